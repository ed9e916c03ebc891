#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/scene/scene_picture.h"
#include "asl/state_machine.h"
#include "document/edits/edits.h"

namespace statelight::app {

/// What is dragged over the canvas: a new state of a type, or a state that is there.
using Dragged = std::variant<asl::StateType, asl::StateIndex>;

/// Where the dragged thing would go if it were dropped now.
struct DropTarget {
    std::optional<document::Place> place; ///< none: it can't be dropped here
    std::string reason; ///< why not; empty where there is nothing to drop onto
    std::optional<std::uint32_t> edge; ///< index in ScenePicture::edges, lit while it is the target
    std::optional<asl::StateIndex> node; ///< a container or state, lit while it is the target

    bool operator==(const DropTarget&) const;
};

/// A place where the dragged state can be spliced in; 24 px high.
struct DropSlot {
    std::uint32_t edge = 0;
    QRectF rect;
};

/// An edge within `reach` comes first, then the state or container under the pointer, then the machine itself if it is
/// empty. Asks the rules of asl.
[[nodiscard]] DropTarget dropTarget(
    const ScenePicture& picture, QPointF place, double reach, const Dragged& dragged, bool splices = true);
/// The slots of all transitions in `area` that the dragged thing may be spliced into.
[[nodiscard]] std::vector<DropSlot> dropSlots(const ScenePicture& picture, const QRectF& area, const Dragged& dragged);
/// Behind a state if it may have a successor; else, or with no state, at the end of the machine's own chain.
[[nodiscard]] document::Place placeBehind(const document::Snapshot& now, const asl::StatePath& after);

} // namespace statelight::app
