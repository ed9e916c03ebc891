#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "source/unified_diff.h"

namespace statelight::document {

/// The pointers of the states, innermost ones, that changes of a text touch: `machine` was read from the text, `lines`
/// are those of source::splitLines, and `after` are the lines that the changes lead to. New lines belong to the state
/// above if they are deeper than it.
[[nodiscard]] std::set<std::string> touchedStates(const asl::StateMachine& machine, std::string_view text,
    const std::vector<std::string_view>& lines, const std::vector<source::ChangedLines>& changes,
    const std::vector<std::string_view>& after);

} // namespace statelight::document
