#pragma once

#include "query/jsonata/fault.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// Makes paths of `.`, `[…]`, `^(…)`, `@$`, `#$` and `{…}`, finds the step that each `%` means, and marks tail calls.
/// Afterwards no node is of a kind that is only for parsing. Fails with S0209, S0210, S0213, S0215 to S0217.
[[nodiscard]] OrFault<NodePtr> shapePaths(NodePtr tree);

} // namespace statelight::query::jsonata
