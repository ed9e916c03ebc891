#pragma once

#include "core/result.h"
#include "document/snapshot.h"
#include "source/text_edit.h"

namespace statelight::document {

/// The edits that bring what somebody else changed on disk (from `base` to `theirs`) into the text at hand (`mine`,
/// which came from `base` too). Fails with "merge.conflict", naming the state where there is one, when both changed the
/// same state or lines, or when the two together would be broken or lead to a state that is gone.
[[nodiscard]] core::Result<source::TextEdits> mergeTheirs(
    const Snapshot& base, const Snapshot& mine, const Snapshot& theirs);

} // namespace statelight::document
