#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace statelight::layout {

/// A piece of a flow ready to be placed: every edge goes from one rank to the next, long ones by elements in between.
struct PieceShape {
    static constexpr std::int32_t straightWeight = 8; ///< between two passages of a long link
    static constexpr std::int32_t branchingWeight = 2; ///< between an item and a passage

    struct Edge {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        std::int32_t weight = 1; ///< how straight it wants to be

        bool operator==(const Edge&) const = default;
    };
    std::vector<std::int32_t> ranks; ///< by element; element 0 alone has rank 0
    std::vector<std::int32_t> widths; ///< by element
    std::vector<Edge> edges; ///< of one element from left to right

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ranks.size()); }
    [[nodiscard]] std::int32_t rankCount() const;
};

[[nodiscard]] std::string keyOf(const PieceShape& shape);

/// Middles of the elements, none nearer than measures::nodeGap to its neighbours in the rank.
using Columns = std::vector<std::int32_t>;

} // namespace statelight::layout
