#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "query/jsonata/expression.h"

namespace statelight::query::jsonata {

/// What stands between `{%` and `%}`; both must be there to the letter, without blanks outside.
struct Embedded {
    std::string_view text; ///< without the blanks at its ends
    std::size_t offset; ///< where that begins in the whole text
};
[[nodiscard]] std::optional<Embedded> embeddedExpression(std::string_view text);

/// Why an expression of a payload can't be used, or gave no value.
struct PayloadFault {
    enum class Kind : std::uint8_t {
        Syntax,
        Undefined, ///< it gave nothing
        Function, ///< it gave a function
        Thrown
    };
    Kind kind = Kind::Thrown;
    Fault fault; ///< its range counts in `expression`
    std::string expression;
    std::string place; ///< within the payload, as Step Functions shows it: "/a/b[0]"
};

struct PayloadNode;

/// A JSON value of a JSONata state (Arguments, Output, Assign, Condition, ...) in which every text `{% ... %}`, at
/// every depth, is evaluated. What holds none is shared, not copied.
class Payload {
public:
    /// The payload `null`.
    Payload();

    [[nodiscard]] static tl::expected<Payload, PayloadFault> compile(const core::Value& value);

    /// Nothing in it is evaluated.
    [[nodiscard]] bool isConstant() const;
    /// The expression, where the whole payload is one; else null.
    [[nodiscard]] const Expression* expression() const;
    /// Whether an expression may read `$states.context`, which is costly to make.
    [[nodiscard]] bool readsContext() const;
    [[nodiscard]] tl::expected<core::Value, PayloadFault> evaluate(const Environment& environment) const;

private:
    std::shared_ptr<const PayloadNode> m_root;
};

/// One expression of a payload, compiled or not.
struct PayloadExpression {
    std::string pointer; ///< JSON pointer within the payload
    Embedded source; ///< a view into the payload's text
    OrFault<Expression> expression;
};
/// All expressions of a payload in the order of its text.
[[nodiscard]] std::vector<PayloadExpression> payloadExpressions(const core::Value& value);

} // namespace statelight::query::jsonata
