#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "layout/layout.h"

namespace statelight::layout {

/// A box to be placed in a scope: a state, or one of the drawn ends. Lengths are whole pixels.
struct Item {
    enum class Kind : std::int32_t { State, Start, End, Ring };
    Kind kind = Kind::State;
    std::int32_t width = 0;
    std::int32_t height = 0;
    std::int32_t catchExit = 0; ///< where Catch links leave, below the top
    std::int32_t slots = 0; ///< of a Choice: places along the bottom edge; 0: everything leaves in the middle

    [[nodiscard]] std::int32_t halfWidth() const { return width / 2; }
    /// Of its part that stands on the row's middle line: a container's head is taken for a node.
    [[nodiscard]] std::int32_t usualHeight() const;
};

struct Link {
    enum class Kind : std::int32_t { Flow, Catch, ToEnd };
    Kind kind = Kind::Flow;
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::int32_t slot = 0; ///< place along a Choice's bottom edge
    std::int32_t labelWidth = 0; ///< 0: no label
};

/// One scope without anything that doesn't matter to its picture, so that equal scopes are equal problems.
struct ScopeProblem {
    std::vector<Item> items;
    std::vector<Link> links; ///< of one item in the order Next; rules, Default; catchers
    std::uint32_t root = 0; ///< where the picture starts; items isn't empty
    std::uint32_t statesBegin = 0; ///< the items before are Start and End
};

[[nodiscard]] std::string keyOf(const ScopeProblem& problem);

/// The picture of a scope with its upper left corner at 0, 0. Routes and labels by link.
struct ScopePicture {
    std::vector<Point> places; ///< upper left corners, by item
    std::vector<Point> points; ///< of all routes
    std::vector<std::uint32_t> firstPoint; ///< route i is points[firstPoint[i]] … points[firstPoint[i + 1] - 1]
    std::vector<Rect> labels;
    double width = 0;
    double height = 0;
};

} // namespace statelight::layout
