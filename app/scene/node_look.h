#pragma once

#include "app/document/run_overlay.h"
#include "app/scene/paint_style.h"
#include "app/scene/scene_picture.h"

namespace statelight::app {

/// What changes about a state's looks without its place: run, pointer, selection, drag.
struct NodeLook {
    StateRun run;
    bool isInRun = false;
    bool isHovered = false;
    bool isSelected = false;
    bool isFocused = false;
    bool isDimmed = false; ///< no place for what is being dragged, or broken
    bool isTarget = false; ///< where the dragged thing would go

    bool operator==(const NodeLook&) const = default;
};

[[nodiscard]] theme::Status statusOf(RunStatus status);
[[nodiscard]] bool isRunning(const NodeLook& look);
/// Has a status border, badge and duration to show.
[[nodiscard]] bool hasStatus(const NodeLook& look);
[[nodiscard]] QColor borderColor(const NodeView& node, const NodeLook& look, const theme::Palette& palette);
[[nodiscard]] double borderWidth(const NodeView& node, const NodeLook& look);
[[nodiscard]] QPen borderPen(const NodeView& node, const NodeLook& look, const theme::Palette& palette);

/// The silhouette of a type around `rect`, grown by `grow` on all sides.
[[nodiscard]] QPainterPath silhouette(theme::Type type, const QRectF& rect, double grow = 0);
/// The outline of a state: its silhouette, or a container's rounded rectangle.
[[nodiscard]] QPainterPath outlineOf(const NodeView& node, double grow = 0);
/// Where row 1 to 3 may write: the node without its side paddings.
[[nodiscard]] QRectF innerRect(const NodeView& node);

} // namespace statelight::app
