#include "document/assist/references.h"

#include <algorithm>

namespace statelight::document {

namespace {

bool touches(core::SourceRange range, std::uint32_t offset)
{
    return range.begin <= offset && offset <= range.end && !range.isEmpty();
}

/// Every mention of every state, in no order.
std::vector<Mention> allMentions(const Snapshot& now)
{
    const asl::StateMachine& machine = now.machine;
    std::vector<Mention> mentions;
    mentions.reserve(machine.states.size() + now.graph.edges.size());
    for (const asl::State& state : machine.states)
        mentions.push_back({state.path, state.nameRange, true});
    for (const asl::Edge& edge : now.graph.edges)
        if (edge.to)
            mentions.push_back({machine.states[*edge.to].path, edge.range, false});
    for (std::size_t scope = 0; scope < machine.scopes.size(); ++scope) {
        const asl::Field* const start = machine.scopes[scope].fields.find("StartAt");
        if (start != nullptr && now.graph.starts[scope])
            mentions.push_back({machine.states[*now.graph.starts[scope]].path, start->range, false});
    }
    return mentions;
}

} // namespace

std::optional<Mention> mentionAt(const Snapshot& now, std::uint32_t offset)
{
    for (const Mention& mention : allMentions(now))
        if (touches(mention.range, offset))
            return mention;
    return std::nullopt;
}

std::vector<Mention> mentionsOf(const Snapshot& now, const asl::StatePath& state)
{
    std::vector<Mention> mentions = allMentions(now);
    std::erase_if(mentions, [&](const Mention& mention) { return mention.state != state; });
    std::ranges::sort(mentions, {}, [](const Mention& mention) { return mention.range.begin; });
    return mentions;
}

} // namespace statelight::document
