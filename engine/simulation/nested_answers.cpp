#include "simulation/nested_answers.h"

#include "core/builder.h"
#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Value;

constexpr const char* requestId = "00000000-0000-4000-8000-000000000001";

Value included()
{
    return Value::object({{"Included", true}});
}

std::string redriveReason(const execution::Machine& machine)
{
    return "Execution is " + std::string(execution::toString(machine.status())) + " and cannot be redriven";
}

} // namespace

core::Value startAnswer(const std::string& executionArn, execution::Instant startedAt, bool isOptimized)
{
    if (!isOptimized) {
        return Value::object({{"ExecutionArn", executionArn}, {"StartDate", toIso8601(startedAt)}});
    }
    const Value http = Value::object(
        {{"AllHttpHeaders", Value::object()}, {"HttpHeaders", Value::object()}, {"HttpStatusCode", 200}});
    return Value::object({{"ExecutionArn", executionArn}, {"SdkHttpMetadata", http},
        {"SdkResponseMetadata", Value::object({{"RequestId", requestId}})}, {"StartDate", startedAt.milliseconds}});
}

core::Value describeAnswer(const NestedEnd& end)
{
    const execution::Machine& machine = end.machine;
    const bool hasSucceeded = machine.status() == execution::Status::Succeeded;
    const auto shown = [&](const Value& value) { return end.givesTexts ? Value(core::toJson(value)) : value; };
    core::ObjectBuilder told;
    if (machine.cause()) {
        told.add("Cause", *machine.cause());
    }
    if (machine.error()) {
        told.add("Error", *machine.error());
    }
    told.add("ExecutionArn", machine.options().executionArn);
    told.add("Input", shown(end.input));
    told.add("InputDetails", included());
    told.add("Name", machine.options().executionName);
    if (hasSucceeded) {
        told.add("Output", shown(machine.output()));
        told.add("OutputDetails", included());
    }
    told.add("RedriveCount", 0);
    told.add("RedriveStatus", hasSucceeded ? "NOT_REDRIVABLE" : "REDRIVABLE");
    if (hasSucceeded) {
        told.add("RedriveStatusReason", redriveReason(machine));
    }
    told.add("StartDate", end.startedAt.milliseconds);
    told.add("StateMachineArn", machine.options().stateMachineArn);
    told.add("Status", execution::toString(machine.status()));
    told.add("StopDate", end.stoppedAt.milliseconds);
    return told.finish();
}

core::Value startSyncAnswer(const NestedEnd& end)
{
    constexpr std::int64_t step = 100;
    const execution::Machine& machine = end.machine;
    const std::int64_t took = end.stoppedAt.milliseconds - end.startedAt.milliseconds;
    core::ObjectBuilder told;
    const std::int64_t billed = std::max<std::int64_t>(1, (took + step - 1) / step) * step;
    told.add("BillingDetails", Value::object({{"BilledDurationInMilliseconds", billed}, {"BilledMemoryUsedInMB", 64}}));
    if (machine.cause()) {
        told.add("Cause", *machine.cause());
    }
    if (machine.error()) {
        told.add("Error", *machine.error());
    }
    told.add("ExecutionArn", machine.options().executionArn);
    told.add("Input", core::toJson(end.input));
    told.add("InputDetails", included());
    told.add("Name", machine.options().executionName);
    if (machine.status() == execution::Status::Succeeded) {
        told.add("Output", core::toJson(machine.output()));
        told.add("OutputDetails", included());
    }
    told.add("StartDate", toIso8601(end.startedAt));
    told.add("StateMachineArn", machine.options().stateMachineArn);
    told.add("Status", execution::toString(machine.status()));
    told.add("StopDate", toIso8601(end.stoppedAt));
    return told.finish();
}

} // namespace statelight::simulation
