#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "asl/wording.h"
#include "core/json.h"
#include "core/result.h"
#include "layout/layout.h"

namespace statelight::layout {

namespace {

constexpr std::string_view dot = " · ";

std::string text(const core::Value& value)
{
    if (value.isNumber())
        return core::numberText(value);
    if (!value.isString())
        return {};
    return asl::isJsonata(value.string()) ? asl::jsonataBody(value.string()) : std::string(value.string());
}

/// "30 s", "90 s", "5 min", "3 d": in the largest unit that divides it.
std::string shortDuration(std::int64_t seconds)
{
    constexpr std::array<std::pair<std::int64_t, const char*>, 3> units{{{86'400, " d"}, {3'600, " h"}, {60, " min"}}};
    for (const auto& [length, unit] : units) {
        if (seconds != 0 && seconds % length == 0)
            return std::to_string(seconds / length) + unit;
    }
    return std::to_string(seconds) + " s";
}

std::string timeout(const asl::State& state)
{
    const asl::Field* field = state.fields.find("TimeoutSeconds");
    if (field == nullptr)
        field = state.fields.find("TimeoutSecondsPath");
    if (field == nullptr)
        return {};
    constexpr std::size_t longest = 16;
    if (field->value.isInteger())
        return shortDuration(field->value.integer());
    const std::string seconds = asl::elided(text(field->value), longest);
    return field->value.isNumber() && !seconds.empty() ? seconds + " s" : seconds;
}

bool canFail(asl::StateType type)
{
    return type == asl::StateType::Task || type == asl::StateType::Parallel || type == asl::StateType::Map;
}

std::vector<NodeContent::Chip> chipsOf(const asl::State& state)
{
    using Kind = NodeContent::Chip::Kind;
    std::vector<NodeContent::Chip> chips;
    if (!canFail(state.type))
        return chips;
    if (!state.retriers.empty())
        chips.push_back({Kind::Retry, std::to_string(state.retriers.size())});
    if (!state.catchers.empty())
        chips.push_back({Kind::Catch, std::to_string(state.catchers.size())});
    if (std::string seconds = timeout(state); !seconds.empty())
        chips.push_back({Kind::Timeout, std::move(seconds)});
    return chips;
}

std::string footerOf(const asl::State& state, const std::string& subtitle)
{
    const asl::Field* most = state.fields.find("MaxConcurrency");
    if (most == nullptr)
        most = state.fields.find("MaxConcurrencyPath");
    if (most == nullptr || (most->value.isInteger() && most->value.integer() == 0))
        return subtitle;
    const std::string number = text(most->value);
    return number.empty() ? subtitle : subtitle + std::string(dot) + number + " at a time";
}

std::size_t statesInside(const asl::StateMachine& machine, asl::StateIndex state)
{
    std::vector<bool> isInside(machine.scopes.size(), false);
    std::size_t count = 0;
    for (std::size_t at = 0; at < machine.scopes.size(); ++at) {
        const asl::Scope& scope = machine.scopes[at];
        if (!scope.owner)
            continue;
        isInside[at] = *scope.owner == state || isInside[machine.states[*scope.owner].scope];
        count += isInside[at] ? scope.states.size() : 0;
    }
    return count;
}

} // namespace

NodeContent contentOf(const asl::StateMachine& machine, asl::StateIndex index, bool isFolded)
{
    const asl::State& state = machine.states[index];
    NodeContent content;
    content.name = state.name;
    content.subtitle = asl::subtitle(machine, index);
    content.chips = chipsOf(state);
    content.assignsVariables = state.fields.has("Assign");
    if (state.language != machine.language)
        content.languageBadge = state.language == asl::QueryLanguage::Jsonata ? 'J' : 'P';
    if (state.type == asl::StateType::Map)
        content.footer = footerOf(state, content.subtitle);
    if (isFolded)
        content.subtitle += std::string(dot) + asl::counted(statesInside(machine, index), "state");
    else if (state.type == asl::StateType::Map)
        content.subtitle.clear(); // an open Map says it in its footer
    return content;
}

} // namespace statelight::layout
