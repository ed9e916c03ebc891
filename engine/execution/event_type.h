#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace statelight::execution {

/// The 62 types of AWS's GetExecutionHistory (asl.md, section 10.2), in the order of that table.
enum class EventType : std::uint8_t {
    ExecutionStarted,
    ExecutionSucceeded,
    ExecutionFailed,
    ExecutionAborted,
    ExecutionTimedOut,
    ExecutionRedriven,
    PassStateEntered,
    TaskStateEntered,
    ChoiceStateEntered,
    WaitStateEntered,
    SucceedStateEntered,
    FailStateEntered,
    ParallelStateEntered,
    MapStateEntered,
    PassStateExited,
    TaskStateExited,
    ChoiceStateExited,
    WaitStateExited,
    SucceedStateExited,
    ParallelStateExited,
    MapStateExited,
    TaskScheduled,
    TaskStarted,
    TaskSubmitted,
    TaskSucceeded,
    TaskStartFailed,
    TaskSubmitFailed,
    TaskFailed,
    TaskTimedOut,
    LambdaFunctionScheduled,
    LambdaFunctionStarted,
    LambdaFunctionSucceeded,
    LambdaFunctionScheduleFailed,
    LambdaFunctionStartFailed,
    LambdaFunctionFailed,
    LambdaFunctionTimedOut,
    ActivityScheduled,
    ActivityStarted,
    ActivitySucceeded,
    ActivityScheduleFailed,
    ActivityFailed,
    ActivityTimedOut,
    MapStateStarted,
    MapIterationStarted,
    MapIterationSucceeded,
    MapIterationFailed,
    MapIterationAborted,
    MapStateSucceeded,
    MapStateFailed,
    MapStateAborted,
    ParallelStateStarted,
    ParallelStateSucceeded,
    ParallelStateFailed,
    ParallelStateAborted,
    TaskStateAborted,
    WaitStateAborted,
    MapRunStarted,
    MapRunFailed,
    MapRunRedriven,
    MapRunSucceeded,
    MapRunAborted,
    EvaluationFailed,
};

inline constexpr std::size_t eventTypeCount = 62;

[[nodiscard]] std::string_view toString(EventType type);
[[nodiscard]] std::optional<EventType> eventTypeFromString(std::string_view name);
[[nodiscard]] constexpr bool isStateEntered(EventType type)
{
    return type >= EventType::PassStateEntered && type <= EventType::MapStateEntered;
}
[[nodiscard]] constexpr bool isStateExited(EventType type)
{
    return type >= EventType::PassStateExited && type <= EventType::MapStateExited;
}

} // namespace statelight::execution
