#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

constexpr std::uint32_t eventLimit = 25'000;
/// An Express execution ends after five minutes, which a loop without a task or a wait never reaches on a virtual
/// clock. On AWS far fewer events fill that time.
constexpr std::uint32_t expressLimit = 1'000'000;

} // namespace

std::uint32_t Machine::Core::write(EventType type, std::uint32_t previous, asl::StateIndex state, std::uint32_t lineage,
    const core::Value* value, std::shared_ptr<const EventDetails> details, std::uint32_t number)
{
    const std::uint32_t limit = options->type == asl::WorkflowType::Standard ? eventLimit : expressLimit;
    // The last place is kept for the event that ends the execution.
    if (eventCount >= limit - 1 && state != noState && options->limitsEvents) {
        isFull = true;
        return eventCount;
    }
    ++eventCount;
    if (history->mode() == HistoryMode::Full) {
        history->append(HistoryEvent{eventCount, previous, now, state, lineage, number, type, value != nullptr,
            value ? *value : core::Value(), std::move(details)});
    }
    return eventCount;
}

std::uint32_t Machine::Core::writeFor(const Frame& frame, EventType type, std::uint32_t previous,
    const core::Value* value, std::shared_ptr<const EventDetails> details, std::uint32_t number)
{
    if (frame.isSilent)
        return writeInChild(frame.root, type, previous, frame.state, frame.lineage, value, std::move(details), number);
    return write(type, previous, frame.state, frame.lineage, value, std::move(details), number);
}

std::uint32_t Machine::Core::writeInChild(FrameIndex root, EventType type, std::uint32_t previous,
    asl::StateIndex state, std::uint32_t lineage, const core::Value* value, std::shared_ptr<const EventDetails> details,
    std::uint32_t number)
{
    Frame& child = frames[root];
    if (child.childEvents >= eventLimit - 1 && state != noState && options->limitsEvents) {
        child.isChildFull = true;
        return child.childEvents;
    }
    ++child.childEvents;
    if (child.childHistory != none) {
        history->appendToChild(child.childHistory,
            HistoryEvent{child.childEvents, previous, now, state, lineage, number, type, value != nullptr,
                value ? *value : core::Value(), std::move(details)});
    }
    return child.childEvents;
}

void Machine::Core::writeNext(Frame& frame, EventType type, const core::Value* value,
    std::shared_ptr<const EventDetails> details, std::uint32_t number)
{
    frame.lastEvent = writeFor(frame, type, frame.lastEvent, value, std::move(details), number);
}

void Machine::Core::record(const Frame& frame, Stage stage, const core::Value& value)
{
    if (options->recordsStages && !frame.isSilent)
        history->append(StageRecord{frame.enteredEvent, frame.attempt, stage, value});
}

} // namespace statelight::execution
