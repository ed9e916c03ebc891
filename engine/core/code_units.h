#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace statelight::core {

/// Compares two texts of valid UTF-8 by their UTF-16 code units, as Java and the Amazon States Language do.
[[nodiscard]] std::strong_ordering compareCodeUnits(std::string_view left, std::string_view right) noexcept;

/// Length of a text of valid UTF-8 in UTF-16 code units.
[[nodiscard]] std::size_t countCodeUnits(std::string_view text) noexcept;

} // namespace statelight::core
