#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "asl/graph.h"
#include "asl/wording.h"
#include "catalog/resource.h"
#include "core/result.h"

namespace statelight::asl {

namespace {

using catalog::Resource;

constexpr std::string_view dot = " · ";
constexpr std::size_t longestPart = 60;

// The parameter that names what a call is about, the more telling one first.
constexpr std::array targetNames{"FunctionName", "TableName", "QueueUrl", "TopicArn", "StateMachineArn", "Bucket",
    "JobName", "ProjectName", "TaskDefinition", "ClusterName", "JobDefinition", "ModelId", "SecretId", "EventBusName",
    "DetectorId", "Cluster", "ApplicationId", "ClusterId", "WorkGroup", "StreamName", "LogGroupName", "Name", "Path"};

std::string lastPart(std::string_view text)
{
    const auto parts = catalog::splitOutsidePlaceholders(text, ':');
    for (std::size_t at = 0; at + 1 < parts.size(); ++at) {
        if (parts[at] == "function")
            return std::string(parts[at + 1]);
    }
    return std::string(catalog::splitOutsidePlaceholders(parts.back(), '/').back());
}

const core::Value* payload(const State& state)
{
    const Field* const field = state.fields.find(state.language == QueryLanguage::Jsonata ? "Arguments" : "Parameters");
    return field == nullptr ? nullptr : &field->value;
}

// An expression says more than its last part would.
std::string shown(std::string_view text)
{
    return elided(isJsonata(text) ? jsonataBody(text) : lastPart(text), longestPart);
}

std::string parameter(const core::Value& parameters, std::string_view name)
{
    if (const core::Value* const fixed = parameters.find(name); fixed != nullptr && fixed->isString())
        return shown(fixed->string());
    const core::Value* const dynamic = parameters.find(std::string(name) + ".$");
    return dynamic != nullptr && dynamic->isString() ? elided(std::string(dynamic->string()), longestPart)
                                                     : std::string();
}

std::string namedTarget(const core::Value& parameters)
{
    for (const std::string_view name : targetNames) {
        if (std::string target = parameter(parameters, name); !target.empty())
            return target;
    }
    return {};
}

// "/book" of https://api.example.com/book; nothing of a bare host.
std::string urlPath(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    const std::size_t slash = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
    return slash == std::string_view::npos ? std::string() : elided(std::string(url.substr(slash)), longestPart);
}

std::string httpTarget(const core::Value& parameters)
{
    const core::Value* const endpoint = parameters.find("ApiEndpoint");
    if (endpoint == nullptr || !endpoint->isString())
        return parameter(parameters, "ApiEndpoint");
    return isJsonata(endpoint->string()) ? shown(endpoint->string()) : urlPath(endpoint->string());
}

std::string target(const State& state, const Resource& resource)
{
    if (!resource.name.empty())
        return resource.name;
    if (resource.pattern == catalog::Pattern::Callback)
        return "waits for callback";
    const core::Value* const parameters = payload(state);
    const std::string named = parameters == nullptr ? std::string()
        : resource.service == "http"                ? httpTarget(*parameters)
                                                    : namedTarget(*parameters);
    return named.empty() ? resource.action : named;
}

std::string taskSubtitle(const State& state)
{
    const std::string_view arn = state.fields.text("Resource").value_or("");
    const Resource resource = catalog::parseResource(arn);
    if (resource.kind == Resource::Kind::Unknown)
        return elided(std::string(arn), longestPart);
    return resource.service + std::string(dot) + target(state, resource);
}

std::string choiceSubtitle(const State& state, const Choice& choice)
{
    std::string text = choice.rules.empty() ? "no rules" : counted(choice.rules.size(), "rule");
    if (state.fields.has("Default"))
        text += ", then default";
    return text;
}

std::string waitText(const Field& field, std::string_view preposition)
{
    if (!field.value.isString())
        return {};
    const std::string_view text = field.value.string();
    return std::string(preposition) + elided(isJsonata(text) ? jsonataBody(text) : std::string(text), longestPart);
}

std::string waitSubtitle(const State& state)
{
    if (const Field* const seconds = state.fields.find("Seconds"))
        return seconds->value.isInteger() ? durationText(seconds->value.integer()) : waitText(*seconds, "seconds: ");
    if (const Field* const seconds = state.fields.find("SecondsPath"))
        return waitText(*seconds, "seconds: ");
    for (const std::string_view name : {"Timestamp", "TimestampPath"}) {
        if (const Field* const time = state.fields.find(name))
            return waitText(*time, "until ");
    }
    return {};
}

std::string readerSubtitle(const core::Value& reader)
{
    const core::Value* const arn = reader.find("Resource");
    if (arn == nullptr || !arn->isString())
        return "each item that is read";
    const Resource resource = catalog::parseResource(arn->string());
    const core::Value* parameters = reader.find("Parameters");
    if (parameters == nullptr)
        parameters = reader.find("Arguments");
    const std::string named = parameters == nullptr ? std::string() : namedTarget(*parameters);
    return "each of " + resource.service + std::string(dot) + (named.empty() ? resource.action : named);
}

std::string itemsText(const State& state)
{
    const Field* const field = state.fields.find(state.language == QueryLanguage::Jsonata ? "Items" : "ItemsPath");
    if (field == nullptr)
        return "the input";
    if (field->value.isArray())
        return counted(field->value.size(), "item");
    if (!field->value.isString())
        return "the input";
    const std::string_view text = field->value.string();
    return elided(isJsonata(text) ? jsonataBody(text) : std::string(text), longestPart);
}

std::string mapSubtitle(const State& state)
{
    const Field* const reader = state.fields.find("ItemReader");
    return reader != nullptr ? readerSubtitle(reader->value) : "each of " + itemsText(state);
}

} // namespace

std::string subtitle(const StateMachine& machine, StateIndex index)
{
    const State& state = machine.states[index];
    return std::visit(core::Overloaded{[&](const Task&) { return taskSubtitle(state); },
                          [&](const Choice& choice) { return choiceSubtitle(state, choice); },
                          [&](const Wait&) { return waitSubtitle(state); },
                          [](const Parallel& parallel) {
                              return parallel.branches.empty() ? std::string("no branches")
                                                               : counted(parallel.branches.size(), "branch");
                          },
                          [&](const Map&) { return mapSubtitle(state); }, [](const auto&) { return std::string(); }},
        state.kind);
}

} // namespace statelight::asl
