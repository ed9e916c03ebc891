#include "query/jsonata/expression.h"

#include <utility>

#include "query/digest.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/name_resolver.h"
#include "query/jsonata/parser.h"
#include "query/jsonata/path_shaper.h"
#include "query/jsonata/program.h"

namespace statelight::query::jsonata {

OrFault<std::shared_ptr<const Program>> compileProgram(std::string_view text, Dialect dialect)
{
    if (repairUtf8(text) != text)
        return tl::unexpected(Fault{"S0201", "The expression is no UTF-8.", {}, {}});
    auto tree = parse(text, dialect).and_then(shapePaths);
    if (!tree)
        return tl::unexpected(std::move(tree.error()));
    auto program = std::make_shared<Program>();
    program->text = text;
    program->dialect = dialect;
    program->root = std::move(*tree);
    program->hasLoneSurrogates = text.find("\\u") != std::string_view::npos;
    if (auto resolved = resolveNames(*program); !resolved)
        return tl::unexpected(std::move(resolved.error()));
    return program;
}

Expression::Expression(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{}

OrFault<Expression> Expression::compile(std::string_view text, Dialect dialect)
{
    auto program = compileProgram(text, dialect);
    if (!program)
        return tl::unexpected(std::move(program.error()));
    return Expression(std::move(*program));
}

const std::string& Expression::text() const
{
    return m_program->text;
}

Dialect Expression::dialect() const
{
    return m_program->dialect;
}

const std::vector<Reference>& Expression::references() const
{
    return m_program->references;
}

OrFault<std::optional<core::Value>> Expression::evaluate(const Environment& environment) const
{
    return Evaluator(*m_program, environment).run();
}

} // namespace statelight::query::jsonata
