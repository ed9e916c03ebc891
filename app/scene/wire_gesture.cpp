#include <algorithm>

#include "app/scene/canvas_item.h"
#include "app/scene/edge_painter.h"
#include "app/scene/gesture.h"
#include "app/scene/node_painter.h"
#include "app/scene/scene.h"
#include "app/scene/selection_keeper.h"
#include "asl/rules.h"

namespace statelight::app {

namespace {

constexpr double snapReach = 20;

const NodeView* nearestNode(const ScenePicture& picture, QPointF place, double reach)
{
    if (const NodeView* node = picture.nodeAt(place); node != nullptr && !node->isOpen)
        return node;
    const QRectF around(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach);
    const NodeView* found = picture.nodeAt(place);
    for (const std::uint32_t number : picture.nodeIndex.touching(around))
        if (!picture.nodes[number].isOpen && picture.nodes[number].rect.intersects(around))
            found = &picture.nodes[number];
    return found;
}

} // namespace

WireGesture::WireGesture(CanvasItem& canvas, asl::StateIndex from)
    : Gesture(canvas)
    , m_from(from)
{
    const ScenePicture& picture = *canvas.shownPicture();
    for (asl::StateIndex to = 0; to < picture.nodes.size(); ++to)
        m_isRefused.push_back(refusal(to).has_value());
}

WireGesture::WireGesture(CanvasItem& canvas, const EdgeView& edge)
    : Gesture(canvas)
    , m_from(*edge.from)
    , m_edge(edge.key)
    , m_graphIndex(edge.graphIndex)
{
    const ScenePicture& picture = *canvas.shownPicture();
    for (asl::StateIndex to = 0; to < picture.nodes.size(); ++to)
        m_isRefused.push_back(refusal(to).has_value());
}

std::optional<std::string> WireGesture::refusal(asl::StateIndex to) const
{
    const document::Snapshot& now = *canvas().shownPicture()->snapshot;
    return m_graphIndex ? asl::canReconnect(now.machine, now.graph, *m_graphIndex, to)
                        : asl::canConnect(now.machine, now.graph, m_from, to);
}

bool WireGesture::dims(const NodeView& node) const
{
    const auto index = static_cast<std::size_t>(&node - canvas().shownPicture()->nodes.data());
    return index < m_isRefused.size() && m_isRefused[index] && index != m_from && !node.isOpen;
}

void WireGesture::move(QPointF view, Qt::KeyboardModifiers /*modifiers*/)
{
    m_pointer = view;
    const ScenePicture& picture = *canvas().shownPicture();
    const NodeView* node = nearestNode(picture, canvas().camera().toPicture(view), snapReach / canvas().zoom());
    DropTarget target;
    if (node != nullptr) {
        target.node = static_cast<asl::StateIndex>(node - picture.nodes.data());
        if (std::optional<std::string> reason = refusal(*target.node)) {
            target.reason = *target.node == m_from && !m_graphIndex ? std::string() : *std::move(reason);
            if (node->isOpen)
                target = {};
        } else {
            target.place = document::Place{};
        }
    }
    show(m_target, std::move(target));
}

bool WireGesture::finish()
{
    const ScenePicture& picture = *canvas().shownPicture();
    if (!m_target.place || !m_target.node) {
        if (!m_target.node && !m_edge)
            canvas().offerAdder(m_pointer, picture.nodes[m_from].path);
        return false;
    }
    const asl::StatePath from = picture.nodes[m_from].path;
    const asl::StatePath to = picture.nodes[*m_target.node].path;
    return canvas().scene()->document()->perform(
        [from, to, key = m_edge](const document::Snapshot& now) -> core::Result<document::Edit> {
            if (!key)
                return document::connect(now, from, to);
            const std::optional<std::uint32_t> edge = edgeIndex(now, *key);
            if (!edge)
                return core::failure("edit.missing", "That transition is gone.");
            return document::reconnect(now, *edge, to);
        });
}

QPointF WireGesture::origin() const
{
    const ScenePicture& picture = *canvas().shownPicture();
    if (m_edge)
        if (const EdgeView* edge = picture.find(*m_edge); edge != nullptr && !edge->points.isEmpty())
            return edge->points.first();
    return portOf(picture.nodes[m_from]);
}

void WireGesture::paint(QPainter& painter, const PaintStyle& style) const
{
    const QPointF start = canvas().camera().toView(origin());
    QPointF end = m_pointer;
    if (m_target.place && m_target.node) {
        const QRectF node = canvas().camera().toView(canvas().shownPicture()->nodes[*m_target.node].rect);
        end = {node.center().x(), node.top()};
    }
    const double middle = (start.y() + end.y()) / 2;
    const QPolygonF line({start, {start.x(), middle}, {end.x(), middle}, end});
    const QColor color = toColor(style.palette->selection);
    painter.setPen(QPen(color, theme::size::edgeWidthTaken, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(roundedPath(line));
    paintArrowHead(painter, end, {end.x(), middle}, color);
    paintPort(painter, style, start);
    paintReason(painter, style, m_pointer, m_target.reason);
}

} // namespace statelight::app
