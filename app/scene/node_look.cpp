#include "app/scene/node_look.h"

#include <QtGui/QPainterPath>
#include <array>

namespace statelight::app {

namespace {

QPainterPath chamfered(const QRectF& rect, double chamfer)
{
    QPainterPath path;
    path.moveTo(rect.left() + chamfer, rect.top());
    path.lineTo(rect.right() - chamfer, rect.top());
    path.lineTo(rect.right(), rect.center().y());
    path.lineTo(rect.right() - chamfer, rect.bottom());
    path.lineTo(rect.left() + chamfer, rect.bottom());
    path.lineTo(rect.left(), rect.center().y());
    path.closeSubpath();
    return path;
}

QPainterPath rounded(const QRectF& rect, double radius)
{
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    return path;
}

} // namespace

theme::Status statusOf(RunStatus status)
{
    constexpr std::array looks{theme::Status::NotVisited, theme::Status::Running, theme::Status::Running,
        theme::Status::Waiting, theme::Status::Succeeded, theme::Status::Caught, theme::Status::Failed,
        theme::Status::Failed, theme::Status::Aborted};
    return looks.at(static_cast<std::size_t>(status));
}

bool isRunning(const NodeLook& look)
{
    return look.isInRun && (look.run.status == RunStatus::Running || look.run.status == RunStatus::Retrying);
}

bool hasStatus(const NodeLook& look)
{
    return look.isInRun && look.run.status != RunStatus::NotVisited;
}

QColor borderColor(const NodeView& node, const NodeLook& look, const theme::Palette& palette)
{
    if (hasStatus(look))
        return toColor(palette.look(statusOf(look.run.status)).solid);
    if (node.cannotRun)
        return toColor(palette.error);
    return toColor(look.isHovered ? palette.nodeBorderHover : palette.nodeBorder);
}

double borderWidth(const NodeView& node, const NodeLook& look)
{
    if (hasStatus(look))
        return theme::light.look(statusOf(look.run.status)).border;
    return node.cannotRun ? 2 : theme::size::nodeBorderWidth;
}

QPen borderPen(const NodeView& node, const NodeLook& look, const theme::Palette& palette)
{
    const double width = borderWidth(node, look);
    QPen pen(borderColor(node, look, palette), width);
    pen.setJoinStyle(Qt::MiterJoin);
    const bool isUnvisited = look.isInRun && look.run.status == RunStatus::NotVisited;
    const bool isRetrying = look.isInRun && look.run.status == RunStatus::Retrying;
    if (isUnvisited || isRetrying || (node.cannotRun && !hasStatus(look))) {
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({(isUnvisited ? 5.0 : 7.0) / width, (isUnvisited ? 3.0 : 4.0) / width});
    }
    return pen;
}

QPainterPath silhouette(theme::Type type, const QRectF& rect, double grow)
{
    const QRectF grown = rect.adjusted(-grow, -grow, grow, grow);
    switch (type) {
    case theme::Type::Choice:
        return chamfered(grown, theme::size::choiceChamfer + grow * 0.4);
    case theme::Type::Wait:
    case theme::Type::Succeed:
    case theme::Type::Fail:
        return rounded(grown, grown.height() / 2);
    default:
        return rounded(grown, theme::size::radiusNode + grow);
    }
}

QPainterPath outlineOf(const NodeView& node, double grow)
{
    if (!node.isOpen)
        return silhouette(node.type, node.rect, grow);
    return rounded(node.rect.adjusted(-grow, -grow, grow, grow), theme::size::radiusDialog + grow);
}

QRectF innerRect(const NodeView& node)
{
    double padding = theme::size::nodePadding;
    if (node.type == theme::Type::Choice)
        padding = theme::size::nodePaddingChoice;
    else if (node.type == theme::Type::Wait || node.type == theme::Type::Succeed || node.type == theme::Type::Fail)
        padding = theme::size::nodePaddingRound;
    return node.rect.adjusted(padding, 0, -padding, 0);
}

} // namespace statelight::app
