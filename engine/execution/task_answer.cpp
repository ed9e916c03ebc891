#include <algorithm>

#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

EventType succeededType(TaskTarget target)
{
    switch (target) {
    case TaskTarget::LambdaFunction:
        return EventType::LambdaFunctionSucceeded;
    case TaskTarget::Activity:
        return EventType::ActivitySucceeded;
    case TaskTarget::Service:
        break;
    }
    return EventType::TaskSucceeded;
}

EventType failedType(TaskTarget target)
{
    switch (target) {
    case TaskTarget::LambdaFunction:
        return EventType::LambdaFunctionFailed;
    case TaskTarget::Activity:
        return EventType::ActivityFailed;
    case TaskTarget::Service:
        break;
    }
    return EventType::TaskFailed;
}

EventType timedOutType(TaskTarget target)
{
    switch (target) {
    case TaskTarget::LambdaFunction:
        return EventType::LambdaFunctionTimedOut;
    case TaskTarget::Activity:
        return EventType::ActivityTimedOut;
    case TaskTarget::Service:
        break;
    }
    return EventType::TaskTimedOut;
}

bool waitsForMore(const Resource& resource)
{
    return resource.target == TaskTarget::Service && resource.pattern != TaskPattern::RequestResponse;
}

/// How States.DataLimitExceeded names the task.
const std::string& shortName(const Resource& resource)
{
    return resource.target == TaskTarget::Service ? resource.service : resource.arn;
}

bool isTimeout(EventType type)
{
    return type == EventType::TaskTimedOut || type == EventType::LambdaFunctionTimedOut
        || type == EventType::ActivityTimedOut;
}

} // namespace

const Resource& Machine::Core::resourceOf(const Frame& frame) const
{
    return std::get<compiled::Task>(stateOf(frame).kind).resource;
}

void Machine::Core::startActivity(Frame& frame, std::optional<std::string> workerName)
{
    if (frame.isStarted)
        return;
    frame.isStarted = true;
    auto details = std::make_shared<EventDetails>();
    details->workerName = std::move(workerName);
    writeNext(frame, EventType::ActivityStarted, nullptr, std::move(details));
}

void Machine::Core::submit(Frame& frame, const core::Value& submitted)
{
    if (frame.isSubmitted || !waitsForMore(resourceOf(frame)))
        return;
    frame.isSubmitted = true;
    writeNext(frame, EventType::TaskSubmitted, &submitted);
}

void Machine::Core::take(FrameIndex index, TaskSucceeded&& answer)
{
    dropRequest(answer.id);
    Frame& frame = frames[index];
    if (stateOf(frame).type != asl::StateType::Task)
        return requestSucceeded(index, answer.id, std::move(answer.result));
    const Resource& resource = resourceOf(frame);
    startActivity(frame, std::nullopt);
    submit(frame, answer.submitted.value_or(answer.result));
    if (isTooLarge(frame, answer.result))
        return taskFailed(index, failedType(resource.target), dataLimitError(shortName(resource)));
    frame.result = std::move(answer.result);
    writeNext(frame, succeededType(resource.target), &frame.result);
    record(frame, Stage::Result, frame.result);
    makeReady(index, frame, Phase::Resuming);
}

void Machine::Core::take(FrameIndex index, TaskFailed&& answer)
{
    dropRequest(answer.id);
    Frame& frame = frames[index];
    StateError reason{std::move(answer.error), std::move(answer.cause)};
    if (stateOf(frame).type != asl::StateType::Task)
        return requestFailed(index, answer.id, std::make_shared<const StateError>(std::move(reason)));
    const Resource& resource = resourceOf(frame);
    startActivity(frame, std::nullopt);
    if (answer.submitted)
        submit(frame, *answer.submitted);
    // Whoever answers may name the error alone: the history has time-outs under one name, without a cause.
    const bool isHeartbeat = reason.name == "States.HeartbeatTimeout";
    if (!answer.event && (isHeartbeat || reason.name == "States.Timeout")) {
        answer.event = timedOutType(resource.target);
        reason.name = "States.Timeout";
        reason.cause.reset();
        reason.isHeartbeat = isHeartbeat;
    }
    const EventType type = answer.event.value_or(failedType(resource.target));
    reason.isOfTask = !isTimeout(type);
    taskFailed(index, type, std::make_shared<const StateError>(std::move(reason)));
}

void Machine::Core::take(FrameIndex index, TaskSubmitted&& answer)
{
    if (stateOf(frames[index]).type == asl::StateType::Task)
        submit(frames[index], answer.output);
}

void Machine::Core::take(FrameIndex index, TaskStarted&& answer)
{
    if (stateOf(frames[index]).type != asl::StateType::Task)
        return;
    startActivity(frames[index], std::move(answer.workerName));
    if (const auto found = std::ranges::find(pending, answer.id, &TaskRequest::id); found != pending.end())
        found->isStarted = true;
}

void Machine::Core::take(FrameIndex index, TaskHeartbeat&&)
{
    Frame& frame = frames[index];
    if (frame.heartbeatSeconds > 0)
        frame.heartbeat = setTimer(index, after(frame.heartbeatSeconds), TimerKind::Heartbeat);
}

void Machine::Core::timeOut(FrameIndex index, bool isHeartbeat)
{
    Frame& frame = frames[index];
    dropRequest(frame.task);
    StateError reason;
    reason.name = "States.Timeout";
    reason.isHeartbeat = isHeartbeat;
    taskFailed(index, timedOutType(resourceOf(frame).target), std::make_shared<const StateError>(std::move(reason)));
}

void Machine::Core::taskFailed(FrameIndex index, EventType type, std::shared_ptr<const StateError> reason)
{
    Frame& frame = frames[index];
    auto details = std::make_shared<EventDetails>();
    details->error = reason->name;
    details->cause = reason->cause;
    writeNext(frame, type, nullptr, std::move(details));
    frame.failure = std::move(reason);
    makeReady(index, frame, Phase::Failing);
}

} // namespace statelight::execution
