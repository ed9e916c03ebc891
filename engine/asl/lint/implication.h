#pragma once

#include <cstddef>

#include "asl/state_machine.h"

namespace statelight::asl::lint {

/// True where `earlier` is true whenever `later` is: then a rule `later` behind `earlier` never gets a turn. False also
/// where it can't be told. Both are JSONPath rules. `budget` counts the comparisons that are left; at 0 nothing more
/// can be told.
[[nodiscard]] bool implies(const ChoiceRule& later, const ChoiceRule& earlier, std::size_t& budget);

} // namespace statelight::asl::lint
