#include "document/assist/outline.h"

#include <algorithm>

namespace statelight::document {

std::vector<OutlineEntry> outline(const Snapshot& now)
{
    const asl::StateMachine& machine = now.machine;
    std::vector<OutlineEntry> entries;
    entries.reserve(machine.states.size());
    // Owners stand before what they hold, so the depth of an owner is already known.
    for (asl::StateIndex index = 0; index < machine.states.size(); ++index) {
        const asl::State& state = machine.states[index];
        const auto owner = machine.scopes[state.scope].owner;
        const std::uint32_t depth = owner ? entries[*owner].depth + 1 : 0;
        const std::uint32_t end = std::max(state.range.end, state.nameRange.end);
        entries.push_back({index, depth, state.nameRange, {state.nameRange.begin, end}});
    }
    std::ranges::stable_sort(entries, {}, [](const OutlineEntry& entry) { return entry.name.begin; });
    return entries;
}

} // namespace statelight::document
