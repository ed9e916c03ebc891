// query/jsonata is JSONata 2: text -> Expression -> value, in three dialects. It must never know what a state is: rules
// of place (where `$` may stand, what `$states` holds) are told from outside, by the environment and by references().
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "query/jsonata/environment.h"
#include "query/jsonata/fault.h"

namespace statelight::query::jsonata {

struct Program;

enum class Dialect : std::uint8_t {
    Aws, ///< 2.0.6 plus $partition, $range, $hash, $random(seed), $uuid and $parse, without $eval
    Version206, ///< what Step Functions' runtime is made after
    Latest ///< 2.2: with `??` and `?:`
};

/// One place where an expression reads something from outside.
struct Reference {
    enum class Kind : std::uint8_t {
        Variable, ///< `$name` that no block, parameter or function of JSONata's own gives
        Input, ///< `$` where it is the whole input
        Root, ///< `$$`, anywhere
        Field ///< a bare name, `*` or `**` of the whole input
    };
    Kind kind;
    std::string name; ///< of the variable or field, without `$`
    core::SourceRange range;

    bool operator==(const Reference&) const = default;
};

/// A compiled expression. Cheap to copy, immutable, and may be evaluated by several threads at once.
class Expression {
public:
    /// Fails with the code of a syntax fault: S0101 to S0500, or U1001 for a text that nests too deeply.
    [[nodiscard]] static OrFault<Expression> compile(std::string_view text, Dialect dialect = Dialect::Aws);

    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] Dialect dialect() const;
    /// In the order of the text. `Input` and `Field` only outside of predicates, mapped steps, orderings and function
    /// bodies, where they would read the whole input.
    [[nodiscard]] const std::vector<Reference>& references() const;

    /// The value, or nothing where JSONata's answer is `undefined`. A value that is a function fails with "D3901" here;
    /// functions inside of a result become null.
    [[nodiscard]] OrFault<std::optional<core::Value>> evaluate(const Environment& environment) const;

private:
    explicit Expression(std::shared_ptr<const Program> program);

    std::shared_ptr<const Program> m_program;
};

} // namespace statelight::query::jsonata
