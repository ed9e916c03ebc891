#include "app/scene/edge_hops.h"

#include <algorithm>
#include <cmath>

namespace statelight::app {

namespace {

bool isInside(double value, double end, double otherEnd, double margin)
{
    return value > std::min(end, otherEnd) + margin && value < std::max(end, otherEnd) - margin;
}

bool isLevel(QPointF from, QPointF to)
{
    return std::abs(from.y() - to.y()) < 0.01;
}

bool isUpright(QPointF from, QPointF to)
{
    return std::abs(from.x() - to.x()) < 0.01;
}

void addHops(std::vector<QPointF>& hops, QPointF from, QPointF to, const EdgeView& other)
{
    for (qsizetype at = 1; at < other.points.size(); ++at) {
        const QPointF high = other.points[at - 1];
        const QPointF low = other.points[at];
        if (isUpright(high, low) && isInside(high.x(), from.x(), to.x(), 2 * hopRadius)
            && isInside(from.y(), high.y(), low.y(), 1))
            hops.emplace_back(high.x(), from.y());
    }
}

} // namespace

std::vector<QPointF> hopsOver(const EdgeView& edge, const std::vector<const EdgeView*>& others)
{
    std::vector<QPointF> hops;
    for (qsizetype at = 1; at < edge.points.size(); ++at) {
        const QPointF from = edge.points[at - 1];
        const QPointF to = edge.points[at];
        if (!isLevel(from, to))
            continue;
        for (const EdgeView* other : others)
            if (other->bounds.intersects(edge.bounds))
                addHops(hops, from, to, *other);
    }
    return hops;
}

} // namespace statelight::app
