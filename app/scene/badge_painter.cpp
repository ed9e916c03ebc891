#include "app/scene/badge_painter.h"

#include <QtGui/QFontMetricsF>
#include <QtGui/QPainterPath>

#include "app/scene/icon_provider.h"

namespace statelight::app {

namespace {

constexpr double badgeSize = theme::size::badge;

QRectF squareAt(double right, double middle)
{
    return {right - badgeSize, middle - badgeSize / 2, badgeSize, badgeSize};
}

QPolygonF octagon(const QRectF& square)
{
    const double cut = square.width() * 0.29;
    return QPolygonF({{square.left() + cut, square.top()}, {square.right() - cut, square.top()},
        {square.right(), square.top() + cut}, {square.right(), square.bottom() - cut},
        {square.right() - cut, square.bottom()}, {square.left() + cut, square.bottom()},
        {square.left(), square.bottom() - cut}, {square.left(), square.top() + cut}});
}

void paintExclamation(QPainter& painter, const QRectF& square, double top, const QColor& color)
{
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap));
    const double x = square.center().x();
    painter.drawLine(QPointF(x, square.top() + top), QPointF(x, square.top() + top + 4));
    painter.drawPoint(QPointF(x, square.top() + top + 7));
}

void paintErrorSign(QPainter& painter, const theme::Palette& palette, const QRectF& square)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(palette.error));
    painter.drawPolygon(octagon(square.adjusted(0.5, 0.5, -0.5, -0.5)));
    paintExclamation(painter, square, 4.5, toColor(palette.errorText));
}

void paintWarningSign(QPainter& painter, const theme::Palette& palette, const QRectF& square)
{
    QPen pen(toColor(palette.warning), 1.5);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(toColor(palette.warning));
    painter.drawPolygon(QPolygonF({{square.center().x(), square.top() + 1.8}, {square.right() - 1, square.bottom() - 2},
        {square.left() + 1, square.bottom() - 2}}));
    paintExclamation(painter, square, 5.5, toColor(palette.errorText));
}

double paintLetters(QPainter& painter, const theme::Palette& palette, const QString& text, double right, double middle)
{
    const double width = std::max(badgeSize, QFontMetricsF(chipFont()).horizontalAdvance(text) + 7);
    const QRectF box(right - width, middle - badgeSize / 2, width, badgeSize);
    painter.setPen(QPen(toColor(palette.text2), 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3);
    painter.setFont(chipFont());
    painter.drawText(box, Qt::AlignCenter, text);
    return box.left();
}

void paintRing(QPainter& painter, const PaintStyle& style, const QRectF& square)
{
    const QColor color = toColor(style.palette->look(theme::Status::Running).solid);
    const QRectF ring = square.adjusted(1, 1, -1, -1);
    QColor faint = color;
    faint.setAlphaF(0.3F);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(faint, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawArc(ring, static_cast<int>((90 - style.ringPhase * 360) * 16), -270 * 16);
    paintIcon(painter, QStringLiteral("running"), square.adjusted(3, 3, -3, -3), color);
}

QString iconOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Waiting:
        return QStringLiteral("waiting");
    case RunStatus::Succeeded:
        return QStringLiteral("succeeded");
    case RunStatus::Caught:
        return QStringLiteral("caught");
    case RunStatus::TimedOut:
        return QStringLiteral("timed-out");
    case RunStatus::Failed:
        return QStringLiteral("failed");
    default:
        return QStringLiteral("aborted");
    }
}

} // namespace

void paintStatusBadge(QPainter& painter, const PaintStyle& style, RunStatus status, const QRectF& square)
{
    if (status == RunStatus::Running || status == RunStatus::Retrying) {
        paintRing(painter, style, square);
        return;
    }
    const theme::StatusLook& look = style.palette->look(statusOf(status));
    painter.setPen(Qt::NoPen);
    painter.setBrush(toColor(look.solid));
    painter.drawEllipse(square);
    paintIcon(painter, iconOf(status), square.adjusted(1, 1, -1, -1), toColor(look.onSolid));
}

double paintProblemBadge(QPainter& painter, const PaintStyle& style, const NodeView& node, double right, double middle)
{
    const int count = node.errors > 0 ? node.errors : node.warnings;
    if (count == 0)
        return right;
    const QColor color = toColor(node.errors > 0 ? style.palette->error : style.palette->warning);
    if (count > 1) {
        const QRectF box(right - 60, middle - badgeSize / 2, 60, badgeSize);
        right -= paintLineAtRight(painter, box, QString::number(count), chipFont(), color) + 2;
    }
    const QRectF square = squareAt(right, middle);
    if (node.errors > 0)
        paintErrorSign(painter, *style.palette, square);
    else
        paintWarningSign(painter, *style.palette, square);
    return square.left() - theme::size::badgeGap;
}

double paintBadges(
    QPainter& painter, const PaintStyle& style, const NodeView& node, const NodeLook& look, double right, double middle)
{
    if (hasStatus(look)) {
        paintStatusBadge(painter, style, look.run.status, squareAt(right, middle));
        right -= badgeSize + theme::size::badgeGap;
    }
    if (node.assignsVariables && style.detail() == Detail::Full)
        right = paintLetters(painter, *style.palette, QStringLiteral("x="), right, middle) - theme::size::badgeGap;
    if (!node.languageBadge.isEmpty() && style.detail() == Detail::Full)
        right = paintLetters(painter, *style.palette, node.languageBadge, right, middle) - theme::size::badgeGap;
    return paintProblemBadge(painter, style, node, right, middle);
}

} // namespace statelight::app
