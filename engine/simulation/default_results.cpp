#include "simulation/default_results.h"

#include <string_view>

#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Value;
using execution::TaskPattern;

constexpr const char* messageId = "00000000-0000-4000-8000-000000000001";
constexpr const char* startedAt = "2026-01-01T00:00:00.000Z";

Value memberOf(const Value& object, std::string_view name, const Value& otherwise)
{
    const auto* value = object.find(name);
    return value ? *value : otherwise;
}

Value httpMetadata()
{
    return Value::object(
        {{"HttpStatusCode", 200}, {"AllHttpHeaders", Value::object()}, {"HttpHeaders", Value::object()}});
}

Value withMetadata(std::vector<core::Member> members)
{
    members.push_back({"SdkHttpMetadata", httpMetadata()});
    members.push_back({"SdkResponseMetadata", Value::object({{"RequestId", messageId}})});
    return Value::object(std::move(members));
}

Value lambdaResult(const Value& parameters)
{
    const Value payload = memberOf(parameters, "Payload", Value::object());
    return withMetadata({{"ExecutedVersion", "$LATEST"}, {"Payload", payload}, {"StatusCode", 200}});
}

Value httpResult()
{
    return Value::object(
        {{"Headers", Value::object()}, {"ResponseBody", Value::object()}, {"StatusCode", 200}, {"StatusText", "OK"}});
}

Value dynamoDbResult(std::string_view action, const Value& parameters)
{
    if (action.starts_with("getItem")) {
        return withMetadata({{"Item", memberOf(parameters, "Key", Value::object())}});
    }
    return withMetadata({});
}

Value eventsResult(const Value& parameters)
{
    const auto* entries = parameters.find("Entries");
    std::vector<Value> answers(entries ? entries->size() : 1, Value::object({{"EventId", messageId}}));
    return Value::object({{"Entries", Value::array(std::move(answers))}, {"FailedEntryCount", 0}});
}

std::string executionArn(const Value& parameters)
{
    const Value machine = memberOf(parameters, "StateMachineArn", "");
    std::string arn(machine.isString() ? machine.string() : "");
    if (const auto kind = arn.find(":stateMachine:"); kind != std::string::npos) {
        arn.replace(kind, std::string_view(":stateMachine:").size(), ":execution:");
    }
    return arn + ":" + messageId;
}

Value startedExecution(const Value& parameters)
{
    return withMetadata({{"ExecutionArn", executionArn(parameters)}, {"StartDate", startedAt}});
}

Value endedExecution(const Value& parameters, bool asValues)
{
    const Value input = memberOf(parameters, "Input", Value::object());
    const Value included = Value::object({{"Included", true}});
    const auto text = [&](Value value) { return asValues ? std::move(value) : Value(core::toJson(value)); };
    return Value::object({{"ExecutionArn", executionArn(parameters)}, {"Input", text(input)},
        {"InputDetails", included}, {"Name", messageId}, {"Output", text(Value::object())}, {"OutputDetails", included},
        {"StartDate", startedAt}, {"StateMachineArn", memberOf(parameters, "StateMachineArn", "")},
        {"Status", "SUCCEEDED"}, {"StopDate", startedAt}});
}

Value serviceResult(const execution::Resource& resource, const Value& parameters)
{
    const std::string_view service = resource.service;
    if (service == "lambda") {
        return lambdaResult(parameters);
    }
    if (service == "http" || service == "apigateway") {
        return httpResult();
    }
    if (service == "dynamodb") {
        return dynamoDbResult(resource.action, parameters);
    }
    if (service == "sqs") {
        return withMetadata({{"MD5OfMessageBody", "d41d8cd98f00b204e9800998ecf8427e"}, {"MessageId", messageId}});
    }
    if (service == "sns") {
        return withMetadata({{"MessageId", messageId}});
    }
    if (service == "events") {
        return eventsResult(parameters);
    }
    if (service == "states") {
        return startedExecution(parameters);
    }
    if (service == "ecs") {
        return withMetadata({{"Failures", Value::array()}, {"Tasks", Value::array()}});
    }
    if (service == "bedrock") {
        return Value::object({{"Body", Value::object()}, {"ContentType", "application/json"}});
    }
    return service.starts_with("aws-sdk:") ? Value::object() : withMetadata({});
}

} // namespace

core::Value defaultResult(const execution::Resource& resource, const core::Value& parameters)
{
    if (resource.target != execution::TaskTarget::Service) {
        return parameters;
    }
    switch (resource.pattern) {
    case TaskPattern::WaitForTaskToken:
        return Value::object();
    case TaskPattern::Sync:
    case TaskPattern::Sync2:
        return resource.service == "states" ? endedExecution(parameters, resource.pattern == TaskPattern::Sync2)
                                            : Value::object();
    case TaskPattern::RequestResponse:
        break;
    }
    return serviceResult(resource, parameters);
}

core::Value defaultSubmission(const execution::Resource& resource, const core::Value& parameters)
{
    return serviceResult(resource, parameters);
}

TaskSource::Reply DefaultResults::answerTo(const execution::TaskRequest& request, const execution::Program& program)
{
    const auto* resource = program.resource(request.state);
    if (request.kind != execution::RequestKind::Task || !resource) {
        return std::optional<execution::Answer>();
    }
    execution::TaskSucceeded answer{request.id, defaultResult(*resource, request.parameters), std::nullopt};
    if (resource->pattern != TaskPattern::RequestResponse) {
        answer.submitted = defaultSubmission(*resource, request.parameters);
    }
    return answer;
}

} // namespace statelight::simulation
