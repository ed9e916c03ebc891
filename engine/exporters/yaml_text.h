#pragma once

#include <string>

#include "source/source_tree.h"

namespace statelight::exporters {

/// The values of a JSON text as YAML in blocks, in their order, with the comments that stand among them; numbers as
/// they are written, text of several lines as block scalars. A YAML text comes out as it is. What is missing becomes
/// null.
[[nodiscard]] std::string yamlText(const source::SourceTree& tree);

} // namespace statelight::exporters
