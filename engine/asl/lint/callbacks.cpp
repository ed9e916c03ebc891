#include <algorithm>
#include <array>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

constexpr std::array<std::string_view, 4> limits{
    "TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"};

bool isLimited(const State& state)
{
    return std::ranges::any_of(limits, [&](std::string_view name) { return state.fields.has(name); });
}

} // namespace

void reviewCallbacks(Review& review)
{
    const StateMachine& machine = review.machine();
    if (!review.wants(Rule::CallbackWithoutTimeout) || machine.scopes.front().fields.has("TimeoutSeconds"))
        return;
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        const catalog::Resource& resource = review.resource(index);
        const bool isActivity = resource.kind == catalog::Resource::Kind::Activity;
        if ((!isActivity && resource.pattern != catalog::Pattern::Callback) || isLimited(machine.states[index]))
            continue;
        review.report(Rule::CallbackWithoutTimeout, index,
            isActivity ? "If no worker answers, this waits for up to a year: set TimeoutSeconds or HeartbeatSeconds"
                       : "If nobody sends the task token back, this waits for up to a year: set TimeoutSeconds or "
                         "HeartbeatSeconds");
    }
}

} // namespace statelight::asl::lint
