#pragma once

#include "asl/validator/subject.h"

namespace statelight::asl::validator {

/// What the parts of a Map ask of each other: mode, reader, batcher and writer.
void checkMap(const Subject& subject, const State& state, const Map& map, const Place& place);

} // namespace statelight::asl::validator
