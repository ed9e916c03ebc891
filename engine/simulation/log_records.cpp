#include "simulation/log_records.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/builder.h"
#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Value;
using execution::EventType;

/// Inputs and outputs in all their names.
constexpr std::array<std::string_view, 8> dataMembers{"input", "inputDetails", "output", "outputDetails", "parameters",
    "assignedVariables", "assignedVariablesDetails", "result"};

bool isData(std::string_view name)
{
    return std::ranges::find(dataMembers, name) != dataMembers.end();
}

/// The one member of the event that carries its details.
Value detailsOf(const Value& event, bool includesData)
{
    for (const auto& member : event.members()) {
        if (!member.key.view().ends_with("EventDetails")) {
            continue;
        }
        core::ObjectBuilder details;
        for (const auto& detail : member.value.members()) {
            if (includesData || !isData(detail.key.view())) {
                details.add(detail.key, detail.value);
            }
        }
        return details.finish();
    }
    return Value::object();
}

bool isBadEnd(EventType type)
{
    return type == EventType::ExecutionFailed || type == EventType::ExecutionTimedOut
        || type == EventType::ExecutionAborted;
}

} // namespace

bool isLogged(execution::EventType type, LogLevel level)
{
    switch (level) {
    case LogLevel::All:
        return true;
    case LogLevel::Off:
        return false;
    case LogLevel::Fatal:
        return isBadEnd(type);
    case LogLevel::Error:
        break;
    }
    const std::string_view name = execution::toString(type);
    return type == EventType::FailStateEntered || name.ends_with("Failed") || name.ends_with("TimedOut")
        || name.ends_with("Aborted");
}

core::Value logRecord(const execution::HistoryEvent& event, const execution::Program& program,
    const std::string& executionArn, bool includesData, std::uint32_t redriveCount)
{
    const Value shape = execution::toValue(event, program);
    return Value::object({{"id", std::to_string(event.id)}, {"type", execution::toString(event.type)},
        {"details", detailsOf(shape, includesData)}, {"previous_event_id", std::to_string(event.previousId)},
        {"event_timestamp", std::to_string(event.timestamp.milliseconds)}, {"execution_arn", executionArn},
        {"redrive_count", std::to_string(redriveCount)}});
}

std::string logLines(const execution::History& history, const execution::Program& program,
    const std::string& executionArn, const LogRules& rules)
{
    std::string lines;
    std::uint32_t redriveCount = 0;
    for (const auto& event : history.events()) {
        redriveCount += event.type == EventType::ExecutionRedriven ? 1 : 0;
        if (isLogged(event.type, rules.level)) {
            core::appendJson(lines, logRecord(event, program, executionArn, rules.includesData, redriveCount));
            lines += '\n';
        }
    }
    return lines;
}

} // namespace statelight::simulation
