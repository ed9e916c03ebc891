#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/result.h"
#include "execution/machine.h"
#include "execution/program.h"
#include "execution/task_request.h"

namespace statelight::simulation {

/// Somebody who does what a Machine asks for: mocks, defaults, a folder of objects, a person.
class TaskSource {
public:
    TaskSource() = default;
    TaskSource(const TaskSource&) = delete;
    TaskSource& operator=(const TaskSource&) = delete;
    virtual ~TaskSource() = default;

    using Reply = core::Result<std::optional<execution::Answer>>;
    /// The answer; nothing where this source doesn't know the request, so that the next one is asked; an Error where it
    /// should have known (a mock without an outcome for this invocation), which ends the run.
    /// TaskSubmitted, TaskStarted and TaskHeartbeat leave the task open: the source goes on with it and answers later.
    [[nodiscard]] virtual Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) = 0;

    /// The earliest time at which `advance` has something to do.
    [[nodiscard]] virtual std::optional<execution::Instant> nextWake() const { return std::nullopt; }
    /// Goes on with the tasks that were left open, up to `now`; the answers that this gave. Called before the requests
    /// of that time are answered. An Error ends the run.
    [[nodiscard]] virtual core::Result<std::vector<execution::Answer>> advance(
        execution::Instant, const execution::Machine&)
    {
        return std::vector<execution::Answer>();
    }
};

using TaskSources = std::vector<std::unique_ptr<TaskSource>>;

/// Asks one after the other.
[[nodiscard]] TaskSource::Reply answerFrom(
    const TaskSources& sources, const execution::TaskRequest& request, const execution::Program& program);

} // namespace statelight::simulation
