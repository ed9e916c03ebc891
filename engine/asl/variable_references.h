#pragma once

#include <string>
#include <utility>
#include <vector>

#include "asl/state_machine.h"

namespace statelight::asl {

/// The variables that a state of this name reads, sorted, each once.
struct VariableReferences {
    std::string state;
    std::vector<std::string> names;

    bool operator==(const VariableReferences&) const = default;
};

/// What DescribeStateMachine tells as `variableReferences`: the states that read variables, in the order of the text.
/// States of the same name in different scopes are one. Fields that can't be read count for nothing.
[[nodiscard]] std::vector<VariableReferences> variableReferences(const StateMachine& machine);

} // namespace statelight::asl
