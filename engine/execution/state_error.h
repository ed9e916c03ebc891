#pragma once

#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "core/value.h"

namespace statelight::execution {

/// A state that fails while running: what Retry and Catch see. A callback may fail without name and cause.
struct StateError {
    std::optional<std::string> name;
    std::optional<std::string> cause;
    bool isFatal = false; ///< the interpreter's own States.Runtime: never retried or caught, ends the execution
    bool isOfTask = false; ///< States.TaskFailed may match it
    bool isHeartbeat = false; ///< States.HeartbeatTimeout matches it too
    bool isEvaluation = false; ///< a JSONata expression failed, and no event has told so yet
    std::string location = {}; ///< of that expression; empty where no single field is at fault
};

/// A stage's value, or why there is none. The error is boxed, so that the good way stays small.
using Outcome = tl::expected<core::Value, std::shared_ptr<const StateError>>;

} // namespace statelight::execution
