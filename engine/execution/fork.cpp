#include <algorithm>

#include "execution/machine_core.h"

namespace statelight::execution {

FrameIndex Machine::Core::spawn(FrameIndex owner, std::uint32_t slot, asl::StateIndex start, core::Value childInput)
{
    const FrameIndex index = newFrame();
    const Frame& parent = frames[owner];
    Frame& child = frames[index];
    const Fork& fork = forks[parent.fork];
    child.parent = owner;
    child.slot = slot;
    child.state = start;
    child.input = std::move(childInput);
    child.isSilent = parent.isSilent || fork.isDistributed;
    child.root = fork.isDistributed ? index : parent.root;
    // The children of a distributed Map can't read the variables of their parent.
    if (!fork.isDistributed)
        child.variables = parent.variables;
    child.lineage = child.isSilent ? parent.lineage : history->append(Lineage{parent.lineage, parent.state, slot});
    return index;
}

void Machine::Core::childSucceeded(FrameIndex child, core::Value result)
{
    const FrameIndex owner = frames[child].parent;
    const std::uint32_t slot = frames[child].slot;
    const std::uint32_t last = frames[child].lastEvent;
    Frame& parent = frames[owner];
    const ForkIndex forkIndex = parent.fork;
    Fork& fork = forks[forkIndex];
    --fork.running;
    if (fork.isDistributed) {
        writeInChild(child, EventType::ExecutionSucceeded, last, noState, frames[child].lineage, &result);
        keepResult(child, std::move(result));
        freeFrame(child);
        return continueRun(owner);
    }
    fork.results[slot] = std::move(result);
    const bool isMap = stateOf(parent).type == asl::StateType::Map;
    parent.lastEvent = last;
    if (isMap)
        parent.lastEvent = writeIteration(frames[child], parent.state, EventType::MapIterationSucceeded, last);
    freeFrame(child);
    if (isMap && fork.nextSlot < fork.total)
        startIterations(owner, last);
    else if (fork.running == 0)
        forkSucceeded(forkIndex);
}

void Machine::Core::forkSucceeded(ForkIndex index)
{
    Fork& fork = forks[index];
    const FrameIndex owner = fork.owner;
    Frame& parent = frames[owner];
    parent.result = core::Value::array(std::move(fork.results));
    parent.fork = none;
    freeFork(index);
    if (isTooLarge(parent, parent.result))
        return fail(owner, dataLimitError(stateOf(parent).name));
    const bool isMap = stateOf(parent).type == asl::StateType::Map;
    // The state's Exited event links to the same event as this one.
    writeFor(parent, isMap ? EventType::MapStateSucceeded : EventType::ParallelStateSucceeded, parent.lastEvent);
    record(parent, Stage::Result, parent.result);
    makeReady(owner, parent, Phase::Resuming);
}

void Machine::Core::childFailed(FrameIndex child, std::shared_ptr<const StateError> reason)
{
    const FrameIndex owner = frames[child].parent;
    const std::uint32_t last = frames[child].lastEvent;
    const ForkIndex forkIndex = frames[owner].fork;
    if (forks[forkIndex].isDistributed)
        return mapChildFailed(child, *reason);
    if (options->type == asl::WorkflowType::Standard)
        frames[owner].redrive = redrivePointOf(owner);
    if (stateOf(frames[owner]).type == asl::StateType::Map)
        writeIteration(frames[child], frames[owner].state, EventType::MapIterationFailed, last);
    abortChildren(owner, last, child);
    Frame& parent = frames[owner];
    parent.fork = none;
    parent.lastEvent = last;
    freeFork(forkIndex);
    fail(owner, std::move(reason));
}

/// The first event of a child execution of a distributed Map.
void Machine::Core::beginChild(FrameIndex index)
{
    Frame& child = frames[index];
    const Fork& fork = forks[frames[child.parent].fork];
    child.startTime = now;
    child.childInput = child.input;
    child.item = itemAt(fork, child.slot);
    child.itemSource = fork.itemSource;
    std::shared_ptr<EventDetails> details;
    if (history->keepsChildren()) {
        child.childHistory = history->append(ChildHistory{
            frames[child.parent].state, child.slot, childIdentity(child, fork).executionArn, fork.mapRunArn, {}});
        details = std::make_shared<EventDetails>();
        details->roleArn = options->roleArn;
    }
    writeInChild(index, EventType::ExecutionStarted, 0, noState, child.lineage, &child.input, std::move(details));
}

/// Ends the children of a distributed Map, which ends their executions.
void Machine::Core::endChildren(FrameIndex owner)
{
    for (const FrameIndex child : childrenOf(owner)) {
        writeInChild(child, EventType::ExecutionAborted, 0, noState, frames[child].lineage, nullptr,
            std::make_shared<const EventDetails>());
        abandon(child);
    }
}

/// An event of the Map `map` about the iteration `child`.
std::uint32_t Machine::Core::writeIteration(
    const Frame& child, asl::StateIndex map, EventType type, std::uint32_t previous)
{
    if (child.isSilent)
        return writeInChild(child.root, type, previous, map, child.lineage, nullptr, nullptr, child.slot);
    return write(type, previous, map, child.lineage, nullptr, nullptr, child.slot);
}

/// The aborts of a frame's own state, as AWS names them for a Task; nothing for states that take no time.
void Machine::Core::writeAborted(const Frame& frame, std::uint32_t previous)
{
    if (frame.phase == Phase::Entering)
        return;
    switch (stateOf(frame).type) {
    case asl::StateType::Task:
        writeFor(frame, EventType::TaskStateAborted, previous);
        break;
    case asl::StateType::Wait:
        writeFor(frame, EventType::WaitStateAborted, previous);
        break;
    case asl::StateType::Parallel:
        writeFor(frame, EventType::ParallelStateAborted, previous);
        break;
    case asl::StateType::Map:
        writeFor(frame, EventType::MapStateAborted, previous);
        break;
    default:
        break;
    }
}

void Machine::Core::abortChildren(FrameIndex owner, std::uint32_t previous, FrameIndex failing)
{
    const bool hasBegun = frames[failing].phase != Phase::Entering;
    if (hasBegun && stateOf(frames[failing]).type == asl::StateType::Task)
        writeFor(frames[failing], EventType::TaskStateAborted, previous);
    abandon(failing);
    const bool isMap = stateOf(frames[owner]).type == asl::StateType::Map;
    for (const FrameIndex child : childrenOf(owner)) {
        if (isMap)
            writeIteration(frames[child], frames[owner].state, EventType::MapIterationAborted, previous);
        abortFrame(child, previous);
    }
}

/// Writes the aborts of a frame and of all that runs inside it, outermost first, and frees them.
void Machine::Core::abortFrame(FrameIndex index, std::uint32_t previous)
{
    std::vector<FrameIndex> all{index};
    for (std::size_t at = 0; at < all.size(); ++at) {
        const FrameIndex each = all[at];
        const FrameIndex parent = frames[each].parent;
        if (at > 0 && stateOf(frames[parent]).type == asl::StateType::Map)
            writeIteration(frames[each], frames[parent].state, EventType::MapIterationAborted, previous);
        writeAborted(frames[each], previous);
        if (frames[each].fork == none)
            continue;
        const auto children = childrenOf(each);
        all.insert(all.end(), children.begin(), children.end());
    }
    abandon(index);
}

/// In the order of their slots.
std::vector<FrameIndex> Machine::Core::childrenOf(FrameIndex owner) const
{
    std::vector<FrameIndex> children;
    for (FrameIndex index = 0; index < frames.size(); ++index) {
        if (frames[index].phase != Phase::Free && frames[index].parent == owner)
            children.push_back(index);
    }
    std::ranges::sort(children, {}, [this](FrameIndex child) { return frames[child].slot; });
    return children;
}

/// Frees all that runs inside the frame, without a word in the history.
void Machine::Core::abandonFork(FrameIndex index)
{
    if (frames[index].fork != none && forks[frames[index].fork].isDistributed)
        endChildren(index);
    std::vector<FrameIndex> open{index};
    while (!open.empty()) {
        const FrameIndex owner = open.back();
        open.pop_back();
        if (frames[owner].fork == none)
            continue;
        for (const FrameIndex child : childrenOf(owner)) {
            open.push_back(child);
            frames[child].parent = index; // so that the last loop finds it
        }
        freeFork(frames[owner].fork);
        frames[owner].fork = none;
    }
    for (const FrameIndex child : childrenOf(index))
        freeFrame(child);
}

void Machine::Core::abandon(FrameIndex index)
{
    abandonFork(index);
    freeFrame(index);
}

} // namespace statelight::execution
