#include "execution/execution_options.h"

namespace statelight::execution {

ExecutionOptions optionsFor(std::string_view machineName, std::string_view executionName, asl::WorkflowType type)
{
    const std::string account = "arn:aws:states:us-east-1:111111111111:";
    const std::string machine(machineName);
    ExecutionOptions options;
    options.executionName = executionName;
    options.stateMachineName = machine;
    options.stateMachineArn = account + "stateMachine:" + machine;
    options.executionArn = account + "execution:" + machine + ':' + options.executionName;
    options.type = type;
    if (type == asl::WorkflowType::Express)
        options.executionArn
            = account + "express:" + machine + ':' + options.executionName + ":00000000-0000-4000-8000-000000000000";
    return options;
}

} // namespace statelight::execution
