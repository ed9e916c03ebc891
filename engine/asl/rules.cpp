#include "asl/rules.h"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>

#include "asl/wording.h"

namespace statelight::asl {

namespace {

constexpr std::size_t longestName = 80;

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

const std::string& nameOf(const StateMachine& machine, StateIndex state)
{
    return machine.states[state].name;
}

bool ends(StateType type)
{
    return type == StateType::Succeed || type == StateType::Fail;
}

Refusal nothingFollows(const StateMachine& machine, StateIndex state)
{
    const StateType type = machine.states[state].type;
    if (!ends(type))
        return std::nullopt;
    return quoted(nameOf(machine, state)) + " is a " + std::string(toString(type))
        + " state and ends here: nothing can follow it.";
}

Refusal sameScope(const StateMachine& machine, StateIndex from, StateIndex to)
{
    if (machine.states[from].scope == machine.states[to].scope)
        return std::nullopt;
    return "A transition can't cross the border of a branch or a Map: " + quoted(nameOf(machine, from)) + " and "
        + quoted(nameOf(machine, to)) + " lie in different ones.";
}

Refusal firstOf(Refusal first, Refusal second)
{
    return first ? std::move(first) : std::move(second);
}

std::span<const Edge> edgesOf(const Graph& graph, StateIndex state)
{
    return std::span(graph.edges).subspan(graph.firstEdge[state], graph.firstEdge[state + 1] - graph.firstEdge[state]);
}

std::optional<StateIndex> findName(const StateMachine& machine, std::string_view name, std::optional<StateIndex> except)
{
    for (StateIndex state = 0; state < machine.states.size(); ++state) {
        if (machine.states[state].name == name && state != except)
            return state;
    }
    return std::nullopt;
}

} // namespace

bool holds(const StateMachine& machine, StateIndex state, ScopeIndex scope)
{
    std::optional<StateIndex> owner = machine.scopes[scope].owner;
    while (owner && *owner != state)
        owner = machine.scopes[machine.states[*owner].scope].owner;
    return owner.has_value();
}

Refusal canConnect(const StateMachine& machine, const Graph& graph, StateIndex from, StateIndex to)
{
    if (Refusal refusal = firstOf(nothingFollows(machine, from), sameScope(machine, from, to)))
        return refusal;
    const bool isThere = std::ranges::any_of(
        edgesOf(graph, from), [&](const Edge& edge) { return edge.kind == EdgeKind::Next && edge.to == to; });
    if (isThere)
        return quoted(nameOf(machine, from)) + " leads to " + quoted(nameOf(machine, to)) + " already.";
    return std::nullopt;
}

Refusal canReconnect(const StateMachine& machine, const Graph& graph, std::uint32_t edge, StateIndex to)
{
    return sameScope(machine, graph.edges[edge].from, to);
}

Refusal canMakeEnd(const StateMachine& machine, StateIndex state)
{
    if (machine.states[state].type == StateType::Choice)
        return "A Choice can't end: lead its rules or its Default to a state that does.";
    return nothingFollows(machine, state);
}

Refusal canSetStart(const StateMachine& machine, const Graph& graph, StateIndex state)
{
    if (graph.starts[machine.states[state].scope] == state)
        return quoted(nameOf(machine, state)) + " is the first state already.";
    return std::nullopt;
}

Refusal canDelete(const StateMachine& machine, StateIndex state)
{
    const Scope& scope = machine.scopes[machine.states[state].scope];
    if (scope.owner && scope.states.size() == 1)
        return quoted(nameOf(machine, state)) + " is the only state in there: delete "
            + quoted(nameOf(machine, *scope.owner)) + " instead, or add another state first.";
    return std::nullopt;
}

Refusal canHeal(const StateMachine& machine, const Graph& graph, StateIndex state)
{
    std::optional<StateIndex> successor;
    for (const Edge& edge : edgesOf(graph, state)) {
        if (edge.kind == EdgeKind::Catch || !edge.to || *edge.to == state)
            continue;
        if (successor && *successor != *edge.to)
            return quoted(nameOf(machine, state))
                + " leads to more than one state: connect what comes before it by hand.";
        successor = edge.to;
    }
    return std::nullopt;
}

Refusal canDropInto(const StateMachine& machine, StateIndex state, ScopeIndex scope)
{
    if (holds(machine, state, scope))
        return quoted(nameOf(machine, state)) + " can't go into itself.";
    const ScopeIndex home = machine.states[state].scope;
    return home == scope ? std::nullopt : canDelete(machine, state);
}

Refusal canDropOnEdge(const StateMachine& machine, const Graph& graph, StateIndex state, std::uint32_t edge)
{
    const Edge& place = graph.edges[edge];
    if (place.from == state || place.to == state)
        return quoted(nameOf(machine, state)) + " is at this transition already.";
    return firstOf(
        canDropInto(machine, state, machine.states[place.from].scope), canSplice(machine.states[state].type));
}

Refusal canSplice(StateType type)
{
    if (!ends(type))
        return std::nullopt;
    return "A " + std::string(toString(type)) + " state ends here: put it at the end of a chain.";
}

Refusal canInsertAfter(const StateMachine& machine, StateIndex state)
{
    return nothingFollows(machine, state);
}

std::string freeName(const StateMachine& machine, std::string_view wanted)
{
    std::unordered_set<std::string_view> taken;
    for (const State& state : machine.states)
        taken.insert(state.name);
    std::string name(wanted);
    for (std::size_t number = 2; taken.contains(name); ++number)
        name = std::string(wanted) + ' ' + std::to_string(number);
    return name;
}

Refusal canName(const StateMachine& machine, std::optional<StateIndex> state, std::string_view name)
{
    if (name.empty())
        return "A state needs a name.";
    if (characterCount(name) > longestName)
        return "The name has more than 80 characters: shorten it.";
    if (findName(machine, name, state))
        return "Another state is named " + quoted(name) + " already: names are unique in the whole machine.";
    return std::nullopt;
}

} // namespace statelight::asl
