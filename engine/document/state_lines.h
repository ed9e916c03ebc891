#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "source/unified_diff.h"

namespace statelight::document {

/// Says of the lines of a text in which state they lie. Machine and text must outlive it.
class StateLines {
public:
    /// `lines` as source::splitLines gives them of the text that the machine was read from.
    StateLines(const asl::StateMachine& machine, std::string_view text, const std::vector<std::string_view>& lines);

    /// The pointers of the states, innermost ones, that the changes touch; `after` are the lines that the changes lead
    /// to. New lines belong to the state above if they are deeper than it.
    [[nodiscard]] std::set<std::string> touchedBy(
        const std::vector<source::ChangedLines>& changes, const std::vector<std::string_view>& after) const;

private:
    [[nodiscard]] std::size_t columnOf(const asl::State& state) const;
    [[nodiscard]] const asl::State* stateAt(std::size_t line) const;

    const asl::StateMachine& m_machine;
    std::string_view m_text;
    const std::vector<std::string_view>& m_lines;
};

} // namespace statelight::document
