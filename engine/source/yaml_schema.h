#pragma once

#include <string_view>

#include "core/value.h"
#include "source/source_tree.h"

namespace statelight::source {

/// What a plain scalar is in the core schema of YAML 1.2: Null, Boolean, Number or String. `.inf` and `.nan` have no
/// JSON number and stay text; so do dates, yes and no.
[[nodiscard]] NodeKind plainScalarKind(std::string_view text);
/// The value of a scalar of that kind.
[[nodiscard]] core::Value yamlValue(NodeKind kind, std::string_view text);
/// True where the text, written without quotes on one line, reads back as that same text.
[[nodiscard]] bool canBePlain(std::string_view text, bool insideFlow);

} // namespace statelight::source
