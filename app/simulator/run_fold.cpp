#include "app/simulator/run_fold.h"

#include <algorithm>

namespace statelight::app {

namespace {

using execution::EventType;
using execution::HistoryEvent;

bool isScheduled(EventType type)
{
    return type == EventType::TaskScheduled || type == EventType::LambdaFunctionScheduled
        || type == EventType::ActivityScheduled || type == EventType::MapStateStarted
        || type == EventType::ParallelStateStarted;
}

bool isFailure(EventType type)
{
    switch (type) {
    case EventType::TaskFailed:
    case EventType::TaskStartFailed:
    case EventType::TaskSubmitFailed:
    case EventType::LambdaFunctionFailed:
    case EventType::LambdaFunctionScheduleFailed:
    case EventType::LambdaFunctionStartFailed:
    case EventType::ActivityFailed:
    case EventType::ActivityScheduleFailed:
    case EventType::MapStateFailed:
    case EventType::ParallelStateFailed:
    case EventType::EvaluationFailed:
        return true;
    default:
        return false;
    }
}

bool isTimeout(EventType type)
{
    return type == EventType::TaskTimedOut || type == EventType::LambdaFunctionTimedOut
        || type == EventType::ActivityTimedOut;
}

bool isAbort(EventType type)
{
    return type == EventType::TaskStateAborted || type == EventType::WaitStateAborted
        || type == EventType::MapStateAborted || type == EventType::ParallelStateAborted;
}

bool isOpen(RunStatus status)
{
    return status == RunStatus::Running || status == RunStatus::Retrying || status == RunStatus::Waiting;
}

} // namespace

RunFold::RunFold(const Session& session)
    : m_session(session)
{}

void RunFold::update()
{
    const auto& events = m_session.history().events();
    for (; m_taken < events.size(); ++m_taken) {
        take(events[m_taken]);
    }
    updateChildren();
}

namespace {

bool hasEnded(const execution::ChildHistory& child)
{
    return !child.events.empty() && child.events.back().state == execution::noState
        && child.events.back().type != EventType::ExecutionStarted;
}

} // namespace

// A child execution is an iteration to whoever looks at the Map; its own start and end are those of the iteration.
void RunFold::updateChildren()
{
    const auto& children = m_session.history().children();
    m_takenOfChild.resize(children.size());
    for (std::size_t child = m_firstOpenChild; child < children.size(); ++child) {
        for (std::size_t& taken = m_takenOfChild[child]; taken < children[child].events.size(); ++taken) {
            HistoryEvent event = children[child].events[taken];
            const std::uint32_t above = event.lineage;
            event.lineage = Session::firstChildLineage + static_cast<std::uint32_t>(child);
            if (event.state == execution::noState) {
                noteActing(event.lineage);
                endChild(children[child], event.type, above);
                endVisits(event);
            } else {
                take(event);
            }
        }
    }
    while (m_firstOpenChild < children.size() && hasEnded(children[m_firstOpenChild]))
        ++m_firstOpenChild;
}

// What was still going on in a child execution shares its fate.
void RunFold::endVisits(const HistoryEvent& event)
{
    if (event.type == EventType::ExecutionStarted || event.type == EventType::ExecutionSucceeded) {
        return;
    }
    const RunStatus fate = event.type == EventType::ExecutionFailed ? RunStatus::Failed
        : event.type == EventType::ExecutionTimedOut                ? RunStatus::TimedOut
                                                                    : RunStatus::Aborted;
    for (asl::StateIndex state = 0; state < m_session.snapshot().machine.states.size(); ++state) {
        const auto found = m_current.find(key(state, event.lineage));
        if (found == m_current.end()) {
            continue;
        }
        Visit& visit = m_visits[found->second];
        // The whole execution may have ended before this was taken in.
        if (isOpen(visit.status) || visit.status == RunStatus::Aborted) {
            visit.status = fate;
            visit.ended = event.timestamp;
            visit.failure = event.details;
        }
    }
}

void RunFold::endChild(const execution::ChildHistory& child, EventType type, std::uint32_t above)
{
    const auto found = m_current.find(key(child.map, above));
    if (found == m_current.end()) {
        return;
    }
    std::vector<RunStatus>& iterations = m_visits[found->second].iterations;
    if (iterations.size() <= child.index) {
        iterations.resize(child.index + std::size_t{1}, RunStatus::NotVisited);
    }
    iterations[child.index] = type == EventType::ExecutionStarted ? RunStatus::Running
        : type == EventType::ExecutionSucceeded                   ? RunStatus::Succeeded
        : type == EventType::ExecutionTimedOut                    ? RunStatus::TimedOut
        : type == EventType::ExecutionAborted                     ? RunStatus::Aborted
                                                                  : RunStatus::Failed;
}

Visit* RunFold::current(const HistoryEvent& event)
{
    const auto found = m_current.find(key(event.state, event.lineage));
    return found == m_current.end() ? nullptr : &m_visits[found->second];
}

void RunFold::take(const HistoryEvent& event)
{
    noteActing(event.lineage);
    if (execution::isStateEntered(event.type)) {
        enter(event);
    } else if (execution::isStateExited(event.type)) {
        exit(event);
    } else if (isFailure(event.type)) {
        fail(event, RunStatus::Failed);
    } else if (isTimeout(event.type)) {
        fail(event, RunStatus::TimedOut);
    } else if (event.type >= EventType::MapIterationStarted && event.type <= EventType::MapIterationAborted) {
        iterate(event,
            event.type == EventType::MapIterationStarted         ? RunStatus::Running
                : event.type == EventType::MapIterationSucceeded ? RunStatus::Succeeded
                : event.type == EventType::MapIterationFailed    ? RunStatus::Failed
                                                                 : RunStatus::Aborted);
    } else if (event.type <= EventType::ExecutionTimedOut && event.type != EventType::ExecutionStarted) {
        end(event);
    } else if (Visit* visit = event.state == execution::noState ? nullptr : current(event)) {
        if (isScheduled(event.type) && visit->hasFailed) {
            visit->hasFailed = false;
            visit->status = RunStatus::Retrying;
            ++visit->attempt;
        } else if (isAbort(event.type) && !visit->hasFailed) {
            visit->status = RunStatus::Aborted;
            visit->ended = event.timestamp;
        }
        if (event.type == EventType::MapStateStarted) {
            visit->iterations.assign(event.number, RunStatus::NotVisited);
        }
    }
}

void RunFold::enter(const HistoryEvent& event)
{
    Visit visit;
    visit.state = event.state;
    visit.lineage = event.lineage;
    visit.enteredId = event.id;
    visit.entered = event.timestamp;
    visit.ended = event.timestamp;
    if (event.type == EventType::WaitStateEntered) {
        visit.status = RunStatus::Waiting;
    } else if (event.type == EventType::FailStateEntered) {
        visit.status = RunStatus::Failed;
        visit.hasFailed = true;
    }
    if (const auto left = m_left.find(event.lineage); left != m_left.end()) {
        takeEdge(m_visits[left->second], event.state);
    }
    m_current[key(event.state, event.lineage)] = m_visits.size();
    m_byState[event.state].push_back(m_visits.size());
    m_visits.push_back(std::move(visit));
}

void RunFold::exit(const HistoryEvent& event)
{
    Visit* visit = current(event);
    if (visit == nullptr) {
        return;
    }
    visit->status = visit->hasFailed ? RunStatus::Caught : RunStatus::Succeeded;
    visit->ended = event.timestamp;
    m_left[event.lineage] = static_cast<std::size_t>(visit - m_visits.data());
}

void RunFold::fail(const HistoryEvent& event, RunStatus status)
{
    if (Visit* visit = current(event)) {
        visit->status = status;
        visit->hasFailed = true;
        visit->ended = event.timestamp;
        visit->failure = event.details;
        m_failedState = event.state;
    }
}

void RunFold::iterate(const HistoryEvent& event, RunStatus status)
{
    Visit* visit = current(event);
    if (visit == nullptr) {
        // The event may be told from inside the iteration; then its Map is in the lineage above.
        const execution::Lineage lineage = m_session.lineage(event.lineage);
        const auto above = m_current.find(key(event.state, lineage.parent));
        visit = above == m_current.end() ? nullptr : &m_visits[above->second];
    }
    if (visit != nullptr && event.number < visit->iterations.size()) {
        visit->iterations[event.number] = status;
    }
}

// Whatever was still going on shares the execution's fate.
void RunFold::end(const HistoryEvent& event)
{
    for (Visit& visit : m_visits) {
        if (isOpen(visit.status)) {
            const bool isFailing = event.type == EventType::ExecutionFailed && visit.lineage == 0;
            visit.status = isFailing ? RunStatus::Failed : RunStatus::Aborted;
            visit.ended = event.timestamp;
            visit.failure = event.details;
            if (isFailing) {
                m_failedState = visit.state;
            }
        }
    }
}

// Of several transitions between the same two states the first in the order of the definition is shown as taken.
void RunFold::takeEdge(const Visit& from, asl::StateIndex to)
{
    const asl::Graph& graph = m_session.snapshot().graph;
    const asl::StateMachine& machine = m_session.snapshot().machine;
    for (std::uint32_t at = graph.firstEdge[from.state]; at < graph.firstEdge[from.state + 1]; ++at) {
        const asl::Edge& edge = graph.edges[at];
        const bool isCatch = edge.kind == asl::EdgeKind::Catch;
        if (edge.to == to && isCatch == (from.status == RunStatus::Caught)) {
            ++m_edges[EdgeKey{machine.states[from.state].path, edge.kind, edge.index}];
            return;
        }
    }
}

void RunFold::showIteration(asl::StateIndex map, int index)
{
    if (index < 0) {
        m_chosen.erase(map);
    } else {
        m_chosen[map] = index;
    }
}

// A branch of a Parallel has an index too, but all branches are shown.
void RunFold::noteActing(std::uint32_t lineage)
{
    while (lineage != 0) {
        const execution::Lineage own = m_session.lineage(lineage);
        if (m_session.snapshot().machine.states[own.owner].type == asl::StateType::Map) {
            m_acted[own.owner] = static_cast<int>(own.index);
        }
        lineage = own.parent;
    }
}

int RunFold::shownIteration(asl::StateIndex container) const
{
    const auto chosen = m_chosen.find(container);
    if (chosen != m_chosen.end()) {
        return chosen->second;
    }
    const auto acted = m_acted.find(container);
    return acted == m_acted.end() ? -1 : acted->second;
}

bool RunFold::isShown(std::uint32_t lineage) const
{
    while (lineage != 0) {
        const execution::Lineage own = m_session.lineage(lineage);
        const int shown = shownIteration(own.owner);
        if (shown >= 0 && static_cast<std::uint32_t>(shown) != own.index) {
            return false;
        }
        lineage = own.parent;
    }
    return true;
}

const Visit* RunFold::shownVisit(asl::StateIndex state) const
{
    const auto found = m_byState.find(state);
    if (found == m_byState.end()) {
        return nullptr;
    }
    for (auto at = found->second.rbegin(); at != found->second.rend(); ++at) {
        if (isShown(m_visits[*at].lineage)) {
            return &m_visits[*at];
        }
    }
    return nullptr;
}

int RunFold::retriesOf(asl::StateIndex state) const
{
    int most = 0;
    for (const asl::Retrier& retrier : m_session.snapshot().machine.states[state].retriers) {
        const asl::Field* attempts = retrier.fields.find("MaxAttempts");
        const bool isGiven = attempts != nullptr && attempts->value.isInteger();
        most = std::max(most, isGiven ? static_cast<int>(std::min<std::int64_t>(attempts->value.integer(), 999)) : 3);
    }
    return most;
}

StateRun RunFold::runOf(const Visit& visit) const
{
    StateRun run;
    run.status = visit.status;
    run.attempt = visit.attempt;
    run.maxAttempts = retriesOf(visit.state);
    run.iterations = visit.iterations;
    const execution::Instant end = isOpen(visit.status) ? m_session.now() : visit.ended;
    run.durationMs = end.milliseconds - visit.entered.milliseconds;
    return run;
}

RunOverlay RunFold::overlay() const
{
    const asl::StateMachine& machine = m_session.snapshot().machine;
    RunOverlay overlay;
    overlay.isActive = true;
    overlay.isFinished = execution::isFinal(m_session.machine().status());
    overlay.taken = m_edges;
    for (const auto& [state, visits] : m_byState) {
        if (const Visit* visit = shownVisit(state)) {
            StateRun& run = overlay.states[machine.states[state].path] = runOf(*visit);
            run.visits = static_cast<int>(visits.size());
            run.shownIteration = shownIteration(state);
        }
    }
    for (const execution::Machine::Position& place : m_session.machine().awaitingRetry()) {
        if (const Visit* visit = shownVisit(place.state);
            visit != nullptr && visit->lineage == Session::lineageOf(place)) {
            StateRun& run = overlay.states[machine.states[place.state].path];
            run.status = RunStatus::Retrying;
            run.attempt = visit->attempt + 1;
        }
    }
    if (const auto next = m_session.machine().next()) {
        overlay.states[machine.states[next->state].path].isCurrent = true;
    }
    if (const execution::TaskRequest* open = m_session.open()) {
        StateRun& run = overlay.states[machine.states[open->state].path];
        run.isCurrent = true;
        run.needsResult = true;
    }
    return overlay;
}

} // namespace statelight::app
