#pragma once

#include <string>

#include "source/tree_builder.h"

namespace statelight::source {

/// Adds a copy of a complete value as the next one; every node of it is derived and has the range of `top`, which also
/// gives the copy's own key. False where it would nest too deep; then the part above is there.
bool copyDerived(TreeBuilder& builder, NodeIndex source, const Node& top, const std::string& key);

} // namespace statelight::source
