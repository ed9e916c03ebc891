#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// The retriers and catchers of a state.
void checkErrorHandling(const Subject& subject, const State& state, const Place& place);
/// The rules of a Choice.
void checkRules(const Subject& subject, const Choice& choice, const Place& place);

} // namespace statelight::asl::validator
