#include "layout/scope_layout.h"

#include <algorithm>
#include <limits>

#include "layout/block.h"

namespace statelight::layout {

namespace {

/// Grows around everything that is drawn.
struct Frame {
    double left = std::numeric_limits<double>::max();
    double top = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double bottom = std::numeric_limits<double>::lowest();

    void include(Point point)
    {
        left = std::min(left, point.x);
        top = std::min(top, point.y);
        right = std::max(right, point.x);
        bottom = std::max(bottom, point.y);
    }
    void include(const Rect& rect)
    {
        include(Point{rect.x, rect.y});
        include(Point{rect.right(), rect.bottom()});
    }
};

bool isBetween(const Point& before, const Point& point, const Point& after)
{
    return (before.x == point.x && point.x == after.x) || (before.y == point.y && point.y == after.y);
}

void appendSimplified(std::vector<Point>& points, const std::vector<Point>& route)
{
    const std::size_t begin = points.size();
    for (const Point& point : route) {
        if (points.size() > begin && points.back() == point)
            continue;
        if (points.size() > begin + 1 && isBetween(points[points.size() - 2], points.back(), point))
            points.back() = point;
        else
            points.push_back(point);
    }
}

ScopePicture pictureOf(ScopeWork& work)
{
    ScopePicture picture;
    Frame frame;
    for (std::uint32_t item = 0; item < work.problem.items.size(); ++item) {
        const Block& block = work.blocks[work.blockOf[item]];
        const Item& box = work.problem.items[item];
        const auto x = static_cast<double>(block.x + work.elementOfItem(item).x - box.halfWidth());
        const auto y = static_cast<double>(block.y + work.itemTop[item]);
        picture.places.push_back({x, y});
        frame.include(Rect{x, y, static_cast<double>(box.width), static_cast<double>(box.height)});
    }
    for (const auto& route : work.routes) {
        picture.firstPoint.push_back(static_cast<std::uint32_t>(picture.points.size()));
        appendSimplified(picture.points, route);
    }
    picture.firstPoint.push_back(static_cast<std::uint32_t>(picture.points.size()));
    picture.labels = std::move(work.labels);
    for (const Point& point : picture.points)
        frame.include(point);
    for (const Rect& label : picture.labels) {
        if (label.width > 0)
            frame.include(label);
    }
    for (Point& place : picture.places)
        place = {place.x - frame.left, place.y - frame.top};
    for (Point& point : picture.points)
        point = {point.x - frame.left, point.y - frame.top};
    for (Rect& label : picture.labels) {
        label.x -= frame.left;
        label.y -= frame.top;
    }
    picture.width = frame.right - frame.left;
    picture.height = frame.bottom - frame.top;
    return picture;
}

} // namespace

ScopePicture layOutScope(const ScopeProblem& problem, PiecePlacer& placer)
{
    ScopeWork work(problem);
    partScope(work);
    for (std::uint32_t block = 0; block < work.blocks.size(); ++block)
        placeRows(work, block, placer);
    findFarLinks(work);
    for (std::uint32_t block = 0; block < work.blocks.size(); ++block) {
        routeChannels(work, block);
        routeLanes(work, block);
    }
    joinBlocks(work);
    return pictureOf(work);
}

} // namespace statelight::layout
