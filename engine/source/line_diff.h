#pragma once

#include <string_view>
#include <vector>

#include "source/unified_diff.h"

namespace statelight::source {

/// The fewest lines that turn one text into another (Myers). Texts that differ in more than 2,000 lines are one change.
[[nodiscard]] std::vector<ChangedLines> diffLines(
    const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

/// The byte at which a line of splitLines(text) begins; behind the last one, where the text ends.
[[nodiscard]] std::uint32_t lineOffset(
    const std::vector<std::string_view>& lines, std::string_view text, std::size_t line);

/// One edit that makes `after` of `before` and leaves their common head and tail alone, cut at whole characters; none
/// where they are equal.
[[nodiscard]] TextEdits textDifference(std::string_view before, std::string_view after);

/// The edits that turn `before` into `after`: one for each stretch of lines that differs, without the head and the tail
/// that both have in common.
[[nodiscard]] TextEdits lineEdits(std::string_view before, std::string_view after);

} // namespace statelight::source
