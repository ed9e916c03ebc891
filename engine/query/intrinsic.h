#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "query/expression.h"

namespace statelight::query {

enum class Function : std::uint8_t {
    Format,
    StringToJson,
    JsonToString,
    Array,
    ArrayPartition,
    ArrayContains,
    ArrayRange,
    ArrayGetItem,
    ArrayLength,
    ArrayUnique,
    Base64Encode,
    Base64Decode,
    Hash,
    JsonMerge,
    MathRandom,
    MathAdd,
    StringSplit,
    Uuid
};

/// A constant of a call. `raw` is a string's text with its backslashes, which States.Format needs.
struct Literal {
    core::Value value;
    std::string raw;
};

using Argument = std::variant<Literal, Expression>;

/// A call of an intrinsic function; nested calls are expressions among the arguments.
struct Call {
    Function function = Function::Array;
    std::string text; ///< as written, for messages
    std::vector<Argument> arguments;
};

/// Nested calls, as Step Functions limits them.
inline constexpr std::size_t callDepthLimit = 10;

/// What the functions are called: "States.Format", in the order of Function.
[[nodiscard]] std::span<const std::string_view> functionNames();

/// Reads one call, with nothing around it. Fails with "query.syntax".
[[nodiscard]] core::Result<Call> parseCall(std::string_view text, std::size_t depth = 1);

[[nodiscard]] Evaluated<core::Value> evaluateCall(const Call& call, const Scope& scope);

} // namespace statelight::query
