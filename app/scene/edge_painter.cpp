#include "app/scene/edge_painter.h"

#include <QtCore/QLineF>
#include <QtGui/QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "app/scene/edge_hops.h"
#include "app/scene/icon_provider.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

constexpr double danglingRing = 20;

bool isCatch(const EdgeView& edge)
{
    return edge.key.kind == asl::EdgeKind::Catch;
}

QColor lineColor(const theme::Palette& palette, const EdgeView& edge, const EdgeLook& look)
{
    if (look.isSelected || look.isDropTarget)
        return toColor(palette.selection);
    if (edge.isDangling)
        return toColor(palette.error);
    const QColor caught = toColor(palette.look(theme::Status::Caught).solid);
    if (look.isInRun && look.taken == 0)
        return toColor(palette.nodeBorder);
    if (isCatch(edge))
        return caught;
    return toColor(look.isInRun ? palette.look(theme::Status::Succeeded).solid : palette.edge);
}

QColor labelColor(const theme::Palette& palette, const EdgeView& edge, const EdgeLook& look)
{
    if (edge.isDangling)
        return toColor(palette.error);
    if (look.isInRun && look.taken == 0)
        return toColor(palette.textMuted);
    return toColor(isCatch(edge) ? palette.look(theme::Status::Caught).text : palette.text2);
}

double widthOf(const EdgeLook& look)
{
    return look.taken > 0 || look.isHovered || look.isSelected || look.isDropTarget ? theme::size::edgeWidthTaken
                                                                                    : theme::size::edgeWidth;
}

// The line ends inside the arrow head, so that a thick line doesn't look out beside its tip.
QPolygonF shortened(QPolygonF points, double by)
{
    QLineF last(points[points.size() - 2], points.last());
    if (last.length() > by)
        last.setLength(last.length() - by);
    points.last() = last.p2();
    return points;
}

void paintSlash(QPainter& painter, const EdgeView& edge, const QPen& pen)
{
    const bool hasCorner = edge.points.size() > 2;
    const QLineF run(edge.points[hasCorner ? 1 : 0], edge.points[hasCorner ? 2 : 1]);
    if (run.length() < 1)
        return;
    const QPointF middle = run.pointAt(std::min(0.5, 18 / run.length()));
    painter.setPen(QPen(pen.color(), pen.widthF(), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(middle + QPointF(-5, 4), middle + QPointF(5, -4));
}

void paintQuestion(QPainter& painter, const PaintStyle& style, const EdgeView& edge)
{
    const QPointF middle = edge.points.last();
    const QRectF ring(middle.x() - danglingRing / 2, middle.y() - danglingRing / 2, danglingRing, danglingRing);
    painter.setPen(QPen(toColor(style.palette->error), 1.5));
    painter.setBrush(toColor(style.palette->canvas));
    painter.drawEllipse(ring);
    QFont font = secondaryFont();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.drawText(ring, Qt::AlignCenter, QStringLiteral("?"));
}

void lineOver(QPainterPath& path, QPointF to, std::vector<QPointF> hops)
{
    const QPointF from = path.currentPosition();
    std::erase_if(hops, [&](QPointF hop) {
        return std::abs(hop.y() - from.y()) > 0.01 || std::abs(to.y() - from.y()) > 0.01
            || hop.x() < std::min(from.x(), to.x()) + hopRadius || hop.x() > std::max(from.x(), to.x()) - hopRadius;
    });
    std::ranges::sort(hops, {}, [&](QPointF hop) { return std::abs(hop.x() - from.x()); });
    const bool goesRight = to.x() > from.x();
    for (const QPointF hop : hops) {
        const QRectF circle(hop.x() - hopRadius, hop.y() - hopRadius, 2 * hopRadius, 2 * hopRadius);
        path.arcTo(circle, goesRight ? 180 : 0, goesRight ? -180 : 180);
    }
    path.lineTo(to);
}

QPen linePen(const QColor& color, const EdgeView& edge, const EdgeLook& look)
{
    QPen pen(color, widthOf(look));
    pen.setJoinStyle(Qt::RoundJoin);
    if (isCatch(edge) || edge.isDangling) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({6 / pen.widthF(), 4 / pen.widthF()});
    }
    return pen;
}

QPointF middleOfLongestRun(const QPolygonF& points)
{
    QLineF longest(points[0], points[1]);
    for (qsizetype at = 2; at < points.size(); ++at) {
        const QLineF run(points[at - 1], points[at]);
        if (run.length() > longest.length())
            longest = run;
    }
    return longest.center();
}

void paintCount(QPainter& painter, const PaintStyle& style, const EdgeView& edge, const EdgeLook& look)
{
    const theme::StatusLook& status
        = style.palette->look(isCatch(edge) ? theme::Status::Caught : theme::Status::Succeeded);
    const QString text = QStringLiteral("×%1").arg(look.taken);
    const double width = QFontMetricsF(chipFont()).horizontalAdvance(text) + 12;
    const QPointF middle = edge.label.isEmpty() ? middleOfLongestRun(edge.points)
                                                : QPointF(edge.label.right() + 4 + width / 2, edge.label.center().y());
    const QRectF pill(middle.x() - width / 2, middle.y() - 8, width, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(status.solid));
    painter.drawRoundedRect(pill, 8, 8);
    painter.setPen(toColor(status.onSolid));
    painter.setFont(chipFont());
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace

QPainterPath roundedPath(const QPolygonF& points, const std::vector<QPointF>& hops)
{
    QPainterPath path;
    if (points.size() < 2)
        return path;
    path.moveTo(points.first());
    for (qsizetype at = 1; at + 1 < points.size(); ++at) {
        const QLineF before(points[at], points[at - 1]);
        const QLineF after(points[at], points[at + 1]);
        const double reach = std::min({theme::size::edgeRadius, before.length() / 2, after.length() / 2});
        if (reach < 0.1) {
            path.lineTo(points[at]);
            continue;
        }
        lineOver(path, before.pointAt(reach / before.length()), hops);
        path.quadTo(points[at], after.pointAt(reach / after.length()));
    }
    lineOver(path, points.last(), hops);
    return path;
}

void paintArrowHead(QPainter& painter, QPointF tip, QPointF from, const QColor& color)
{
    const QLineF line(tip, from);
    if (line.length() < 0.1)
        return;
    const QPointF along = (from - tip) / line.length();
    const QPointF across(-along.y(), along.x());
    const QPointF base = tip + along * theme::size::arrowLength;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF({tip, base + across * (theme::size::arrowWidth / 2), base - across * (theme::size::arrowWidth / 2)}));
}

void paintEdge(QPainter& painter, const PaintStyle& style, const EdgeView& edge, const EdgeLook& look,
    const std::vector<QPointF>& hops)
{
    if (edge.points.size() < 2)
        return;
    const bool isFar = style.zoom < 0.4;
    const QColor color = lineColor(*style.palette, edge, look);
    const QPen pen = linePen(color, edge, look);
    painter.setBrush(Qt::NoBrush);
    if (isFar) {
        QPen thin(color, widthOf(look) > 2 ? 1.6 : 1);
        thin.setCosmetic(true);
        painter.setPen(thin);
        painter.drawPolyline(edge.points);
        return;
    }
    const QPainterPath path
        = roundedPath(shortened(edge.points, edge.isDangling ? 0 : theme::size::arrowLength - 2), hops);
    if (look.isSelected) {
        painter.setPen(QPen(toColor(style.palette->selection, 0.14), 14, Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(path);
    }
    painter.setPen(pen);
    painter.drawPath(path);
    if (edge.hasSlash)
        paintSlash(painter, edge, pen);
    if (edge.isDangling)
        paintQuestion(painter, style, edge);
    else
        paintArrowHead(painter, edge.points.last(), edge.points[edge.points.size() - 2], color);
}

void paintEdgeLabel(QPainter& painter, const PaintStyle& style, const EdgeView& edge, const EdgeLook& look)
{
    const theme::Palette& palette = *style.palette;
    if (edge.points.size() >= 2 && look.taken > 1)
        paintCount(painter, style, edge, look);
    if (edge.label.isEmpty())
        return;
    painter.setPen(QPen(look.isSelected ? toColor(palette.selection) : toColor(palette.divider), 1));
    painter.setBrush(toColor(palette.surface));
    painter.drawRoundedRect(edge.label, theme::size::radiusChip, theme::size::radiusChip);
    QRectF text = edge.label.adjusted(theme::size::labelPadding, 0, -theme::size::labelPadding, 0);
    if (!edge.number.isEmpty())
        text.setLeft(
            text.left() + paintLine(painter, text, edge.number, secondaryFont(), toColor(palette.textMuted)) + 6);
    paintLine(painter, text, edge.text, secondaryFont(), labelColor(palette, edge, look));
}

void paintEdgeHandles(QPainter& painter, const PaintStyle& style, const EdgeView& edge)
{
    if (edge.points.size() < 2)
        return;
    paintPort(painter, style, edge.points.first());
    paintPort(painter, style, edge.points.last());
}

void paintStart(QPainter& painter, const PaintStyle& style, const QRectF& disc, const EdgeLook& look)
{
    const theme::Palette& palette = *style.palette;
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(look.taken > 0 ? palette.look(theme::Status::Succeeded).solid : palette.edge));
    painter.drawEllipse(disc);
    paintIcon(painter, QStringLiteral("running"), disc.adjusted(3, 3, -3, -3), toColor(palette.canvas));
}

void paintEnd(QPainter& painter, const PaintStyle& style, const QRectF& ring, const EdgeLook& look)
{
    const theme::Palette& palette = *style.palette;
    const QColor color = toColor(look.taken > 0 ? palette.look(theme::Status::Succeeded).solid : palette.edge);
    painter.setPen(QPen(color, 2));
    painter.setBrush(toColor(palette.canvas));
    painter.drawEllipse(ring.adjusted(1, 1, -1, -1));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(ring.center(), 4, 4);
}

} // namespace statelight::app
