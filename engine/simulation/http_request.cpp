#include "simulation/http_request.h"

#include <string>

#include "core/builder.h"
#include "core/json.h"

namespace statelight::simulation {

namespace {

using core::Value;

std::string textOf(const Value& value)
{
    return value.isString() ? std::string(value.string()) : core::toJson(value);
}

std::string memberText(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value ? textOf(*value) : std::string();
}

std::string encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string all;
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        const bool isPlain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
            || (letter >= '0' && letter <= '9') || std::string_view("-_.~").find(letter) != std::string_view::npos;
        if (isPlain) {
            all += letter;
        } else {
            all += {'%', digits[code >> 4U], digits[code & 15U]};
        }
    }
    return all;
}

/// An array gives one pair for each of its items.
std::string queryOf(const Value& parameters)
{
    std::string query;
    const auto add = [&](std::string_view name, const Value& value) {
        query += (query.empty() ? "?" : "&") + encoded(name) + '=' + encoded(textOf(value));
    };
    for (const auto& member : parameters.members()) {
        for (const Value& item : member.value.items()) {
            add(member.key.view(), item);
        }
        if (!member.value.isArray()) {
            add(member.key.view(), member.value);
        }
    }
    return query;
}

std::string headersOf(const Value& headers)
{
    std::string list;
    for (const auto& header : headers.members()) {
        list += std::string(header.key.view()) + ": " + textOf(header.value) + ", ";
    }
    return '[' + list + "user-agent: Amazon|StepFunctions|HttpInvoke|us-east-1, range: bytes=0-262144]";
}

} // namespace

core::Value httpRequestOf(const core::Value& parameters)
{
    const std::string endpoint = memberText(parameters, "ApiEndpoint");
    const Value* query = parameters.find("QueryParameters");
    const Value* headers = parameters.find("Headers");
    core::ObjectBuilder request;
    request.add("protocol", endpoint.substr(0, endpoint.find("://")));
    request.add("method", memberText(parameters, "Method"));
    request.add("url", endpoint + (query ? queryOf(*query) : ""));
    request.add("headers", headersOf(headers ? *headers : Value()));
    if (const Value* body = parameters.find("RequestBody")) {
        request.add("body", textOf(*body));
    }
    return request.finish();
}

} // namespace statelight::simulation
