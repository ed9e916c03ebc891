#include "query/path_fault.h"

#include <limits>

#include "query/failure.h"
#include "query/java_text.h"

namespace statelight::query {

namespace {

constexpr std::string_view provider = "com.jayway.jsonpath.spi.json.JsonSmartJsonProvider";

std::string javaClass(const core::Value& value)
{
    switch (value.kind()) {
    case core::Value::Kind::Null:
        return "null";
    case core::Value::Kind::Boolean:
        return "java.lang.Boolean";
    case core::Value::Kind::Integer:
        return value.integer() >= std::numeric_limits<std::int32_t>::min()
                && value.integer() <= std::numeric_limits<std::int32_t>::max()
            ? "java.lang.Integer"
            : "java.lang.Long";
    case core::Value::Kind::Double:
        return "java.lang.Double";
    case core::Value::Kind::String:
        return "java.lang.String";
    case core::Value::Kind::Array:
        return "net.minidev.json.JSONArray";
    case core::Value::Kind::Object:
        return "java.util.LinkedHashMap";
    }
    return {};
}

/// The place reached after `count` steps as an evaluation names it: names as they are, indices as written.
std::string placeAfter(const Steps& steps, std::size_t count)
{
    std::string place(1, steps.startsAtItem ? '@' : '$');
    for (std::size_t at = 0; at < count; ++at) {
        if (const auto* names = std::get_if<NameStep>(&steps.all[at]))
            place.append("['").append(names->names.front().key.view()).append("']");
        else
            place.append(normalForm(steps.all[at]));
    }
    return place;
}

std::string restFrom(const Steps& steps, std::size_t at)
{
    std::string rest;
    for (; at < steps.all.size(); ++at)
        rest.append(normalForm(steps.all[at]));
    return rest;
}

core::Error noObject(const Steps& steps, std::size_t at, const core::Value& model)
{
    const std::string step = normalForm(steps.all[at]);
    const std::string place = placeAfter(steps, at);
    if (model.isArray() && step.ends_with("()']"))
        return {code::missing, "Property " + step + " not found in path " + place};
    return {code::missing,
        "Expected to find an object with property " + step + " in path " + place + " but found '" + javaClass(model)
            + "'. This is not a json object according to the JsonProvider: '" + std::string(provider) + "'."};
}

core::Error noArray(const Steps& steps, std::size_t at, const core::Value& model)
{
    if (model.isNull())
        return {code::missing, "The path " + placeAfter(steps, at) + " is null"};
    return {code::missing,
        "Filter: " + restFrom(steps, at)
            + " can only be applied to arrays. Current context is: " + javaText(model, ArrayLook::Json)};
}

} // namespace

std::string normalForm(const Step& step)
{
    const auto names = [](const NameStep& name) {
        std::string text = "[";
        for (const Name& one : name.names) {
            text.append(text.size() > 1 ? "," : "").push_back(name.quote);
            for (const char c : one.key.view())
                text.append(c == '\\' || c == '\'' ? "\\" : "").push_back(c);
            text.push_back(name.quote);
        }
        return text + "]";
    };
    const auto indices = [](const IndexStep& index) {
        std::string text = "[";
        for (const std::int32_t one : index.indices)
            text.append(text.size() > 1 ? "," : "").append(std::to_string(one));
        return text + "]";
    };
    const auto slice = [](const SliceStep& bounds) {
        return "[" + (bounds.from ? std::to_string(*bounds.from) : "") + ":"
            + (bounds.to ? std::to_string(*bounds.to) : "") + "]";
    };
    return std::visit(
        core::Overloaded{names, indices, slice, [](const WildcardStep&) { return std::string("[*]"); },
            [](const ScanStep&) { return std::string(".."); }, [](const FilterStep&) { return std::string("[?]"); }},
        step);
}

std::string Steps::normalForm(std::size_t count) const
{
    std::string form(1, startsAtItem ? '@' : '$');
    for (std::size_t at = 0; at < count; ++at)
        form.append(query::normalForm(all[at]));
    return form;
}

core::Error pathFault(const Steps& steps, std::size_t at, const core::Value& model)
{
    const auto* names = std::get_if<NameStep>(&steps.all[at]);
    if (names && !model.isObject())
        return noObject(steps, at, model);
    if (!names && !model.isArray())
        return noArray(steps, at, model);
    if (names && at + 1 < steps.all.size())
        return {code::missing, "Missing property in path " + placeAfter(steps, at + 1)};
    return {code::missing, "No results for path: " + steps.normalForm(steps.all.size())};
}

std::optional<core::Error> applicationFault(const Steps& steps, const core::Value& model)
{
    const std::size_t at = steps.definiteLength;
    const Step& step = steps.all[at];
    if (std::holds_alternative<NameStep>(step) && !model.isObject())
        return noObject(steps, at, model);
    if ((std::holds_alternative<IndexStep>(step) || std::holds_alternative<SliceStep>(step)) && !model.isArray())
        return noArray(steps, at, model);
    if (std::holds_alternative<FilterStep>(step) && !model.isArray() && !model.isObject()) {
        return core::Error{code::path,
            "Filter: " + restFrom(steps, at)
                + " can not be applied to primitives. Current context is: " + javaText(model, ArrayLook::Json)};
    }
    return std::nullopt;
}

} // namespace statelight::query
