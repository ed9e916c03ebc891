#include <QtGui/QCursor>
#include <QtGui/QGuiApplication>
#include <QtGui/QStyleHints>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/scene/arrow_walk.h"
#include "app/scene/canvas_item.h"
#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

constexpr double dragThreshold = 4;
constexpr double handleReach = 12;
constexpr double edgeReach = 8;
constexpr double autoPanZone = 32;
constexpr double autoPanSpeed = 15;
constexpr double wheelStep = 1.2;

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double pull(double place, double size)
{
    if (place < autoPanZone)
        return std::min(1.0, (autoPanZone - place) / autoPanZone);
    return -std::clamp((place - size + autoPanZone) / autoPanZone, 0.0, 1.0);
}

} // namespace

const EdgeView* CanvasItem::edgeNear(QPointF view) const
{
    const EdgeView* edge = m_shown->edgeAt(m_camera.toPicture(view), edgeReach / m_camera.zoom);
    return edge != nullptr && edge->graphIndex ? edge : nullptr;
}

const NodeView* CanvasItem::handleAt(QPointF view) const
{
    std::vector<asl::StatePath> shown = m_shownSelection;
    shown.push_back(m_shownHover);
    for (const asl::StatePath& state : shown) {
        const NodeView* node = m_shown->find(state);
        if (node != nullptr && hasPort(*node) && distance(m_camera.toView(app::portOf(*node)), view) <= handleReach)
            return node;
    }
    return nullptr;
}

const EdgeView* CanvasItem::selectedEdgeEndAt(QPointF view) const
{
    const EdgeView* edge = m_shownEdge ? m_shown->find(*m_shownEdge) : nullptr;
    const bool isHit = edge != nullptr && edge->points.size() > 1
        && distance(m_camera.toView(edge->points.last()), view) <= handleReach;
    return isHit ? edge : nullptr;
}

void CanvasItem::mousePressEvent(QMouseEvent* event)
{
    if (m_scene == nullptr) {
        event->ignore();
        return;
    }
    forceActiveFocus(Qt::MouseFocusReason);
    m_renameTimer.stop();
    setTip({}, {});
    if (event->button() == Qt::MiddleButton || m_isSpaceDown) {
        m_hasPannedBySpace = m_isSpaceDown;
        startGesture(std::make_unique<PanGesture>(*this, event->position()));
        return;
    }
    if (m_gesture != nullptr) {
        m_gesture->move(event->position(), event->modifiers());
        endGesture(true);
        return;
    }
    Press press{event->position(), event->modifiers(), {}, std::nullopt, false, false};
    const QPointF place = m_camera.toPicture(event->position());
    if (const NodeView* node = m_shown->nodeAt(place); node != nullptr) {
        press.node = node->path;
        press.isOnBody = node->isOpen && !headerRect(*node).contains(place);
        press.wasSelected = m_shownSelection == std::vector{node->path};
    }
    if (const EdgeView* edge = edgeNear(event->position()); edge != nullptr && (press.node.isEmpty() || press.isOnBody))
        press.edge = edge->key;
    m_press = press;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (isPlain && !press.node.isEmpty() && !press.isOnBody && !m_scene->isSelected(press.node))
        m_scene->select(press.node);
}

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
    if (m_scene == nullptr || m_shown->snapshot == nullptr || distance(view, m_press->view) < dragThreshold)
        return;
    // A picture on its way to the next one has no rules to ask.
    if (m_leaving != nullptr)
        settle();
    startGesture(gestureAtPress());
    m_press.reset();
}

void CanvasItem::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    if (m_press)
        startDrag(event->position());
    if (m_gesture != nullptr) {
        m_gesture->move(event->position(), event->modifiers());
        repaintGesture();
    }
}

void CanvasItem::mouseReleaseEvent(QMouseEvent* /*event*/)
{
    if (m_gesture != nullptr)
        endGesture(true);
    else if (m_press && m_scene != nullptr)
        click();
    m_press.reset();
}

void CanvasItem::mouseUngrabEvent()
{
    m_press.reset();
    endGesture(false);
}

void CanvasItem::click()
{
    const Press press = *m_press;
    const NodeView* node = m_shown->find(press.node);
    if (press.edge) {
        m_scene->selectEdge(*press.edge);
    } else if (node == nullptr) {
        if (press.modifiers == Qt::NoModifier)
            m_scene->clearSelection();
    } else if (foldRect(*node).contains(m_camera.toPicture(press.view)) && (node->isOpen || node->isFolded)
        && m_camera.zoom >= 0.4) {
        toggleFold(press.node);
    } else if (press.modifiers.testFlag(Qt::ControlModifier)) {
        m_scene->toggle(press.node);
    } else if (press.modifiers.testFlag(Qt::ShiftModifier)) {
        if (!m_scene->isSelected(press.node))
            m_scene->toggle(press.node);
    } else {
        m_scene->select(press.node);
        const QString pointer = QString::fromStdString(press.node.pointer());
        if (press.wasSelected && nameRect(pointer).contains(press.view))
            m_renameTimer.start(QGuiApplication::styleHints()->mouseDoubleClickInterval(), this);
    }
}

void CanvasItem::mouseDoubleClickEvent(QMouseEvent* event)
{
    m_renameTimer.stop();
    const NodeView* node = m_shown->nodeAt(m_camera.toPicture(event->position()));
    if (node == nullptr || event->button() != Qt::LeftButton)
        return;
    if (node->isOpen || node->isFolded)
        toggleFold(node->path);
    else
        emit inspectorRequested();
}

void CanvasItem::toggleFold(const asl::StatePath& container)
{
    m_scene->select(container);
    m_scene->setFolded(container, !m_scene->isFolded(container));
}

void CanvasItem::hoverMoveEvent(QHoverEvent* event)
{
    m_pointer = event->position();
    if (m_gesture != nullptr) {
        m_gesture->move(event->position(), event->modifiers());
        repaintGesture();
        return;
    }
    hover(event->position());
}

void CanvasItem::hover(QPointF view)
{
    if (m_scene == nullptr)
        return;
    const QPointF place = m_camera.toPicture(view);
    const NodeView* node = handleAt(view);
    if (node == nullptr)
        node = m_shown->nodeAt(place);
    const bool isOnBody
        = node != nullptr && node->isOpen && !headerRect(*node).contains(place) && handleAt(view) == nullptr;
    m_scene->setHovered(node == nullptr || isOnBody ? asl::StatePath() : node->path);
    const EdgeView* edge = node == nullptr || isOnBody ? edgeNear(view) : nullptr;
    const std::optional<EdgeKey> key = edge == nullptr ? std::nullopt : std::optional(edge->key);
    if (key != m_hoveredEdge) {
        const std::optional<EdgeKey> before = std::exchange(m_hoveredEdge, key);
        touchEdge(before);
        touchEdge(m_hoveredEdge);
        scheduleSync();
    }
    const bool isOnHandle = handleAt(view) != nullptr || selectedEdgeEndAt(view) != nullptr;
    setCursor(QCursor(isOnHandle ? Qt::CrossCursor : Qt::ArrowCursor));
    if (m_tip.isEmpty())
        m_tipTimer.start(theme::duration::tooltipDelay, this);
    else
        updateTip();
}

void CanvasItem::hoverLeaveEvent(QHoverEvent* /*event*/)
{
    m_tipTimer.stop();
    setTip({}, {});
    const std::optional<EdgeKey> before = std::exchange(m_hoveredEdge, std::nullopt);
    touchEdge(before);
    if (m_scene != nullptr)
        m_scene->setHovered({});
    scheduleSync();
}

void CanvasItem::setTip(const QString& tip, QPointF place)
{
    if (tip == m_tip && (tip.isEmpty() || place == m_tipPlace))
        return;
    m_tip = tip;
    m_tipPlace = place;
    emit tipChanged();
}

void CanvasItem::updateTip()
{
    if (const NodeView* node = m_shown->find(m_shownHover); node != nullptr && m_gesture == nullptr) {
        const QString problem = m_scene->problemOf(node->path);
        const QString name = node->subtitle.isEmpty() ? node->name : node->name + u'\n' + node->subtitle;
        setTip(problem.isEmpty() ? name : name + u'\n' + problem, m_camera.toView(node->rect).bottomLeft());
    } else if (const EdgeView* edge = m_hoveredEdge ? m_shown->find(*m_hoveredEdge) : nullptr; edge != nullptr) {
        const asl::Edge& transition = m_shown->snapshot->graph.edges[*edge->graphIndex];
        const std::string text
            = transition.label.empty() ? transition.target : transition.label + " → " + transition.target;
        setTip(QString::fromStdString(text), m_pointer + QPointF(0, 16));
    } else {
        setTip({}, {});
    }
}

void CanvasItem::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    const bool pans = event->modifiers().testFlag(Qt::ShiftModifier) || !event->pixelDelta().isNull();
    m_cameraAnimation.stop();
    if (pans && !event->modifiers().testFlag(Qt::ControlModifier)) {
        const QPointF pixels
            = event->pixelDelta().isNull() ? QPointF(angle.y() + angle.x(), 0) / 2 : event->pixelDelta();
        panBy(pixels);
    } else {
        Camera camera = m_camera;
        m_isFitted = false;
        camera.zoomAt(event->position(), m_camera.zoom * std::pow(wheelStep, angle.y() / 120.0));
        setCamera(camera, true);
    }
    event->accept();
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

bool CanvasItem::walk(int key)
{
    constexpr std::array directions{Direction::Left, Direction::Up, Direction::Right, Direction::Down};
    const NodeView* from = m_shownSelection.empty() ? nullptr : m_shown->find(m_shownSelection.back());
    if (from == nullptr)
        return false;
    const NodeView* to = nearestState(*m_shown, *from, directions.at(static_cast<std::size_t>(key - Qt::Key_Left)));
    if (to != nullptr) {
        const asl::StatePath path = to->path;
        m_hasFocusRing = true;
        m_scene->select(path);
        emit m_scene->revealRequested(path);
    }
    return true;
}

void CanvasItem::panByKey(int key, bool isFar)
{
    const double step = isFar ? 200 : 50;
    constexpr std::array<std::pair<int, int>, 4> ways{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    const auto [x, y] = ways.at(static_cast<std::size_t>(key - Qt::Key_Left));
    panBy({x * step, y * step});
}

void CanvasItem::escape()
{
    if (m_gesture != nullptr || m_press)
        cancelGesture();
    else if (m_scene != nullptr)
        m_scene->clearSelection();
}

void CanvasItem::keyPressEvent(QKeyEvent* event)
{
    const bool hasSomething = m_gesture != nullptr || !m_shownSelection.empty() || m_shownEdge;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
    case Qt::Key_Right:
    case Qt::Key_Down:
        if (!walk(event->key()))
            panByKey(event->key(), event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_shownSelection.empty()) {
            emit inspectorRequested();
            return;
        }
        break;
    case Qt::Key_Escape:
        if (hasSomething) {
            escape();
            return;
        }
        break;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_isSpaceDown = true;
            m_hasPannedBySpace = false;
        }
        return;
    default:
        break;
    }
    event->ignore();
}

void CanvasItem::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_isSpaceDown = false;
    else
        event->ignore();
}

void CanvasItem::focusInEvent(QFocusEvent* event)
{
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    m_hasFocusRing = isByKey;
    if (isByKey && m_scene != nullptr && m_shownSelection.empty() && !m_shown->nodes.empty()) {
        const std::vector<std::optional<asl::StateIndex>>& starts = m_shown->snapshot->graph.starts;
        const bool hasStart = !starts.empty() && starts.front().has_value();
        m_scene->select(m_shown->nodes[hasStart ? *starts.front() : 0].path);
    }
    QQuickItem::focusInEvent(event);
}

void CanvasItem::focusOutEvent(QFocusEvent* event)
{
    m_isSpaceDown = false;
    m_hasFocusRing = false;
    QQuickItem::focusOutEvent(event);
}

} // namespace statelight::app
