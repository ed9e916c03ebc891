#pragma once

#include <cstdint>
#include <functional>

#include "core/result.h"
#include "execution/machine.h"
#include "simulation/clock.h"
#include "simulation/interruption.h"
#include "simulation/task_source.h"

namespace statelight::simulation {

/// How a run came to its end.
struct RunEnd {
    enum class Kind : std::uint8_t {
        Finished, ///< the machine is final; its status tells how
        Interrupted, ///< it was stopped from outside, with ExecutionAborted
        NoResult, ///< no source had an answer for `state`; the machine still waits
        SourceFailed, ///< a source had to have an answer: `error`
    };
    Kind kind = Kind::Finished;
    asl::StateIndex state = execution::noState;
    core::Error error;
};

/// Drives one Machine from start to end: asks the sources in the order of the requests (by the time at which they were
/// made, then by id) and lets the clock go on only when nothing is left to answer. The same machine, input and sources
/// give the same history under a VirtualClock.
class Run {
public:
    Run(execution::Machine machine, Clock& clock, TaskSources sources, const Interruption& interruption);

    /// Called after each group of new events, from the first new one on.
    using Observer = std::function<void(const execution::History& history, std::size_t firstNew)>;
    void setObserver(Observer observer) { m_observer = std::move(observer); }

    /// The history keeps those of the child executions of distributed Maps too.
    void keepChildHistories() { m_history.keepChildren(); }

    [[nodiscard]] RunEnd execute(core::Value input);

    [[nodiscard]] const execution::Machine& machine() const { return m_machine; }
    [[nodiscard]] const execution::History& history() const { return m_history; }

private:
    bool advance();
    std::optional<RunEnd> answerNext();
    std::optional<RunEnd> advanceSources();
    [[nodiscard]] bool hasUnasked() const;
    [[nodiscard]] std::optional<execution::Instant> nextWake() const;
    RunEnd interrupt();
    void observe();

    execution::Machine m_machine;
    execution::History m_history;
    Clock& m_clock;
    TaskSources m_sources;
    const Interruption& m_interruption;
    Observer m_observer;
    std::size_t m_observed = 0;
    execution::TaskId m_lastAsked = 0;
};

} // namespace statelight::simulation
