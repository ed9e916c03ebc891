#include "app/scene/arrow_walk.h"

#include <cmath>
#include <limits>

namespace statelight::app {

namespace {

struct Way {
    double along;
    double aside;
};

double gap(double fromLow, double fromHigh, double toLow, double toHigh)
{
    return std::max({0.0, toLow - fromHigh, fromLow - toHigh});
}

Way wayTo(const QRectF& from, const QRectF& to, Direction direction)
{
    switch (direction) {
    case Direction::Left:
        return {from.center().x() - to.center().x(), gap(from.top(), from.bottom(), to.top(), to.bottom())};
    case Direction::Right:
        return {to.center().x() - from.center().x(), gap(from.top(), from.bottom(), to.top(), to.bottom())};
    case Direction::Up:
        return {from.center().y() - to.center().y(), gap(from.left(), from.right(), to.left(), to.right())};
    case Direction::Down:
        break;
    }
    return {to.center().y() - from.center().y(), gap(from.left(), from.right(), to.left(), to.right())};
}

double cost(const NodeView& from, const NodeView& to, Direction direction)
{
    const Way way = wayTo(from.rect, to.rect, direction);
    if (way.along <= 1)
        return std::numeric_limits<double>::max();
    const double foreign = from.owner == to.owner ? 0 : 400;
    return way.along + 2 * way.aside + foreign + std::abs(from.rect.center().x() - to.rect.center().x()) * 0.01;
}

} // namespace

const NodeView* nearestState(const ScenePicture& picture, const NodeView& from, Direction direction)
{
    const NodeView* nearest = nullptr;
    double best = std::numeric_limits<double>::max();
    for (const NodeView& node : picture.nodes) {
        if (&node == &from || node.isHidden)
            continue;
        // What holds the state or lies in it is no neighbour of it.
        if (node.rect.contains(from.rect) || from.rect.contains(node.rect))
            continue;
        if (const double now = cost(from, node, direction); now < best) {
            best = now;
            nearest = &node;
        }
    }
    return nearest;
}

} // namespace statelight::app
