#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

void checkVariableName(const Subject& subject, std::string_view name, const Place& place, core::SourceRange range);
/// That no scope assigns a variable that a scope around it has.
void checkShadowing(Findings& findings, const StateMachine& machine);

} // namespace statelight::asl::validator
