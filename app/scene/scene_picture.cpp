#include "app/scene/scene_picture.h"

#include <QtCore/QLineF>
#include <algorithm>
#include <limits>

namespace statelight::app {

namespace {

double distanceToRun(QPointF place, const QLineF& run)
{
    const double length = run.length();
    if (length < 1e-9)
        return QLineF(place, run.p1()).length();
    const QPointF along = run.p2() - run.p1();
    const double at = std::clamp(QPointF::dotProduct(place - run.p1(), along) / (length * length), 0.0, 1.0);
    return QLineF(place, run.pointAt(at)).length();
}

double distanceTo(QPointF place, const EdgeView& edge)
{
    if (edge.label.contains(place))
        return 0;
    double nearest = std::numeric_limits<double>::max();
    for (qsizetype at = 1; at < edge.points.size(); ++at)
        nearest = std::min(nearest, distanceToRun(place, {edge.points[at - 1], edge.points[at]}));
    return nearest;
}

} // namespace

const NodeView* ScenePicture::find(const asl::StatePath& path) const
{
    const auto found = byPath.find(path);
    return found == byPath.end() ? nullptr : &nodes[found->second];
}

const NodeView* ScenePicture::nodeAt(QPointF place) const
{
    const NodeView* innermost = nullptr;
    for (const std::uint32_t number : nodeIndex.touching(QRectF(place, QSizeF(0, 0)))) {
        const NodeView& node = nodes[number];
        if (node.rect.contains(place) && (innermost == nullptr || node.depth >= innermost->depth))
            innermost = &node;
    }
    return innermost;
}

const EdgeView* ScenePicture::edgeAt(QPointF place, double reach) const
{
    const EdgeView* nearest = nullptr;
    const QRectF around(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach);
    for (const std::uint32_t number : edgeIndex.touching(around)) {
        const EdgeView& edge = edges[number];
        const double distance = edge.points.size() < 2 ? std::numeric_limits<double>::max() : distanceTo(place, edge);
        if (distance <= reach) {
            reach = distance;
            nearest = &edge;
        }
    }
    return nearest;
}

const EdgeView* ScenePicture::find(const EdgeKey& key) const
{
    const auto source = byPath.find(key.from);
    if (source == byPath.end())
        return nullptr;
    const asl::Graph& graph = snapshot->graph;
    for (std::uint32_t at = graph.firstEdge[source->second]; at < graph.firstEdge[source->second + 1]; ++at)
        if (edges[at].key == key)
            return &edges[at];
    return nullptr;
}

} // namespace statelight::app
