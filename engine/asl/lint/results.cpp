#include <algorithm>
#include <array>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

// Actions whose answer grows with the data they look at, and the argument that bounds it (none: nothing does).
struct LargeAnswer {
    std::string_view service;
    std::string_view action;
    std::string_view limit;
};

constexpr std::array answers{
    LargeAnswer{"athena", "getQueryResults", "MaxResults"},
    LargeAnswer{"cloudwatchlogs", "filterLogEvents", "Limit"},
    LargeAnswer{"cloudwatchlogs", "getLogEvents", "Limit"},
    LargeAnswer{"dynamodb", "executeStatement", "Limit"},
    LargeAnswer{"dynamodb", "query", "Limit"},
    LargeAnswer{"dynamodb", "scan", "Limit"},
    LargeAnswer{"rdsdata", "executeStatement", ""},
    LargeAnswer{"redshiftdata", "getStatementResult", ""},
    LargeAnswer{"rekognition", "getLabelDetection", "MaxResults"},
    LargeAnswer{"s3", "getObject", "Range"},
    LargeAnswer{"s3", "listObjects", "MaxKeys"},
    LargeAnswer{"s3", "listObjectsV2", "MaxKeys"},
    LargeAnswer{"textract", "analyzeDocument", ""},
    LargeAnswer{"textract", "detectDocumentText", ""},
    LargeAnswer{"textract", "getDocumentAnalysis", "MaxResults"},
    LargeAnswer{"textract", "getDocumentTextDetection", "MaxResults"},
};

bool hasArgument(const State& state, std::string_view name)
{
    const core::Value* const arguments = argumentsOf(state);
    if (arguments == nullptr || name.empty())
        return false;
    // Arguments that are one expression, or come as a whole from elsewhere, may hold anything.
    return !arguments->isObject() || arguments->find(name) != nullptr
        || arguments->find(std::string(name) + ".$") != nullptr;
}

const LargeAnswer* largeAnswerOf(const catalog::Resource& resource)
{
    using Kind = catalog::Resource::Kind;
    if (resource.kind != Kind::Sdk && resource.kind != Kind::Optimized)
        return nullptr;
    const auto* const found = std::ranges::find_if(answers, [&](const LargeAnswer& answer) {
        return answer.service == resource.service && answer.action == resource.action;
    });
    return found == answers.end() ? nullptr : &*found;
}

void reviewTask(Review& review, StateIndex index)
{
    const LargeAnswer* const answer = largeAnswerOf(review.resource(index));
    if (answer == nullptr || hasArgument(review.machine().states[index], answer->limit))
        return;
    review.report(Rule::LargePayload, index,
        "The answer of " + std::string(answer->service) + ':' + std::string(answer->action)
            + " grows with the data, and more than 256 KiB fail the state"
            + (answer->limit.empty() || answer->limit == "Range" ? std::string()
                                                                 : ": set " + std::string(answer->limit)));
}

bool readsFew(const State& state)
{
    constexpr double few = 1000;
    const core::Value* const config = state.fields.find("ItemReader")->value.find("ReaderConfig");
    const core::Value* const most = config == nullptr ? nullptr : config->find("MaxItems");
    return most != nullptr && most->isNumber() && most->number() <= few;
}

void reviewMap(Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    if (!std::get<Map>(state.kind).distributed || !state.fields.has("ItemReader") || state.fields.has("ResultWriter")
        || readsFew(state))
        return;
    review.report(Rule::LargePayload, index,
        "The results of all items together become the result of this Map, and more than 256 KiB fail it: add a "
        "ResultWriter");
}

} // namespace

void reviewResults(Review& review)
{
    if (!review.wants(Rule::LargePayload))
        return;
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        if (machine.states[index].type == StateType::Task)
            reviewTask(review, index);
        else if (machine.states[index].type == StateType::Map)
            reviewMap(review, index);
    }
}

} // namespace statelight::asl::lint
