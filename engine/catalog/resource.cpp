#include "catalog/resource.h"

#include <array>

namespace statelight::catalog {

namespace {

constexpr std::array patternsBySuffix{Pattern::Sync2, Pattern::Sync, Pattern::Callback};

void takeAction(Resource& resource, std::string_view action)
{
    for (const Pattern pattern : patternsBySuffix) {
        if (action.ends_with(suffix(pattern))) {
            resource.pattern = pattern;
            action.remove_suffix(suffix(pattern).size());
            break;
        }
    }
    resource.action = action;
}

std::string_view from(std::string_view whole, std::string_view part)
{
    return whole.substr(static_cast<std::size_t>(part.data() - whole.data()));
}

Resource integration(std::string_view arn, const std::vector<std::string_view>& parts)
{
    const bool isSdk = parts[5] == "aws-sdk";
    const std::size_t service = isSdk ? 6 : 5;
    if (parts.size() < service + 2 || parts[service].empty() || parts[service + 1].empty())
        return {};
    Resource resource;
    resource.kind = isSdk ? Resource::Kind::Sdk : Resource::Kind::Optimized;
    resource.service = parts[service];
    takeAction(resource, from(arn, parts[service + 1]));
    return resource;
}

Resource named(Resource::Kind kind, std::string_view service, std::string_view name)
{
    Resource resource;
    resource.kind = kind;
    resource.service = service;
    resource.name = name;
    return resource;
}

} // namespace

std::string_view suffix(Pattern pattern)
{
    switch (pattern) {
    case Pattern::RequestResponse:
        return "";
    case Pattern::Sync:
        return ".sync";
    case Pattern::Sync2:
        return ".sync:2";
    case Pattern::Callback:
        return ".waitForTaskToken";
    }
    return "";
}

std::vector<std::string_view> splitOutsidePlaceholders(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("${")) {
            const std::size_t close = text.find('}', at);
            at = close == std::string_view::npos ? text.size() : close + 1;
        } else if (text[at] == separator) {
            parts.push_back(text.substr(begin, at - begin));
            begin = ++at;
        } else {
            ++at;
        }
    }
    parts.push_back(text.substr(begin));
    return parts;
}

Resource parseResource(std::string_view arn)
{
    const auto parts = splitOutsidePlaceholders(arn, ':');
    if (parts.size() < 7 || parts[0] != "arn")
        return {};
    if (parts[2] == "lambda" && parts[5] == "function" && !parts[6].empty())
        return named(Resource::Kind::Lambda, "lambda", parts[6]);
    if (parts[2] != "states")
        return {};
    if (parts[5] == "activity" && !parts[6].empty())
        return named(Resource::Kind::Activity, "activity", parts[6]);
    // Published definitions also give the region and account, which an integration has no use for.
    return integration(arn, parts);
}

} // namespace statelight::catalog
