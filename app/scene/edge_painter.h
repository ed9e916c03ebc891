#pragma once

#include <QtGui/QPainterPath>

#include "app/scene/paint_style.h"
#include "app/scene/scene_picture.h"

namespace statelight::app {

/// What changes about a transition's looks.
struct EdgeLook {
    bool isInRun = false;
    int taken = 0;
    bool isHovered = false;
    bool isSelected = false;
    bool isDropTarget = false;
    bool operator==(const EdgeLook&) const = default;
};

/// The line with corners rounded by 8, or as far as the runs allow; level runs hop over the places in `hops`.
[[nodiscard]] QPainterPath roundedPath(const QPolygonF& points, const std::vector<QPointF>& hops = {});
void paintEdge(QPainter& painter, const PaintStyle& style, const EdgeView& edge, const EdgeLook& look,
    const std::vector<QPointF>& hops = {});
/// The pill with the rule or error name, and how often the transition was taken.
void paintEdgeLabel(QPainter& painter, const PaintStyle& style, const EdgeView& edge, const EdgeLook& look);
void paintArrowHead(QPainter& painter, QPointF tip, QPointF from, const QColor& color);
/// Handles at both ends of the selected transition.
void paintEdgeHandles(QPainter& painter, const PaintStyle& style, const EdgeView& edge);
/// The disc that the machine starts at, and the ring that it ends at.
void paintStart(QPainter& painter, const PaintStyle& style, const QRectF& disc, const EdgeLook& look);
void paintEnd(QPainter& painter, const PaintStyle& style, const QRectF& ring, const EdgeLook& look);

} // namespace statelight::app
