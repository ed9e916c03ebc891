#include "execution/machine_core.h"
#include "execution/payload_limit.h"

namespace statelight::execution {

void Machine::Core::enter(FrameIndex index)
{
    Frame& frame = frames[index];
    frame.attempt = 0;
    frame.redrive = nullptr;
    frame.retries.clear();
    frame.token.clear();
    frame.enteredTime = now;
    ++transitionCount;
    frame.enteredFrom = frame.lastEvent;
    writeNext(frame, stateOf(frame).enteredType, &frame.input);
    frame.enteredEvent = frame.lastEvent;
    record(frame, Stage::Input, frame.input);
    if (options->recordsStages && frame.variables.size() > 0)
        record(frame, Stage::Variables, frame.variables);
    makeReady(index, frame, Phase::Working);
}

void Machine::Core::work(FrameIndex index)
{
    const compiled::State& state = stateOf(frames[index]);
    if (state.problem)
        return raiseFatal(index, runtimeError(frames[index], *state.problem));
    switch (state.type) {
    case asl::StateType::Task:
        return workOnTask(index);
    case asl::StateType::Pass:
        return workOnPass(index);
    case asl::StateType::Choice:
        return workOnChoice(index);
    case asl::StateType::Wait:
        return workOnWait(index);
    case asl::StateType::Succeed:
        return workOnSucceed(index);
    case asl::StateType::Fail:
        return workOnFail(index);
    case asl::StateType::Parallel:
        return workOnParallel(index);
    case asl::StateType::Map:
        return workOnMap(index);
    case asl::StateType::Unknown:
        return raiseFatal(index, runtimeError(frames[index], "The state has no known Type."));
    }
}

void Machine::Core::resume(FrameIndex index)
{
    Frame& frame = frames[index];
    const core::Value result = std::move(frame.result);
    frame.result = {};
    finish(index, result, result);
}

void Machine::Core::finish(FrameIndex index, const core::Value& result, const core::Value& assignInput)
{
    Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    if (state.isJsonata)
        return finishJsonata(index, result);
    core::Value value = result;
    if (state.resultSelector) {
        Outcome selected = fill(frame, *state.resultSelector, result);
        if (!selected)
            return fail(index, selected.error());
        value = std::move(*selected);
        record(frame, Stage::AfterResultSelector, value);
    } else {
        recordPassing(frame, Stage::AfterResultSelector, value);
    }
    core::Value assigned;
    if (state.assign) {
        Outcome variables = fill(frame, *state.assign, assignInput);
        if (!variables)
            return fail(index, variables.error());
        assigned = std::move(*variables);
    }
    if (!state.resultPath.replacesAll()) {
        Outcome combined = state.resultPath.combine(frame.input, std::move(value));
        if (!combined)
            return fail(index, combined.error());
        value = std::move(*combined);
        record(frame, Stage::AfterResultPath, value);
    } else {
        recordPassing(frame, Stage::AfterResultPath, value);
    }
    if (state.outputPath) {
        Outcome selected = applyOutputPath(frame, std::move(value));
        if (!selected)
            return fail(index, selected.error());
        value = std::move(*selected);
    }
    if (isTooLarge(frame, value))
        return fail(index, dataLimitError(state.name));
    exit(index, std::move(value), std::move(assigned), state.next);
}

/// Whether a state hands on more than it may. What it hands on as it came needn't be measured again.
bool Machine::Core::isTooLarge(const Frame& frame, const core::Value& value) const
{
    return options->limitsPayload && !value.isSame(frame.input) && exceedsPayloadLimit(value);
}

std::shared_ptr<const StateError> Machine::Core::dataLimitError(const std::string& what) const
{
    StateError error;
    error.name = "States.DataLimitExceeded";
    error.cause = "The state/task '" + what
        + "' returned a result with a size exceeding the maximum number of bytes service limit.";
    return std::make_shared<const StateError>(std::move(error));
}

void Machine::Core::exit(FrameIndex index, core::Value result, core::Value assigned, asl::StateIndex next)
{
    Frame& frame = frames[index];
    record(frame, Stage::Output, result);
    std::shared_ptr<EventDetails> details;
    if (assigned.isObject()) {
        record(frame, Stage::AssignedVariables, assigned);
        for (const core::Member& variable : assigned.members())
            frame.variables = frame.variables.isObject() ? std::move(frame.variables).with(variable.key, variable.value)
                                                         : core::Value::object({variable});
        details = std::make_shared<EventDetails>();
        details->assignedVariables = std::move(assigned);
    }
    writeNext(frame, stateOf(frame).exitedType, &result, std::move(details));
    if (options->test)
        return leaveTest(std::move(result), next);
    if (next != noState) {
        frame.state = next;
        frame.input = std::move(result);
        return makeReady(index, frame, Phase::Entering);
    }
    if (frame.parent != none)
        return childSucceeded(index, std::move(result));
    succeed(std::move(result));
}

void Machine::Core::succeed(core::Value result)
{
    output = std::move(result);
    write(EventType::ExecutionSucceeded, frames.front().lastEvent, noState, 0, &output);
    status = Status::Succeeded;
    forgetWork();
}

void Machine::Core::endExecution(Status final, EventType event, std::uint32_t previous, const StateError& reason)
{
    if (options->type == asl::WorkflowType::Standard && !frames.empty())
        redrivePoint = redrivePointOf(0);
    status = final;
    endError = reason.name;
    endCause = reason.cause;
    auto details = std::make_shared<EventDetails>();
    details->error = reason.name;
    details->cause = reason.cause;
    write(event, previous, noState, 0, nullptr, std::move(details));
    forgetWork();
}

void Machine::Core::forgetWork()
{
    ready.clear();
    timers.clear();
    pending.clear();
    pendingFrames.clear();
    frames.clear();
    freeFrames.clear();
    forks.clear();
    freeForks.clear();
}

} // namespace statelight::execution
