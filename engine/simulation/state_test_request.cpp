#include "simulation/state_test_request.h"

#include <array>
#include <set>

#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Result;
using core::Value;

constexpr const char* refused = "ValidationException";
constexpr const char* soleState = "StateName";

/// Takes members out of one object and remembers the first that isn't as it must be.
class Members {
public:
    Members(const Value& object, std::string place)
        : m_object(object)
        , m_place(std::move(place))
    {
        if (!object.isObject()) {
            m_fault = m_place + " must be an object.";
        }
    }

    [[nodiscard]] const Value* find(const char* name) const
    {
        const Value* value = m_object.find(name);
        return value && !value->isNull() ? value : nullptr;
    }
    std::optional<std::string> text(const char* name)
    {
        const Value* value = find(name);
        if (!value) {
            return std::nullopt;
        }
        if (value->isString()) {
            return std::string(value->string());
        }
        // For people: the real API takes texts only.
        if (value->isObject() || value->isArray()) {
            return core::toJson(*value);
        }
        expect(name, "a string");
        return std::nullopt;
    }
    std::optional<std::int64_t> count(const char* name)
    {
        const Value* value = find(name);
        if (value && (!value->isInteger() || value->integer() < 0)) {
            expect(name, "an integer that isn't negative");
        }
        return value && value->isInteger() ? std::optional(value->integer()) : std::nullopt;
    }
    bool flag(const char* name)
    {
        const Value* value = find(name);
        if (value && !value->isBoolean()) {
            expect(name, "true or false");
        }
        return value && value->isBoolean() && value->boolean();
    }
    /// The place of a text among `names`; 0 where there is none.
    template <std::size_t count>
    std::size_t choice(const char* name, const std::array<const char*, count>& names)
    {
        const auto given = text(name);
        for (std::size_t index = 0; given && index < count; ++index) {
            if (*given == names[index]) {
                return index;
            }
        }
        std::string list;
        for (const char* each : names) {
            list += (list.empty() ? "" : ", ") + std::string(each);
        }
        if (given && m_fault.empty()) {
            m_fault = "1 validation error detected: Value '" + *given + "' at '" + m_place + name
                + "' failed to satisfy constraint: Member must satisfy enum value set: [" + list + "]";
        }
        return 0;
    }
    void takeFault(const Members& other)
    {
        if (m_fault.empty()) {
            m_fault = other.m_fault;
        }
    }
    [[nodiscard]] const std::string& fault() const { return m_fault; }

private:
    void expect(const char* name, const char* what)
    {
        if (m_fault.empty()) {
            m_fault = m_place + name + " must be " + what + ".";
        }
    }

    const Value& m_object;
    std::string m_place;
    std::string m_fault;
};

StateMock readMock(Members& outer, const Value& object)
{
    Members members(object, "mock.");
    StateMock mock;
    mock.result = members.text("result");
    if (const Value* told = members.find("errorOutput")) {
        Members error(*told, "mock.errorOutput.");
        mock.hasError = true;
        mock.error = error.text("error");
        mock.cause = error.text("cause");
        members.takeFault(error);
    }
    constexpr std::array<const char*, 3> modes{"STRICT", "PRESENT", "NONE"};
    mock.validation = static_cast<FieldValidation>(members.choice("fieldValidationMode", modes));
    outer.takeFault(members);
    return mock;
}

StateConfiguration readConfiguration(Members& outer, const Value& object)
{
    Members members(object, "stateConfiguration.");
    StateConfiguration configuration;
    configuration.retrierRetryCount = members.count("retrierRetryCount");
    configuration.mapIterationFailureCount = members.count("mapIterationFailureCount");
    configuration.errorCausedByState = members.text("errorCausedByState");
    configuration.mapItemReaderData = members.text("mapItemReaderData");
    outer.takeFault(members);
    return configuration;
}

void collectTarget(std::set<std::string>& targets, const Value& object, const char* name)
{
    const Value* target = object.find(name);
    if (target && target->isString()) {
        targets.emplace(target->string());
    }
}

/// All that the state may go on to.
std::set<std::string> targetsOf(const Value& state)
{
    std::set<std::string> targets;
    collectTarget(targets, state, "Next");
    collectTarget(targets, state, "Default");
    for (const char* list : {"Catch", "Choices"}) {
        const Value* entries = state.find(list);
        for (const Value& entry : entries ? entries->items() : std::span<const Value>()) {
            collectTarget(targets, entry, "Next");
        }
    }
    targets.erase(soleState);
    return targets;
}

} // namespace

core::Value errorAnswer(const core::Error& error)
{
    Value told = Value::object({{"Message", error.message}});
    if (!error.code.empty()) {
        told = Value::object({{"Code", error.code}, {"Message", error.message}});
    }
    return Value::object({{"Error", std::move(told)}});
}

core::Result<StateTestRequest> readStateTestRequest(const core::Value& document)
{
    Members members(document, "");
    StateTestRequest request;
    const auto definition = members.text("definition");
    request.stateName = members.text("stateName");
    request.input = members.text("input").value_or("{}");
    request.variables = members.text("variables");
    request.context = members.text("context");
    request.roleArn = members.text("roleArn");
    constexpr std::array<const char*, 3> levels{"INFO", "DEBUG", "TRACE"};
    request.level = static_cast<InspectionLevel>(members.choice("inspectionLevel", levels));
    request.revealsSecrets = members.flag("revealSecrets");
    if (const Value* mock = members.find("mock")) {
        request.mock = readMock(members, *mock);
    }
    if (const Value* configuration = members.find("stateConfiguration")) {
        request.configuration = readConfiguration(members, *configuration);
    }
    if (!definition) {
        return core::failure("", "Parameter validation failed:\nMissing required parameter in input: \"definition\"");
    }
    request.definition = *definition;
    if (request.stateName && request.stateName->empty()) {
        return core::failure(
            "", "Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1");
    }
    if (!members.fault().empty()) {
        return core::failure(refused, members.fault());
    }
    return request;
}

core::Result<std::string> machineText(const StateTestRequest& request)
{
    if (request.stateName) {
        return request.definition;
    }
    const auto state = core::parseJson(request.definition);
    if (!state || !state->isObject()) {
        return core::failure("InvalidDefinition",
            "Invalid State Machine Definition: '"
                + (state ? "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object"
                         : "INVALID_JSON_DESCRIPTION: " + state.error().message)
                + "'");
    }
    Value states = Value::object({{soleState, *state}});
    for (const std::string& target : targetsOf(*state)) {
        states = std::move(states).with(core::Key(target), Value::object({{"Type", "Succeed"}}));
    }
    return core::toJson(Value::object({{"StartAt", soleState}, {"States", std::move(states)}}));
}

std::string testedName(const StateTestRequest& request)
{
    return request.stateName.value_or(soleState);
}

} // namespace statelight::simulation
