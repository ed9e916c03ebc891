// source turns text into a lossless tree of byte ranges and back into the smallest text edits.
// It knows JSON and YAML; it must never know what a state machine is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/source_range.h"

namespace statelight::source {

/// Replaces the bytes of `range` by `text`; offsets count in the text before any edit of the same list.
struct TextEdit {
    core::SourceRange range;
    std::string text;

    bool operator==(const TextEdit&) const = default;
};

using TextEdits = std::vector<TextEdit>;

/// Applies edits that are sorted and don't overlap; their offsets count in `text` as it is now.
/// Fails with "edit.overlap" or "edit.range"; then nothing was changed.
[[nodiscard]] core::Result<std::string> applyEdits(std::string_view text, const TextEdits& edits);

/// Whether applyEdits would take them for a text of that many bytes; fails as it does.
[[nodiscard]] core::Result<void> checkEdits(std::size_t textSize, const TextEdits& edits);

/// One edit that does what `first` and then `second` do, whose offset counts in the text after `first`. None where they
/// don't touch.
[[nodiscard]] std::optional<TextEdit> joined(const TextEdit& first, const TextEdit& second);

/// The edits that turn the result of applyEdits(text, edits) back into `text`.
[[nodiscard]] TextEdits inverseEdits(std::string_view text, const TextEdits& edits);
/// Where a range of the text after the edits comes from; inside a replacement that is all that was replaced.
[[nodiscard]] core::SourceRange rangeBefore(const TextEdits& edits, core::SourceRange range);

} // namespace statelight::source
