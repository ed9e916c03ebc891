#include <algorithm>
#include <array>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

constexpr std::array<std::string_view, 4> tolerances{"ToleratedFailureCount", "ToleratedFailureCountPath",
    "ToleratedFailurePercentage", "ToleratedFailurePercentagePath"};
constexpr double longestExpress = 300; // seconds

const core::Value* memberOf(const Fields& fields, std::string_view field, std::string_view member)
{
    const Field* const found = fields.find(field);
    return found == nullptr ? nullptr : found->value.find(member);
}

// Whether a state can be part of an Express workflow of at most five minutes, as far as its text tells.
bool suitsExpress(const Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    if (const auto* const map = std::get_if<Map>(&state.kind))
        return !map->distributed;
    if (state.type == StateType::Wait) {
        const Field* const seconds = state.fields.find("Seconds");
        return seconds != nullptr && seconds->value.isNumber() && seconds->value.number() < longestExpress / 2;
    }
    const catalog::Resource& resource = review.resource(index);
    return state.type != StateType::Task
        || (resource.kind != catalog::Resource::Kind::Activity && resource.kind != catalog::Resource::Kind::Unknown
            && resource.pattern == catalog::Pattern::RequestResponse);
}

struct ScopeTraits {
    bool suitsExpress = true;
    bool hasTask = false;
};

// From the innermost scopes outwards: owners stand before what they hold.
std::vector<ScopeTraits> traitsOfScopes(const Review& review)
{
    const StateMachine& machine = review.machine();
    std::vector<ScopeTraits> traits(machine.scopes.size());
    for (ScopeIndex at = static_cast<ScopeIndex>(machine.scopes.size()); at-- > 0;) {
        const Scope& scope = machine.scopes[at];
        for (const StateIndex state : scope.states) {
            traits[at].suitsExpress = traits[at].suitsExpress && suitsExpress(review, state);
            traits[at].hasTask = traits[at].hasTask || machine.states[state].type == StateType::Task;
        }
        if (scope.owner) {
            ScopeTraits& around = traits[machine.states[*scope.owner].scope];
            around.suitsExpress = around.suitsExpress && traits[at].suitsExpress;
            around.hasTask = around.hasTask || traits[at].hasTask;
        }
    }
    return traits;
}

void reviewTolerance(Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    const bool tolerates
        = std::ranges::any_of(tolerances, [&](std::string_view name) { return state.fields.has(name); });
    if (state.fields.has("ItemReader") && !tolerates) {
        review.report(Rule::MapWithoutTolerance, index,
            "One bad item of the data that its ItemReader reads fails the whole Map: set ToleratedFailurePercentage or "
            "ToleratedFailureCount");
    }
}

void reviewExecutionType(Review& review, StateIndex index, const Map& map, const ScopeTraits& traits)
{
    const State& state = review.machine().states[index];
    const Scope& processor = review.machine().scopes[*map.processor];
    const core::Value* const type = memberOf(processor.fields, "ProcessorConfig", "ExecutionType");
    if (type == nullptr || !type->isString() || type->string() != "STANDARD" || !traits.suitsExpress || !traits.hasTask)
        return;
    const Place place(state.path.pointer());
    const Place inner = place.member(map.usesIterator ? "Iterator" : "ItemProcessor");
    const Place config = inner.member("ProcessorConfig");
    review.report(Rule::ExpressCandidate, index,
        "Nothing in the children needs a Standard workflow: if each ends within five minutes, ExecutionType EXPRESS "
        "starts faster and costs less",
        config.member("ExecutionType"), processor.fields.find("ProcessorConfig")->range);
}

} // namespace

void reviewMaps(Review& review)
{
    const StateMachine& machine = review.machine();
    const auto isDistributed = [](const State& state) {
        const auto* const map = std::get_if<Map>(&state.kind);
        return map != nullptr && map->distributed && map->processor;
    };
    if (std::ranges::none_of(machine.states, isDistributed))
        return;
    const auto traits = traitsOfScopes(review);
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        if (!isDistributed(machine.states[index]))
            continue;
        const Map& map = std::get<Map>(machine.states[index].kind);
        reviewTolerance(review, index);
        reviewExecutionType(review, index, map, traits[*map.processor]);
    }
}

} // namespace statelight::asl::lint
