#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "asl/state_machine.h"

namespace statelight::cli {

/// The options of `run`, as given.
struct RunOptions {
    std::string definition;
    std::string input;
    std::string mocks;
    std::string testCase;
    std::string machine;
    bool defaultResults = false;
    std::vector<std::string> with; ///< NAME=FILE
    std::vector<std::string> values; ///< NAME=VALUE
    std::string objects;
    std::string type = "STANDARD";
    std::string clock = "virtual";
    std::uint64_t seed = 0;
    std::string history;
    std::string childHistories;
    std::string logs;
    std::string logLevel = "ALL";
    bool logsWithoutData = false;
    bool trace = false;

    [[nodiscard]] asl::WorkflowType workflowType() const
    {
        return type == "EXPRESS" ? asl::WorkflowType::Express : asl::WorkflowType::Standard;
    }
};

} // namespace statelight::cli
