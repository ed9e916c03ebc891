#include "app/scene/scene_painter.h"

#include <algorithm>
#include <cmath>

#include "app/scene/container_painter.h"
#include "app/scene/edge_hops.h"
#include "app/scene/node_painter.h"
#include "app/scene/overview_painter.h"

namespace statelight::app {

namespace {

constexpr double step = theme::size::gridStep;
constexpr int majorEvery = 5;

struct SeenNode {
    const NodeView* view;
    NodeLook look;
};

struct SeenEdge {
    const EdgeView* view;
    EdgeLook look;
    [[nodiscard]] int rank() const
    {
        if (look.isSelected || look.isHovered || look.isDropTarget)
            return 2;
        return look.taken > 0 ? 1 : 0;
    }
};

bool isMajor(double place)
{
    return std::llround(place / step) % majorEvery == 0;
}

void paintGround(QPainter& painter, const PaintStyle& style, const QRectF& area)
{
    painter.fillRect(area, toColor(style.palette->canvas));
    if (style.detail() == Detail::Shapes || !style.hasGrid)
        return;
    const bool isFar = style.zoom < 0.6;
    const double pitch = isFar ? step * majorEvery : step;
    const double dot = 1.5 / style.zoom;
    const QColor minor = toColor(style.palette->grid);
    const QColor major = toColor(style.palette->gridMajor);
    for (double y = std::floor(area.top() / pitch) * pitch; y <= area.bottom() + dot; y += pitch)
        for (double x = std::floor(area.left() / pitch) * pitch; x <= area.right() + dot; x += pitch)
            painter.fillRect(QRectF(x - dot / 2, y - dot / 2, dot, dot), isMajor(x) && isMajor(y) ? major : minor);
}

std::vector<SeenNode> seenNodes(const ScenePicture& picture, const SceneLooks& looks, const QRectF& area)
{
    std::vector<SeenNode> seen;
    const QRectF reach = area.adjusted(-nodeMargin, -nodeMargin, nodeMargin, nodeMargin);
    for (const std::uint32_t number : picture.nodeIndex.touching(area)) {
        const NodeView& node = picture.nodes[number];
        if (!node.isHidden && node.rect.intersects(reach))
            seen.push_back({&node, looks.node(node)});
    }
    return seen;
}

std::vector<SeenEdge> seenEdges(const ScenePicture& picture, const SceneLooks& looks, const QRectF& area)
{
    std::vector<SeenEdge> seen;
    for (const std::uint32_t number : picture.edgeIndex.touching(area)) {
        const EdgeView& edge = picture.edges[number];
        if (edge.bounds.intersects(area))
            seen.push_back({&edge, looks.edge(edge)});
    }
    std::ranges::stable_sort(seen, {}, &SeenEdge::rank);
    return seen;
}

void paintNear(QPainter& painter, const PaintStyle& style, const std::vector<SeenNode>& nodes)
{
    for (const SeenNode& node : nodes)
        if (node.view->isOpen)
            paintContainer(painter, style, *node.view, node.look);
    for (const SeenNode& node : nodes)
        paintUnderlay(painter, style, *node.view, node.look);
}

// The later edge hops, whichever of the two is painted on top.
std::vector<QPointF> hopsOf(const SeenEdge& edge, const std::vector<SeenEdge>& edges)
{
    std::vector<const EdgeView*> earlier;
    for (const SeenEdge& other : edges)
        if (other.view < edge.view && other.view->to != edge.view->to && !other.view->points.isEmpty())
            earlier.push_back(other.view);
    return hopsOver(*edge.view, earlier);
}

void paintEdges(QPainter& painter, const PaintStyle& style, const std::vector<SeenEdge>& edges)
{
    const bool isFar = style.detail() == Detail::Tiles || style.detail() == Detail::Shapes;
    for (const SeenEdge& edge : edges)
        paintEdge(painter, style, *edge.view, edge.look, isFar ? std::vector<QPointF>() : hopsOf(edge, edges));
    if (isFar)
        return;
    for (const SeenEdge& edge : edges)
        if (style.detail() == Detail::Full || edge.look.isHovered || edge.look.taken > 1)
            paintEdgeLabel(painter, style, *edge.view, edge.look);
    for (const SeenEdge& edge : edges)
        if (edge.look.isSelected && edge.view->graphIndex)
            paintEdgeHandles(painter, style, *edge.view);
}

void paintTerminals(QPainter& painter, const PaintStyle& style, const ScenePicture& picture, const SceneLooks& looks,
    const QRectF& area)
{
    if (!picture.start.isEmpty() && picture.start.intersects(area)) {
        EdgeLook look;
        for (const EdgeView& edge : picture.edges)
            if (!edge.from && edge.to)
                look = looks.edge(edge);
        paintStart(painter, style, picture.start, look);
    }
    if (!picture.end.isEmpty() && picture.end.intersects(area)) {
        EdgeLook look;
        for (const EdgeView& edge : picture.edges)
            if (!edge.graphIndex && edge.from && looks.edge(edge).taken > 0)
                look = looks.edge(edge);
        paintEnd(painter, style, picture.end, look);
    }
}

} // namespace

void paintScene(QPainter& painter, const PaintStyle& style, const ScenePicture& picture, const SceneLooks& looks,
    const QRectF& area)
{
    const bool isFar = style.zoom < 0.4;
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintGround(painter, style, area);
    painter.setRenderHint(QPainter::Antialiasing, style.detail() != Detail::Shapes);
    const std::vector<SeenNode> nodes = seenNodes(picture, looks, area);
    if (isFar) {
        for (const SeenNode& node : nodes)
            if (node.view->isOpen)
                paintOverviewContainer(painter, style, *node.view, node.look);
    } else {
        paintNear(painter, style, nodes);
    }
    paintEdges(painter, style, seenEdges(picture, looks, area));
    if (isFar)
        for (const SeenNode& node : nodes)
            if (!node.view->isOpen)
                paintOverviewNode(painter, style, *node.view, node.look);
    painter.setRenderHint(QPainter::Antialiasing);
    paintTerminals(painter, style, picture, looks, area);
}

} // namespace statelight::app
