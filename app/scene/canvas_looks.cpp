#include <algorithm>
#include <array>
#include <utility>

#include "app/scene/canvas_item.h"
#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"
#include "app/scene/run_looks.h"

namespace statelight::app {

namespace {

asl::StatePath toPath(const QString& pointer)
{
    return asl::StatePath(pointer.toStdString());
}

} // namespace

NodeLook CanvasItem::nodeLook(const NodeView& node) const
{
    NodeLook look = runLook(m_shownOverlay, node);
    look.isHovered = m_shownHover == node.path;
    look.isSelected = std::ranges::find(m_shownSelection, node.path) != m_shownSelection.end();
    look.isFocused = look.isSelected && m_hasFocusRing;
    look.isDimmed = node.isBroken;
    if (m_gesture != nullptr) {
        look.isDimmed = look.isDimmed || m_gesture->dims(node);
        const DropTarget* target = m_gesture->target();
        look.isTarget = target != nullptr && target->place && target->node && !target->edge
            && &m_shown->nodes[*target->node] == &node;
    }
    return look;
}

EdgeLook CanvasItem::edgeLook(const EdgeView& edge) const
{
    EdgeLook look = runLook(m_shownOverlay, *m_shown, edge);
    if (edge.graphIndex) {
        look.isHovered = m_hoveredEdge == edge.key;
        look.isSelected = m_shownEdge == edge.key;
    }
    const DropTarget* target = m_gesture == nullptr ? nullptr : m_gesture->target();
    look.isDropTarget = target != nullptr && target->place && target->edge && &m_shown->edges[*target->edge] == &edge;
    return look;
}

void CanvasItem::touch(const asl::StatePath& state)
{
    if (const NodeView* node = m_shown->find(state); node != nullptr && !node->isHidden)
        m_layers.touch(*node);
}

void CanvasItem::touchEdge(const std::optional<EdgeKey>& key)
{
    if (!key)
        return;
    if (const EdgeView* edge = m_shown->find(*key); edge != nullptr)
        m_layers.touchArea(edge->bounds);
}

void CanvasItem::touchTarget(const DropTarget& target)
{
    if (target.node && *target.node < m_shown->nodes.size())
        m_layers.touch(m_shown->nodes[*target.node]);
    if (target.edge && *target.edge < m_shown->edges.size())
        m_layers.touchArea(m_shown->edges[*target.edge].bounds);
}

void CanvasItem::takeSelection()
{
    const std::vector<asl::StatePath> before = std::exchange(m_shownSelection, m_scene->selection());
    const std::optional<EdgeKey> edgeBefore = std::exchange(m_shownEdge, m_scene->selectedEdge());
    for (const asl::StatePath& state : before)
        touch(state);
    for (const asl::StatePath& state : m_shownSelection)
        touch(state);
    touchEdge(edgeBefore);
    touchEdge(m_shownEdge);
    scheduleSync();
}

void CanvasItem::takeHover()
{
    const asl::StatePath before = std::exchange(m_shownHover, m_scene->hovered());
    touch(before);
    touch(m_shownHover);
    scheduleSync();
}

void CanvasItem::takeOverlay()
{
    const RunOverlay before = std::exchange(m_shownOverlay, m_scene->overlay());
    if (before.isActive != m_shownOverlay.isActive) {
        m_layers.touchAll();
    } else {
        for (const auto& [state, run] : m_shownOverlay.states) {
            const auto old = before.states.find(state);
            if (old == before.states.end() || old->second != run)
                touch(state);
        }
        for (const auto& [state, run] : before.states)
            if (!m_shownOverlay.states.contains(state))
                touch(state);
        for (const auto& [key, count] : m_shownOverlay.taken) {
            const auto old = before.taken.find(key);
            if (old == before.taken.end() || old->second != count)
                touchEdge(key);
        }
        for (const auto& [key, count] : before.taken)
            if (!m_shownOverlay.taken.contains(key))
                touchEdge(key);
    }
    updateRing();
    scheduleSync();
}

bool CanvasItem::isPaused() const
{
    return std::ranges::any_of(m_shownOverlay.states, [](const auto& state) { return state.second.isCurrent; });
}

void CanvasItem::updateRing()
{
    const bool turns
        = m_shownOverlay.isActive && !m_shownOverlay.isFinished && isVisible() && !m_reducedMotion && !isPaused();
    if (!turns) {
        m_ringTimer.stop();
    } else if (!m_ringTimer.isActive()) {
        m_ringClock.start();
        m_ringTimer.start(40, this);
    }
}

QRectF CanvasItem::nodeRect(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    return node == nullptr || node->isHidden ? QRectF() : m_camera.toView(node->rect);
}

QRectF CanvasItem::nameRect(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    if (node == nullptr || node->isHidden)
        return {};
    const QRectF inner = node->isOpen ? headerRect(*node).adjusted(10, 0, -40, 0) : innerRect(*node);
    const double left = inner.left() + theme::size::tile + theme::size::tileGap;
    const bool isSingle = node->isOpen || node->rect.height() < 50;
    const double top = isSingle ? inner.center().y() - 9 : inner.top() + 10;
    return m_camera.toView(QRectF(left, top, inner.right() - left, 18));
}

QPointF CanvasItem::edgeMiddle(const QString& pointer, const QString& kind, int index) const
{
    constexpr std::array kinds{"Next", "Rule", "Default", "Catch"};
    for (const EdgeView& edge : m_shown->edges) {
        if (edge.graphIndex && edge.key.from == toPath(pointer)
            && kind == QLatin1String(kinds.at(static_cast<std::size_t>(edge.key.kind)))
            && static_cast<int>(edge.key.index) == index && edge.points.size() > 1) {
            const QPointF a = edge.points[edge.points.size() - 2];
            return m_camera.toView((a + edge.points.last()) / 2);
        }
    }
    return {};
}

QString CanvasItem::stateAt(qreal x, qreal y) const
{
    const NodeView* node = m_shown->nodeAt(m_camera.toPicture({x, y}));
    return node == nullptr ? QString() : QString::fromStdString(node->path.pointer());
}

QPointF CanvasItem::portOf(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    return node == nullptr ? QPointF() : m_camera.toView(app::portOf(*node));
}

} // namespace statelight::app
