#pragma once

#include "core/result.h"
#include "core/source_range.h"
#include "document/edit.h"
#include "document/snapshot.h"

namespace statelight::document {

/// Lays out what lies in `range`: a member or item a line, indented as deep as it is nested, in the file's own style;
/// short ones that stand on one line stay there. Only white space changes, and none of that around comments. Fails with
/// "format.broken" while the text has syntax errors and "format.yaml" for YAML, whose layout is its meaning.
[[nodiscard]] core::Result<Edit> formatText(const Snapshot& now, core::SourceRange range);

} // namespace statelight::document
