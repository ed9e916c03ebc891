#include <algorithm>
#include <array>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

using catalog::Resource;

// Parts of the names under which services tell that they are busy, throttle or are out of order for the moment.
constexpr std::array<std::string_view, 14> passing{"States.ALL", "States.TaskFailed", "Throttl", "TooManyRequests",
    "ServiceException", "ServiceUnavailable", "Unavailable", "SdkClientException", "AWSLambdaException", "Exceeded",
    "InternalServer", "StatusCode.429", "StatusCode.5", "${"};

bool isPassing(const core::Value& name)
{
    return name.isString() && std::ranges::any_of(passing, [&](std::string_view part) {
        return name.string().find(part) != std::string_view::npos;
    });
}

bool retriesPassingErrors(const State& state)
{
    return std::ranges::any_of(state.retriers, [](const Retrier& retrier) {
        const Field* const names = retrier.fields.find("ErrorEquals");
        return names != nullptr && std::ranges::any_of(names->value.items(), isPassing);
    });
}

bool canBeThrottled(const Resource& resource)
{
    return resource.kind == Resource::Kind::Lambda || resource.kind == Resource::Kind::Optimized
        || resource.kind == Resource::Kind::Sdk;
}

} // namespace

void reviewRetries(Review& review)
{
    if (!review.wants(Rule::TaskWithoutRetry))
        return;
    const StateMachine& machine = review.machine();
    std::vector<bool> isRetried(machine.states.size()); // by itself or by a state around it; those come first
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        const State& state = machine.states[index];
        const auto owner = machine.scopes[state.scope].owner;
        isRetried[index] = retriesPassingErrors(state) || (owner && isRetried[*owner]);
        if (isRetried[index] || !canBeThrottled(review.resource(index)))
            continue;
        review.report(Rule::TaskWithoutRetry, index,
            state.retriers.empty()
                ? "Nothing retries this task when its service is busy or throttles: add a Retry"
                : "Its retriers name no error of a busy service, such as one of throttling: add one, or States.ALL");
    }
}

} // namespace statelight::asl::lint
