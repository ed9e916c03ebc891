#include "asl/rules.h"
#include "core/json.h"
#include "document/edits/draft.h"
#include "document/edits/edits.h"
#include "document/edits/new_state.h"
#include "source/yaml_printer.h"

namespace statelight::document {

namespace {

/// A place with its parts looked up.
struct Spot {
    asl::ScopeIndex scope = 0;
    std::optional<asl::StateIndex> after; ///< the state whose text the new one follows, and whose chain it joins
    const asl::Edge* edge = nullptr; ///< the transition to splice into
    std::optional<std::string> next;
};

core::Result<Spot> spotOnEdge(const Draft& draft, std::uint32_t index)
{
    if (index >= draft.graph().edges.size())
        return core::failure("edit.edge", "This transition doesn't exist.");
    const asl::Edge& edge = draft.graph().edges[index];
    return Spot{draft.state(edge.from).scope, edge.from, &edge, edge.target};
}

core::Result<Spot> spotAfter(const Draft& draft, const asl::StatePath& path)
{
    return draft.findObject(path).and_then([&](asl::StateIndex state) -> core::Result<Spot> {
        if (auto refusal = asl::canInsertAfter(draft.machine(), state))
            return core::failure("edit.after", *std::move(refusal));
        const bool choice = draft.state(state).type == asl::StateType::Choice;
        const auto next = draft.state(state).fields.text(choice ? "Default" : "Next");
        return Spot{draft.state(state).scope, state, nullptr, next ? std::optional<std::string>(*next) : std::nullopt};
    });
}

core::Result<Spot> spot(const Draft& draft, const Place& place)
{
    if (place.edge)
        return spotOnEdge(draft, *place.edge);
    if (place.after)
        return spotAfter(draft, *place.after);
    const auto scope = draft.machine().scopeAt(place.scope);
    if (!scope)
        return core::failure("edit.place", "There is no place for states at " + quoted(place.scope) + ".");
    return Spot{*scope, std::nullopt, nullptr, std::nullopt};
}

bool endsAlone(asl::StateType type)
{
    return type == asl::StateType::Succeed || type == asl::StateType::Fail;
}

core::Value succeed(const NewState& like)
{
    return newState({asl::StateType::Succeed, like.language, {}, {}});
}

std::string yamlAtEnd(const source::SourceTree& tree, const core::Value& definition)
{
    const std::string_view text = tree.text();
    const source::FileStyle style = source::detectStyle(tree);
    const bool freshLine = text.empty() || text.ends_with('\n') || text == "\xef\xbb\xbf";
    return (freshLine ? "" : style.lineEnd) + source::printBlock(definition, style, 0) + style.lineEnd;
}

/// A text without a value takes a whole definition.
core::Result<Edit> firstState(const Snapshot& now, NewState wanted, const std::string& name)
{
    if (wanted.type == asl::StateType::Choice)
        wanted.next = freeName(now.machine, "Succeed", name);
    core::Value states = core::Value::object({{name, newState(wanted)}});
    if (wanted.next)
        states = states.with(*wanted.next, succeed(wanted));
    const auto end = static_cast<std::uint32_t>(now.tree.text().size());
    Edit edit;
    edit.version = now.version;
    edit.label = "Add " + quoted(name);
    const core::Value definition = core::Value::object({{"StartAt", name}, {"States", states}});
    const bool yaml = now.tree.format() == source::Format::Yaml;
    edit.edits = {{{end, end}, yaml ? yamlAtEnd(now.tree, definition) : core::toJson(definition, 2) + "\n"}};
    edit.select = asl::StatePath::inScope("", name);
    return edit;
}

void join(Draft& draft, const Spot& place, const std::string& name)
{
    if (place.edge != nullptr)
        draft.leadTo(*place.edge, name);
    else if (place.after)
        draft.goOnWith(*place.after, name);
    const bool startless = !draft.graph().starts[place.scope];
    if (startless && !place.after && draft.machine().scopes[place.scope].states.empty())
        draft.setStart(place.scope, name);
}

} // namespace

core::Result<Edit> addState(const Snapshot& now, asl::StateType type, const Place& place, std::string_view wantedName)
{
    if (type == asl::StateType::Unknown)
        return core::failure("edit.type", "A new state needs one of the eight types.");
    Draft draft(now);
    const std::string name = asl::freeName(now.machine, wantedName.empty() ? asl::toString(type) : wantedName);
    if (auto refusal = asl::canName(now.machine, std::nullopt, name))
        return core::failure("edit.name", *std::move(refusal));

    NewState wanted{type, now.machine.language, std::nullopt, freeName(now.machine, "Pass", name)};
    if (now.tree.root() == source::noNode)
        return firstState(now, wanted, name);
    const auto where = spot(draft, place);
    if (!where)
        return tl::unexpected(where.error());

    if (!endsAlone(type))
        wanted.next = where->next;
    std::vector<core::Member> states;
    const bool needsTarget = type == asl::StateType::Choice && !wanted.next;
    if (needsTarget)
        wanted.next = freeName(now.machine, "Succeed", name);
    states.push_back({name, newState(wanted)});
    if (needsTarget)
        states.push_back({*wanted.next, succeed(wanted)});
    draft.insertStates(where->scope, where->after, std::move(states));
    join(draft, *where, name);
    return draft.finish("Add " + quoted(name), asl::StatePath::inScope(now.machine.scopes[where->scope].pointer, name));
}

} // namespace statelight::document
