#include <algorithm>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

std::shared_ptr<const StateError> stateError(const char* name, const char* cause)
{
    StateError error{name, cause};
    error.isOfTask = true;
    return std::make_shared<const StateError>(std::move(error));
}

} // namespace

/// What stands between MapStateStarted and MapRunStarted: tolerances and MaxItems are looked at here.
void Machine::Core::startMapRun(FrameIndex index, core::Value items)
{
    Frame& frame = frames[index];
    Fork& fork = forks[frame.fork];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    const auto count = integerOf(frame, map.toleratedCount, fork.input);
    if (!count)
        return fail(index, count.error());
    if (count->value_or(0) < 0)
        return fail(index, rangeError(frame, "ToleratedFailureCount cannot be negative.", "ToleratedFailureCount"));
    const auto percentage = percentageOf(frame, map.toleratedPercentage, fork.input);
    if (!percentage)
        return fail(index, percentage.error());
    if (percentage->value_or(0) < 0 || percentage->value_or(0) > 100)
        return fail(index,
            rangeError(frame, "ToleratedFailurePercentage must be between 0 and 100.", "ToleratedFailurePercentage"));
    fork.toleratedCount = *count;
    fork.toleratedPercentage = *percentage;
    if (options->test && *count)
        record(frame, Stage::ToleratedFailureCount, **count);
    if (options->test && *percentage)
        record(frame, Stage::ToleratedFailurePercentage, **percentage);
    std::optional<std::int64_t> maxItems;
    if (map.reader) {
        const auto most = integerOf(frame, map.reader->maxItems, fork.input);
        if (!most)
            return fail(index, most.error());
        maxItems = *most;
    }
    const std::string run = random.uuid();
    fork.mapRunArn = mapRunArn(map, run);
    fork.seed = random.next();
    EventDetails details;
    details.text = fork.mapRunArn;
    writeNext(frame, EventType::MapRunStarted, nullptr, std::make_shared<const EventDetails>(std::move(details)));
    fork.startedEvent = frame.lastEvent;
    if (!map.reader)
        return itemsRead(index, {0, std::move(items), false, "STATE_DATA"});
    requestItems(index, maxItems);
}

std::string Machine::Core::mapRunArn(const compiled::Map& map, const std::string& run)
{
    std::string arn = options->stateMachineArn;
    if (const auto at = arn.find(":stateMachine:"); at != std::string::npos)
        arn.replace(at, 14, ":mapRun:");
    return arn + '/' + (map.label.empty() ? random.uuid() : map.label) + ':' + run;
}

void Machine::Core::requestSucceeded(FrameIndex index, TaskId task, core::Value result)
{
    const Fork& fork = forks[frames[index].fork];
    if (fork.isMocked)
        return childrenSucceeded(index, std::move(result));
    if (fork.writeTask == task)
        return resultsWritten(index, std::move(result));
    itemsRead(index, {task, std::move(result)});
}

void Machine::Core::requestFailed(FrameIndex index, TaskId task, std::shared_ptr<const StateError> reason)
{
    if (forks[frames[index].fork].isMocked)
        return childrenFailed(index, std::move(reason));
    // A writer that fails is not asked to write why.
    if (forks[frames[index].fork].writeTask == task)
        return endFailedRun(index, std::move(reason));
    mapRunFailed(index, std::move(reason));
}

/// Starts what may run, asks for more, or ends the run.
void Machine::Core::continueRun(FrameIndex owner)
{
    const ForkIndex index = frames[owner].fork;
    startIterations(owner, forks[index].startedEvent);
    if (frames[owner].fork != index || forks[index].isMocked || forks[index].isEnding)
        return;
    Fork& fork = forks[index];
    if (exportsResults(std::get<compiled::Map>(stateOf(frames[owner]).kind)))
        writeResults(owner, false);
    if (frames[owner].fork != index || fork.nextSlot < fork.total || fork.readTask)
        return;
    if (fork.hasMore)
        return requestMoreItems(owner);
    if (fork.running == 0 && !fork.writeTask)
        mapRunEnded(index);
}

bool Machine::Core::exceedsTolerance(const Fork& fork) const
{
    const auto failed = static_cast<std::int64_t>(fork.failedSlots.size());
    if (!fork.toleratedCount && !fork.toleratedPercentage)
        return failed > 0;
    if (fork.toleratedCount && failed > *fork.toleratedCount)
        return true;
    // A share can only be told once all items are known.
    return fork.toleratedPercentage && !fork.hasMore
        && static_cast<double>(failed) * 100 > *fork.toleratedPercentage * fork.total;
}

void Machine::Core::mapChildFailed(FrameIndex child, const StateError& reason)
{
    const FrameIndex owner = frames[child].parent;
    const ForkIndex forkIndex = frames[owner].fork;
    Fork& fork = forks[forkIndex];
    auto details = std::make_shared<EventDetails>();
    details->error = reason.name;
    details->cause = reason.cause;
    writeInChild(child, EventType::ExecutionFailed, frames[child].lastEvent, noState, frames[child].lineage, nullptr,
        std::move(details));
    keepFailure(child, reason);
    --fork.running;
    abandon(child);
    if (exceedsTolerance(fork))
        return thresholdExceeded(owner);
    continueRun(owner);
}

void Machine::Core::thresholdExceeded(FrameIndex owner)
{
    mapRunFailed(owner,
        stateError("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"));
}

/// A field that is read while the run goes on: what the interpreter can't do ends the execution, the rest the run.
void Machine::Core::mapFieldFailed(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    if (reason->isFatal)
        raiseFatal(owner, std::move(reason));
    else
        mapRunFailed(owner, std::move(reason));
}

/// What came out of the children so far is exported even so.
void Machine::Core::mapRunFailed(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    reason = announced(owner, std::move(reason));
    Fork& fork = forks[frames[owner].fork];
    const bool hasResults = fork.writerRequest.isObject() || !fork.finished.empty() || !fork.failures.empty();
    if (!hasResults || !exportsResults(std::get<compiled::Map>(stateOf(frames[owner]).kind)))
        return endFailedRun(owner, std::move(reason));
    endChildren(owner);
    fork.endError = std::move(reason);
    fork.nextSlot = fork.total;
    fork.hasMore = false;
    fork.running = 0;
    if (!fork.writeTask)
        writeResults(owner, true);
}

void Machine::Core::endFailedRun(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    Frame& frame = frames[owner];
    EventDetails details;
    details.error = reason->name;
    details.cause = reason->cause;
    abandonFork(owner);
    frame.lastEvent = writeFor(frame, EventType::MapRunFailed, frame.lastEvent, nullptr,
        std::make_shared<const EventDetails>(std::move(details)));
    fail(owner, std::move(reason));
}

void Machine::Core::mapRunSucceeded(FrameIndex owner, core::Value result)
{
    Frame& frame = frames[owner];
    const std::uint32_t started = forks[frame.fork].startedEvent;
    freeFork(frame.fork);
    frame.fork = none;
    const std::uint32_t succeeded = writeFor(frame, EventType::MapRunSucceeded, started);
    writeFor(frame, EventType::MapStateSucceeded, succeeded);
    frame.lastEvent = started;
    frame.result = std::move(result);
    record(frame, Stage::Result, frame.result);
    makeReady(owner, frame, Phase::Resuming);
}

} // namespace statelight::execution
