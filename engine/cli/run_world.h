#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/given_values.h"
#include "cli/run_options.h"
#include "execution/program.h"
#include "simulation/task_source.h"

namespace statelight::cli {

/// Who answers the tasks of a run, and what the mocks tell of the world.
struct RunWorld {
    simulation::TaskSources sources;
    std::vector<std::string> missingActivities;
};

/// These give nothing after having said on standard error what is wrong.
[[nodiscard]] std::optional<RunWorld> makeWorld(
    const RunOptions& options, const std::shared_ptr<const execution::Program>& program, GivenValues& values);
[[nodiscard]] std::shared_ptr<const execution::Program> compileDefinition(
    const std::string& file, asl::WorkflowType type, GivenValues& values, const std::string& machine = {});

/// The name of the machine: as given, else the file's stem with what AWS refuses in names replaced.
[[nodiscard]] std::string machineName(const RunOptions& options);
/// As AWS takes names: 1 to 80 characters, no blanks, none of its forbidden signs.
[[nodiscard]] bool isValidName(std::string_view name);

} // namespace statelight::cli
