#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// One Label of a Map: its length and characters.
void checkLabel(const Subject& subject, const core::Value& label, const Place& place, core::SourceRange range);
/// That state names and labels are legal and unique in the whole machine.
void checkNames(Findings& findings, const StateMachine& machine);

} // namespace statelight::asl::validator
