#pragma once

#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// Gives the paths of a tree whose steps bind names (@ and #, or a parent that is asked for) the shape of their tuples.
void markTuples(Node& node);

} // namespace statelight::query::jsonata
