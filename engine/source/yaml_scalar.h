#pragma once

#include <string>

#include "core/value.h"
#include "source/source_tree.h"

namespace statelight::source {

/// True for a scalar that is written on one line where it stands (no block style, no alias), and a scalar to replace
/// it.
[[nodiscard]] bool canReplaceYamlScalar(const SourceTree& tree, NodeIndex node, const core::Value& value);
[[nodiscard]] bool canReplaceYamlKey(const SourceTree& tree, NodeIndex member);
/// The value in the style (plain, 'single', "double") of the text that it replaces, or quoted where it must be.
[[nodiscard]] std::string yamlScalarText(const SourceTree& tree, core::SourceRange replaced, const core::Value& value);

} // namespace statelight::source
