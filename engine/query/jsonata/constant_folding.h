#pragma once

#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// Makes a literal of a node whose parts are literals and whose value is always the same. One that would fail is left
/// to fail when it is evaluated.
void foldConstant(Node& node);

} // namespace statelight::query::jsonata
