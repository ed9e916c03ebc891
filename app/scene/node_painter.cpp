#include "app/scene/node_painter.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainterPath>

#include "app/document/duration_text.h"
#include "app/scene/badge_painter.h"
#include "app/scene/icon_provider.h"

namespace statelight::app {

namespace {

constexpr double unvisitedOpacity = 0.72;
constexpr double haloOpacity = 0.25;
constexpr double selectionHalo = 0.14;

bool isUnvisited(const NodeLook& look)
{
    return look.isInRun && look.run.status == RunStatus::NotVisited;
}

void paintBand(QPainter& painter, const NodeView& node, double from, double to, const QColor& color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPath(outlineOf(node, to).subtracted(outlineOf(node, from)));
}

void paintHatch(QPainter& painter, const NodeView& node, const QColor& color)
{
    painter.save();
    painter.setClipPath(outlineOf(node), Qt::IntersectClip);
    QColor faint = color;
    faint.setAlphaF(0.16F);
    painter.setPen(QPen(faint, 1.5));
    const QRectF& rect = node.rect;
    for (double x = rect.left() - rect.height(); x < rect.right(); x += 8)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintStack(QPainter& painter, const NodeView& node, const QColor& color)
{
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    const QRectF& rect = node.rect;
    for (const double step : {4.0, 8.0}) {
        const double inset = step * 1.25 + (node.isOpen ? theme::size::radiusNode : 0);
        painter.drawLine(
            QPointF(rect.left() + inset, rect.bottom() + step), QPointF(rect.right() - inset, rect.bottom() + step));
    }
}

void paintFoldedBars(QPainter& painter, const NodeView& node, const QColor& color)
{
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap));
    const QRectF& rect = node.rect;
    for (const double x : {rect.left() + 5, rect.right() - 5})
        painter.drawLine(QPointF(x, rect.top() + 7), QPointF(x, rect.bottom() - 7));
}

void paintBody(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    const QColor border = borderColor(node, look, palette);
    const QPainterPath outline = outlineOf(node);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(palette.surface));
    painter.drawPath(outline);
    if (look.isInRun && look.run.status == RunStatus::Aborted)
        paintHatch(painter, node, border);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(borderPen(node, look, palette));
    painter.drawPath(outline);
    if (look.isInRun && look.run.status == RunStatus::Caught) {
        painter.setPen(QPen(border, 1));
        painter.drawPath(outlineOf(node, -3.5));
    }
    if (node.type == theme::Type::Map)
        paintStack(painter, node, border);
    if (node.type == theme::Type::Parallel)
        paintFoldedBars(painter, node, border);
}

QString rightText(const NodeLook& look)
{
    if (!hasStatus(look))
        return {};
    if (look.run.status == RunStatus::Retrying && look.run.maxAttempts > 0)
        return QStringLiteral("%1/%2").arg(look.run.attempt).arg(look.run.maxAttempts);
    return look.run.durationMs < 0 ? QString() : shortDurationText(look.run.durationMs);
}

void paintSecondRow(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look, QRectF row)
{
    const theme::Palette& palette = *style.palette;
    if (node.isFolded) {
        const QRectF chevron(row.right() - 12, row.center().y() - 6, 12, 12);
        paintIcon(painter, QStringLiteral("chevron-right"), chevron, toColor(palette.text2));
        row.setRight(chevron.left() - theme::size::space4);
    }
    const QString text = rightText(look);
    if (!text.isEmpty()) {
        const QColor color = toColor(palette.look(statusOf(look.run.status)).text);
        row.setRight(row.right() - paintLineAtRight(painter, row, text, chipFont(), color) - theme::size::space8);
    }
    paintLine(painter, row, node.subtitle, secondaryFont(), toColor(palette.text2));
}

double paintChip(QPainter& painter, const PaintStyle& style, const QString& icon, const QString& text, QPointF topLeft,
    const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    const bool isLit = icon == u"retry" && look.isInRun && look.run.status == RunStatus::Retrying;
    const double glyph = icon.isEmpty() ? 0 : theme::size::chipGlyph + theme::size::space4;
    const double width = 2 * theme::size::labelPadding + glyph + QFontMetricsF(chipFont()).horizontalAdvance(text);
    const QRectF chip(topLeft, QSizeF(width, theme::size::chipHeight));
    const theme::StatusLook& running = palette.look(theme::Status::Running);
    const QColor color = toColor(isLit ? running.text : palette.text2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(isLit ? running.tint : palette.sunken));
    painter.drawRoundedRect(chip, theme::size::radiusChip, theme::size::radiusChip);
    const QRectF inside = chip.adjusted(theme::size::labelPadding, 0, 0, 0);
    if (!icon.isEmpty())
        paintIcon(
            painter, icon, {inside.left(), chip.top() + 3, theme::size::chipGlyph, theme::size::chipGlyph}, color);
    paintLine(painter, inside.adjusted(glyph, 0, 0, 0), text, chipFont(), color);
    return width;
}

void paintChips(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look, QPointF topLeft)
{
    constexpr std::size_t most = 3;
    for (std::size_t at = 0; at < std::min(most, node.chips.size()); ++at) {
        const NodeView::Chip& chip = node.chips[at];
        const bool isRetry = chip.icon == u"retry" && look.isInRun && look.run.status == RunStatus::Retrying;
        const QString text = isRetry && look.run.maxAttempts > 0 ? rightText(look) : chip.text;
        topLeft.rx() += paintChip(painter, style, chip.icon, text, topLeft, look) + theme::size::space4;
    }
    if (node.chips.size() > most)
        paintChip(painter, style, {}, QStringLiteral("+%1").arg(node.chips.size() - most), topLeft, look);
}

void paintRows(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    const QRectF inner = innerRect(node);
    const bool hasRows = !node.subtitle.isEmpty() || !node.chips.empty() || node.rect.height() > 50;
    const bool showsRows = hasRows && style.detail() == Detail::Full;
    const double rowMiddle = showsRows ? node.rect.top() + 19 : node.rect.center().y();
    const double left = inner.left() + theme::size::tile + theme::size::tileGap;
    paintTile(painter, style, node,
        {inner.left(),
            showsRows && node.chips.empty() ? node.rect.center().y() - 12
                : showsRows                 ? node.rect.top() + 16
                                            : node.rect.center().y() - 12},
        isUnvisited(look) ? unvisitedOpacity : 1);
    const double right = paintBadges(painter, style, node, look, inner.right(), rowMiddle);
    const QColor nameColor = toColor(isUnvisited(look) ? palette.text2 : palette.text);
    paintLine(painter, {left, rowMiddle - 9, right - left, 18}, node.name, nodeFont(), nameColor, Qt::ElideMiddle);
    if (!showsRows)
        return;
    const QRectF second(left, node.rect.top() + 30, inner.right() - left, 16);
    const bool isRetryShownByChip = !node.chips.empty() && look.run.status == RunStatus::Retrying;
    NodeLook rowLook = look;
    if (isRetryShownByChip)
        rowLook.run.status = RunStatus::Running;
    paintSecondRow(painter, style, node, rowLook, second);
    paintChips(painter, style, node, look, {left, node.rect.top() + 52});
}

} // namespace

void paintTile(QPainter& painter, const PaintStyle& style, const NodeView& node, QPointF topLeft, double opacity)
{
    const QRectF tile(topLeft, QSizeF(theme::size::tile, theme::size::tile));
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(style.palette->tile(node.type), opacity));
    painter.drawRoundedRect(tile, theme::size::radiusTile, theme::size::radiusTile);
    paintIcon(painter, node.icon, tile.adjusted(4, 4, -4, -4), toColor(style.palette->tileText));
}

void paintNode(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(look.isDimmed ? 0.4 : 1);
    paintBody(painter, style, node, look);
    paintRows(painter, style, node, look);
    if (look.isInRun && look.run.isCurrent)
        paintPlate(painter, style, node);
    if ((look.isHovered || look.isSelected) && hasPort(node) && style.detail() == Detail::Full)
        paintPort(painter, style, portOf(node));
    if (look.isTarget) {
        painter.setPen(QPen(toColor(style.palette->selection), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outlineOf(node, 4));
    }
    painter.setOpacity(1);
}

void paintUnderlay(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    if (look.isHovered && !look.isSelected) {
        painter.setPen(Qt::NoPen);
        for (int grow = 1; grow <= 5; ++grow) {
            painter.setBrush(toColor(palette.shadow, 0.024));
            painter.drawPath(outlineOf(node, grow).translated(0, 2).subtracted(outlineOf(node)));
        }
    }
    if (isRunning(look) && !node.isOpen)
        paintBand(painter, node, 0, 5, toColor(palette.look(theme::Status::Running).solid, haloOpacity));
    if (look.isInRun && look.run.isCurrent) {
        paintBand(painter, node, 1, 6, toColor(palette.currentStepText));
        paintBand(painter, node, 2, 5, toColor(palette.currentStep));
    }
    // Around the outline of the current step, where there is one.
    const double from = look.isInRun && look.run.isCurrent ? 6 : 3;
    if (look.isSelected)
        paintBand(painter, node, from, from + 6, toColor(palette.selection, selectionHalo));
    if (look.isFocused) {
        QPen pen(toColor(palette.selection), 2, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({2, 1});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(outlineOf(node, from + 1));
    } else if (look.isSelected) {
        paintBand(painter, node, from, from + 2, toColor(palette.selection));
    }
}

void paintPlate(QPainter& painter, const PaintStyle& style, const NodeView& node)
{
    const QPointF middle(node.rect.left() - theme::size::space12,
        node.isOpen ? node.rect.top() + theme::size::containerHeader / 2 : node.rect.center().y());
    QPainterPath plate;
    plate.moveTo(middle + QPointF(-7, -7));
    plate.lineTo(middle + QPointF(2, -7));
    plate.lineTo(middle + QPointF(8, 0));
    plate.lineTo(middle + QPointF(2, 7));
    plate.lineTo(middle + QPointF(-7, 7));
    plate.closeSubpath();
    const QColor ink = toColor(style.palette->currentStepText);
    painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(toColor(style.palette->currentStep));
    painter.drawPath(plate);
    painter.drawLine(middle + QPointF(-4, 0), middle + QPointF(3, 0));
    painter.drawPolyline(QPolygonF({middle + QPointF(0, -3), middle + QPointF(3, 0), middle + QPointF(0, 3)}));
}

bool hasPort(const NodeView& node)
{
    return node.type != theme::Type::Succeed && node.type != theme::Type::Fail;
}

QPointF portOf(const NodeView& node)
{
    return {node.rect.center().x(), node.rect.bottom()};
}

void paintPort(QPainter& painter, const PaintStyle& style, QPointF middle)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toColor(style.palette->selection), 1.75));
    painter.setBrush(toColor(style.palette->surface));
    painter.drawEllipse(middle, theme::size::portHandle / 2, theme::size::portHandle / 2);
}

} // namespace statelight::app
