#pragma once

#include <cstdint>

#include "layout/layout.h"

namespace statelight::layout {

struct NodeSize {
    std::int32_t width = 0;
    std::int32_t height = 0;

    bool operator==(const NodeSize&) const = default;
};

/// Of a state drawn as a single node. `slots`: of a Choice, its rules and its default.
[[nodiscard]] NodeSize nodeSize(const NodeContent& content, asl::StateType type, std::int32_t slots);
/// The least width of an open container: what its header needs.
[[nodiscard]] std::int32_t headerWidth(const NodeContent& content);
/// Of the box of an edge's label; 0 for an empty one.
[[nodiscard]] std::int32_t labelWidth(const asl::Edge& edge);

} // namespace statelight::layout
