#include <array>

#include "app/scene/arrow_walk.h"
#include "app/scene/canvas_item.h"

namespace statelight::app {

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
    m_tipTimer.stop();
    setTip({}, {});
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
