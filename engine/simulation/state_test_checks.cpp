#include "simulation/state_test_checks.h"

#include <algorithm>
#include <array>

#include "catalog/resource.h"
#include "catalog/result_shape.h"
#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Error;
using core::Value;
using Refusal = std::optional<Error>;

Refusal invalid(std::string message)
{
    return Error{"ValidationException", std::move(message)};
}

catalog::Resource resourceOf(const asl::State& state)
{
    return catalog::parseResource(state.fields.text("Resource").value_or(""));
}

bool waitsForMore(const asl::State& state)
{
    const auto resource = resourceOf(state);
    return state.type == asl::StateType::Task
        && (resource.kind == catalog::Resource::Kind::Activity
            || resource.pattern != catalog::Pattern::RequestResponse);
}

bool isFork(const asl::State& state)
{
    return state.type == asl::StateType::Map || state.type == asl::StateType::Parallel;
}

Refusal withoutMock(const StateTestRequest& request, const asl::State& state)
{
    if (isFork(state)) {
        return Error{"InvalidDefinition",
            "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, "
            "Succeed, Fail, Choice]"};
    }
    if (request.context) {
        return invalid("TestState does not support a Context object when a mock is not specified.");
    }
    if (request.configuration.mapIterationFailureCount) {
        return invalid("TestState does not support MapIterationFailureCount when a mock is not specified.");
    }
    if (state.type != asl::StateType::Task) {
        return std::nullopt;
    }
    if (waitsForMore(state)) {
        return invalid("A mock must be specified when testing a Task state that waits for an activity, a job or a "
                       "callback");
    }
    if (!request.roleArn) {
        return invalid("RoleArn must be specified when testing a Task state");
    }
    return invalid("Statelight calls no service: give a mock for this Task state.");
}

Refusal faultOfForkResult(const asl::State& state, const Value& result)
{
    if (state.type == asl::StateType::Map) {
        const auto* writer = state.fields.find("ResultWriter");
        const bool isExported = writer && writer->value.find("Resource");
        if (isExported && !result.isObject()) {
            return invalid("Mocked result must be a JSON object.");
        }
        return isExported || result.isArray() ? std::nullopt : invalid("Mocked result must be an array.");
    }
    if (!result.isArray()) {
        return invalid("Mocked result must be an array.");
    }
    if (result.size() != std::get<asl::Parallel>(state.kind).branches.size()) {
        return invalid("Mocked result must contain the same number of items as number of Parallel branches.");
    }
    return std::nullopt;
}

Refusal faultOfResult(const StateMock& mock, const asl::State& state)
{
    const auto result = core::parseJson(*mock.result);
    if (!result) {
        return invalid("Mocked result must be valid JSON");
    }
    if (isFork(state)) {
        return faultOfForkResult(state, *result);
    }
    if (mock.validation == FieldValidation::None) {
        return std::nullopt;
    }
    const bool requiresAll = mock.validation == FieldValidation::Strict;
    const auto resource = resourceOf(state);
    // A callback's result is whatever was sent with its token.
    if (resource.pattern == catalog::Pattern::Callback) {
        return std::nullopt;
    }
    const auto fault = catalog::faultOfResult(resource, *result, requiresAll);
    return fault ? invalid("Mock result schema validation error: " + *fault) : std::nullopt;
}

Refusal faultOfMock(const StateTestRequest& request, const asl::State& state)
{
    const StateMock& mock = *request.mock;
    if (state.type != asl::StateType::Task && !isFork(state)) {
        return invalid(
            "State type '" + std::string(asl::toString(state.type)) + "' is not supported when a mock is specified");
    }
    if (request.revealsSecrets) {
        return invalid("TestState does not support RevealSecrets when a mock is specified.");
    }
    if (mock.result.has_value() == mock.hasError) {
        return invalid("A test mock should have only one of the following fields: [result, errorOutput].");
    }
    return mock.result ? faultOfResult(mock, state) : std::nullopt;
}

struct ContextPart {
    const char* name;
    std::array<const char*, 7> texts;
    std::array<const char*, 3> others; ///< members of any other type
};
constexpr std::array contextParts{
    ContextPart{
        "Execution", {"Id", "Name", "RoleArn", "StartTime", "RedriveTime", "", ""}, {"Input", "RedriveCount", ""}},
    ContextPart{"State", {"Name", "EnteredTime", "", "", "", "", ""}, {"RetryCount", "", ""}},
    ContextPart{"StateMachine", {"Id", "Name", "", "", "", "", ""}, {"", "", ""}},
    ContextPart{"Task", {"Token", "", "", "", "", "", ""}, {"", "", ""}},
};

Refusal badContext(const std::string& what)
{
    return invalid("Invalid Context object provided: " + what);
}

Refusal faultOfPart(const ContextPart& part, const Value& object)
{
    if (!object.isObject()) {
        return badContext(std::string(part.name) + " must be an object");
    }
    for (const auto& member : object.members()) {
        const std::string key = member.key.string();
        const bool isText = std::ranges::find(part.texts, key) != part.texts.end();
        if (!isText && std::ranges::find(part.others, key) == part.others.end()) {
            return badContext("Field '" + key + "' is not allowed");
        }
        if (isText && !member.value.isString()) {
            return badContext(part.name + ('.' + key) + " must be a string");
        }
        if (key.ends_with("Count") && !member.value.isInteger()) {
            return badContext(part.name + ('.' + key) + " must be an integer");
        }
    }
    return std::nullopt;
}

Refusal faultOfContext(const std::string& text, const asl::State& state)
{
    const auto context = core::parseJson(text);
    if (!context || !context->isObject()) {
        return badContext("Context object must be a JSON object");
    }
    for (const auto& member : context->members()) {
        const std::string key = member.key.string();
        if (key == "Map") {
            return badContext("'Map' field is not supported when mocking a Context object");
        }
        const auto part = std::ranges::find(contextParts, key, &ContextPart::name);
        if (part == contextParts.end()) {
            return badContext("Field '" + key + "' is not allowed");
        }
        if (key == "Task" && !waitsForMore(state)) {
            return badContext("Context object contains 'Task' when state is not a Task state with a '.sync' or "
                              "'.waitForTaskToken' service integration pattern");
        }
        if (auto fault = faultOfPart(*part, member.value)) {
            return fault;
        }
    }
    return std::nullopt;
}

Refusal faultOfTexts(const StateTestRequest& request)
{
    if (const auto input = core::parseJson(request.input); !input) {
        return Error{"InvalidExecutionInput", "Invalid State Machine Execution Input: '" + input.error().message + "'"};
    }
    if (request.variables) {
        const auto variables = core::parseJson(*request.variables);
        if (!variables || !variables->isObject()) {
            return invalid("Variables must be a JSON object");
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<core::Error> refusalOf(const StateTestRequest& request, const asl::State& state)
{
    auto refusal = request.mock ? faultOfMock(request, state) : withoutMock(request, state);
    if (!refusal && request.context) {
        refusal = faultOfContext(*request.context, state);
    }
    return refusal ? refusal : faultOfTexts(request);
}

} // namespace statelight::simulation
