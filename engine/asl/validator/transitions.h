#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// That every target exists in its scope, every state can be reached, and every scope can end.
void checkTransitions(Findings& findings, const StateMachine& machine, const Graph& graph);

} // namespace statelight::asl::validator
