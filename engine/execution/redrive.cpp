#include <algorithm>

#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// AWS redrives no execution whose history has no room left.
constexpr std::uint32_t mostEvents = 24'999;

} // namespace

/// Of the frame and all that runs, or ran, inside it. Nesting is bounded by the reader's limit.
std::shared_ptr<const RedrivePoint> Machine::Core::redrivePointOf(FrameIndex index) const
{
    const Frame& frame = frames[index];
    const bool isOpen = frame.fork != none && !forks[frame.fork].isDistributed;
    if (!isOpen && frame.redrive)
        return frame.redrive;
    auto point = std::make_shared<RedrivePoint>();
    point->state = frame.state;
    point->isEntered = frame.phase != Phase::Entering;
    point->input = frame.input;
    point->variables = frame.variables;
    point->enteredTime = frame.enteredTime;
    point->enteredEvent = frame.enteredEvent;
    point->lineage = frame.lineage;
    if (!isOpen)
        return point;
    const Fork& fork = forks[frame.fork];
    point->total = fork.total;
    point->nextSlot = fork.nextSlot;
    point->limit = fork.limit;
    point->items = fork.items;
    point->forkInput = fork.input;
    for (std::uint32_t slot = 0; slot < fork.nextSlot; ++slot)
        point->branches.push_back({slot, fork.results[slot], nullptr});
    for (const FrameIndex child : childrenOf(index))
        point->branches[frames[child].slot] = {frames[child].slot, {}, redrivePointOf(child)};
    return point;
}

bool Machine::Core::canRedrive() const
{
    const bool hasFailed = status == Status::Failed || status == Status::TimedOut || status == Status::Aborted;
    return hasFailed && redrivePoint && options->type == asl::WorkflowType::Standard && eventCount < mostEvents;
}

void Machine::Core::redrive()
{
    ++redriveCount;
    redriveTime = now;
    status = Status::Ready;
    endError.reset();
    endCause.reset();
    isFull = false;
    limitTime();
    const std::uint32_t redriven
        = write(EventType::ExecutionRedriven, eventCount, noState, 0, nullptr, nullptr, redriveCount);
    const auto point = std::exchange(redrivePoint, nullptr);
    const FrameIndex root = newFrame();
    restore(root, *point, redriven);
}

/// The frame goes on where it stopped; its retriers count from zero.
void Machine::Core::restore(FrameIndex index, const RedrivePoint& point, std::uint32_t redriven)
{
    Frame& frame = frames[index];
    frame.state = point.state;
    frame.input = point.input;
    frame.variables = point.variables;
    frame.enteredTime = point.enteredTime;
    frame.enteredEvent = point.enteredEvent;
    frame.lineage = point.lineage;
    frame.lastEvent = redriven;
    // A Fail state is entered again, and fails again.
    const bool isEntered = point.isEntered && stateOf(frame).type != asl::StateType::Fail;
    if (point.branches.empty())
        return makeReady(index, isEntered ? Phase::Working : Phase::Entering);
    frame.phase = Phase::Waiting;
    frame.serial = ++lastSerial;
    frame.fork = newFork();
    Fork& fork = forks[frame.fork];
    fork.owner = index;
    fork.limit = point.limit;
    fork.total = point.total;
    fork.nextSlot = point.nextSlot;
    fork.items = point.items;
    fork.input = point.forkInput;
    fork.results.resize(point.total);
    for (const RedriveBranch& branch : point.branches) {
        if (!branch.point) {
            fork.results[branch.slot] = branch.result;
            continue;
        }
        const FrameIndex child = newFrame();
        frames[child].parent = index;
        frames[child].slot = branch.slot;
        ++forks[frames[index].fork].running;
        restore(child, *branch.point, redriven);
    }
}

} // namespace statelight::execution
