#include "asl/state_machine.h"

#include <algorithm>
#include <array>

namespace statelight::asl {

namespace {

constexpr std::array<std::string_view, 9> typeNames{
    "Task", "Pass", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map", "Unknown"};

std::size_t hashOf(ScopeIndex scope, std::string_view name)
{
    constexpr std::size_t spread = 0x9e3779b97f4a7c15;
    return std::hash<std::string_view>{}(name) ^ (scope * spread);
}

} // namespace

std::string_view toString(StateType type)
{
    return typeNames[static_cast<std::size_t>(type)];
}

StateType stateTypeFromString(std::string_view name)
{
    const auto* const found = std::find(typeNames.begin(), typeNames.end() - 1, name);
    return static_cast<StateType>(found - typeNames.begin());
}

const Field* Fields::find(std::string_view name) const
{
    // Of a key that comes twice the last one counts, as everywhere in JSON.
    const auto found
        = std::find_if(m_fields.rbegin(), m_fields.rend(), [&](const Field& field) { return field.name == name; });
    return found == m_fields.rend() ? nullptr : &*found;
}

std::optional<std::string_view> Fields::text(std::string_view name) const
{
    const Field* const field = find(name);
    return field != nullptr && field->value.isString() ? std::optional(field->value.string()) : std::nullopt;
}

void StateMachine::buildTable()
{
    std::vector<std::size_t> hashes;
    hashes.reserve(states.size());
    for (const State& state : states)
        hashes.push_back(hashOf(state.scope, state.name));
    table.build(hashes);

    scopesByPointer.resize(scopes.size());
    for (ScopeIndex scope = 0; scope < scopes.size(); ++scope)
        scopesByPointer[scope] = scope;
    std::ranges::sort(scopesByPointer, {}, [&](ScopeIndex scope) { return std::string_view(scopes[scope].pointer); });
}

std::optional<ScopeIndex> StateMachine::scopeAt(std::string_view pointer) const
{
    const auto pointerOf = [&](ScopeIndex scope) { return std::string_view(scopes[scope].pointer); };
    const auto found = std::ranges::lower_bound(scopesByPointer, pointer, {}, pointerOf);
    if (found == scopesByPointer.end() || pointerOf(*found) != pointer)
        return std::nullopt;
    return *found;
}

std::optional<StateIndex> StateMachine::indexOf(ScopeIndex scope, std::string_view name) const
{
    const auto matches = [&](StateIndex state) { return states[state].scope == scope && states[state].name == name; };
    const StateIndex found = table.find(hashOf(scope, name), matches);
    return found == StateTable::none ? std::nullopt : std::optional(found);
}

std::optional<StateIndex> StateMachine::indexOf(const StatePath& path) const
{
    if (path.isEmpty())
        return std::nullopt;
    const auto scope = scopeAt(path.scope());
    const auto state = scope ? indexOf(*scope, path.name()) : std::nullopt;
    // Not every pointer with these ends is a state's: "/States/A/Retry".
    return state && states[*state].path == path ? state : std::nullopt;
}

const State* StateMachine::find(const StatePath& path) const
{
    const auto index = indexOf(path);
    return index ? &states[*index] : nullptr;
}

} // namespace statelight::asl
