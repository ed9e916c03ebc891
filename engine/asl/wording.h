#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/value.h"

namespace statelight::asl {

/// Small words of labels and row 2 of nodes; English, short, without a full stop.

/// "3 rules", "1 rule".
[[nodiscard]] std::string counted(std::size_t count, std::string_view singular);
/// "6 hours", "90 seconds": in the largest unit that divides it.
[[nodiscard]] std::string durationText(std::int64_t seconds);
/// Cuts behind `limit` characters (not bytes) and sets an ellipsis.
[[nodiscard]] std::string elided(std::string text, std::size_t limit);
[[nodiscard]] std::size_t characterCount(std::string_view text);
/// Runs of blanks become one, those at the ends go.
[[nodiscard]] std::string collapsed(std::string_view text);

[[nodiscard]] bool isJsonata(std::string_view text);
/// What stands between {% and %}, collapsed; `text` must be such an expression.
[[nodiscard]] std::string jsonataBody(std::string_view text);

/// What a person calls the thing a path points to: "total" for $.order.total, "items[0]" for $.items[0], "input" for $.
[[nodiscard]] std::string pathName(std::string_view path);
/// A scalar as in JSON; arrays and objects as "[…]" and "{…}".
[[nodiscard]] std::string valueText(const core::Value& value);

} // namespace statelight::asl
