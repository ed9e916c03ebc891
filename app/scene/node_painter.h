#pragma once

#include "app/scene/node_look.h"

namespace statelight::app {

/// How far anything of a state is drawn outside of its rectangle: lane, rings, stacked edge, shadow.
inline constexpr double nodeMargin = 24;

/// Draws a state that is no open container, in the coordinates of the picture.
void paintNode(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);
/// What lies under the edges: shadow, halo, rings of selection, focus and the current step.
void paintUnderlay(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);
/// The 24 px tile with the glyph of the type or service.
void paintTile(QPainter& painter, const PaintStyle& style, const NodeView& node, QPointF topLeft, double opacity = 1);
/// The arrow plate of the current step, left of the state.
void paintPlate(QPainter& painter, const PaintStyle& style, const NodeView& node);
/// The handle that a transition is drawn from.
void paintPort(QPainter& painter, const PaintStyle& style, QPointF middle);
/// Something may follow the state.
[[nodiscard]] bool hasPort(const NodeView& node);
[[nodiscard]] QPointF portOf(const NodeView& node);

} // namespace statelight::app
