#pragma once

#include <optional>
#include <string>
#include <vector>

#include "asl/graph.h"
#include "asl/state_machine.h"
#include "core/diagnostic.h"

namespace statelight::asl {

/// A diagnostic with the ranges that the model knows: a field's value at the finest.
struct Finding {
    core::Diagnostic diagnostic;
    std::string place; ///< JSON pointer of the very value, where it lies deeper than that; else empty
    std::optional<core::SourceRange> part = {}; ///< the bytes of that value, a string, that are at fault
};

/// What AWS's ValidateStateMachineDefinition would find (asl.md, sections 1 to 8, 13 and 16): its codes, and its
/// messages and locations where they are known. In no order; time is linear in the definition.
[[nodiscard]] std::vector<Finding> findFaults(
    const StateMachine& machine, const Graph& graph, WorkflowType type = WorkflowType::Standard);

/// The same, in the order of the text.
[[nodiscard]] core::Diagnostics validate(
    const StateMachine& machine, const Graph& graph, WorkflowType type = WorkflowType::Standard);

} // namespace statelight::asl
