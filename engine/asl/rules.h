#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "asl/graph.h"
#include "asl/state_machine.h"

namespace statelight::asl {

/// Why a gesture is refused: one sentence for the person who tries it. Nothing: the gesture is allowed.
/// The canvas asks these rules while dragging, and the edits ask them again. Each costs no more than the nesting is
/// deep.
using Refusal = std::optional<std::string>;

/// A new transition: Next, or a rule or Default of a Choice.
[[nodiscard]] Refusal canConnect(const StateMachine& machine, const Graph& graph, StateIndex from, StateIndex to);
/// Leading an existing transition (index in Graph::edges) to another state.
[[nodiscard]] Refusal canReconnect(const StateMachine& machine, const Graph& graph, std::uint32_t edge, StateIndex to);
[[nodiscard]] Refusal canMakeEnd(const StateMachine& machine, StateIndex state);
[[nodiscard]] Refusal canSetStart(const StateMachine& machine, const Graph& graph, StateIndex state);
[[nodiscard]] Refusal canDelete(const StateMachine& machine, StateIndex state);
/// Joining predecessors with the one successor when the state goes.
[[nodiscard]] Refusal canHeal(const StateMachine& machine, const Graph& graph, StateIndex state);

/// Moving a state into a scope, its own one included.
[[nodiscard]] Refusal canDropInto(const StateMachine& machine, StateIndex state, ScopeIndex scope);
/// Moving a state onto a transition, so that it is spliced in there.
[[nodiscard]] Refusal canDropOnEdge(
    const StateMachine& machine, const Graph& graph, StateIndex state, std::uint32_t edge);
/// A new state of that type in the middle of a transition.
[[nodiscard]] Refusal canSplice(StateType type);
/// A new state behind this one.
[[nodiscard]] Refusal canInsertAfter(const StateMachine& machine, StateIndex state);

/// Whether the scope lies in the state, at any depth.
[[nodiscard]] bool holds(const StateMachine& machine, StateIndex state, ScopeIndex scope);
/// The name with a number that no state of the whole machine has: "Charge", "Charge 2".
[[nodiscard]] std::string freeName(const StateMachine& machine, std::string_view wanted);
/// Nothing for 1 to 80 characters that no other state of the machine has.
[[nodiscard]] Refusal canName(const StateMachine& machine, std::optional<StateIndex> state, std::string_view name);

} // namespace statelight::asl
