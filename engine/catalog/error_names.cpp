#include "catalog/error_names.h"

#include <algorithm>
#include <array>

namespace statelight::catalog {

namespace {

constexpr std::array names{
    ErrorName{"States.ALL", "Any error but those that end the execution"},
    ErrorName{"States.TaskFailed", "Any error of a task but a timeout"},
    ErrorName{"States.Timeout", "A time limit has passed, or a heartbeat was missed"},
    ErrorName{"States.HeartbeatTimeout", "A heartbeat was missed"},
    ErrorName{"States.Permissions", "The role lacks a right"},
    ErrorName{"States.ResultPathMatchFailure", "ResultPath can't be applied to the input"},
    ErrorName{"States.ParameterPathFailure", "A path in a payload template finds nothing"},
    ErrorName{"States.IntrinsicFailure", "An intrinsic function failed"},
    ErrorName{"States.QueryEvaluationError", "A JSONata expression failed"},
    ErrorName{"States.BranchFailed", "A branch of a Parallel state failed"},
    ErrorName{"States.NoChoiceMatched", "No rule of a Choice matched, and it has no Default"},
    ErrorName{"States.ExceedToleratedFailureThreshold", "More items of a Map failed than it tolerates"},
    ErrorName{"States.ItemReaderFailed", "The items of a Map could not be read"},
    ErrorName{"States.ResultWriterFailed", "The results of a Map could not be written"},
    ErrorName{"States.DataLimitExceeded", "A payload is over 256 KiB"},
    ErrorName{"States.Runtime", "Data that can't be processed; ends the execution"},
    ErrorName{"States.Http.Socket", "The connection of an HTTP Task failed"},
};

} // namespace

std::span<const ErrorName> errorNames()
{
    return names;
}

bool isLegalErrorName(std::string_view name)
{
    return !name.starts_with("States.") || name.starts_with("States.Http.StatusCode.")
        || std::ranges::find(names, name, &ErrorName::name) != names.end();
}

} // namespace statelight::catalog
