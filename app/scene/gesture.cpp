#include "app/scene/gesture.h"

#include <QtGui/QFontMetricsF>
#include <utility>

#include "app/scene/canvas_item.h"
#include "app/scene/paint_style.h"
#include "app/scene/scene.h"

namespace statelight::app {

void Gesture::paint(QPainter& /*painter*/, const PaintStyle& /*style*/) const {}

bool Gesture::dims(const NodeView& /*node*/) const
{
    return false;
}

void Gesture::show(DropTarget& shown, DropTarget now)
{
    if (shown == now)
        return;
    const DropTarget before = std::exchange(shown, std::move(now));
    m_canvas.touchTarget(before);
    m_canvas.touchTarget(shown);
}

void Gesture::paintReason(QPainter& painter, const PaintStyle& style, QPointF at, const std::string& reason) const
{
    if (reason.empty())
        return;
    const QString text = QString::fromStdString(reason);
    const double width = QFontMetricsF(secondaryFont()).horizontalAdvance(text) + 20;
    QRectF box(at + QPointF(16, 20), QSizeF(width, 28));
    box.moveRight(std::min(box.right(), m_canvas.width() - 8));
    box.moveBottom(std::min(box.bottom(), m_canvas.height() - 8));
    painter.setPen(QPen(toColor(style.palette->divider), 1));
    painter.setBrush(toColor(style.palette->raised));
    painter.drawRoundedRect(box, theme::size::radiusChip, theme::size::radiusChip);
    paintLine(painter, box.adjusted(10, 0, 0, 0), text, secondaryFont(), toColor(style.palette->text));
}

PanGesture::PanGesture(CanvasItem& canvas, QPointF start)
    : Gesture(canvas)
    , m_last(start)
{}

void PanGesture::move(QPointF view, Qt::KeyboardModifiers /*modifiers*/)
{
    canvas().panBy(view - m_last);
    m_last = view;
}

bool PanGesture::finish()
{
    return true;
}

BandGesture::BandGesture(CanvasItem& canvas, QPointF startInPicture, bool adds)
    : Gesture(canvas)
    , m_start(startInPicture)
    , m_end(startInPicture)
{
    if (adds)
        m_before = canvas.scene()->selection();
}

void BandGesture::move(QPointF view, Qt::KeyboardModifiers modifiers)
{
    m_end = canvas().camera().toPicture(view);
    const QRectF band = QRectF(m_start, m_end).normalized();
    std::vector<asl::StatePath> states = m_before;
    const ScenePicture& picture = *canvas().shownPicture();
    for (const std::uint32_t number : picture.nodeIndex.touching(band)) {
        const NodeView& node = picture.nodes[number];
        // A container that the band begins in would be touched by every band in it.
        const bool isMeant = node.isOpen || modifiers.testFlag(Qt::AltModifier) ? band.contains(node.rect)
                                                                                : band.intersects(node.rect);
        if (isMeant && std::ranges::find(states, node.path) == states.end())
            states.push_back(node.path);
    }
    canvas().scene()->setSelection(std::move(states));
}

bool BandGesture::finish()
{
    return true;
}

void BandGesture::paint(QPainter& painter, const PaintStyle& style) const
{
    const QRectF band = canvas().camera().toView(QRectF(m_start, m_end).normalized());
    painter.setPen(QPen(toColor(style.palette->selection), 1));
    painter.setBrush(toColor(style.palette->selection, 0.08));
    painter.drawRect(band.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace statelight::app
