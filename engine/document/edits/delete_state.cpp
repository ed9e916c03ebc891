#include "asl/rules.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"

namespace statelight::document {

namespace {

core::Result<void> heal(Draft& draft, asl::StateIndex state)
{
    if (auto refusal = asl::canHeal(draft.machine(), draft.graph(), state))
        return core::failure("edit.heal", *std::move(refusal));
    const auto successor = draft.successor(state);
    for (const std::uint32_t index : draft.edgesTo(state)) {
        const asl::Edge& edge = draft.graph().edges[index];
        if (successor)
            draft.leadTo(edge, *successor);
        else if (edge.kind == asl::EdgeKind::Next)
            draft.setNext(draft.node(edge.from), std::nullopt);
        else
            return core::failure("edit.heal",
                quoted(draft.name(edge.from)) + " leads to " + quoted(draft.name(state))
                    + ", which has no successor: lead that transition elsewhere first.");
    }
    const asl::ScopeIndex scope = draft.state(state).scope;
    if (successor && draft.startsWith(scope, state))
        draft.setStart(scope, *successor);
    return {};
}

asl::StatePath neighbour(const Draft& draft, asl::StateIndex state)
{
    const asl::Scope& scope = draft.machine().scopes[draft.state(state).scope];
    if (const auto successor = draft.successor(state))
        return asl::StatePath::inScope(scope.pointer, *successor);
    const auto before = draft.edgesTo(state);
    return before.empty() ? asl::StatePath() : draft.state(draft.graph().edges[before.front()].from).path;
}

} // namespace

core::Result<Edit> deleteState(const Snapshot& now, const asl::StatePath& path, bool healing)
{
    Draft draft(now);
    const auto state = draft.find(path);
    if (!state)
        return tl::unexpected(state.error());
    if (auto refusal = asl::canDelete(now.machine, *state))
        return core::failure("edit.delete", *std::move(refusal));
    if (healing) {
        const auto healed = heal(draft, *state);
        if (!healed)
            return tl::unexpected(healed.error());
    }
    draft.change().remove(draft.node(*state));
    return draft.finish("Delete " + quoted(draft.name(*state)), healing ? neighbour(draft, *state) : asl::StatePath());
}

} // namespace statelight::document
