#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"
#include "execution/machine.h"

namespace statelight::tests {

/// The Program of a definition's text; null where it can't be compiled.
std::shared_ptr<const execution::Program> compileText(std::string_view definition);

/// The value of a JSON text that is known to be sound.
core::Value json(std::string_view text);

/// Runs one execution under a virtual clock. `tasks` tells the outcomes of each Task by invocation, the last one
/// repeated: {"Charge": [{"Throw": {"Error", "Cause", "Event"}, "Submitted"}, {"Return": …}]}. A task that isn't told
/// gets no answer, so that only time can end it.
class Execution {
public:
    Execution(std::shared_ptr<const execution::Program> program, execution::ExecutionOptions options = {});

    void run(core::Value input, core::Value tasks = core::Value::object());
    /// Starts it, and runs it until it waits for something.
    void start(core::Value input);
    void answer(execution::Answer answer);
    void redrive();
    /// Goes on to the next time at which something happens.
    void wake();

    [[nodiscard]] const execution::Machine& machine() const { return m_machine; }
    [[nodiscard]] const execution::History& history() const { return m_history; }
    [[nodiscard]] execution::Instant now() const { return m_now; }
    /// "PassStateEntered", … in order.
    [[nodiscard]] std::vector<std::string> types() const;
    /// "1 ExecutionStarted <- 0", … in order.
    [[nodiscard]] std::vector<std::string> links() const;
    [[nodiscard]] core::Value events() const;
    [[nodiscard]] std::string output() const;

private:
    bool answerOne(const core::Value& tasks);

    execution::Machine m_machine;
    execution::History m_history;
    execution::Instant m_now = execution::virtualStart;
};

/// The outcome as an Answer to that request.
execution::Answer toAnswer(execution::TaskId id, const core::Value& outcome);

/// Runs a definition with an input and tasks, all as texts.
Execution execute(std::string_view definition, std::string_view input, std::string_view tasks = "{}",
    execution::ExecutionOptions options = {});

} // namespace statelight::tests
