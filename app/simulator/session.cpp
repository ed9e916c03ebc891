#include "app/simulator/session.h"

#include <algorithm>
#include <utility>

namespace statelight::app {

namespace {

/// Some hundred bytes each with their values: more is nothing to look at.
constexpr std::size_t mostEvents = 1'000'000;

} // namespace

core::Result<std::unique_ptr<Session>> Session::make(std::shared_ptr<const document::Snapshot> snapshot,
    asl::WorkflowType type, simulation::TaskSources sources, std::string_view name)
{
    auto program = execution::compile(snapshot->machine);
    if (!program) {
        return tl::unexpected(program.error());
    }
    execution::ExecutionOptions options = execution::optionsFor(name, "run", type);
    options.recordsStages = true;
    return std::unique_ptr<Session>(
        new Session(std::move(snapshot), std::move(*program), std::move(options), std::move(sources)));
}

Session::Session(std::shared_ptr<const document::Snapshot> snapshot, std::shared_ptr<const execution::Program> program,
    execution::ExecutionOptions options, simulation::TaskSources sources)
    : m_snapshot(std::move(snapshot))
    , m_program(std::move(program))
    , m_machine(m_program, std::move(options))
    , m_sources(std::move(sources))
{
    m_history.keepChildren();
}

void Session::start(core::Value input)
{
    m_machine.start(std::move(input), m_now, m_history);
}

Session::Stop Session::step()
{
    if (execution::isFinal(m_machine.status())) {
        return Stop::Finished;
    }
    if (m_machine.status() == execution::Status::Waiting) {
        return ask();
    }
    if (m_history.events().size() + m_history.childEvents() > mostEvents) {
        m_fault = core::Error{"run.long",
            "The run has more than a million events, too many to show. `statelight-cli run` takes it to its end."};
        return Stop::Failed;
    }
    m_machine.advance(m_now, m_history);
    if (execution::isFinal(m_machine.status())) {
        return Stop::Finished;
    }
    const auto next = m_machine.next();
    return next && next->entering ? Stop::Entering : Stop::Working;
}

Session::Stop Session::ask()
{
    bool waitsForPerson = false;
    for (const execution::TaskRequest& request : m_machine.pending()) {
        if (m_forPerson.contains(request.id)) {
            waitsForPerson = true;
            continue;
        }
        auto reply = simulation::answerFrom(m_sources, request, *m_program);
        if (!reply) {
            m_fault = reply.error();
            return Stop::Failed;
        }
        if (*reply) {
            m_machine.answer(std::move(**reply), m_now, m_history);
            return Stop::Working;
        }
        m_forPerson.insert(request.id);
        return Stop::Working;
    }
    if (waitsForPerson) {
        return Stop::NeedsResult;
    }
    if (const auto wake = m_machine.nextWake()) {
        m_now = std::max(m_now, *wake);
        m_machine.wake(m_now, m_history);
        const auto next = m_machine.next();
        return next && next->entering ? Stop::Entering : Stop::Working;
    }
    m_fault = core::Error{"run.stuck", "The execution waits for nothing that could come."};
    return Stop::Failed;
}

void Session::answer(execution::Answer answer)
{
    m_machine.answer(std::move(answer), m_now, m_history);
}

void Session::abort()
{
    m_machine.stop(std::nullopt, std::nullopt, m_now, m_history);
}

const execution::TaskRequest* Session::open() const
{
    if (m_machine.status() != execution::Status::Waiting) {
        return nullptr;
    }
    for (const execution::TaskRequest& request : m_machine.pending()) {
        if (m_forPerson.contains(request.id)) {
            return &request;
        }
    }
    return nullptr;
}

execution::Lineage Session::lineage(std::uint32_t number) const
{
    if (number < firstChildLineage) {
        return m_history.lineages()[number];
    }
    const execution::ChildHistory& child = m_history.children()[number - firstChildLineage];
    return {child.events.empty() ? 0 : child.events.front().lineage, child.map, child.index};
}

std::uint32_t Session::lineageOf(const execution::Machine::Position& position)
{
    return position.child ? firstChildLineage + *position.child : position.lineage;
}

bool Session::isBelow(std::uint32_t inner, asl::StateIndex owner, std::uint32_t outer) const
{
    while (inner != 0) {
        const execution::Lineage own = lineage(inner);
        if (own.owner == owner && own.parent == outer) {
            return true;
        }
        inner = own.parent;
    }
    return false;
}

} // namespace statelight::app
