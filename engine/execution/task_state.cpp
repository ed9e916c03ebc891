#include <algorithm>

#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

struct TaskEvents {
    EventType scheduled;
    EventType started;
};

TaskEvents eventsOf(TaskTarget target)
{
    switch (target) {
    case TaskTarget::LambdaFunction:
        return {EventType::LambdaFunctionScheduled, EventType::LambdaFunctionStarted};
    case TaskTarget::Activity:
        return {EventType::ActivityScheduled, EventType::ActivityStarted};
    case TaskTarget::Service:
        break;
    }
    return {EventType::TaskScheduled, EventType::TaskStarted};
}

} // namespace

/// The value of TimeoutSeconds or HeartbeatSeconds, in either form; null where the state sets none.
Outcome Machine::Core::limitOf(const Frame& frame, const compiled::Limit& limit, const core::Value& effective)
{
    if (limit.seconds)
        return core::Value(*limit.seconds);
    if (!limit.path)
        return limit.expression ? limitOf(frame, *limit.expression) : core::Value();
    Outcome value = read(frame, *limit.path, effective);
    if (value && (!value->isInteger() || value->integer() <= 0))
        return tl::unexpected(runtimeError(frame,
            "The " + limit.field
                + " parameter does not reference a positive "
                  "integer: "
                + limit.path->text()));
    return value;
}

std::shared_ptr<const StateError> Machine::Core::refusal(const Frame& frame, const core::Value& parameters) const
{
    const auto& task = std::get<compiled::Task>(stateOf(frame).kind);
    if (task.resource.target == TaskTarget::Activity) {
        for (const std::string& arn : options->missingActivities) {
            if (arn == task.resource.arn)
                return runtimeError(frame, "The activity " + arn + " does not exist.");
        }
    }
    if (task.resource.service == "apigateway") {
        const core::Value* headers = parameters.find("Headers");
        bool isSound = !headers || headers->isObject();
        for (const core::Member& header : headers ? headers->members() : std::span<const core::Member>())
            isSound = isSound && header.value.isArray();
        if (!isSound)
            return runtimeError(frame,
                "The Parameters '" + core::toJson(parameters)
                    + "' could not be used to start the Task: [The value of the field 'Headers' has an invalid "
                      "format]");
    }
    return nullptr;
}

void Machine::Core::workOnTask(FrameIndex index)
{
    Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    const auto& task = std::get<compiled::Task>(state.kind);
    Outcome parameters = effectiveInput(frame);
    if (!parameters)
        return fail(index, parameters.error());
    if (task.needsToken)
        frame.token = random.token();
    const core::Value effective = *parameters;
    if (state.parameters) {
        parameters = fill(frame, *state.parameters, effective);
        if (!parameters)
            return fail(index, parameters.error());
        record(frame, Stage::AfterParameters, *parameters);
    }
    const Outcome timeout = limitOf(frame, task.timeout, effective);
    if (!timeout)
        return fail(index, timeout.error());
    const Outcome heartbeat = limitOf(frame, task.heartbeat, effective);
    if (!heartbeat)
        return fail(index, heartbeat.error());
    std::optional<std::string> role;
    if (task.credentials) {
        const Outcome credentials = fill(frame, *task.credentials, effective);
        if (!credentials)
            return fail(index, credentials.error());
        const core::Value* arn = credentials->find("RoleArn");
        if (arn && arn->isString())
            role = arn->string();
    }
    if (!state.parameters)
        recordPassing(frame, Stage::AfterParameters, *parameters);
    if (auto refused = refusal(frame, *parameters))
        return fail(index, std::move(refused));
    schedule(index, std::move(*parameters), *timeout, *heartbeat, std::move(role));
}

void Machine::Core::schedule(FrameIndex index, core::Value parameters, const core::Value& timeout,
    const core::Value& heartbeat, std::optional<std::string> role)
{
    Frame& frame = frames[index];
    const auto& task = std::get<compiled::Task>(stateOf(frame).kind);
    std::shared_ptr<EventDetails> details;
    if (timeout.isInteger() || heartbeat.isInteger() || role) {
        details = std::make_shared<EventDetails>();
        if (timeout.isInteger())
            details->timeoutSeconds = timeout.integer();
        if (heartbeat.isInteger())
            details->heartbeatSeconds = heartbeat.integer();
        details->roleArn = role;
    }
    const TaskEvents events = eventsOf(task.resource.target);
    writeNext(frame, events.scheduled, &parameters, std::move(details));
    frame.isStarted = task.resource.target != TaskTarget::Activity;
    frame.isSubmitted = false;
    if (frame.isStarted)
        writeNext(frame, events.started);
    frame.phase = Phase::Waiting;
    request(index, RequestKind::Task, std::move(parameters), std::move(role));
    if (timeout.isInteger())
        setTimer(index, after(timeout.integer()), TimerKind::Timeout);
    if (heartbeat.isInteger() && task.needsToken) {
        frame.heartbeatSeconds = heartbeat.integer();
        frame.heartbeat = setTimer(index, after(heartbeat.integer()), TimerKind::Heartbeat);
    }
}

void Machine::Core::request(FrameIndex index, RequestKind kind, core::Value parameters, std::optional<std::string> role)
{
    Frame& frame = frames[index];
    if (invocations.empty())
        invocations.resize(tables->states.size());
    TaskRequest asked;
    asked.id = ++lastTask;
    asked.kind = kind;
    asked.state = frame.state;
    asked.attempt = frame.attempt;
    asked.invocation = kind == RequestKind::Task ? invocations[frame.state]++ : 0;
    asked.lineage = frame.lineage;
    asked.parameters = std::move(parameters);
    asked.token = frame.token;
    asked.credentials = std::move(role);
    frame.task = asked.id;
    pending.push_back(std::move(asked));
    pendingFrames.push_back(index);
}

Instant Machine::Core::after(std::int64_t seconds) const
{
    // A century is longer than any execution lives.
    return {now.milliseconds + std::min<std::int64_t>(seconds, 3'200'000'000) * 1000};
}

} // namespace statelight::execution
