#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "execution/history.h"
#include "execution/machine.h"
#include "execution/program.h"
#include "simulation/mock_file.h"

namespace statelight::cli {

/// One entry of a workloads folder's manifest.json, as texts: every thread reads them for itself.
struct EngineWorkload {
    std::string definition;
    std::string input;
    std::string mock; ///< {state: [outcome of each attempt, the last one repeated]}; empty without tasks
    std::optional<core::Value> expected; ///< the output
    std::optional<std::size_t> outputItems; ///< only its length
    std::uint64_t transitions = 0;
};
/// `folder` holds engine/manifest.json, or is itself the engine folder. Fails with "bench.workload" for a name that the
/// manifest hasn't, "bench.unsupported" where the input has to be generated first, and as readFile does.
[[nodiscard]] core::Result<EngineWorkload> readWorkload(const std::string& folder, const std::string& name);

/// One thread's own program, input and history, so that threads never count references on the same values.
class EngineBench {
public:
    /// Fails with "bench.unsupported" where the engine can't run the definition.
    [[nodiscard]] static core::Result<EngineBench> create(const EngineWorkload& workload, execution::HistoryMode mode);

    /// One whole execution; its history stays until the next one. Fails with "bench.output" when it doesn't succeed.
    [[nodiscard]] core::Result<core::Value> execute();
    /// The same, with a look at the output and the number of transitions.
    [[nodiscard]] core::Result<void> executeAndCheck(const EngineWorkload& workload);

private:
    using Mocks = std::map<std::string, std::vector<simulation::MockedOutcome>, std::less<>>;

    explicit EngineBench(execution::HistoryMode mode)
        : m_history(mode)
    {}
    void answerOrWake(execution::Machine& machine);

    std::shared_ptr<const execution::Program> m_program;
    std::shared_ptr<const execution::ExecutionOptions> m_options;
    core::Value m_input;
    Mocks m_mocks;
    execution::History m_history;
    execution::Instant m_now = execution::virtualStart;
    std::uint64_t m_transitions = 0;
};

} // namespace statelight::cli
