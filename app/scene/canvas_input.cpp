#include <QtGui/QCursor>
#include <QtGui/QGuiApplication>
#include <QtGui/QStyleHints>
#include <algorithm>
#include <cmath>

#include "app/scene/canvas_item.h"
#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

constexpr double handleReach = 12;
constexpr double edgeReach = 8;
constexpr double wheelStep = 1.2;

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
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

std::optional<int> CanvasItem::iterationNear(const NodeView& node, QPointF view) const
{
    const auto run = m_shownOverlay.states.find(node.path);
    if (node.type != theme::Type::Map || !node.isOpen || m_camera.zoom < 0.4 || run == m_shownOverlay.states.end())
        return std::nullopt;
    return iterationAt(node, run->second, m_camera.toPicture(view));
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
    } else if (const auto iteration = iterationNear(*node, press.view)) {
        m_scene->showIteration(press.node, *iteration);
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
    const bool isOnCell = isOnBody && iterationNear(*node, view).has_value();
    setCursor(QCursor(isOnHandle ? Qt::CrossCursor : isOnCell ? Qt::PointingHandCursor : Qt::ArrowCursor));
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
        m_fitted.reset();
        camera.zoomAt(event->position(), m_camera.zoom * std::pow(wheelStep, angle.y() / 120.0));
        setCamera(camera, true);
    }
    event->accept();
}

} // namespace statelight::app
