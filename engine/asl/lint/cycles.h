#pragma once

#include <vector>

#include "asl/graph.h"
#include "asl/state_machine.h"

namespace statelight::asl::lint {

/// The states that can reach each other: every loop of a scope, each with all its states in the order of the text.
/// States outside of loops are in none.
[[nodiscard]] std::vector<std::vector<StateIndex>> cyclesOf(const StateMachine& machine, const Graph& graph);

} // namespace statelight::asl::lint
