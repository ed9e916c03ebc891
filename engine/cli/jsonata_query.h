#pragma once

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"
#include "query/jsonata/expression.h"
#include "query/scope.h"

namespace statelight::cli {

/// Values of variables by name.
class VariableTable final : public query::VariableSource {
public:
    [[nodiscard]] const core::Value* find(std::string_view name) const override
    {
        const auto found = m_values.find(name);
        return found == m_values.end() ? nullptr : &found->second;
    }

    void set(std::string name, core::Value value) { m_values.insert_or_assign(std::move(name), std::move(value)); }

private:
    std::map<std::string, core::Value, std::less<>> m_values;
};

/// "aws", "2.0.6" or "latest"; nothing for anything else.
[[nodiscard]] std::optional<query::jsonata::Dialect> jsonataDialect(std::string_view name);

/// Prints the value of one expression, or says what is wrong with a caret under the place. Without an input there is
/// none: undefined. Gives the exit status.
[[nodiscard]] int evaluateJsonata(std::string_view text, query::jsonata::Dialect dialect, const core::Value* input,
    const query::VariableSource& variables, query::RandomSource& random);

/// The answer to one request {"id", "expr", "data"?, "bindings"?, "timelimit"?, "depth"?} as a line of JSON: {"id",
/// "result"}, {"id", "undefined": true} or {"id", "error": {"code", "message", "position"}}. A limit of time, in
/// milliseconds, is taken as one of steps.
[[nodiscard]] std::string answerJsonata(
    const std::string& line, query::jsonata::Dialect dialect, query::RandomSource& random);

} // namespace statelight::cli
