#include "document/state_lines.h"

#include <algorithm>

#include "source/line_diff.h"

namespace statelight::document {

namespace {

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

std::size_t columnOf(const asl::State& state, std::string_view text)
{
    const std::string_view before = text.substr(0, state.nameRange.begin);
    return before.size() - (before.find_last_of('\n') + 1);
}

const asl::State* stateAt(const asl::StateMachine& machine, std::size_t offset)
{
    const asl::State* innermost = nullptr;
    for (const asl::State& state : machine.states)
        if (state.nameRange.begin <= offset && offset < state.range.end)
            innermost = &state;
    return innermost;
}

} // namespace

std::set<std::string> touchedStates(const asl::StateMachine& machine, std::string_view text,
    const std::vector<std::string_view>& lines, const std::vector<source::ChangedLines>& changes,
    const std::vector<std::string_view>& after)
{
    const auto stateOf = [&](std::size_t line) {
        return stateAt(machine, source::lineOffset(lines, text, line) + indentOf(lines[line]));
    };
    std::set<std::string> touched;
    for (const source::ChangedLines& change : changes) {
        for (std::size_t line = change.oldBegin; line < change.oldEnd; ++line)
            if (const asl::State* const state = stateOf(line))
                touched.insert(state->path.pointer());
        const asl::State* const above = change.oldBegin > 0 ? stateOf(change.oldBegin - 1) : nullptr;
        const bool isNew = change.oldBegin == change.oldEnd;
        if (isNew && above != nullptr && indentOf(after[change.newBegin]) > columnOf(*above, text))
            touched.insert(above->path.pointer());
    }
    return touched;
}

} // namespace statelight::document
