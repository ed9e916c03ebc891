#include "document/edits/new_state.h"

#include <algorithm>
#include <array>
#include <vector>

#include "asl/rules.h"

namespace statelight::document {

namespace {

using asl::QueryLanguage;
using asl::StateType;
using Members = std::vector<core::Member>;

core::Value object(Members members)
{
    return core::Value::object(std::move(members));
}

core::Value innerMachine(const std::string& name, Members members)
{
    members.push_back({"StartAt", name});
    members.push_back({"States", object({{name, object({{"Type", "Pass"}, {"End", true}})}})});
    return object(std::move(members));
}

core::Value lambdaArguments(QueryLanguage language)
{
    if (language == QueryLanguage::Jsonata)
        return object({{"FunctionName", "my-function"}, {"Payload", "{% $states.input %}"}});
    return object({{"FunctionName", "my-function"}, {"Payload.$", "$"}});
}

void addFields(Members& members, const NewState& wanted)
{
    switch (wanted.type) {
    case StateType::Task:
        members.push_back({"Resource", "arn:aws:states:::lambda:invoke"});
        members.push_back(
            {wanted.language == QueryLanguage::Jsonata ? "Arguments" : "Parameters", lambdaArguments(wanted.language)});
        return;
    case StateType::Choice:
        members.push_back({"Choices", core::Value::array({newRule(wanted.language, wanted.next.value_or(""))})});
        members.push_back({"Default", wanted.next.value_or("")});
        return;
    case StateType::Wait:
        members.push_back({"Seconds", 5});
        return;
    case StateType::Fail:
        members.push_back({"Error", "Failed"});
        members.push_back({"Cause", "What went wrong"});
        return;
    case StateType::Parallel:
        members.push_back({"Branches", core::Value::array({innerMachine(wanted.innerName, {})})});
        return;
    case StateType::Map:
        members.push_back(
            {"ItemProcessor", innerMachine(wanted.innerName, {{"ProcessorConfig", object({{"Mode", "INLINE"}})}})});
        return;
    case StateType::Pass:
    case StateType::Succeed:
    case StateType::Unknown:
        return;
    }
}

bool hasNext(StateType type)
{
    return type != StateType::Choice && type != StateType::Succeed && type != StateType::Fail;
}

using Names = std::vector<std::string_view>;

bool isOneOf(const Names& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Fields that some types have and others don't.
const Names& special(StateType type)
{
    static const std::array<Names, 9> names = {
        Names{"Next", "End", "InputPath", "OutputPath", "Parameters", "Arguments", "ResultSelector", "ResultPath",
            "Output", "Assign", "Retry", "Catch", "Resource", "Credentials", "TimeoutSeconds", "TimeoutSecondsPath",
            "HeartbeatSeconds", "HeartbeatSecondsPath"},
        Names{"Next", "End", "InputPath", "OutputPath", "Parameters", "ResultPath", "Result", "Output", "Assign"},
        Names{"InputPath", "OutputPath", "Output", "Assign", "Choices", "Default"},
        Names{"Next", "End", "InputPath", "OutputPath", "Output", "Assign", "Seconds", "SecondsPath", "Timestamp",
            "TimestampPath"},
        Names{"InputPath", "OutputPath", "Output"}, Names{"Error", "ErrorPath", "Cause", "CausePath"},
        Names{"Next", "End", "InputPath", "OutputPath", "Parameters", "Arguments", "ResultSelector", "ResultPath",
            "Output", "Assign", "Retry", "Catch", "Branches"},
        Names{"Next", "End", "InputPath", "OutputPath", "Parameters", "ResultSelector", "ResultPath", "Output",
            "Assign", "Retry", "Catch", "ItemProcessor", "Iterator", "Items", "ItemsPath", "ItemSelector", "ItemReader",
            "ItemBatcher", "ResultWriter", "MaxConcurrency", "MaxConcurrencyPath", "ToleratedFailureCount",
            "ToleratedFailureCountPath", "ToleratedFailurePercentage", "ToleratedFailurePercentagePath", "Label"},
        Names{}};
    return names[static_cast<std::size_t>(type)];
}

bool isSpecial(std::string_view field)
{
    for (std::size_t type = 0; type < 8; ++type)
        if (isOneOf(special(static_cast<StateType>(type)), field))
            return true;
    return false;
}

} // namespace

core::Value newState(const NewState& wanted)
{
    Members members = {{"Type", asl::toString(wanted.type)}};
    addFields(members, wanted);
    if (hasNext(wanted.type) && wanted.next)
        members.push_back({"Next", *wanted.next});
    else if (hasNext(wanted.type))
        members.push_back({"End", true});
    return object(std::move(members));
}

core::Value newRule(QueryLanguage language, std::string_view next)
{
    if (language == QueryLanguage::Jsonata)
        return object({{"Condition", "{% $states.input.value = true %}"}, {"Next", next}});
    return object({{"Variable", "$.value"}, {"BooleanEquals", true}, {"Next", next}});
}

std::string freeName(const asl::StateMachine& machine, std::string_view wanted, std::string_view taken)
{
    std::string name = asl::freeName(machine, wanted);
    for (int number = 2; name == taken; ++number)
        name = asl::freeName(machine, std::string(wanted) + ' ' + std::to_string(number));
    return name;
}

bool keepsField(StateType type, std::string_view field)
{
    return !isSpecial(field) || isOneOf(special(type), field);
}

} // namespace statelight::document
