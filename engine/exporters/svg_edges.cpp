#include "exporters/svg_edges.h"

#include <algorithm>
#include <cmath>

namespace statelight::exporters {

namespace {

using layout::Point;
using Points = std::vector<Point>;
namespace size = theme::size;

constexpr double hopRadius = 5;
constexpr double ringRadius = 10;

std::string at(const Point& point)
{
    return number(point.x) + " " + number(point.y);
}

double distance(const Point& from, const Point& to)
{
    return std::hypot(to.x - from.x, to.y - from.y);
}

Point between(const Point& from, const Point& to, double share)
{
    return {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share};
}

Points shortened(Points points, double by)
{
    Point& last = points.back();
    const Point& before = points[points.size() - 2];
    const double length = distance(before, last);
    if (length > by)
        last = between(before, last, (length - by) / length);
    return points;
}

std::string lineOver(const Point& from, const Point& to, std::vector<Point> hops)
{
    std::erase_if(hops, [&](const Point& hop) {
        return std::abs(hop.y - from.y) > 0.01 || std::abs(to.y - from.y) > 0.01
            || hop.x < std::min(from.x, to.x) + hopRadius || hop.x > std::max(from.x, to.x) - hopRadius;
    });
    std::ranges::sort(hops, {}, [&](const Point& hop) { return std::abs(hop.x - from.x); });
    const double step = to.x > from.x ? hopRadius : -hopRadius;
    std::string data;
    for (const Point& hop : hops)
        data += "L" + at({hop.x - step, hop.y}) + "A5 5 0 0 " + (step > 0 ? "1 " : "0 ") + at({hop.x + step, hop.y});
    return data + "L" + at(to);
}

std::string roundedPath(const Points& points, const std::vector<Point>& hops)
{
    std::string data = "M" + at(points.front());
    Point from = points.front();
    for (std::size_t corner = 1; corner + 1 < points.size(); ++corner) {
        const double before = distance(points[corner], points[corner - 1]);
        const double after = distance(points[corner], points[corner + 1]);
        const double reach = std::min({size::edgeRadius, before / 2, after / 2});
        if (reach < 0.1)
            continue;
        const Point enters = between(points[corner], points[corner - 1], reach / before);
        const Point leaves = between(points[corner], points[corner + 1], reach / after);
        data += lineOver(from, enters, hops) + "Q" + at(points[corner]) + " " + at(leaves);
        from = leaves;
    }
    return data + lineOver(from, points.back(), hops);
}

void drawArrowHead(SvgCanvas& canvas, const Point& from, const Point& tip, theme::Color color)
{
    const double length = distance(from, tip);
    if (length < 0.1)
        return;
    const Point along{(from.x - tip.x) / length, (from.y - tip.y) / length};
    const Point base{tip.x + along.x * size::arrowLength, tip.y + along.y * size::arrowLength};
    const Point across{-along.y * size::arrowWidth / 2, along.x * size::arrowWidth / 2};
    canvas.path("M" + at(tip) + "L" + at({base.x + across.x, base.y + across.y}) + "L"
            + at({base.x - across.x, base.y - across.y}) + "z",
        fill(color));
}

void drawSlash(SvgCanvas& canvas, const Points& points, theme::Color color)
{
    const std::size_t first = points.size() > 2 ? 1 : 0;
    const double length = distance(points[first], points[first + 1]);
    if (length < 1)
        return;
    const Point middle = between(points[first], points[first + 1], std::min(0.5, 18 / length));
    canvas.line(middle.x - 5, middle.y + 4, middle.x + 5, middle.y - 4,
        stroke(color, size::edgeWidth) + " stroke-linecap=\"round\"");
}

void drawQuestion(SvgCanvas& canvas, const Point& middle)
{
    const theme::Color error = canvas.palette().error;
    canvas.circle(middle.x, middle.y, ringRadius, fill(canvas.palette().canvas));
    canvas.circle(middle.x, middle.y, ringRadius, stroke(error, 1.5));
    const double width = layout::textWidth("?", theme::font::secondary.size, true);
    theme::Font font = theme::font::secondary;
    font.weight = 600;
    canvas.text({middle.x - width / 2, middle.y - ringRadius, width + 1, 2 * ringRadius}, "?", font, error);
}

bool isCatch(const asl::Edge& edge)
{
    return edge.kind == asl::EdgeKind::Catch;
}

bool isInside(double value, double end, double otherEnd, double margin)
{
    return value > std::min(end, otherEnd) + margin && value < std::max(end, otherEnd) - margin;
}

} // namespace

std::vector<Point> hopsOver(const Points& points, const std::vector<const Points*>& others)
{
    std::vector<Point> hops;
    for (std::size_t run = 1; run < points.size(); ++run) {
        const Point& from = points[run - 1];
        const Point& to = points[run];
        if (std::abs(from.y - to.y) > 0.01)
            continue;
        for (const Points* const other : others)
            for (std::size_t i = 1; i < other->size(); ++i) {
                const Point& high = (*other)[i - 1];
                const Point& low = (*other)[i];
                if (std::abs(high.x - low.x) < 0.01 && isInside(high.x, from.x, to.x, 2 * hopRadius)
                    && isInside(from.y, high.y, low.y, 1))
                    hops.push_back({high.x, from.y});
            }
    }
    return hops;
}

void drawEdge(SvgCanvas& canvas, const asl::Edge& edge, const layout::EdgeRoute& route, const std::vector<Point>& hops)
{
    if (route.points.size() < 2)
        return;
    const theme::Palette& palette = canvas.palette();
    const theme::Color caught = palette.look(theme::Status::Caught).solid;
    const theme::Color color = route.dangling ? palette.error : isCatch(edge) ? caught : palette.edge;
    const bool dashed = isCatch(edge) || route.dangling;
    canvas.path(roundedPath(shortened(route.points, route.dangling ? 0 : size::arrowLength - 2), hops),
        stroke(color, size::edgeWidth) + " stroke-linejoin=\"round\"" + (dashed ? " stroke-dasharray=\"6 4\"" : ""));
    if (route.defaultSlash)
        drawSlash(canvas, route.points, color);
    if (route.dangling)
        drawQuestion(canvas, route.points.back());
    else
        drawArrowHead(canvas, route.points[route.points.size() - 2], route.points.back(), color);
}

void drawEdgeLabel(SvgCanvas& canvas, const asl::Edge& edge, const layout::EdgeRoute& route)
{
    if (route.label.width <= 0)
        return;
    const theme::Palette& palette = canvas.palette();
    canvas.rect(route.label, size::radiusChip, fill(palette.surface));
    canvas.rect(route.label, size::radiusChip, stroke(palette.divider, 1));
    layout::Rect text{route.label.x + size::labelPadding, route.label.y, route.label.width - 2 * size::labelPadding,
        route.label.height};
    if (edge.kind == asl::EdgeKind::Rule) {
        const double width
            = canvas.text(text, std::to_string(edge.index + 1), theme::font::secondary, palette.textMuted);
        text.x += width + 6;
        text.width -= width + 6;
    }
    const theme::Color color = route.dangling ? palette.error
        : isCatch(edge)                       ? palette.look(theme::Status::Caught).text
                                              : palette.text2;
    canvas.text(text, edge.label, theme::font::secondary, color);
}

void drawTerminalRoute(SvgCanvas& canvas, const Points& points)
{
    if (points.size() < 2)
        return;
    const theme::Color color = canvas.palette().edge;
    canvas.path(roundedPath(shortened(points, size::arrowLength - 2), {}),
        stroke(color, size::edgeWidth) + " stroke-linejoin=\"round\"");
    drawArrowHead(canvas, points[points.size() - 2], points.back(), color);
}

} // namespace statelight::exporters
