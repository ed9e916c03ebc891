#pragma once

#include <functional>

#include "app/scene/edge_painter.h"
#include "app/scene/node_look.h"

namespace statelight::app {

/// Asks for the looks of what is about to be painted.
struct SceneLooks {
    std::function<NodeLook(const NodeView&)> node;
    std::function<EdgeLook(const EdgeView&)> edge;
};

/// Paints what lies in `area` (picture coordinates) under the items of single states: ground, containers, rings, edges.
/// Below 40 % it paints the states too.
void paintScene(QPainter& painter, const PaintStyle& style, const ScenePicture& picture, const SceneLooks& looks,
    const QRectF& area);

} // namespace statelight::app
