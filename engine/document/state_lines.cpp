#include "document/state_lines.h"

#include <algorithm>

#include "source/line_diff.h"

namespace statelight::document {

namespace {

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

} // namespace

StateLines::StateLines(
    const asl::StateMachine& machine, std::string_view text, const std::vector<std::string_view>& lines)
    : m_machine(machine)
    , m_text(text)
    , m_lines(lines)
{}

std::set<std::string> StateLines::touchedBy(
    const std::vector<source::ChangedLines>& changes, const std::vector<std::string_view>& after) const
{
    std::set<std::string> touched;
    for (const source::ChangedLines& change : changes) {
        for (std::size_t line = change.oldBegin; line < change.oldEnd; ++line)
            if (const asl::State* const state = stateAt(line))
                touched.insert(state->path.pointer());
        const asl::State* const above = change.oldBegin > 0 ? stateAt(change.oldBegin - 1) : nullptr;
        if (change.oldBegin == change.oldEnd && above != nullptr && indentOf(after[change.newBegin]) > columnOf(*above))
            touched.insert(above->path.pointer());
    }
    return touched;
}

std::size_t StateLines::columnOf(const asl::State& state) const
{
    const std::string_view before = m_text.substr(0, state.nameRange.begin);
    return before.size() - (before.find_last_of('\n') + 1);
}

const asl::State* StateLines::stateAt(std::size_t line) const
{
    const auto begin = source::lineOffset(m_lines, m_text, line) + static_cast<std::uint32_t>(indentOf(m_lines[line]));
    const asl::State* innermost = nullptr;
    for (const asl::State& state : m_machine.states)
        if (state.nameRange.begin <= begin && begin < state.range.end)
            innermost = &state;
    return innermost;
}

} // namespace statelight::document
