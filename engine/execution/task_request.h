#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/event_type.h"

namespace statelight::execution {

/// Grows with every request of one machine, so a driver knows a new request by its id.
using TaskId = std::uint64_t;

enum class RequestKind : std::uint8_t {
    Task, ///< run the state's Resource with `parameters`
    ReadItems, ///< a distributed Map's ItemReader: answer with the array of items
    WriteResults, ///< its ResultWriter: answer with the state's result
    RunChildren, ///< a Map or Parallel that is tested alone: answer with its result
};

/// Work that the machine waits for. Program::resource(state) tells what a Task calls.
struct TaskRequest {
    TaskId id = 0;
    RequestKind kind = RequestKind::Task;
    asl::StateIndex state = 0;
    std::uint32_t attempt = 0; ///< of this visit: 0, then one more for each retry
    std::uint32_t invocation
        = 0; ///< how often this state's task was scheduled before in this execution: what mocks count
    std::uint32_t lineage = 0; ///< History::lineages()
    /// Task: what the task receives.
    /// ReadItems: {"Resource", "Parameters", "ReaderConfig", "MapRunArn", "Offset"}, evaluated; Offset items were read.
    /// WriteResults: {"Resource", "Parameters", "WriterConfig", "MapRunArn", "Results", "Failures", "IsLast"}: what
    /// came since the last one. Results are in the form of WriterConfig's Transformation, Failures are descriptions.
    /// RunChildren: the inputs of the iterations or branches.
    core::Value parameters;
    std::string token; ///< of .waitForTaskToken, .sync and activities; else empty
    std::optional<std::string> credentials; ///< the role that the task takes on
    bool isStarted = false; ///< of an activity: a worker has taken it
};

/// The answer came; `submitted` is the output of TaskSubmitted (.sync and .waitForTaskToken), the result where absent.
struct TaskSucceeded {
    TaskId id = 0;
    core::Value result;
    std::optional<core::Value> submitted;
};

/// The task failed. Without error and cause: a callback failure sent without either. `event` is the kind of the failing
/// event where it isn't the usual one of the resource (TaskTimedOut …).
struct TaskFailed {
    TaskId id = 0;
    std::optional<std::string> error;
    std::optional<std::string> cause;
    std::optional<core::Value> submitted;
    std::optional<EventType> event;
};

/// The service took a .sync or .waitForTaskToken call: writes TaskSubmitted; the task goes on.
struct TaskSubmitted {
    TaskId id = 0;
    core::Value output;
};

/// A worker took the activity: writes ActivityStarted.
struct TaskStarted {
    TaskId id = 0;
    std::optional<std::string> workerName;
};

/// The task lives: its heartbeat clock starts again. Leaves no event.
struct TaskHeartbeat {
    TaskId id = 0;
};

/// Items of a distributed Map, from the request's Offset on. Where there are more the machine asks again.
/// (TaskSucceeded with an array answers a ReadItems request too: these are all items.)
struct ItemsRead {
    TaskId id = 0;
    core::Value items; ///< an array
    bool hasMore = false;
    std::string source{}; ///< what $$.Map.Item.Source says: "S3://bucket/key"; empty: nothing
};

using Answer = std::variant<TaskSucceeded, TaskFailed, TaskSubmitted, TaskStarted, TaskHeartbeat, ItemsRead>;

} // namespace statelight::execution
