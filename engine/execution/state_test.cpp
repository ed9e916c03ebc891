#include "core/builder.h"
#include "execution/machine_core.h"

namespace statelight::execution {

void Machine::Core::recordPassing(const Frame& frame, Stage stage, const core::Value& value)
{
    if (options->test)
        record(frame, stage, value);
}

/// What each iteration would receive is only computed to be looked at.
void Machine::Core::requestIterations(FrameIndex owner)
{
    const Frame& frame = frames[owner];
    const Fork& fork = forks[frame.fork];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    if (!map.itemSelector || fork.isBatched)
        return requestChildren(owner, fork.items);
    core::ArrayBuilder inputs(fork.total);
    for (std::uint32_t slot = 0; slot < fork.total; ++slot) {
        Outcome selected = fillFor(frame, slot, *map.itemSelector, fork.input);
        if (!selected)
            return childrenFailed(owner, selected.error());
        inputs.add(std::move(*selected));
    }
    const core::Value all = inputs.finish();
    recordPassing(frame, Stage::AfterItemSelector, all);
    requestChildren(owner, all);
}

void Machine::Core::requestChildren(FrameIndex owner, core::Value inputs)
{
    Fork& fork = forks[frames[owner].fork];
    fork.isMocked = true;
    fork.total = static_cast<std::uint32_t>(inputs.size());
    request(owner, RequestKind::RunChildren, std::move(inputs));
}

void Machine::Core::childrenSucceeded(FrameIndex owner, core::Value result)
{
    Frame& frame = frames[owner];
    Fork& fork = forks[frame.fork];
    const bool hasTolerance = fork.toleratedCount || fork.toleratedPercentage;
    if (options->test->failedIterations && hasTolerance) {
        for (std::uint32_t slot = 0; slot < *options->test->failedIterations; ++slot)
            fork.failedSlots.push_back(slot);
        if (exceedsTolerance(fork)) {
            StateError reason{
                "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"};
            reason.isOfTask = true;
            return childrenFailed(owner, std::make_shared<const StateError>(std::move(reason)));
        }
    }
    freeFork(frame.fork);
    frame.fork = none;
    frame.result = std::move(result);
    record(frame, Stage::Result, frame.result);
    makeReady(owner, frame, Phase::Resuming);
}

void Machine::Core::childrenFailed(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    Frame& frame = frames[owner];
    freeFork(frame.fork);
    frame.fork = none;
    fail(owner, std::move(reason));
}

void Machine::Core::leaveTest(core::Value result, asl::StateIndex next)
{
    testEnd.next = next;
    succeed(std::move(result));
}

/// The error ends the test where the state would be tried again; where it wouldn't, catchers are asked.
void Machine::Core::endRetriable(
    FrameIndex index, std::uint32_t retrier, std::optional<double> delay, const StateError& reason)
{
    testEnd.retrier = retrier;
    testEnd.retryDelay = delay;
    if (delay)
        endExecution(Status::Failed, EventType::ExecutionFailed, frames[index].lastEvent, reason);
}

} // namespace statelight::execution
