// execution runs compiled state machines, one atomic step at a time. It asks for what the outside world must do and is
// answered; it must never know source text, files, threads, sleeping or the wall clock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/execution_options.h"
#include "execution/history.h"
#include "execution/program.h"
#include "execution/task_request.h"

namespace statelight::execution {

enum class Status : std::uint8_t {
    Ready, ///< advance can go on
    Waiting, ///< answers to pending() or the time of nextWake() are needed
    Succeeded,
    Failed,
    TimedOut,
    Aborted,
};
[[nodiscard]] constexpr bool isFinal(Status status)
{
    return status >= Status::Succeeded;
}
/// "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED".
[[nodiscard]] std::string_view toString(Status status);

/// One execution. A value: a copy is a snapshot (values are shared). It has no clock and does no work of its own: every
/// call is told the time, events go to the History that the driver keeps, and the same calls give the same history.
///
///     machine.start(input, now, history);
///     while (!isFinal(machine.run(now, history))) {
///         if (machine.pending().empty()) machine.wake(now = *machine.nextWake(), history);
///         else machine.answer(driver.answerTo(machine.pending().front()), now, history);
///     }
class Machine {
public:
    explicit Machine(std::shared_ptr<const Program> program, ExecutionOptions options = {});
    /// For many executions with the same options.
    Machine(std::shared_ptr<const Program> program, std::shared_ptr<const ExecutionOptions> options);
    Machine(const Machine&);
    Machine(Machine&&) noexcept;
    Machine& operator=(const Machine&);
    Machine& operator=(Machine&&) noexcept;
    ~Machine();

    /// Writes ExecutionStarted; no state is entered yet. Once only.
    Status start(core::Value input, Instant now, History& history);
    /// One atomic step: enters a state, does its work, or leaves it. Nothing happens unless the status is Ready.
    Status advance(Instant now, History& history);
    /// Steps until the status isn't Ready.
    Status run(Instant now, History& history);
    /// Takes the answer to an open request; ignored where that request is no longer open (see findPending).
    Status answer(Answer answer, Instant now, History& history);
    /// Time went on: what waited until `now` or earlier becomes ready, time limits run out.
    Status wake(Instant now, History& history);
    /// Ends it with ExecutionAborted.
    Status stop(std::optional<std::string> error, std::optional<std::string> cause, Instant now, History& history);

    /// Whether `redrive` would do anything: a Standard execution ended otherwise than well and has room for events.
    [[nodiscard]] bool canRedrive() const;
    /// Goes on from the unsuccessful states, those of branches and iterations included, after ExecutionRedriven.
    /// Retriers and the time limit of the machine begin anew; a distributed Map begins a new run. Nothing happens
    /// unless canRedrive. (AWS also looks at how long ago that was; the driver has to.)
    Status redrive(Instant now, History& history);

    [[nodiscard]] Status status() const;
    /// Of a succeeded execution.
    [[nodiscard]] const core::Value& output() const;
    /// Of a failed or aborted one.
    [[nodiscard]] const std::optional<std::string>& error() const;
    [[nodiscard]] const std::optional<std::string>& cause() const;

    /// Requests without a final answer, oldest first. The span is valid until the next call that changes the machine.
    [[nodiscard]] std::span<const TaskRequest> pending() const;
    [[nodiscard]] const TaskRequest* findPending(TaskId id) const;
    /// The earliest time at which `wake` has something to do.
    [[nodiscard]] std::optional<Instant> nextWake() const;

    /// What the next `advance` will work on: the state, and whether it is about to be entered. None unless Ready.
    struct Position {
        asl::StateIndex state = 0;
        std::uint32_t lineage = 0;
        bool entering = false;
        std::optional<std::uint32_t> child = std::nullopt; ///< in History::children(), where these are kept
    };
    [[nodiscard]] std::optional<Position> next() const;
    /// What that state gets, where it is about to be entered; else null. Valid until the machine goes on.
    [[nodiscard]] const core::Value* nextInput() const;
    /// Where an attempt has failed and the next one waits for its time.
    [[nodiscard]] std::vector<Position> awaitingRetry() const;

    /// Of an execution with ExecutionOptions::test: how the state was left.
    [[nodiscard]] const StateTestEnd& testEnd() const;

    [[nodiscard]] const Program& program() const;
    [[nodiscard]] const ExecutionOptions& options() const;
    /// How many events were written so far, kept or not.
    [[nodiscard]] std::uint32_t eventCount() const;
    /// States entered so far, iterations included.
    [[nodiscard]] std::uint64_t transitionCount() const;

    struct Core;

private:
    std::unique_ptr<Core> m_core;
};

} // namespace statelight::execution
