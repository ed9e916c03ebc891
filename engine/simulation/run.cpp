#include "simulation/run.h"

#include <algorithm>

namespace statelight::simulation {

namespace {

/// Steps between two looks at the interruption: a machine that loops without waiting must be stoppable.
constexpr int stepsAtOnce = 256;

} // namespace

Run::Run(execution::Machine machine, Clock& clock, TaskSources sources, const Interruption& interruption)
    : m_machine(std::move(machine))
    , m_clock(clock)
    , m_sources(std::move(sources))
    , m_interruption(interruption)
{}

RunEnd Run::execute(core::Value input)
{
    m_machine.start(std::move(input), m_clock.now(), m_history);
    for (;;) {
        if (!advance()) {
            return interrupt();
        }
        if (execution::isFinal(m_machine.status())) {
            return {};
        }
        if (auto end = advanceSources()) {
            return std::move(*end);
        }
        if (m_machine.status() == execution::Status::Ready) {
            continue;
        }
        if (hasUnasked()) {
            if (auto end = answerNext()) {
                return std::move(*end);
            }
        } else if (const auto wake = nextWake()) {
            if (!m_clock.waitUntil(*wake)) {
                return interrupt();
            }
            m_machine.wake(m_clock.now(), m_history);
        } else {
            return {RunEnd::Kind::SourceFailed, execution::noState,
                {"run.stuck", "The execution waits for nothing that could come."}};
        }
    }
}

/// False when interrupted; else the machine isn't ready any more.
bool Run::advance()
{
    do {
        for (int step = 0; step < stepsAtOnce && m_machine.status() == execution::Status::Ready; ++step) {
            m_machine.advance(m_clock.now(), m_history);
            observe();
        }
        if (!execution::isFinal(m_machine.status()) && m_interruption.isRaised()) {
            return false;
        }
    } while (m_machine.status() == execution::Status::Ready);
    observe();
    return true;
}

/// Sources may have taken what waits; only younger requests are asked for.
bool Run::hasUnasked() const
{
    return !m_machine.pending().empty() && m_machine.pending().back().id > m_lastAsked;
}

std::optional<RunEnd> Run::answerNext()
{
    const auto pending = m_machine.pending();
    const auto& request = *std::ranges::upper_bound(pending, m_lastAsked, {}, &execution::TaskRequest::id);
    m_lastAsked = request.id;
    auto reply = answerFrom(m_sources, request, m_machine.program());
    if (!reply) {
        return RunEnd{RunEnd::Kind::SourceFailed, request.state, std::move(reply.error())};
    }
    if (!*reply) {
        return RunEnd{RunEnd::Kind::NoResult, request.state, {}};
    }
    m_machine.answer(std::move(**reply), m_clock.now(), m_history);
    return std::nullopt;
}

std::optional<RunEnd> Run::advanceSources()
{
    for (const auto& source : m_sources) {
        auto answers = source->advance(m_clock.now(), m_machine);
        if (!answers) {
            return RunEnd{RunEnd::Kind::SourceFailed, execution::noState, std::move(answers.error())};
        }
        for (execution::Answer& answer : *answers) {
            m_machine.answer(std::move(answer), m_clock.now(), m_history);
        }
    }
    return std::nullopt;
}

std::optional<execution::Instant> Run::nextWake() const
{
    auto earliest = m_machine.nextWake();
    for (const auto& source : m_sources) {
        const auto wake = source->nextWake();
        if (wake && (!earliest || *wake < *earliest)) {
            earliest = wake;
        }
    }
    return earliest;
}

RunEnd Run::interrupt()
{
    m_machine.stop(std::nullopt, std::nullopt, m_clock.now(), m_history);
    observe();
    return {RunEnd::Kind::Interrupted, execution::noState, {}};
}

void Run::observe()
{
    if (m_observer && m_observed < m_history.events().size()) {
        m_observer(m_history, m_observed);
        m_observed = m_history.events().size();
    }
}

} // namespace statelight::simulation
