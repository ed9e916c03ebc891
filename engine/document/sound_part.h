#pragma once

#include <memory>
#include <string>
#include <vector>

#include "document/edit.h"
#include "document/snapshot.h"
#include "source/unified_diff.h"

namespace statelight::document {

/// What stands of a definition while its text is broken: a text that is sound, and the lines in which it differs from
/// the broken one. What is seen and edited in it lies in the broken text as well, but for those lines.
struct SoundPart {
    std::shared_ptr<const Snapshot> snapshot; ///< sound, with the broken one's version
    std::vector<source::ChangedLines> broken; ///< from the snapshot's lines to those of the broken text
    std::vector<asl::StatePath> states; ///< innermost ones, that the broken lines belong to

    /// No line of the sound text stands in the broken one.
    [[nodiscard]] bool isAllBroken() const;
    /// The same edit for the broken text. Fails with "edit.broken" where it touches broken lines, and as applyEdits
    /// does.
    [[nodiscard]] core::Result<Edit> carryOver(const Snapshot& whole, const Edit& edit) const;
};

/// Takes from `whole`, which is broken, every changed stretch of lines that leaves `last`, a sound text from before,
/// sound. `last` must be sound.
[[nodiscard]] SoundPart findSoundPart(
    const std::shared_ptr<const std::string>& last, const Snapshot& whole, asl::lint::RuleSet rules);

} // namespace statelight::document
