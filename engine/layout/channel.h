#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace statelight::layout {

/// A horizontal run between two rows, with the lines that reach it from above and the one that leaves it downwards.
struct Run {
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int32_t farLeft = -(1 << 29);
    static constexpr std::int32_t farRight = 1 << 29;

    std::int32_t low = farRight; ///< leftmost x
    std::int32_t high = farLeft;
    std::int32_t bottom = none; ///< x of the line downwards
    std::vector<std::int32_t> tops; ///< x of the lines from above
    std::int32_t level = 0; ///< the answer: 0 lies highest

    void include(std::int32_t x);
};

/// Gives runs that overlap levels of their own, so that few lines cross and none lie on each other where that can be.
/// Returns the number of levels.
std::int32_t assignLevels(std::span<Run> runs);

} // namespace statelight::layout
