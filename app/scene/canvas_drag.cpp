#include <QtCore/QLineF>
#include <QtGui/QGuiApplication>
#include <algorithm>
#include <cmath>

#include "app/scene/canvas_item.h"

namespace statelight::app {

namespace {

constexpr double dragThreshold = 4;
constexpr double autoPanZone = 32;
constexpr double autoPanSpeed = 15;

double pull(double place, double size)
{
    if (place < autoPanZone)
        return std::min(1.0, (autoPanZone - place) / autoPanZone);
    return -std::clamp((place - size + autoPanZone) / autoPanZone, 0.0, 1.0);
}

} // namespace

std::unique_ptr<Gesture> CanvasItem::gestureAtPress() const
{
    auto* self = const_cast<CanvasItem*>(this); // NOLINT(cppcoreguidelines-pro-type-const-cast): a gesture drives it
    if (const NodeView* source = handleAt(m_press->view); source != nullptr)
        return std::make_unique<WireGesture>(*self, static_cast<asl::StateIndex>(source - m_shown->nodes.data()));
    if (const EdgeView* edge = selectedEdgeEndAt(m_press->view); edge != nullptr)
        return std::make_unique<WireGesture>(*self, *edge);
    const auto node = m_shown->byPath.find(m_press->node);
    if (node != m_shown->byPath.end() && !m_press->isOnBody)
        return std::make_unique<CarryGesture>(*self, node->second);
    const bool adds = m_press->modifiers.testFlag(Qt::ShiftModifier);
    return std::make_unique<BandGesture>(*self, m_camera.toPicture(m_press->view), adds);
}

void CanvasItem::startDrag(QPointF view)
{
    if (m_scene == nullptr || m_shown->snapshot == nullptr || QLineF(view, m_press->view).length() < dragThreshold)
        return;
    // A picture on its way to the next one has no rules to ask.
    if (m_leaving != nullptr)
        settle();
    startGesture(gestureAtPress());
    m_press.reset();
}

void CanvasItem::startGesture(std::unique_ptr<Gesture> gesture)
{
    endGesture(false);
    m_gesture = std::move(gesture);
    setKeepMouseGrab(true);
    if (m_gesture->pansAtEdges())
        m_autoPanTimer.start(16, this);
    m_layers.touchAll();
    repaintGesture();
    emit gestureChanged();
}

void CanvasItem::repaintGesture()
{
    m_gestureItem->setPaint([this](QPainter& painter) {
        if (m_gesture == nullptr)
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        m_gesture->paint(painter, {m_isDark ? &theme::dark : &theme::light, m_camera.zoom, 0});
    });
    scheduleSync();
}

void CanvasItem::endGesture(bool finishes)
{
    if (m_gesture == nullptr)
        return;
    m_autoPanTimer.stop();
    setKeepMouseGrab(false);
    // What comes of it publishes a new picture, which must not find the gesture again.
    const std::unique_ptr<Gesture> gesture = std::move(m_gesture);
    m_gestureItem->setPaint(nullptr);
    m_wasDropped = finishes && gesture->finish();
    m_layers.touchAll();
    scheduleSync();
    emit gestureChanged();
}

void CanvasItem::beginPaletteDrag(asl::StateType type)
{
    if (m_scene == nullptr || m_shown->snapshot == nullptr || m_scene->document()->isReadOnly())
        return;
    if (m_leaving != nullptr)
        settle();
    startGesture(std::make_unique<CarryGesture>(*this, type));
}

void CanvasItem::dragMoved(QPointF view)
{
    if (m_gesture == nullptr)
        return;
    m_pointer = view;
    m_gesture->move(view, QGuiApplication::keyboardModifiers());
    repaintGesture();
}

bool CanvasItem::drop()
{
    if (m_gesture == nullptr || !contains(m_pointer)) {
        cancelGesture();
        return false;
    }
    endGesture(true);
    forceActiveFocus(Qt::OtherFocusReason);
    return m_wasDropped;
}

void CanvasItem::cancelGesture()
{
    m_press.reset();
    endGesture(false);
}

void CanvasItem::autoPan()
{
    if (!contains(m_pointer))
        return;
    const QPointF by(pull(m_pointer.x(), width()) * autoPanSpeed, pull(m_pointer.y(), height()) * autoPanSpeed);
    if (by.manhattanLength() < 1 || m_gesture == nullptr)
        return;
    panBy(by);
    m_gesture->move(m_pointer, QGuiApplication::keyboardModifiers());
}

void CanvasItem::offerAdder(QPointF view, const asl::StatePath& after)
{
    m_scene->select(after);
    emit adderRequested(view.x(), view.y());
}

void CanvasItem::openAdder()
{
    QPointF place = m_pointer;
    if (!contains(place) || place.isNull())
        place = QPointF(width() / 2, height() / 2);
    if (!m_shownSelection.empty()) {
        const QRectF node = nodeRect(QString::fromStdString(m_shownSelection.back().pointer()));
        if (contains(node.center()))
            place = QPointF(node.center().x(), node.bottom() + 12);
    }
    emit adderRequested(place.x(), place.y());
}

void CanvasItem::renameSelection()
{
    if (m_scene != nullptr && !m_scene->selectedPath().isEmpty() && !m_scene->document()->isReadOnly())
        emit renameRequested(m_scene->selectedPath());
}

void CanvasItem::connectSelection()
{
    const auto node = m_scene == nullptr || m_shownSelection.size() != 1
        ? m_shown->byPath.end()
        : m_shown->byPath.find(m_shownSelection.front());
    if (node == m_shown->byPath.end())
        return;
    startGesture(std::make_unique<WireGesture>(*this, node->second));
    m_gesture->move(m_pointer, Qt::NoModifier);
    repaintGesture();
}

} // namespace statelight::app
