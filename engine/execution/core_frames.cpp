#include <algorithm>

#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// For std::push_heap, which puts the greatest first.
bool isLater(const Timer& left, const Timer& right)
{
    return left.when != right.when ? left.when > right.when : left.sequence > right.sequence;
}

} // namespace

FrameIndex Machine::Core::newFrame()
{
    if (freeFrames.empty()) {
        frames.emplace_back();
        return static_cast<FrameIndex>(frames.size() - 1);
    }
    const FrameIndex index = freeFrames.back();
    freeFrames.pop_back();
    return index;
}

void Machine::Core::freeFrame(FrameIndex index)
{
    Frame& frame = frames[index];
    if (frame.task != 0)
        dropRequest(frame.task);
    std::vector<std::uint32_t> retries = std::move(frame.retries);
    retries.clear();
    frame = Frame{};
    frame.retries = std::move(retries);
    freeFrames.push_back(index);
}

ForkIndex Machine::Core::newFork()
{
    if (freeForks.empty()) {
        forks.emplace_back();
        return static_cast<ForkIndex>(forks.size() - 1);
    }
    const ForkIndex index = freeForks.back();
    freeForks.pop_back();
    return index;
}

void Machine::Core::freeFork(ForkIndex index)
{
    for (const TaskId task : {forks[index].readTask, forks[index].writeTask}) {
        if (task != 0)
            dropRequest(task);
    }
    forks[index] = Fork{};
    freeForks.push_back(index);
}

void Machine::Core::makeReady(FrameIndex index, Phase phase)
{
    makeReady(index, frames[index], phase);
}

void Machine::Core::makeReady(FrameIndex index, Frame& frame, Phase phase)
{
    frame.phase = phase;
    frame.serial = ++lastSerial;
    ready.push({index, frame.serial});
}

std::uint32_t Machine::Core::setTimer(FrameIndex index, Instant when, TimerKind kind)
{
    timers.push_back({when, ++timerSequence, index, frames[index].serial, kind});
    std::ranges::push_heap(timers, isLater);
    return timerSequence;
}

void Machine::Core::popTimer()
{
    std::ranges::pop_heap(timers, isLater);
    timers.pop_back();
}

bool Machine::Core::isCurrent(const Timer& timer) const
{
    const Frame& frame = frames[timer.frame];
    return frame.serial == timer.serial && frame.phase == Phase::Waiting
        && (timer.kind != TimerKind::Heartbeat || frame.heartbeat == timer.sequence);
}

void Machine::Core::fire(const Timer& timer)
{
    switch (timer.kind) {
    case TimerKind::Wait:
        makeReady(timer.frame, Phase::Resuming);
        break;
    case TimerKind::Retry:
        ++frames[timer.frame].attempt;
        makeReady(timer.frame, Phase::Working);
        break;
    case TimerKind::Timeout:
        timeOut(timer.frame, false);
        break;
    case TimerKind::Heartbeat:
        timeOut(timer.frame, true);
        break;
    }
}

void Machine::Core::dropRequest(TaskId task)
{
    const auto found = std::ranges::find(pending, task, &TaskRequest::id);
    if (found == pending.end())
        return;
    const auto place = found - pending.begin();
    frames[pendingFrames[static_cast<std::size_t>(place)]].task = 0;
    pending.erase(found);
    pendingFrames.erase(pendingFrames.begin() + place);
}

/// Throws away timers that mean nothing any more, and tells the status.
void Machine::Core::settle()
{
    if (isFull && !isFinal(status) && options->type == asl::WorkflowType::Express)
        endExecution(Status::TimedOut, EventType::ExecutionTimedOut, eventCount, {});
    else if (isFull && !isFinal(status))
        endExecution(Status::Failed, EventType::ExecutionFailed, eventCount,
            {"States.Runtime", "The execution reached the maximum number of history events (25000).", true});
    while (!timers.empty() && (isFinal(status) || !isCurrent(timers.front()))) {
        popTimer();
    }
    while (!ready.isEmpty() && frames[ready.front().frame].serial != ready.front().serial)
        ready.pop();
    if (!isFinal(status))
        status = ready.isEmpty() ? Status::Waiting : Status::Ready;
}

} // namespace statelight::execution
