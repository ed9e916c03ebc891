#include "app/scene/overview_painter.h"

#include <QtGui/QPainterPath>

#include "app/scene/container_painter.h"

namespace statelight::app {

namespace {

QPen thinPen(const QColor& color, double width)
{
    QPen pen(color, width);
    pen.setCosmetic(true);
    return pen;
}

QPen statusPen(const NodeView& node, const NodeLook& look, const theme::Palette& palette)
{
    QPen pen = thinPen(borderColor(node, look, palette), hasStatus(look) ? 1.5 : 1);
    if (look.isInRun && (look.run.status == RunStatus::NotVisited || look.run.status == RunStatus::Retrying))
        pen.setDashPattern({3, 2});
    return pen;
}

void paintProblemDot(QPainter& painter, const PaintStyle& style, const NodeView& node)
{
    if (node.errors + node.warnings == 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(node.errors > 0 ? style.palette->error : style.palette->warning));
    const double radius = 3 / style.zoom;
    painter.drawEllipse(node.rect.topRight(), radius, radius);
}

void paintFrame(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    if (!look.isSelected && !look.run.isCurrent)
        return;
    painter.setBrush(Qt::NoBrush);
    const theme::Color color = look.run.isCurrent ? style.palette->currentStep : style.palette->selection;
    painter.setPen(thinPen(toColor(color), 2));
    painter.drawPath(outlineOf(node, 3 / style.zoom));
}

void paintTileDetail(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    painter.setPen(statusPen(node, look, palette));
    painter.setBrush(toColor(hasStatus(look) ? palette.look(statusOf(look.run.status)).tint : palette.surface));
    painter.drawPath(outlineOf(node));
    const QRectF tile(innerRect(node).left(), node.rect.center().y() - 12, theme::size::tile, theme::size::tile);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(palette.tile(node.type)));
    painter.drawRoundedRect(tile, theme::size::radiusTile, theme::size::radiusTile);
}

void paintShape(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(borderColor(node, look, *style.palette));
    if (node.type == theme::Type::Choice)
        painter.drawPath(outlineOf(node));
    else
        painter.drawRect(node.rect);
}

} // namespace

void paintOverviewNode(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    painter.setOpacity(look.isDimmed ? 0.4 : 1);
    if (style.detail() == Detail::Tiles)
        paintTileDetail(painter, style, node, look);
    else
        paintShape(painter, style, node, look);
    paintProblemDot(painter, style, node);
    paintFrame(painter, style, node, look);
    painter.setOpacity(1);
}

void paintOverviewContainer(QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look)
{
    const theme::Palette& palette = *style.palette;
    painter.setPen(statusPen(node, look, palette));
    painter.setBrush(toColor(node.depth % 2 == 0 ? palette.container1 : palette.container2));
    painter.drawPath(outlineOf(node));
    paintProblemDot(painter, style, node);
    paintFrame(painter, style, node, look);
    if (style.detail() != Detail::Tiles)
        return;
    const QRectF header = headerRect(node).adjusted(theme::size::space8, 0, -theme::size::space8, 0);
    painter.save();
    painter.translate(header.topLeft());
    painter.scale(1 / style.zoom, 1 / style.zoom);
    const QRectF onScreen(0, 0, header.width() * style.zoom, header.height() * style.zoom);
    paintLine(painter, onScreen, node.name, secondaryFont(), toColor(palette.text), Qt::ElideMiddle);
    painter.restore();
}

} // namespace statelight::app
