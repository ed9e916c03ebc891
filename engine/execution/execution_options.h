#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "execution/state_test.h"

namespace statelight::execution {

/// How one execution is named and limited.
struct ExecutionOptions {
    std::string executionArn = "arn:aws:states:us-east-1:111111111111:execution:StateMachine:execution";
    std::string executionName = "execution";
    std::string stateMachineArn = "arn:aws:states:us-east-1:111111111111:stateMachine:StateMachine";
    std::string stateMachineName = "StateMachine";
    std::string roleArn = "arn:aws:iam::111111111111:role/StepFunctions"; ///< empty: none
    asl::WorkflowType type = asl::WorkflowType::Standard;
    bool synchronous = false; ///< StartSyncExecution: the context object has no RedriveCount
    std::uint64_t seed = 0; ///< of jitter, UUIDs, MathRandom and task tokens
    bool limitsEvents = true; ///< Standard: 25,000 events at most
    bool limitsPayload = true; ///< 262,144 bytes for each result and output
    std::vector<std::string> missingActivities; ///< ARNs of activities that don't exist: their tasks fail at once
    bool recordsStages = false; ///< fills History::stages
    std::shared_ptr<const StateTest> test; ///< only this one state is run; null for a whole execution
};

/// Options with the ARNs that AWS would give in region us-east-1 and account 111111111111.
[[nodiscard]] ExecutionOptions optionsFor(
    std::string_view machineName, std::string_view executionName, asl::WorkflowType type);

} // namespace statelight::execution
