#include "app/scene/selection_keeper.h"

#include <algorithm>

namespace statelight::app {

namespace {

bool liesIn(const asl::StatePath& inner, const asl::StatePath& outer)
{
    const std::string& pointer = inner.pointer();
    return pointer.size() > outer.pointer().size() && pointer.starts_with(outer.pointer())
        && pointer[outer.pointer().size()] == '/';
}

const asl::Scope* findScope(const asl::StateMachine& machine, const std::string& pointer)
{
    const auto found = std::ranges::find(machine.scopes, pointer, &asl::Scope::pointer);
    return found == machine.scopes.end() ? nullptr : &*found;
}

// A state renamed in the text keeps its place among its neighbours: their number is the same and its old name is gone.
std::optional<asl::StatePath> successor(
    const asl::StatePath& lost, const ScenePicture& before, const ScenePicture& after)
{
    const auto index = before.byPath.find(lost);
    if (index == before.byPath.end() || after.snapshot == nullptr)
        return std::nullopt;
    const asl::StateMachine& machine = before.snapshot->machine;
    const asl::Scope& old = machine.scopes[machine.states[index->second].scope];
    const asl::Scope* now = findScope(after.snapshot->machine, old.pointer);
    if (now == nullptr || now->states.size() != old.states.size())
        return std::nullopt;
    const auto place = std::ranges::find(old.states, index->second) - old.states.begin();
    const asl::StatePath& path = after.nodes[now->states[static_cast<std::size_t>(place)]].path;
    if (before.find(path) != nullptr)
        return std::nullopt;
    return path;
}

} // namespace

asl::StatePath movedPath(const asl::StatePath& path, const std::vector<document::Moved>& moved)
{
    for (const document::Moved& move : moved) {
        if (path == move.from)
            return move.to;
        if (liesIn(path, move.from))
            return asl::StatePath(move.to.pointer() + path.pointer().substr(move.from.pointer().size()));
    }
    return path;
}

std::vector<asl::StatePath> keptSelection(
    const std::vector<asl::StatePath>& selection, const ScenePicture& before, const ScenePicture& after)
{
    std::vector<asl::StatePath> kept;
    for (const asl::StatePath& state : selection) {
        if (after.find(state) != nullptr)
            kept.push_back(state);
        else if (std::optional<asl::StatePath> next = successor(state, before, after))
            kept.push_back(*std::move(next));
    }
    return kept;
}

std::vector<asl::StatePath> outermost(const std::vector<asl::StatePath>& states)
{
    std::vector<asl::StatePath> outer;
    for (const asl::StatePath& state : states)
        if (std::ranges::none_of(states, [&](const asl::StatePath& other) { return liesIn(state, other); }))
            outer.push_back(state);
    return outer;
}

std::optional<std::uint32_t> edgeIndex(const document::Snapshot& snapshot, const EdgeKey& key)
{
    const std::optional<asl::StateIndex> from = snapshot.machine.indexOf(key.from);
    if (!from)
        return std::nullopt;
    const asl::Graph& graph = snapshot.graph;
    for (std::uint32_t at = graph.firstEdge[*from]; at < graph.firstEdge[*from + 1]; ++at)
        if (graph.edges[at].kind == key.kind && graph.edges[at].index == key.index)
            return at;
    return std::nullopt;
}

} // namespace statelight::app
