#pragma once

#include <string>
#include <string_view>

#include "source/text_edit.h"

namespace statelight::source {

/// Lines of both texts that differ through edits. Counted from 0, half-open.
struct ChangedLines {
    std::size_t oldBegin = 0;
    std::size_t oldEnd = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;

    bool operator==(const ChangedLines&) const = default;
};

/// The text in lines, each with its line end; only the last may be without.
[[nodiscard]] std::vector<std::string_view> splitLines(std::string_view text);
/// What the edits (sorted, not overlapping, in range) do line by line, in the order of the text; lines that come out as
/// they were are no part of it.
[[nodiscard]] std::vector<ChangedLines> changedLines(std::string_view text, const TextEdits& edits);
/// The same as `diff -u` and `git diff` write it, with three lines of context; "" where nothing changes.
[[nodiscard]] std::string unifiedDiff(std::string_view text, const TextEdits& edits, std::string_view fileName);

} // namespace statelight::source
