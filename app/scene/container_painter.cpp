#include "app/scene/container_painter.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainterPath>
#include <algorithm>

#include "app/document/duration_text.h"
#include "app/scene/badge_painter.h"
#include "app/scene/icon_provider.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

constexpr double cellPitch = theme::size::mapCell + theme::size::mapCellGap;
constexpr double stepperWidth = 90;

QRectF footerRect(const NodeView& node)
{
    const double height = theme::size::mapFooter;
    return {node.rect.left(), node.rect.bottom() - height, node.rect.width(), height};
}

void paintFill(QPainter& painter, const theme::Palette& palette, const NodeView& node)
{
    const QPainterPath outline = outlineOf(node);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(node.depth % 2 == 0 ? palette.container1 : palette.container2));
    painter.drawPath(outline);
    painter.save();
    painter.setClipRect(headerRect(node), Qt::IntersectClip);
    painter.setBrush(toColor(palette.surface));
    painter.drawPath(outline);
    painter.restore();
    painter.setPen(QPen(toColor(palette.divider), 1));
    const double y = headerRect(node).bottom() - 0.5;
    painter.drawLine(QPointF(node.rect.left() + 1, y), QPointF(node.rect.right() - 1, y));
}

void paintBranchLines(QPainter& painter, const theme::Palette& palette, const NodeView& node)
{
    QPen pen(toColor(palette.divider), 1, Qt::SolidLine, Qt::FlatCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    for (std::size_t at = 1; at < node.branches.size(); ++at) {
        const double x = (node.branches[at - 1].right() + node.branches[at].left()) / 2;
        painter.drawLine(QPointF(x, headerRect(node).bottom() + 12), QPointF(x, node.rect.bottom() - 12));
    }
}

void paintCell(QPainter& painter, const theme::Palette& palette, const QRectF& cell, RunStatus status, bool isShown)
{
    const QColor color = toColor(palette.look(statusOf(status)).solid);
    if (status == RunStatus::NotVisited) {
        painter.setPen(QPen(color, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(cell, 1.5, 1.5);
    }
    if (isShown) {
        painter.setPen(QPen(toColor(palette.selection), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2);
    }
}

QString stepperText(const StateRun& run)
{
    return QStringLiteral("%1 / %2").arg(std::max(0, run.shownIteration) + 1).arg(run.iterations.size());
}

/// Of 12 px; what takes the click is as high as the footer and twice as wide.
QRectF nextRect(const QRectF& footer)
{
    return {footer.right() - 24, footer.center().y() - 6, 12, 12};
}

QRectF previousRect(const QRectF& footer, const StateRun& run)
{
    const double width = QFontMetricsF(chipFont()).horizontalAdvance(stepperText(run));
    return nextRect(footer).translated(-width - 20, 0);
}

void paintStepper(QPainter& painter, const theme::Palette& palette, const QRectF& footer, const StateRun& run)
{
    const QColor color = toColor(palette.text2);
    const QRectF next = nextRect(footer);
    paintIcon(painter, QStringLiteral("chevron-right"), next, color);
    const QRectF box(footer.left(), footer.top(), next.left() - 4 - footer.left(), footer.height());
    paintLineAtRight(painter, box, stepperText(run), chipFont(), toColor(palette.text));
    paintIcon(painter, QStringLiteral("chevron-left"), previousRect(footer, run), color);
}

QRectF firstCell(const QRectF& footer)
{
    return {footer.left() + 12, footer.center().y() - 4, theme::size::mapCell, theme::size::mapCell};
}

void paintFooter(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    const QRectF footer = footerRect(node);
    if (!look.isInRun || look.run.iterations.empty()) {
        paintLine(painter, footer.adjusted(14, 0, -14, 0), node.footer, chipFont(), toColor(palette.textMuted));
        return;
    }
    QRectF cell = firstCell(footer);
    for (const std::size_t at : shownIterations(node, look.run)) {
        paintCell(painter, palette, cell, look.run.iterations[at], static_cast<int>(at) == look.run.shownIteration);
        cell.translate(cellPitch, 0);
    }
    paintStepper(painter, palette, footer, look.run);
}

void paintStackedEdge(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    for (const double step : {4.0, 8.0}) {
        const double inset = theme::size::radiusNode + step * 1.25;
        const double y = rect.bottom() + step;
        painter.drawLine(QPointF(rect.left() + inset, y), QPointF(rect.right() - inset, y));
    }
}

int urgency(RunStatus status)
{
    if (status == RunStatus::Failed || status == RunStatus::TimedOut)
        return 0;
    return status == RunStatus::NotVisited ? 2 : 1;
}

} // namespace

QRectF headerRect(const NodeView& node)
{
    return {node.rect.left(), node.rect.top(), node.rect.width(), theme::size::containerHeader};
}

QRectF foldRect(const NodeView& node)
{
    const double side = theme::size::targetMinimum;
    const QRectF header = headerRect(node);
    if (node.isFolded)
        return {innerRect(node).right() - side + 6, node.rect.top() + 26, side, side};
    return {header.right() - side - 6, header.center().y() - side / 2, side, side};
}

std::vector<std::size_t> shownIterations(const NodeView& node, const StateRun& run)
{
    constexpr std::size_t most = 60;
    const double room = node.rect.width() - theme::size::space24 - stepperWidth;
    const auto fitting = static_cast<std::size_t>(std::max(0.0, room / cellPitch));
    std::vector<std::size_t> shown(run.iterations.size());
    for (std::size_t at = 0; at < shown.size(); ++at)
        shown[at] = at;
    std::ranges::stable_sort(shown, {}, [&](std::size_t at) { return urgency(run.iterations[at]); });
    shown.resize(std::min({shown.size(), most, fitting}));
    return shown;
}

std::optional<int> iterationAt(const NodeView& node, const StateRun& run, QPointF place)
{
    const QRectF footer = footerRect(node);
    const int count = static_cast<int>(run.iterations.size());
    if (!footer.contains(place) || count == 0)
        return std::nullopt;
    const int shown = std::max(0, run.shownIteration);
    if (nextRect(footer).adjusted(-4, -8, 12, 8).contains(place))
        return std::min(shown + 1, count - 1);
    if (previousRect(footer, run).adjusted(-8, -8, 4, 8).contains(place))
        return std::max(shown - 1, 0);
    const std::vector<std::size_t> cells = shownIterations(node, run);
    const double at = (place.x() - firstCell(footer).left() + theme::size::mapCellGap / 2.0) / cellPitch;
    if (at < 0 || at >= static_cast<double>(cells.size()))
        return std::nullopt;
    return static_cast<int>(cells[static_cast<std::size_t>(at)]);
}

void paintContainer(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    painter.setOpacity(look.isDimmed ? 0.4 : 1);
    paintFill(painter, palette, node);
    if (style.detail() == Detail::Full) {
        paintBranchLines(painter, palette, node);
        if (node.type == theme::Type::Map)
            paintFooter(painter, style, node, look);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(borderPen(node, look, palette));
    painter.drawPath(outlineOf(node));
    if (hasStatus(look) && look.run.status == RunStatus::Caught) {
        painter.setPen(QPen(borderColor(node, look, palette), 1));
        painter.drawPath(outlineOf(node, -3.5));
    }
    if (node.type == theme::Type::Map)
        paintStackedEdge(painter, node.rect, borderColor(node, look, palette));
    if ((look.isHovered || look.isSelected) && style.detail() == Detail::Full)
        paintPort(painter, style, portOf(node));
    if (look.isTarget) {
        painter.setPen(QPen(toColor(palette.selection), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outlineOf(node, 3));
    }
    painter.setOpacity(1);
}

void paintHeader(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(look.isDimmed ? 0.4 : 1);
    const theme::Palette& palette = *style.palette;
    const QRectF header = headerRect(node);
    const bool isUnvisited = look.isInRun && look.run.status == RunStatus::NotVisited;
    paintTile(painter, style, node, {header.left() + 10, header.center().y() - 12}, isUnvisited ? 0.72 : 1);
    const QRectF fold = foldRect(node);
    paintIcon(painter, QStringLiteral("chevron-down"), fold.adjusted(5, 5, -5, -5), toColor(palette.text2));
    double right = paintBadges(painter, style, node, look, fold.left() - 2, header.center().y());
    if (hasStatus(look) && look.run.durationMs >= 0 && style.detail() == Detail::Full) {
        const QRectF box(header.left(), header.top(), right - 2 - header.left(), header.height());
        const QColor color = toColor(palette.look(statusOf(look.run.status)).text);
        right -= paintLineAtRight(painter, box, shortDurationText(look.run.durationMs), chipFont(), color) + 8;
    }
    QRectF text(header.left() + 44, header.top(), right - header.left() - 44, header.height());
    const QColor nameColor = toColor(isUnvisited ? palette.text2 : palette.text);
    const double width = paintLine(painter, text, node.name, nodeFont(), nameColor, Qt::ElideMiddle);
    text.setLeft(text.left() + width + 10);
    if (style.detail() == Detail::Full && node.type == theme::Type::Parallel)
        paintLine(painter, text, node.subtitle, secondaryFont(), toColor(palette.text2));
    if (look.isInRun && look.run.isCurrent)
        paintPlate(painter, style, node);
    painter.setOpacity(1);
}

} // namespace statelight::app
