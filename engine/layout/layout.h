// layout computes sizes, places and edge routes of a state machine, so that CLI, exports and window agree. It must
// never know text, an execution, or anything that draws. All lengths are logical pixels at 100 %.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "asl/graph.h"
#include "asl/state_machine.h"

namespace statelight::layout {

struct Point {
    double x = 0;
    double y = 0;
    bool operator==(const Point&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    bool operator==(const Rect&) const = default;
};

/// Where one state lies, in coordinates of the whole picture. Index = StateIndex. A state inside a folded container has
/// an empty rect.
struct NodePlace {
    Rect rect;
    bool isContainer = false; ///< drawn open, with a header of 36 and a body
    std::uint32_t depth = 0; ///< nesting, 0 = the machine's own states
    std::vector<Rect> branches; ///< bodies of a Parallel's branches or of a Map's processor; same order as the model
};

/// The route of one edge: index = index in Graph::edges. Orthogonal corner points from source to target; the painter
/// rounds the corners by 8. Edges to one state share their last run. Empty points: the edge isn't drawn.
struct EdgeRoute {
    std::vector<Point> points;
    Rect label; ///< reserved box; width 0 without a label
    bool dangling = false; ///< ends at the top of a ring of 20 with a question mark
    bool defaultSlash = false;
};

/// The start disc and end ring of the machine's own scope.
struct Terminal {
    Rect rect;
    std::vector<std::vector<Point>> routes; ///< start: to the first state; end: one from each terminal state
    std::vector<std::uint32_t> states; ///< the states at the routes' other ends
};

struct Layout {
    std::vector<NodePlace> nodes;
    std::vector<EdgeRoute> edges;
    Terminal start;
    Terminal end; ///< of width 0 where nothing ends
    Rect bounds; ///< of all of it, from 0, 0; of a slot for the first state where there is none
};

/// Texts and ornaments that make a node's size; made from the model by contentOf.
struct NodeContent {
    std::string name;
    std::string subtitle; ///< row 2; empty for nodes of height 40
    struct Chip {
        enum class Kind : std::uint8_t { Retry, Catch, Timeout } kind;
        std::string text;
        bool operator==(const Chip&) const = default;
    };
    std::vector<Chip> chips;
    bool assignsVariables = false;
    char languageBadge = 0; ///< 'J' or 'P' where it differs from the machine's
    std::string footer; ///< of a Map: "each of $.parcels · 3 at a time"
    bool operator==(const NodeContent&) const = default;
};

/// `isFolded`: as a container drawn as a single node shows it ("3 branches · 14 states").
[[nodiscard]] NodeContent contentOf(const asl::StateMachine& machine, asl::StateIndex state, bool isFolded = false);
/// Width of text in Inter from its table of advances; never less than the shaped width. Size in pixels.
[[nodiscard]] double textWidth(std::string_view text, double size, bool semibold);

/// Equal pieces of equal scopes are laid out once; keep one Engine for each document. Not thread safe: Graphviz isn't
/// either, so one thread in the whole process may lay out at a time.
class Engine {
public:
    Engine();
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// `folded`: containers drawn as single nodes.
    [[nodiscard]] Layout layout(
        const asl::StateMachine& machine, const asl::Graph& graph, const std::vector<asl::StatePath>& folded = {});

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace statelight::layout
