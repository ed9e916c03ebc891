#pragma once

#include "app/scene/node_look.h"

namespace statelight::app {

/// Draws badges from `right` leftwards around the height `middle`; answers the left end of what was drawn.
double paintBadges(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look, double right,
    double middle);
/// The problem badge alone: a triangle or an octagon, with a count over one.
double paintProblemBadge(QPainter& painter, const PaintStyle& style, const NodeView& node, double right, double middle);
/// The badge of a status in a square of 16; a running one has a ring that turns.
void paintStatusBadge(QPainter& painter, const PaintStyle& style, RunStatus status, const QRectF& square);

} // namespace statelight::app
