#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "execution/machine.h"
#include "execution/random.h"
#include "simulation/task_source.h"

namespace statelight::simulation {

/// A machine that others may start by its name.
struct NestedDefinition {
    std::string name;
    std::shared_ptr<const execution::Program> program;
    std::shared_ptr<TaskSource> mocks; ///< asked first; null where it has none
};

/// Runs other machines for states:startExecution in all its forms (.sync, .sync:2, .waitForTaskToken) and for
/// aws-sdk:sfn:startExecution and startSyncExecution, each execution on its own, at the same time as whoever started
/// it. sendTaskSuccess, sendTaskFailure and sendTaskHeartbeat with a token given to such an execution end or prolong
/// the task that waits. A machine whose name isn't known is left to the next source.
class NestedMachines : public TaskSource {
public:
    /// `others` answer what the mocks of a nested machine don't.
    NestedMachines(std::vector<NestedDefinition> definitions, TaskSources others, std::uint64_t seed);

    [[nodiscard]] Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) override;
    [[nodiscard]] std::optional<execution::Instant> nextWake() const override;
    /// Fails with "nested.noResult" where nobody answers a task of a nested machine.
    [[nodiscard]] core::Result<std::vector<execution::Answer>> advance(
        execution::Instant now, const execution::Machine& machine) override;

private:
    using ChildIndex = std::size_t;
    static constexpr ChildIndex root = static_cast<ChildIndex>(-1);

    /// The task that waits for something: of the outer machine, or of a child.
    struct Waiter {
        ChildIndex child = root;
        execution::TaskId task = 0;
    };
    /// An execution of a nested machine.
    struct Child {
        const NestedDefinition* definition;
        execution::Machine machine;
        execution::History history{execution::HistoryMode::None};
        Waiter parent{};
        int depth = 1;
        bool isAwaited = false; ///< .sync, .sync:2, startSyncExecution
        bool givesTexts = false; ///< .sync: Input and Output as JSON texts
        bool isExpress = false;
        core::Value input{};
        execution::Instant startedAt{};
        execution::TaskId lastAsked = 0;
        bool isReported = false;
    };

    Reply take(Waiter waiter, const execution::TaskRequest& request, const execution::Resource& resource, int depth);
    Reply start(Waiter waiter, const execution::TaskRequest& request, const execution::Resource& resource, int depth);
    std::optional<execution::Answer> send(const execution::TaskRequest& request, const std::string& action);
    [[nodiscard]] const NestedDefinition* find(const core::Value& parameters) const;
    execution::ExecutionOptions optionsFor(const NestedDefinition& definition, const core::Value& parameters);
    [[nodiscard]] core::Result<bool> drive(ChildIndex index);
    [[nodiscard]] core::Result<bool> answerOne(Child& child, ChildIndex index);
    void report(Child& child);
    void deliver(Waiter waiter, execution::Answer answer);
    [[nodiscard]] bool isForgotten(const Child& child, const execution::Machine& outer) const;

    std::vector<NestedDefinition> m_definitions;
    TaskSources m_others;
    execution::Random m_random;
    execution::Instant m_now = execution::virtualStart;
    std::deque<Child> m_children;
    std::map<std::string, Waiter, std::less<>> m_tokens;
    std::vector<execution::Answer> m_answers; ///< for the outer machine
};

} // namespace statelight::simulation
