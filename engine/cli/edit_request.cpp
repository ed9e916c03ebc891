#include "cli/edit_request.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <vector>

#include "core/json.h"
#include "document/edits/edits.h"

namespace statelight::cli {

namespace {

using core::Result;
using document::Edit;
using document::Place;
using document::Snapshot;

std::string quoted(std::string_view text)
{
    return '"' + std::string(text) + '"';
}

Result<asl::StatePath> stateNamed(const Snapshot& now, const std::string& name)
{
    if (now.machine.find(asl::StatePath(name)) != nullptr)
        return asl::StatePath(name);
    std::vector<const asl::State*> found;
    for (const asl::State& state : now.machine.states)
        if (state.name == name)
            found.push_back(&state);
    if (found.size() == 1)
        return found.front()->path;
    if (found.empty())
        return core::failure("edit.state", "There is no state " + quoted(name) + ".");
    return core::failure("edit.state",
        quoted(name) + " comes twice; name it by its pointer: " + found[0]->path.pointer() + " or "
            + found[1]->path.pointer() + ".");
}

Result<asl::StateType> typeNamed(std::string_view name)
{
    for (std::size_t i = 0; i < 8; ++i)
        if (asl::toString(static_cast<asl::StateType>(i)) == name)
            return static_cast<asl::StateType>(i);
    return core::failure("edit.type",
        quoted(name) + " is no type of a state; there are Task, Pass, Choice, Wait, Succeed, Fail, Parallel and Map.");
}

Result<std::string> scopeNamed(const Snapshot& now, const std::string& name)
{
    if (now.machine.scopeAt(name))
        return name;
    const std::size_t slash = name.rfind('/');
    const std::string_view digits
        = slash == std::string::npos ? std::string_view() : std::string_view(name).substr(slash + 1);
    std::size_t branch = 0;
    const bool numbered = !digits.empty()
        && std::from_chars(digits.data(), digits.data() + digits.size(), branch).ptr == digits.data() + digits.size();
    const auto owner = stateNamed(now, numbered ? name.substr(0, slash) : name);
    if (!owner)
        return core::failure("edit.place", "There is no place for states named " + quoted(name) + ".");
    const auto index = now.machine.indexOf(*owner);
    std::vector<std::string> scopes;
    for (const asl::Scope& scope : now.machine.scopes)
        if (scope.owner == index)
            scopes.push_back(scope.pointer);
    if (branch >= scopes.size())
        return core::failure("edit.place", quoted(owner->name()) + " holds no states there.");
    if (!numbered && scopes.size() > 1)
        return core::failure("edit.place",
            quoted(owner->name()) + " has " + std::to_string(scopes.size())
                + " branches; name one of them: " + owner->name() + "/0.");
    return scopes[branch];
}

Result<Place> placeOf(const Snapshot& now, const EditRequest& request)
{
    Place place;
    if (request.after)
        return stateNamed(now, *request.after).map([&](asl::StatePath path) {
            place.after = std::move(path);
            return place;
        });
    return scopeNamed(now, request.into.value_or(std::string())).map([&](std::string scope) {
        place.scope = std::move(scope);
        return place;
    });
}

/// JSON where it is some, else a text: `set /States/A/Comment "two words"` needs no quotes inside quotes.
core::Value valueOf(const std::string& text)
{
    return core::parseJson(text).value_or(core::Value(text));
}

Result<Edit> add(const Snapshot& now, const EditRequest& request)
{
    return typeNamed(request.first).and_then([&](asl::StateType type) {
        return placeOf(now, request).and_then([&](const Place& place) {
            return document::addState(now, type, place, request.second);
        });
    });
}

Result<Edit> disconnect(const Snapshot& now, const asl::StatePath& from, const asl::StatePath& to)
{
    for (std::uint32_t edge = 0; edge < now.graph.edges.size(); ++edge) {
        const asl::Edge& found = now.graph.edges[edge];
        if (now.machine.states[found.from].path == from && found.to && now.machine.states[*found.to].path == to)
            return document::disconnect(now, edge);
    }
    return core::failure("edit.edge", "Nothing leads from " + quoted(from.name()) + " to " + quoted(to.name()) + ".");
}

using OneState = std::function<Result<Edit>(const asl::StatePath&)>;

Result<Edit> withState(const Snapshot& now, const std::string& name, const OneState& make)
{
    return stateNamed(now, name).and_then(make);
}

} // namespace

Result<Edit> editFor(const Snapshot& now, const EditRequest& request)
{
    const std::map<std::string, OneState, std::less<>> ofOneState = {
        {"rename", [&](const auto& state) { return document::renameState(now, state, request.second); }},
        {"delete", [&](const auto& state) { return document::deleteState(now, state, request.heal); }},
        {"duplicate", [&](const auto& state) { return document::duplicateState(now, state); }},
        {"end", [&](const auto& state) { return document::makeEnd(now, state); }},
        {"start", [&](const auto& state) { return document::setStart(now, state); }},
        {"connect",
            [&](const auto& state) {
                return withState(
                    now, request.second, [&](const auto& to) { return document::connect(now, state, to); });
            }},
        {"disconnect",
            [&](const auto& state) {
                return withState(now, request.second, [&](const auto& to) { return disconnect(now, state, to); });
            }},
        {"move",
            [&](const auto& state) -> Result<Edit> {
                if (!request.after && !request.into)
                    return core::failure("edit.place", "Say where: --after STATE or --into SCOPE.");
                return placeOf(now, request).and_then([&](const Place& place) {
                    return document::moveState(now, state, place);
                });
            }},
        {"type",
            [&](const auto& state) {
                return typeNamed(request.second).and_then([&](asl::StateType type) {
                    return document::changeType(now, state, type);
                });
            }},
    };
    if (const auto found = ofOneState.find(request.command); found != ofOneState.end())
        return withState(now, request.first, found->second);
    if (request.command == "add")
        return add(now, request);
    if (request.command == "set")
        return document::setValue(now, request.first, valueOf(request.second));
    return document::removeValue(now, request.first);
}

} // namespace statelight::cli
