#include "execution/machine.h"

#include <algorithm>

#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

constexpr std::int64_t expressLimit = 5LL * 60 * 1000;
constexpr std::int64_t standardLimit = 366LL * 24 * 60 * 60 * 1000;

/// Ties the machine to the driver's clock and history for the time of one call.
class Call {
public:
    Call(Machine::Core& core, Instant now, History& history)
        : m_core(core)
    {
        m_core.history = &history;
        m_core.now = now;
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;
    ~Call()
    {
        m_core.settle();
        m_core.history = nullptr;
    }

private:
    Machine::Core& m_core;
};

} // namespace

Machine::Core::Core(std::shared_ptr<const Program> programToRun, std::shared_ptr<const ExecutionOptions> optionsToUse)
    : program(std::move(programToRun))
    , tables(&program->tables())
    , options(std::move(optionsToUse))
    , random(options->seed)
{}

/// One step of the frame that waits longest.
void Machine::Core::step()
{
    const FrameIndex index = ready.front().frame;
    ready.pop();
    const FrameIndex root = frames[index].root;
    switch (frames[index].phase) {
    case Phase::Entering:
        enter(index);
        break;
    case Phase::Working:
        work(index);
        break;
    case Phase::Resuming:
        resume(index);
        break;
    case Phase::Failing:
        fail(index, frames[index].failure);
        break;
    case Phase::Free:
    case Phase::Waiting:
        break;
    }
    // With the execution all frames have ended.
    if (root != none && !isFinal(status) && frames[root].isChildFull)
        endFullChild(root);
}

/// A child execution has its own limit of events.
void Machine::Core::endFullChild(FrameIndex root)
{
    frames[root].lastEvent = frames[root].childEvents;
    StateError reason{"States.Runtime", "The execution reached the maximum number of history events (25000).", true};
    raiseFatal(root, std::make_shared<const StateError>(std::move(reason)));
}

Machine::Machine(std::shared_ptr<const Program> program, ExecutionOptions options)
    : Machine(std::move(program), std::make_shared<const ExecutionOptions>(std::move(options)))
{}

Machine::Machine(std::shared_ptr<const Program> program, std::shared_ptr<const ExecutionOptions> options)
    : m_core(std::make_unique<Core>(std::move(program), std::move(options)))
{}

Machine::Machine(const Machine& other)
    : m_core(std::make_unique<Core>(*other.m_core))
{}
Machine::Machine(Machine&&) noexcept = default;
Machine& Machine::operator=(const Machine& other)
{
    if (this != &other)
        m_core = std::make_unique<Core>(*other.m_core);
    return *this;
}
Machine& Machine::operator=(Machine&&) noexcept = default;
Machine::~Machine() = default;

Status Machine::start(core::Value input, Instant now, History& history)
{
    if (m_core->isStarted)
        return m_core->status;
    {
        const Call call(*m_core, now, history);
        m_core->begin(std::move(input));
    }
    return m_core->status;
}

void Machine::Core::begin(core::Value executionInput)
{
    isStarted = true;
    input = std::move(executionInput);
    startTime = now;
    limitTime();
    if (history->mode() == HistoryMode::Full) {
        EventDetails details;
        details.roleArn = options->roleArn;
        write(EventType::ExecutionStarted, 0, noState, 0, &input,
            std::make_shared<const EventDetails>(std::move(details)));
    } else {
        write(EventType::ExecutionStarted, 0, noState, 0, &input);
    }
    const FrameIndex root = newFrame();
    frames[root].state = options->test ? options->test->state : tables->start;
    frames[root].input = input;
    if (options->test)
        frames[root].variables = options->test->variables;
    makeReady(root, Phase::Entering);
}

void Machine::Core::limitTime()
{
    const bool isExpress = options->type == asl::WorkflowType::Express;
    std::int64_t limit = isExpress ? expressLimit : standardLimit;
    if (tables->timeoutSeconds)
        limit = std::min(limit, *tables->timeoutSeconds * 1000);
    deadline = Instant{now.milliseconds + limit};
}

Status Machine::advance(Instant now, History& history)
{
    if (m_core->status == Status::Ready && m_core->isStarted) {
        const Call call(*m_core, now, history);
        m_core->step();
    }
    return m_core->status;
}

Status Machine::run(Instant now, History& history)
{
    if (m_core->status != Status::Ready || !m_core->isStarted)
        return m_core->status;
    const Call call(*m_core, now, history);
    Core& core = *m_core;
    while (!isFinal(core.status) && !core.ready.isEmpty() && !core.isFull) {
        if (core.frames[core.ready.front().frame].serial == core.ready.front().serial)
            core.step();
        else
            core.ready.pop();
    }
    core.settle();
    return core.status;
}

Status Machine::answer(Answer answer, Instant now, History& history)
{
    if (isFinal(m_core->status))
        return m_core->status;
    const TaskId id = std::visit([](const auto& each) { return each.id; }, answer);
    const auto found = std::ranges::find(m_core->pending, id, &TaskRequest::id);
    if (found == m_core->pending.end())
        return m_core->status;
    const FrameIndex frame = m_core->pendingFrames[static_cast<std::size_t>(found - m_core->pending.begin())];
    {
        const Call call(*m_core, now, history);
        std::visit([&](auto& each) { m_core->take(frame, std::move(each)); }, answer);
    }
    return m_core->status;
}

Status Machine::wake(Instant now, History& history)
{
    if (isFinal(m_core->status) || !m_core->isStarted)
        return m_core->status;
    const Call call(*m_core, now, history);
    Core& core = *m_core;
    core.settle();
    const Instant until = std::min(now, core.deadline.value_or(now));
    while (!core.timers.empty() && core.timers.front().when <= until) {
        const Timer timer = core.timers.front();
        core.popTimer();
        core.fire(timer);
        core.settle();
    }
    if (core.deadline && *core.deadline <= now && core.ready.isEmpty())
        core.endExecution(Status::TimedOut, EventType::ExecutionTimedOut, 0, {});
    core.settle();
    return core.status;
}

Status Machine::stop(std::optional<std::string> error, std::optional<std::string> cause, Instant now, History& history)
{
    if (!isFinal(m_core->status)) {
        const Call call(*m_core, now, history);
        m_core->endExecution(Status::Aborted, EventType::ExecutionAborted, 0, {std::move(error), std::move(cause)});
    }
    return m_core->status;
}

bool Machine::canRedrive() const
{
    return m_core->canRedrive();
}

Status Machine::redrive(Instant now, History& history)
{
    if (m_core->canRedrive()) {
        const Call call(*m_core, now, history);
        m_core->redrive();
    }
    return m_core->status;
}

Status Machine::status() const
{
    return m_core->status;
}

const core::Value& Machine::output() const
{
    return m_core->output;
}

const std::optional<std::string>& Machine::error() const
{
    return m_core->endError;
}

const std::optional<std::string>& Machine::cause() const
{
    return m_core->endCause;
}

std::span<const TaskRequest> Machine::pending() const
{
    return m_core->pending;
}

const TaskRequest* Machine::findPending(TaskId id) const
{
    const auto found = std::ranges::find(m_core->pending, id, &TaskRequest::id);
    return found == m_core->pending.end() ? nullptr : &*found;
}

std::optional<Instant> Machine::nextWake() const
{
    if (isFinal(m_core->status) || !m_core->isStarted)
        return std::nullopt;
    if (m_core->timers.empty())
        return m_core->deadline;
    return std::min(m_core->timers.front().when, m_core->deadline.value_or(m_core->timers.front().when));
}

std::optional<std::uint32_t> Machine::Core::childOf(const Frame& frame) const
{
    const std::uint32_t child = frame.isSilent ? frames[frame.root].childHistory : none;
    return child == none ? std::nullopt : std::optional(child);
}

std::vector<Machine::Position> Machine::awaitingRetry() const
{
    std::vector<Position> places;
    for (const Timer& timer : m_core->timers) {
        if (timer.kind == TimerKind::Retry && m_core->isCurrent(timer)) {
            const Frame& frame = m_core->frames[timer.frame];
            places.push_back({frame.state, frame.lineage, false, m_core->childOf(frame)});
        }
    }
    std::ranges::sort(places, {}, [](const Position& place) { return std::pair(place.lineage, place.state); });
    return places;
}

std::optional<Machine::Position> Machine::next() const
{
    if (m_core->status != Status::Ready || m_core->ready.isEmpty())
        return std::nullopt;
    const Frame& frame = m_core->frames[m_core->ready.front().frame];
    return Position{frame.state, frame.lineage, frame.phase == Phase::Entering, m_core->childOf(frame)};
}

const core::Value* Machine::nextInput() const
{
    const auto position = next();
    return position && position->entering ? &m_core->frames[m_core->ready.front().frame].input : nullptr;
}

const StateTestEnd& Machine::testEnd() const
{
    return m_core->testEnd;
}

const Program& Machine::program() const
{
    return *m_core->program;
}

const ExecutionOptions& Machine::options() const
{
    return *m_core->options;
}

std::uint32_t Machine::eventCount() const
{
    return m_core->eventCount;
}

std::uint64_t Machine::transitionCount() const
{
    return m_core->transitionCount;
}

std::string_view toString(Status status)
{
    switch (status) {
    case Status::Ready:
    case Status::Waiting:
        return "RUNNING";
    case Status::Succeeded:
        return "SUCCEEDED";
    case Status::Failed:
        return "FAILED";
    case Status::TimedOut:
        return "TIMED_OUT";
    case Status::Aborted:
        return "ABORTED";
    }
    return {};
}

} // namespace statelight::execution
