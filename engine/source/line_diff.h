#pragma once

#include <string_view>
#include <vector>

#include "source/unified_diff.h"

namespace statelight::source {

/// The fewest lines that turn one text into another (Myers). Texts that differ in more than 2,000 lines are one change.
[[nodiscard]] std::vector<ChangedLines> diffLines(
    const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

} // namespace statelight::source
