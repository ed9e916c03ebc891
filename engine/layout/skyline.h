#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace statelight::layout {

/// How far a picture reaches to one side at each of its slots (channel, row, channel, row, …, channel), counted
/// outwards.
class Skyline {
public:
    explicit Skyline(std::span<const std::int32_t> extents);

    /// The greatest reach in slots [first, last].
    [[nodiscard]] std::int32_t reach(std::uint32_t first, std::uint32_t last) const;
    void raise(std::uint32_t first, std::uint32_t last, std::int32_t reach);

private:
    void raiseIn(std::uint32_t node, std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t last,
        std::int32_t reach);
    [[nodiscard]] std::int32_t reachIn(
        std::uint32_t node, std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t last) const;

    std::uint32_t m_size = 0;
    std::vector<std::int32_t> m_most; ///< of the node's slots
    std::vector<std::int32_t> m_raised; ///< a floor under all of the node's slots
};

} // namespace statelight::layout
