#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "query/failure.h"
#include "query/path.h"
#include "query/scope.h"

namespace statelight::query {

struct Call;

/// What a path starts from: `$`, `$$` or `$name`.
enum class Origin : std::uint8_t { Input, Context, Variable };

/// A compiled field of a state: a path from the input, the context object or a variable, or an intrinsic function.
/// Cheap to copy. As in Step Functions, a path of several nodes (wildcard, slice, filter …) whose parent is missing
/// gives an empty array; a path of one node that is missing fails with "query.missing", as an undefined variable does.
class Expression {
public:
    /// The path "$".
    Expression() = default;

    /// "$.a", "$$.Execution.Id", "$name.a": what InputPath, OutputPath and their like hold.
    /// Every parse fails with "query.syntax" and a sentence about the text.
    [[nodiscard]] static core::Result<Expression> parsePath(std::string_view text);
    /// A path that selects one node: names and single indices only.
    [[nodiscard]] static core::Result<Expression> parseReferencePath(std::string_view text);
    /// A call such as "States.Format('Hello {}', $.name)".
    [[nodiscard]] static core::Result<Expression> parseIntrinsic(std::string_view text);
    /// A path or an intrinsic function: the value of a payload template's "key.$".
    [[nodiscard]] static core::Result<Expression> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool isIntrinsic() const { return m_call != nullptr; }
    /// These three: of a path.
    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] const std::string& variable() const { return m_variable; }
    [[nodiscard]] const Path& path() const { return m_path; }

    [[nodiscard]] Evaluated<core::Value> evaluate(const Scope& scope) const;
    /// The node that a path of one node selects, or null; null for everything else. No allocation, no reference count.
    [[nodiscard]] const core::Value* find(const Scope& scope) const;
    /// The names of the variables it reads, each once, in the order of the text.
    [[nodiscard]] std::vector<std::string> variables() const;

    /// parseIntrinsic for a call among the arguments of others; `depth` counts from 1.
    [[nodiscard]] static core::Result<Expression> parseNested(std::string_view text, std::size_t depth);

private:
    [[nodiscard]] const core::Value* start(const Scope& scope) const;

    std::string m_text = "$";
    Origin m_origin = Origin::Input;
    std::string m_variable;
    Path m_path;
    std::shared_ptr<const Call> m_call;
};

/// "$", "$$" or "$name" with names and single indices behind.
[[nodiscard]] bool isReferencePath(std::string_view text);
/// A name that Assign may give: a letter or `_`, then letters, digits or `_`; at most 80 characters; not "states".
/// (Every character beyond ASCII passes as a letter.)
[[nodiscard]] bool isVariableName(std::string_view name);

} // namespace statelight::query
