#include "app/scene/drop_target.h"

#include <QtCore/QLineF>
#include <algorithm>

#include "asl/rules.h"

namespace statelight::app {

namespace {

using asl::ScopeIndex;
using asl::StateIndex;
using document::Place;

asl::Refusal refusalOnEdge(const document::Snapshot& now, const Dragged& dragged, std::uint32_t edge)
{
    return std::visit(core::Overloaded{[&](asl::StateType type) { return asl::canSplice(type); },
                          [&](StateIndex state) { return asl::canDropOnEdge(now.machine, now.graph, state, edge); }},
        dragged);
}

DropTarget onEdge(const ScenePicture& picture, const EdgeView& edge, const Dragged& dragged)
{
    const document::Snapshot& now = *picture.snapshot;
    DropTarget target;
    target.edge = static_cast<std::uint32_t>(&edge - picture.edges.data());
    if (!edge.graphIndex && !edge.from)
        return {};
    asl::Refusal refusal;
    Place place;
    if (edge.graphIndex) {
        refusal = refusalOnEdge(now, dragged, *edge.graphIndex);
        place.scope = now.machine.scopes[now.machine.states[*edge.from].scope].pointer;
        place.edge = *edge.graphIndex;
    } else {
        const StateIndex* moved = std::get_if<StateIndex>(&dragged);
        refusal = moved != nullptr && *moved == *edge.from ? asl::Refusal(std::string())
                                                           : asl::canInsertAfter(now.machine, *edge.from);
        place.after = now.machine.states[*edge.from].path;
    }
    if (refusal)
        target.reason = *refusal;
    else
        target.place = std::move(place);
    return target;
}

std::optional<ScopeIndex> scopeAt(
    const document::Snapshot& now, const NodeView& container, StateIndex index, QPointF place)
{
    const asl::StateKind& kind = now.machine.states[index].kind;
    if (const auto* map = std::get_if<asl::Map>(&kind))
        return map->processor;
    const auto* parallel = std::get_if<asl::Parallel>(&kind);
    if (parallel == nullptr || parallel->branches.empty())
        return std::nullopt;
    for (std::size_t at = 0; at < std::min(container.branches.size(), parallel->branches.size()); ++at)
        if (container.branches[at].left() <= place.x() && place.x() <= container.branches[at].right())
            return parallel->branches[at];
    return parallel->branches.front();
}

DropTarget inContainer(const ScenePicture& picture, StateIndex index, QPointF place, const Dragged& dragged)
{
    const document::Snapshot& now = *picture.snapshot;
    DropTarget target;
    target.node = index;
    const std::optional<ScopeIndex> scope = scopeAt(now, picture.nodes[index], index, place);
    if (!scope) {
        target.reason = "This container has no branch to drop into.";
        return target;
    }
    const StateIndex* moved = std::get_if<StateIndex>(&dragged);
    if (moved != nullptr && now.machine.states[*moved].scope == *scope)
        return {};
    if (moved != nullptr) {
        if (asl::Refusal refusal = asl::canDropInto(now.machine, *moved, *scope)) {
            target.reason = *refusal;
            return target;
        }
    }
    target.place = Place{now.machine.scopes[*scope].pointer, std::nullopt, std::nullopt};
    return target;
}

DropTarget behindNode(const ScenePicture& picture, StateIndex index, const Dragged& dragged)
{
    const document::Snapshot& now = *picture.snapshot;
    if (std::holds_alternative<StateIndex>(dragged))
        return {};
    DropTarget target;
    target.node = index;
    if (asl::Refusal refusal = asl::canInsertAfter(now.machine, index))
        target.reason = *refusal;
    else
        target.place = Place{
            now.machine.scopes[now.machine.states[index].scope].pointer, now.machine.states[index].path, std::nullopt};
    return target;
}

DropTarget onGround(const ScenePicture& picture, const Dragged& dragged)
{
    DropTarget target;
    const auto* moved = std::get_if<StateIndex>(&dragged);
    if (picture.nodes.empty()) {
        target.place = Place{};
    } else if (moved != nullptr && picture.snapshot->machine.states[*moved].scope != 0) {
        if (asl::Refusal refusal = asl::canDropInto(picture.snapshot->machine, *moved, 0))
            target.reason = *refusal;
        else
            target.place = Place{};
    }
    return target;
}

QPointF longestRunMiddle(const QPolygonF& points)
{
    QLineF longest;
    for (qsizetype at = 1; at < points.size(); ++at)
        if (const QLineF run(points[at - 1], points[at]); run.length() > longest.length())
            longest = run;
    return longest.center();
}

bool isLoose(const document::Snapshot& now, StateIndex state)
{
    return now.graph.firstEdge[state] == now.graph.firstEdge[state + 1];
}

} // namespace

bool DropTarget::operator==(const DropTarget& other) const
{
    return place.has_value() == other.place.has_value() && reason == other.reason && edge == other.edge
        && node == other.node && (!place || (place->scope == other.place->scope && place->after == other.place->after));
}

DropTarget dropTarget(const ScenePicture& picture, QPointF place, double reach, const Dragged& dragged, bool splices)
{
    if (picture.snapshot == nullptr)
        return {};
    const NodeView* node = picture.nodeAt(place);
    const bool isOverLeaf = node != nullptr && !node->isOpen;
    const EdgeView* edge = splices && !isOverLeaf ? picture.edgeAt(place, reach) : nullptr;
    if (edge != nullptr) {
        DropTarget target = onEdge(picture, *edge, dragged);
        if (target.place || !target.reason.empty())
            return target;
    }
    if (node == nullptr)
        return onGround(picture, dragged);
    const auto index = static_cast<StateIndex>(node - picture.nodes.data());
    return node->isOpen ? inContainer(picture, index, place, dragged) : behindNode(picture, index, dragged);
}

std::vector<DropSlot> dropSlots(const ScenePicture& picture, const QRectF& area, const Dragged& dragged)
{
    constexpr double width = 64;
    constexpr double height = theme::size::targetMinimum;
    std::vector<DropSlot> found;
    for (const std::uint32_t number : picture.edgeIndex.touching(area)) {
        const EdgeView& edge = picture.edges[number];
        if (edge.points.size() < 2 || edge.isDangling || !onEdge(picture, edge, dragged).place)
            continue;
        const QPointF middle = longestRunMiddle(edge.points);
        if (area.contains(middle))
            found.push_back({number, {middle.x() - width / 2, middle.y() - height / 2, width, height}});
    }
    return found;
}

document::Place placeBehind(const document::Snapshot& now, const asl::StatePath& after)
{
    if (const std::optional<StateIndex> state = now.machine.indexOf(after); state) {
        const std::string& scope = now.machine.scopes[now.machine.states[*state].scope].pointer;
        if (!asl::canInsertAfter(now.machine, *state))
            return {scope, after, std::nullopt};
        return {scope, std::nullopt, std::nullopt};
    }
    if (now.machine.scopes.empty())
        return {};
    const std::vector<StateIndex>& states = now.machine.scopes.front().states;
    const auto last = std::find_if(states.rbegin(), states.rend(),
        [&](StateIndex state) { return isLoose(now, state) && !asl::canInsertAfter(now.machine, state); });
    if (last == states.rend())
        return {};
    return {"", now.machine.states[*last].path, std::nullopt};
}

} // namespace statelight::app
