#include <algorithm>
#include <cmath>

#include "core/builder.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// A century: longer delays than any execution lives.
constexpr double longestDelay = 3.2e9;

double delayOf(const compiled::Retrier& retrier, std::uint32_t retriesMade, Random& random)
{
    double delay = retrier.intervalSeconds * std::pow(retrier.backoffRate, retriesMade);
    delay = std::min(delay, retrier.maxDelaySeconds.value_or(longestDelay));
    delay = std::min(delay, longestDelay);
    return retrier.hasFullJitter ? delay * random.unit() : delay;
}

core::Value textOrNull(const std::optional<std::string>& text)
{
    return text ? core::Value(*text) : core::Value();
}

core::Value errorOutput(const StateError& reason)
{
    core::ObjectBuilder object(2);
    object.add("Error", textOrNull(reason.name));
    // A time limit has no cause in the history, yet its catcher sees an empty one.
    const bool isTimeout = reason.name == "States.Timeout" && !reason.cause;
    object.add("Cause", isTimeout ? core::Value("") : textOrNull(reason.cause));
    return object.finish();
}

} // namespace

void Machine::Core::fail(FrameIndex index, std::shared_ptr<const StateError> reason)
{
    frames[index].failure = nullptr;
    reason = announced(index, std::move(reason));
    if (reason->isFatal)
        return raiseFatal(index, std::move(reason));
    if (options->test)
        testEnd.error = reason;
    if (retry(index, *reason))
        return;
    Frame& frame = frames[index];
    const asl::StateType type = stateOf(frame).type;
    if (type == asl::StateType::Map)
        writeNext(frame, EventType::MapStateFailed);
    if (type == asl::StateType::Parallel)
        writeNext(frame, EventType::ParallelStateFailed);
    if (!catchError(index, *reason))
        raise(index, std::move(reason));
}

bool Machine::Core::retry(FrameIndex index, const StateError& reason)
{
    Frame& frame = frames[index];
    const auto& retriers = stateOf(frame).retriers;
    const auto found = std::ranges::find_if(
        retriers, [&](const compiled::Retrier& retrier) { return retrier.errors.match(reason); });
    if (found == retriers.end())
        return false;
    if (options->test) {
        const std::uint32_t retriesMade = options->test->retriesMade;
        const bool isLeft = retriesMade < found->maxAttempts;
        endRetriable(index, static_cast<std::uint32_t>(found - retriers.begin()),
            isLeft ? std::optional(delayOf(*found, retriesMade, random)) : std::nullopt, reason);
        return isLeft;
    }
    frame.retries.resize(retriers.size());
    std::uint32_t& made = frame.retries[static_cast<std::size_t>(found - retriers.begin())];
    if (made >= found->maxAttempts)
        return false;
    const double delay = delayOf(*found, made, random);
    ++made;
    frame.phase = Phase::Waiting;
    setTimer(index, Instant{now.milliseconds + std::llround(delay * 1000)}, TimerKind::Retry);
    return true;
}

bool Machine::Core::catchError(FrameIndex index, const StateError& reason)
{
    Frame& frame = frames[index];
    const auto& catchers = stateOf(frame).catchers;
    const auto found = std::ranges::find_if(
        catchers, [&](const compiled::Catcher& catcher) { return catcher.errors.match(reason); });
    if (found == catchers.end())
        return false;
    if (options->test)
        testEnd.catcher = static_cast<std::uint32_t>(found - catchers.begin());
    const core::Value told = errorOutput(reason);
    record(frame, Stage::ErrorOutput, told);
    if (stateOf(frame).isJsonata)
        return catchJsonata(index, *found, told);
    core::Value assigned;
    if (found->assign) {
        Outcome variables = fill(frame, *found->assign, told);
        if (!variables) {
            raise(index, variables.error());
            return true;
        }
        assigned = std::move(*variables);
    }
    Outcome combined = found->resultPath.combine(frame.input, told);
    if (!combined)
        raise(index, combined.error());
    else
        exit(index, std::move(*combined), std::move(assigned), found->next);
    return true;
}

/// The error leaves the scope: it is the enclosing Parallel's or Map's error, or the execution's.
void Machine::Core::raise(FrameIndex index, std::shared_ptr<const StateError> reason)
{
    reason = announced(index, std::move(reason));
    if (reason->isFatal)
        return raiseFatal(index, std::move(reason));
    const Frame& frame = frames[index];
    if (frame.parent != none)
        return childFailed(index, std::move(reason));
    endExecution(Status::Failed, EventType::ExecutionFailed, frame.lastEvent, *reason);
}

/// Ends the execution that the frame belongs to: all of it, or one child of a distributed Map.
void Machine::Core::raiseFatal(FrameIndex index, std::shared_ptr<const StateError> reason)
{
    if (options->test)
        testEnd.error = reason;
    const std::uint32_t last = frames[index].lastEvent;
    FrameIndex top = index;
    while (frames[top].parent != none) {
        const FrameIndex parent = frames[top].parent;
        if (forks[frames[parent].fork].isDistributed) {
            abandonFork(top);
            frames[top].lastEvent = last;
            return childFailed(top, std::move(reason));
        }
        top = parent;
    }
    endExecution(Status::Failed, EventType::ExecutionFailed, last, *reason);
}

} // namespace statelight::execution
