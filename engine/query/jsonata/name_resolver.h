#pragma once

#include "query/jsonata/fault.h"
#include "query/jsonata/program.h"

namespace statelight::query::jsonata {

/// Gives each variable of the program's tree its slots, each block, function and path its frame, lists what is read
/// from outside, compiles regular expressions and folds what is constant. Fails with "S0303" for a regular expression
/// that can't be compiled.
[[nodiscard]] OrFault<bool> resolveNames(Program& program);

} // namespace statelight::query::jsonata
