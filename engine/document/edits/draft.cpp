#include "document/edits/draft.h"

namespace statelight::document {

using source::NodeIndex;
using source::noNode;

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

core::Result<asl::StateIndex> Draft::find(const asl::StatePath& path) const
{
    const auto index = machine().indexOf(path);
    if (!index || node(*index) == noNode)
        return core::failure("edit.state", "The state " + quoted(path.name()) + " doesn't exist.");
    return *index;
}

core::Result<asl::StateIndex> Draft::findObject(const asl::StatePath& path) const
{
    return find(path).and_then([&](asl::StateIndex index) -> core::Result<asl::StateIndex> {
        if (tree().nodes()[node(index)].kind != source::NodeKind::Object)
            return core::failure(
                "edit.broken", quoted(path.name()) + " is no state yet: a state is an object with a Type.");
        return index;
    });
}

bool Draft::startsWith(asl::ScopeIndex scope, asl::StateIndex state) const
{
    return machine().scopes[scope].fields.text("StartAt") == name(state);
}

std::vector<std::uint32_t> Draft::edgesTo(asl::StateIndex state) const
{
    std::vector<std::uint32_t> edges;
    for (std::uint32_t edge = 0; edge < graph().edges.size(); ++edge)
        if (graph().edges[edge].to == state && graph().edges[edge].from != state)
            edges.push_back(edge);
    return edges;
}

std::optional<std::string> Draft::successor(asl::StateIndex state) const
{
    std::optional<std::string> rule;
    for (std::uint32_t i = graph().firstEdge[state]; i < graph().firstEdge[state + 1]; ++i) {
        const asl::Edge& edge = graph().edges[i];
        if (edge.kind == asl::EdgeKind::Catch || edge.to == state)
            continue;
        if (edge.kind != asl::EdgeKind::Rule)
            return edge.target;
        if (!rule)
            rule = edge.target;
    }
    return rule;
}

void Draft::leadTo(const asl::Edge& edge, std::string_view target)
{
    m_change.setValue(targetNode(edge), core::Value(target));
}

void Draft::setNext(NodeIndex node, const std::optional<std::string>& target)
{
    const std::string_view wanted = target ? "Next" : "End";
    const core::Value value = target ? core::Value(*target) : core::Value(true);
    const NodeIndex same = tree().member(node, wanted);
    const NodeIndex other = tree().member(node, target ? "End" : "Next");
    if (same != noNode) {
        m_change.setValue(same, value);
        if (other != noNode)
            m_change.remove(other);
    } else if (other != noNode) {
        m_change.renameKey(other, wanted);
        m_change.setValue(other, value);
    } else {
        m_change.insertMember(node, source::atEnd, wanted, value);
    }
}

void Draft::goOnWith(asl::StateIndex index, const std::optional<std::string>& target)
{
    const asl::StateType type = state(index).type;
    if (type == asl::StateType::Choice) {
        if (target)
            m_change.setMember(node(index), "Default", core::Value(*target));
    } else if (type != asl::StateType::Succeed && type != asl::StateType::Fail) {
        setNext(node(index), target);
    }
}

void Draft::setStart(asl::ScopeIndex scope, std::string_view name)
{
    const NodeIndex object = node(machine().scopes[scope]);
    const NodeIndex comment = tree().member(object, "Comment");
    m_change.setMember(object, "StartAt", core::Value(name), comment == noNode ? source::atFront : comment);
}

void Draft::removeEdge(const asl::Edge& edge)
{
    const NodeIndex target = targetNode(edge);
    if (edge.kind == asl::EdgeKind::Next)
        return setNext(node(edge.from), std::nullopt);
    if (edge.kind == asl::EdgeKind::Default)
        return m_change.remove(target);
    const NodeIndex object = tree().nodes()[target].parent;
    const NodeIndex list = tree().nodes()[object].parent;
    const bool lastCatcher = edge.kind == asl::EdgeKind::Catch && tree().nodes()[list].childCount == 1;
    m_change.remove(lastCatcher ? list : object);
}

NodeIndex Draft::targetNode(const asl::Edge& edge) const
{
    const NodeIndex from = node(edge.from);
    switch (edge.kind) {
    case asl::EdgeKind::Next:
        return tree().member(from, "Next");
    case asl::EdgeKind::Default:
        return tree().member(from, "Default");
    case asl::EdgeKind::Rule:
        return tree().member(tree().item(tree().member(from, "Choices"), edge.index), "Next");
    case asl::EdgeKind::Catch:
        return tree().member(tree().item(tree().member(from, "Catch"), edge.index), "Next");
    }
    return noNode;
}

void Draft::renameReferences(const asl::Scope& scope, std::string_view oldName, std::string_view newName)
{
    const auto namesIt
        = [&](const asl::Fields& fields, std::string_view field) { return fields.text(field) == oldName; };
    const auto rename = [&](NodeIndex object, std::string_view field) {
        m_change.setValue(tree().member(object, field), core::Value(newName));
    };
    if (namesIt(scope.fields, "StartAt"))
        rename(node(scope), "StartAt");
    for (const asl::StateIndex index : scope.states) {
        const asl::State& user = state(index);
        for (const std::string_view field : {"Next", "Default"})
            if (namesIt(user.fields, field))
                rename(node(index), field);
        for (std::size_t i = 0; i < user.catchers.size(); ++i)
            if (namesIt(user.catchers[i].fields, "Next"))
                rename(tree().item(tree().member(node(index), "Catch"), i), "Next");
        const auto* const choice = std::get_if<asl::Choice>(&user.kind);
        for (std::size_t i = 0; choice != nullptr && i < choice->rules.size(); ++i)
            if (namesIt(choice->rules[i].fields, "Next"))
                rename(tree().item(tree().member(node(index), "Choices"), i), "Next");
    }
}

NodeIndex Draft::placeAfter(std::optional<asl::StateIndex> after) const
{
    return after ? node(*after) : source::atEnd;
}

void Draft::insertStates(
    asl::ScopeIndex scope, std::optional<asl::StateIndex> after, std::vector<core::Member> newStates)
{
    const NodeIndex object = node(machine().scopes[scope]);
    const NodeIndex states = tree().member(object, "States");
    if (states == noNode)
        return m_change.insertMember(object, source::atEnd, "States", core::Value::object(std::move(newStates)));
    if (tree().nodes()[states].kind != source::NodeKind::Object)
        return m_change.setValue(states, core::Value::object(std::move(newStates)));
    for (core::Member& state : newStates)
        m_change.insertMember(states, placeAfter(after), state.key, std::move(state.value));
}

void Draft::insertState(
    asl::ScopeIndex scope, std::optional<asl::StateIndex> after, std::string_view name, source::SourceText text)
{
    const NodeIndex states = tree().member(node(machine().scopes[scope]), "States");
    if (states != noNode && tree().nodes()[states].kind == source::NodeKind::Object)
        return m_change.insertMember(states, placeAfter(after), name, std::move(text));
    insertStates(scope, after, {{std::string(name), source::valueOf(text)}});
}

void Draft::moved(const asl::StatePath& from, const asl::StatePath& to)
{
    const std::string inside = from.pointer() + "/";
    m_moved.push_back({from, to});
    for (const asl::State& other : machine().states)
        if (other.path.pointer().starts_with(inside))
            m_moved.push_back(
                {other.path, asl::StatePath(to.pointer() + other.path.pointer().substr(from.pointer().size()))});
}

core::Result<Edit> Draft::finish(std::string label, asl::StatePath select) const
{
    return m_change.edits().map([&](source::TextEdits edits) {
        Edit edit;
        edit.version = m_now.version;
        edit.label = std::move(label);
        edit.edits = std::move(edits);
        edit.moved = m_moved;
        edit.select = std::move(select);
        return edit;
    });
}

} // namespace statelight::document
