// app/simulator runs a snapshot of the machine and says what the run looks like: events, stages, the overlay. It must
// never know a canvas, a form or a code view.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "core/result.h"
#include "document/snapshot.h"
#include "execution/machine.h"
#include "simulation/task_source.h"

namespace statelight::app {

/// One execution of one Snapshot on a virtual clock. It is driven in atomic steps, so it can pause before any state.
/// Steps take microseconds: whoever drives it does so in slices on its own thread.
class Session {
public:
    enum class Stop : std::uint8_t {
        Working, ///< go on calling step
        Entering, ///< a state is about to be entered
        NeedsResult, ///< only a person's answer to `open` can bring it on
        Finished, ///< the machine is final
        Failed, ///< a task source had to have an answer: `fault`
    };

    /// Fails with "compile.…" where the machine can't start.
    [[nodiscard]] static core::Result<std::unique_ptr<Session>> make(std::shared_ptr<const document::Snapshot> snapshot,
        asl::WorkflowType type, simulation::TaskSources sources, std::string_view name);

    void start(core::Value input);
    /// One atomic step: of the machine, an answer of a source, or a jump of the clock.
    Stop step();
    void answer(execution::Answer answer);
    void abort();

    [[nodiscard]] const document::Snapshot& snapshot() const { return *m_snapshot; }
    [[nodiscard]] const execution::Program& program() const { return *m_program; }
    [[nodiscard]] const execution::Machine& machine() const { return m_machine; }
    [[nodiscard]] const execution::History& history() const { return m_history; }
    [[nodiscard]] execution::Instant now() const { return m_now; }
    /// The request that waits for a person; null without one.
    [[nodiscard]] const execution::TaskRequest* open() const;
    [[nodiscard]] const std::optional<core::Error>& fault() const { return m_fault; }
    /// From here on a number means a child execution of a distributed Map: the rest is its index in
    /// History::children(). A person sees children as iterations, so that they have lineages here too.
    static constexpr std::uint32_t firstChildLineage = 0x8000'0000;
    [[nodiscard]] execution::Lineage lineage(std::uint32_t number) const;
    [[nodiscard]] static std::uint32_t lineageOf(const execution::Machine::Position& position);
    /// Whether the lineage hangs below a visit of `owner` in `outer`.
    [[nodiscard]] bool isBelow(std::uint32_t inner, asl::StateIndex owner, std::uint32_t outer) const;

private:
    Session(std::shared_ptr<const document::Snapshot> snapshot, std::shared_ptr<const execution::Program> program,
        execution::ExecutionOptions options, simulation::TaskSources sources);

    Stop ask();

    std::shared_ptr<const document::Snapshot> m_snapshot;
    std::shared_ptr<const execution::Program> m_program;
    execution::Machine m_machine;
    execution::History m_history;
    simulation::TaskSources m_sources;
    execution::Instant m_now = execution::virtualStart;
    std::unordered_set<execution::TaskId> m_forPerson;
    std::optional<core::Error> m_fault;
};

} // namespace statelight::app
