#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace statelight::layout {

struct FlowLink {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// How a flow is cut into pieces: an order in which only ways back point backwards and short side branches stand before
/// the long way on, and the places in it that every path passes.
struct FlowOrder {
    std::vector<std::uint32_t> order; ///< the nodes that can be reached from the root, the root first
    std::vector<std::uint32_t> position; ///< by node; meaningless where it can't be reached
    std::vector<bool> isBack; ///< by link: it closes a loop
    std::vector<std::uint32_t> cuts; ///< positions that no link spans, ascending; the first is 0
};

/// In linear time. Links of one node keep their order among each other.
[[nodiscard]] FlowOrder orderFlow(std::uint32_t nodeCount, std::span<const FlowLink> links, std::uint32_t root);

} // namespace statelight::layout
