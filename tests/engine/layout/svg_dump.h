#pragma once

#include <string>

#include "asl/graph.h"
#include "asl/state_machine.h"
#include "layout/layout.h"

namespace statelight::tests {

/// A plain drawing of a layout, to look at.
[[nodiscard]] std::string svgOf(
    const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture);

} // namespace statelight::tests
