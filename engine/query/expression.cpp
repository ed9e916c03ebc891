#include "query/expression.h"

#include <algorithm>

#include "core/code_units.h"
#include "query/intrinsic.h"
#include "query/step.h"

namespace statelight::query {

namespace {

tl::unexpected<core::Error> fault(std::string_view text, std::string_view reason)
{
    return core::failure(code::syntax, "'" + std::string(text) + "' is no valid path: " + std::string(reason));
}

bool selectsOneNode(const Path& path)
{
    return std::ranges::all_of(path.steps().all, [](const Step& step) {
        const auto* names = std::get_if<NameStep>(&step);
        const auto* indices = std::get_if<IndexStep>(&step);
        return (names && names->names.size() == 1) || (indices && indices->indices.size() == 1);
    });
}

void addOnce(std::vector<std::string>& names, const std::string& name)
{
    if (std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

} // namespace

core::Result<Expression> Expression::parsePath(std::string_view text)
{
    if (!text.starts_with('$'))
        return fault(text, "it must start with $.");
    Expression expression;
    expression.m_text = text;
    std::string_view rest = text.substr(1);
    if (rest.starts_with('$')) {
        expression.m_origin = Origin::Context;
        rest.remove_prefix(1);
    } else if (!rest.empty() && rest.front() != '.' && rest.front() != '[' && rest.front() != ' ') {
        expression.m_origin = Origin::Variable;
        expression.m_variable = rest.substr(0, rest.find_first_of(".["));
        rest.remove_prefix(expression.m_variable.size());
        if (!isVariableName(expression.m_variable))
            return fault(text, "'" + expression.m_variable + "' can't be the name of a variable.");
    }
    auto path = Path::parse("$" + std::string(rest));
    if (!path)
        return fault(text, path.error().message);
    expression.m_path = std::move(*path);
    return expression;
}

core::Result<Expression> Expression::parseReferencePath(std::string_view text)
{
    auto expression = parsePath(text);
    if (expression && !selectsOneNode(expression->m_path))
        return fault(text, "it must select a single node, without wildcards, slices, filters or lists.");
    return expression;
}

core::Result<Expression> Expression::parseIntrinsic(std::string_view text)
{
    return parseNested(text, 1);
}

core::Result<Expression> Expression::parseNested(std::string_view text, std::size_t depth)
{
    auto call = parseCall(text, depth);
    if (!call)
        return tl::unexpected(std::move(call.error()));
    Expression expression;
    expression.m_text = text;
    expression.m_call = std::make_shared<const Call>(std::move(*call));
    return expression;
}

core::Result<Expression> Expression::parse(std::string_view text)
{
    return text.starts_with('$') ? parsePath(text) : parseIntrinsic(text);
}

const core::Value* Expression::start(const Scope& scope) const
{
    switch (m_origin) {
    case Origin::Input:
        return scope.input;
    case Origin::Context:
        return scope.context;
    case Origin::Variable:
        return scope.variables ? scope.variables->find(m_variable) : nullptr;
    }
    return nullptr;
}

Evaluated<core::Value> Expression::evaluate(const Scope& scope) const
{
    if (m_call)
        return evaluateCall(*m_call, scope);
    const core::Value* from = start(scope);
    if (!from && m_origin == Origin::Variable) {
        return tl::unexpected(Failure{{code::missing, "The variable '" + m_variable + "' has no value."}, m_text, {}});
    }
    const core::Value nothing;
    if (const core::Value* node = m_path.find(from ? *from : nothing))
        return *node;
    auto value = m_path.evaluate(from ? *from : nothing);
    if (value)
        return std::move(*value);
    if (!m_path.isDefinite() && value.error().code == code::missing)
        return core::Value::array();
    return tl::unexpected(Failure{std::move(value.error()), m_text, {}});
}

const core::Value* Expression::find(const Scope& scope) const
{
    const core::Value* from = m_call ? nullptr : start(scope);
    return from ? m_path.find(*from) : nullptr;
}

std::vector<std::string> Expression::variables() const
{
    std::vector<std::string> names;
    if (!m_variable.empty())
        names.push_back(m_variable);
    if (!m_call)
        return names;
    for (const Argument& argument : m_call->arguments) {
        const auto* expression = std::get_if<Expression>(&argument);
        if (!expression)
            continue;
        for (const std::string& name : expression->variables())
            addOnce(names, name);
    }
    return names;
}

bool isReferencePath(std::string_view text)
{
    return Expression::parseReferencePath(text).has_value();
}

bool isVariableName(std::string_view name)
{
    constexpr std::size_t longest = 80;
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    const auto isPart = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
    return !name.empty() && isLetter(name.front()) && std::ranges::all_of(name, isPart) && name != "states"
        && core::countCodeUnits(name) <= longest;
}

} // namespace statelight::query
