#include "execution/task_token.h"

#include <algorithm>

#include "core/json.h"

namespace statelight::execution {

namespace {

constexpr std::size_t tokenLength = 64;
constexpr std::size_t longestOutput = 262'144;

bool isToken(std::string_view text)
{
    return text.size() == tokenLength && std::ranges::all_of(text, [](char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    });
}

core::Result<TaskId> taskOf(const Machine& machine, std::string_view token)
{
    if (!isToken(token))
        return core::failure("InvalidToken", "Invalid Token: 'Invalid token'");
    const auto pending = machine.pending();
    const auto found = std::ranges::find(pending, token, &TaskRequest::token);
    if (found == pending.end())
        return core::failure("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    return found->id;
}

} // namespace

const TaskRequest* nextActivityTask(const Machine& machine, std::string_view activityArn)
{
    for (const TaskRequest& request : machine.pending()) {
        const Resource* resource = machine.program().resource(request.state);
        const bool isOfActivity = resource && resource->target == TaskTarget::Activity && resource->arn == activityArn;
        if (isOfActivity && !request.isStarted)
            return &request;
    }
    return nullptr;
}

core::Result<Answer> taskSuccess(const Machine& machine, std::string_view token, std::string_view output)
{
    const auto task = taskOf(machine, token);
    if (!task)
        return tl::unexpected(task.error());
    if (output.size() > longestOutput)
        return core::failure("InvalidOutput", "Invalid Output: 'Output is longer than 262144 bytes'");
    auto result = core::parseJson(output);
    if (!result)
        return core::failure("InvalidOutput", "Invalid Output: '" + result.error().message + "'");
    return TaskSucceeded{*task, std::move(*result), {}};
}

core::Result<Answer> taskFailure(
    const Machine& machine, std::string_view token, std::optional<std::string> error, std::optional<std::string> cause)
{
    const auto task = taskOf(machine, token);
    if (!task)
        return tl::unexpected(task.error());
    return TaskFailed{*task, std::move(error), std::move(cause), {}, {}};
}

core::Result<Answer> taskHeartbeat(const Machine& machine, std::string_view token)
{
    const auto task = taskOf(machine, token);
    if (!task)
        return tl::unexpected(task.error());
    return TaskHeartbeat{*task};
}

} // namespace statelight::execution
