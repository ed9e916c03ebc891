#include <algorithm>

#include "app/scene/picture_maker.h"

namespace statelight::app {

namespace {

QPointF between(QPointF from, QPointF to, double progress)
{
    return from + (to - from) * progress;
}

QRectF between(const QRectF& from, const QRectF& to, double progress)
{
    return {between(from.topLeft(), to.topLeft(), progress), between(from.bottomRight(), to.bottomRight(), progress)};
}

// A line with fewer corners gets its last one several times, so that each corner of the other has one to come from.
QPolygonF between(const QPolygonF& from, const QPolygonF& to, double progress)
{
    if (from.isEmpty() || to.isEmpty())
        return to;
    QPolygonF line;
    const qsizetype count = std::max(from.size(), to.size());
    for (qsizetype at = 0; at < count; ++at)
        line.append(between(from[std::min(at, from.size() - 1)], to[std::min(at, to.size() - 1)], progress));
    return line;
}

void moveNode(NodeView& node, const ScenePicture& from, double progress)
{
    const NodeView* before = from.find(node.path);
    if (before == nullptr || before->isHidden || node.isHidden || before->isOpen != node.isOpen)
        return;
    node.rect = between(before->rect, node.rect, progress);
    for (std::size_t at = 0; at < std::min(node.branches.size(), before->branches.size()); ++at)
        node.branches[at] = between(before->branches[at], node.branches[at], progress);
}

void moveEdge(EdgeView& edge, const EdgeView* before, double progress)
{
    if (before == nullptr)
        return;
    edge.points = between(before->points, edge.points, progress);
    if (!before->label.isEmpty() && !edge.label.isEmpty())
        edge.label = between(before->label, edge.label, progress);
    edge.bounds = edge.bounds.united(before->bounds);
}

} // namespace

ScenePicturePointer pictureBetween(const ScenePicture& from, const ScenePicturePointer& to, double progress)
{
    auto picture = std::make_shared<ScenePicture>(*to);
    picture->nodeIndex = {};
    picture->edgeIndex = {};
    picture->byPath.clear();
    for (NodeView& node : picture->nodes)
        moveNode(node, from, progress);
    for (EdgeView& edge : picture->edges)
        if (edge.graphIndex)
            moveEdge(edge, from.find(edge.key), progress);
    if (!from.start.isEmpty())
        picture->start = between(from.start, to->start, progress);
    if (!from.end.isEmpty() && !to->end.isEmpty())
        picture->end = between(from.end, to->end, progress);
    indexPicture(*picture);
    return picture;
}

} // namespace statelight::app
