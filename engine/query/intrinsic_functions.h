#pragma once

#include <span>
#include <string_view>

#include "core/result.h"
#include "core/value.h"
#include "query/scope.h"

namespace statelight::query {

/// The functions over their arguments, whose number the parser has checked. All fail with "query.argument" and say what
/// is wrong with which argument.
using Arguments = std::span<const core::Value>;
using FunctionResult = core::Result<core::Value>;

/// `pattern` with its backslashes: `{}` takes an argument, `\{` is a brace.
[[nodiscard]] FunctionResult format(std::string_view pattern, Arguments values);
[[nodiscard]] FunctionResult stringToJson(Arguments arguments);
[[nodiscard]] FunctionResult stringSplit(Arguments arguments);
[[nodiscard]] FunctionResult base64Encode(Arguments arguments);
[[nodiscard]] FunctionResult base64Decode(Arguments arguments);
[[nodiscard]] FunctionResult hash(Arguments arguments);
[[nodiscard]] FunctionResult uuid(RandomSource* random);

[[nodiscard]] FunctionResult arrayPartition(Arguments arguments);
[[nodiscard]] FunctionResult arrayContains(Arguments arguments);
[[nodiscard]] FunctionResult arrayRange(Arguments arguments);
[[nodiscard]] FunctionResult arrayGetItem(Arguments arguments);
[[nodiscard]] FunctionResult arrayLength(Arguments arguments);
[[nodiscard]] FunctionResult arrayUnique(Arguments arguments);
[[nodiscard]] FunctionResult jsonMerge(Arguments arguments);

[[nodiscard]] FunctionResult mathAdd(Arguments arguments);
[[nodiscard]] FunctionResult mathRandom(Arguments arguments, RandomSource* random);

/// A number rounded half up; fails for any other value and beyond 64 bits. `which` names the argument: "second".
[[nodiscard]] core::Result<std::int64_t> roundedInteger(const core::Value& value, std::string_view which);
[[nodiscard]] tl::unexpected<core::Error> refused(std::string reason);

} // namespace statelight::query
