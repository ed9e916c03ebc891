#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "core/result.h"

namespace statelight::execution {

namespace compiled {
struct Tables;
}

struct CompileOptions {
    std::string region = "us-east-1"; ///< what TaskScheduled events name
};

enum class TaskPattern : std::uint8_t { RequestResponse, Sync, Sync2, WaitForTaskToken };
enum class TaskTarget : std::uint8_t { Service, LambdaFunction, Activity };

/// A Task's Resource, taken apart: "arn:aws:states:::sqs:sendMessage.waitForTaskToken" has the service "sqs" and the
/// action "sendMessage.waitForTaskToken"; function and activity ARNs have neither.
struct Resource {
    std::string arn;
    std::string service; ///< resourceType of the events: "sqs", "aws-sdk:dynamodb"
    std::string action; ///< resource of the events: "sendMessage.waitForTaskToken"
    TaskTarget target = TaskTarget::Service;
    TaskPattern pattern = TaskPattern::RequestResponse;
};
[[nodiscard]] Resource parseResource(std::string_view arn);

/// A state machine made ready to run: states by index (those of the model), every path and template compiled.
/// Immutable and shared; threads that run executions side by side compile one each (reference counts are atomic).
class Program {
public:
    explicit Program(std::unique_ptr<const compiled::Tables> tables);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    [[nodiscard]] std::size_t stateCount() const;
    [[nodiscard]] const std::string& stateName(asl::StateIndex state) const;
    [[nodiscard]] const asl::StatePath& statePath(asl::StateIndex state) const;
    [[nodiscard]] asl::StateType stateType(asl::StateIndex state) const;
    /// The Resource of a Task; null for every other state.
    [[nodiscard]] const Resource* resource(asl::StateIndex state) const;
    /// Whether a distributed Map holds the state: its visits leave no events in the history.
    [[nodiscard]] bool isInDistributedMap(asl::StateIndex state) const;
    /// States that can't be run, each with the reason; a run that reaches one ends there with that message.
    [[nodiscard]] const core::Diagnostics& problems() const;
    [[nodiscard]] const std::string& region() const;

    [[nodiscard]] const compiled::Tables& tables() const { return *m_tables; }

private:
    std::unique_ptr<const compiled::Tables> m_tables;
};

/// Fails with "compile.start" where StartAt names no state of the machine. States that can't be compiled don't fail it:
/// they are Program::problems.
[[nodiscard]] core::Result<std::shared_ptr<const Program>> compile(
    const asl::StateMachine& machine, const CompileOptions& options = {});

} // namespace statelight::execution
