#include "asl/rules.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"
#include "document/edits/new_state.h"

namespace statelight::document {

namespace {

void addToChoice(Draft& draft, asl::StateIndex choice, const std::string& target)
{
    const source::NodeIndex node = draft.node(choice);
    if (draft.tree().member(node, "Default") == source::noNode)
        return draft.change().insertMember(node, source::atEnd, "Default", core::Value(target));
    const source::NodeIndex rules = draft.tree().member(node, "Choices");
    core::Value rule = newRule(draft.state(choice).language, target);
    if (rules == source::noNode)
        draft.change().insertMember(node, source::atEnd, "Choices", core::Value::array({std::move(rule)}));
    else if (draft.tree().nodes()[rules].kind == source::NodeKind::Array)
        draft.change().insertItem(rules, source::atEnd, std::move(rule));
    else
        draft.change().setValue(rules, core::Value::array({std::move(rule)}));
}

core::Result<const asl::Edge*> findEdge(const Snapshot& now, std::uint32_t edge)
{
    if (edge >= now.graph.edges.size())
        return core::failure("edit.edge", "This transition doesn't exist.");
    return &now.graph.edges[edge];
}

} // namespace

core::Result<Edit> connect(const Snapshot& now, const asl::StatePath& from, const asl::StatePath& to)
{
    Draft draft(now);
    const auto source = draft.findObject(from);
    const auto target = source ? draft.find(to) : source;
    if (!target)
        return tl::unexpected(target.error());
    if (auto refusal = asl::canConnect(now.machine, now.graph, *source, *target))
        return core::failure("edit.connect", *std::move(refusal));
    if (draft.state(*source).type == asl::StateType::Choice)
        addToChoice(draft, *source, draft.name(*target));
    else
        draft.setNext(draft.node(*source), draft.name(*target));
    return draft.finish("Connect " + quoted(from.name()) + " to " + quoted(to.name()));
}

core::Result<Edit> reconnect(const Snapshot& now, std::uint32_t index, const asl::StatePath& to)
{
    Draft draft(now);
    const auto edge = findEdge(now, index);
    if (!edge)
        return tl::unexpected(edge.error());
    const auto target = draft.find(to);
    if (!target)
        return tl::unexpected(target.error());
    if (auto refusal = asl::canReconnect(now.machine, now.graph, index, *target))
        return core::failure("edit.connect", *std::move(refusal));
    draft.leadTo(**edge, draft.name(*target));
    return draft.finish("Connect " + quoted(draft.name((*edge)->from)) + " to " + quoted(to.name()));
}

core::Result<Edit> disconnect(const Snapshot& now, std::uint32_t index)
{
    Draft draft(now);
    return findEdge(now, index).and_then([&](const asl::Edge* edge) {
        draft.removeEdge(*edge);
        return draft.finish("Disconnect " + quoted(draft.name(edge->from)) + " from " + quoted(edge->target));
    });
}

core::Result<Edit> makeEnd(const Snapshot& now, const asl::StatePath& path)
{
    Draft draft(now);
    return draft.findObject(path).and_then([&](asl::StateIndex state) -> core::Result<Edit> {
        if (auto refusal = asl::canMakeEnd(now.machine, state))
            return core::failure("edit.end", *std::move(refusal));
        draft.setNext(draft.node(state), std::nullopt);
        return draft.finish("End with " + quoted(path.name()));
    });
}

core::Result<Edit> setStart(const Snapshot& now, const asl::StatePath& path)
{
    Draft draft(now);
    return draft.find(path).and_then([&](asl::StateIndex state) -> core::Result<Edit> {
        if (auto refusal = asl::canSetStart(now.machine, now.graph, state))
            return core::failure("edit.start", *std::move(refusal));
        draft.setStart(draft.state(state).scope, draft.name(state));
        return draft.finish("Start with " + quoted(path.name()));
    });
}

} // namespace statelight::document
