#include "execution/event_type.h"

#include <algorithm>
#include <array>

namespace statelight::execution {

namespace {

constexpr std::array<std::string_view, eventTypeCount> names{
    "ExecutionStarted",
    "ExecutionSucceeded",
    "ExecutionFailed",
    "ExecutionAborted",
    "ExecutionTimedOut",
    "ExecutionRedriven",
    "PassStateEntered",
    "TaskStateEntered",
    "ChoiceStateEntered",
    "WaitStateEntered",
    "SucceedStateEntered",
    "FailStateEntered",
    "ParallelStateEntered",
    "MapStateEntered",
    "PassStateExited",
    "TaskStateExited",
    "ChoiceStateExited",
    "WaitStateExited",
    "SucceedStateExited",
    "ParallelStateExited",
    "MapStateExited",
    "TaskScheduled",
    "TaskStarted",
    "TaskSubmitted",
    "TaskSucceeded",
    "TaskStartFailed",
    "TaskSubmitFailed",
    "TaskFailed",
    "TaskTimedOut",
    "LambdaFunctionScheduled",
    "LambdaFunctionStarted",
    "LambdaFunctionSucceeded",
    "LambdaFunctionScheduleFailed",
    "LambdaFunctionStartFailed",
    "LambdaFunctionFailed",
    "LambdaFunctionTimedOut",
    "ActivityScheduled",
    "ActivityStarted",
    "ActivitySucceeded",
    "ActivityScheduleFailed",
    "ActivityFailed",
    "ActivityTimedOut",
    "MapStateStarted",
    "MapIterationStarted",
    "MapIterationSucceeded",
    "MapIterationFailed",
    "MapIterationAborted",
    "MapStateSucceeded",
    "MapStateFailed",
    "MapStateAborted",
    "ParallelStateStarted",
    "ParallelStateSucceeded",
    "ParallelStateFailed",
    "ParallelStateAborted",
    "TaskStateAborted",
    "WaitStateAborted",
    "MapRunStarted",
    "MapRunFailed",
    "MapRunRedriven",
    "MapRunSucceeded",
    "MapRunAborted",
    "EvaluationFailed",
};

} // namespace

std::string_view toString(EventType type)
{
    return names[static_cast<std::size_t>(type)];
}

std::optional<EventType> eventTypeFromString(std::string_view name)
{
    const auto* found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<EventType>(found - names.begin());
}

} // namespace statelight::execution
