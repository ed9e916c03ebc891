#pragma once

#include <cstdint>
#include <string>

#include "core/value.h"
#include "execution/history.h"
#include "execution/program.h"

namespace statelight::simulation {

/// What CloudWatch Logs gets of an execution, as a machine's loggingConfiguration has it.
enum class LogLevel : std::uint8_t { All, Error, Fatal, Off };

struct LogRules {
    LogLevel level = LogLevel::All;
    bool includesData = true; ///< inputs and outputs are told
};

/// Error: what fails, is aborted or takes too long, and entered Fail states. Fatal: only the execution's own bad end.
[[nodiscard]] bool isLogged(execution::EventType type, LogLevel level);

/// One record as Step Functions writes it: id, type, details, previous_event_id, event_timestamp (milliseconds),
/// execution_arn, redrive_count. Numbers are texts.
[[nodiscard]] core::Value logRecord(const execution::HistoryEvent& event, const execution::Program& program,
    const std::string& executionArn, bool includesData, std::uint32_t redriveCount = 0);

/// The records of a history, one JSON text a line; empty where the level yields nothing.
[[nodiscard]] std::string logLines(const execution::History& history, const execution::Program& program,
    const std::string& executionArn, const LogRules& rules);

} // namespace statelight::simulation
