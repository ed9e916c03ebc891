#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"

namespace statelight::query::jsonata {

/// The value of a double: an Integer where it is one that a double holds exactly (up to 2^53), else a Double.
[[nodiscard]] core::Value numberValue(double number) noexcept;
/// The number rounded to 15 significant decimal digits.
[[nodiscard]] double roundedTo15Digits(double number);
/// What $number reads from a text: decimal, or with 0x, 0o, 0b in front; nothing for anything else or beyond a double.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);
/// A decimal text whose form is known to be right; infinite or 0 beyond a double.
[[nodiscard]] double readDecimal(std::string_view text);

} // namespace statelight::query::jsonata
