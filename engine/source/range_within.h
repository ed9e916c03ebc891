#pragma once

#include "core/source_range.h"
#include "source/source_tree.h"

namespace statelight::source {

/// Where a part of a string's decoded value, counted in its bytes, stands in the text. Escapes of JSON are counted
/// exactly; of YAML's scalars a part that can't be found again gives the whole value's range.
[[nodiscard]] core::SourceRange rangeWithin(const SourceTree& tree, NodeIndex node, core::SourceRange part);

} // namespace statelight::source
