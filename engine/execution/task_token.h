#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "execution/machine.h"

namespace statelight::execution {

/// GetActivityTask: the oldest task of that activity which no worker has taken yet, with its input (`parameters`) and
/// token; null where there is none. Tell the machine with TaskStarted that it was taken.
[[nodiscard]] const TaskRequest* nextActivityTask(const Machine& machine, std::string_view activityArn);

/// These make the answer for Machine::answer of what somebody sends with a token (SendTaskSuccess, SendTaskFailure,
/// SendTaskHeartbeat). They fail with AWS's codes: "InvalidToken" for a text that is no token, "TaskTimedOut" where the
/// task isn't open any more, "InvalidOutput" for an output that is no JSON or longer than 262,144 bytes.
[[nodiscard]] core::Result<Answer> taskSuccess(const Machine& machine, std::string_view token, std::string_view output);
[[nodiscard]] core::Result<Answer> taskFailure(
    const Machine& machine, std::string_view token, std::optional<std::string> error, std::optional<std::string> cause);
[[nodiscard]] core::Result<Answer> taskHeartbeat(const Machine& machine, std::string_view token);

} // namespace statelight::execution
