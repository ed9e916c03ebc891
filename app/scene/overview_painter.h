#pragma once

#include "app/scene/node_look.h"

namespace statelight::app {

/// A state below 40 %: tile and status tint; below 15 % a silhouette in the status's colour.
void paintOverviewNode(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);
/// An open container below 40 %; its name keeps 12 px on the screen.
void paintOverviewContainer(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look);

} // namespace statelight::app
