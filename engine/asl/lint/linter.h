#pragma once

#include <optional>
#include <span>
#include <vector>

#include "asl/graph.h"
#include "asl/lint/rule.h"
#include "asl/state_machine.h"
#include "asl/validator.h"

namespace statelight::asl::lint {

/// Rules that a comment of the text switches off for a state and all in it, or for the whole machine.
struct Silence {
    std::optional<StateIndex> state;
    RuleSet rules;
};

/// Advice of good practice that AWS doesn't give. A finding's code is its rule's name, its severity that of the rule.
/// Besides `silences`, a Comment of a state, scope or machine switches rules off for all that it holds (disabledBy).
/// In no order; time is near-linear in the definition.
[[nodiscard]] std::vector<Finding> findAdvice(const StateMachine& machine, const Graph& graph, WorkflowType workflow,
    RuleSet rules, std::span<const Silence> silences = {});

} // namespace statelight::asl::lint
