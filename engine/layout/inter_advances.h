#pragma once

#include <cstdint>
#include <span>

namespace statelight::layout {

/// Advances of the glyphs from code point `first` on, in thousandths of the font's size.
struct AdvanceRange {
    std::uint32_t first = 0;
    std::span<const std::uint16_t> regular;
    std::span<const std::uint16_t> semibold;
};

/// Sorted by `first`; ranges don't overlap.
[[nodiscard]] std::span<const AdvanceRange> interAdvances();

} // namespace statelight::layout
