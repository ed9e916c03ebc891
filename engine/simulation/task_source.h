#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/result.h"
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
    [[nodiscard]] virtual Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) = 0;
};

using TaskSources = std::vector<std::unique_ptr<TaskSource>>;

/// Asks one after the other.
[[nodiscard]] TaskSource::Reply answerFrom(
    const TaskSources& sources, const execution::TaskRequest& request, const execution::Program& program);

} // namespace statelight::simulation
