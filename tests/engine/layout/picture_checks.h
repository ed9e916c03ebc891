#pragma once

#include <string>
#include <vector>

#include "asl/graph.h"
#include "asl/state_machine.h"
#include "layout/layout.h"

namespace statelight::tests {

/// What a picture must not show, in words; empty for a good one. Nodes, labels, routes and containers are checked.
[[nodiscard]] std::vector<std::string> faultsOf(
    const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture);

} // namespace statelight::tests
