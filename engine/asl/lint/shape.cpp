#include "asl/lint/shape.h"

#include <algorithm>

#include "asl/lint/expressions.h"

namespace statelight::asl::lint {

namespace {

using catalog::Pattern;
using catalog::Resource;

bool isRootOrAbsent(const Fields& fields, std::string_view name)
{
    const Field* const field = fields.find(name);
    return field == nullptr || (field->value.isString() && field->value.string() == "$");
}

std::optional<Shape> shapeOfObject(const core::Value& value)
{
    if (!value.isObject())
        return std::nullopt;
    Shape shape;
    for (const core::Member& member : value.members()) {
        const std::string_view key = member.key;
        shape.names.push_back(key.ends_with(".$") ? key.substr(0, key.size() - 2) : key);
    }
    return shape;
}

std::optional<Shape> shapeOfField(const Fields& fields, std::string_view name)
{
    const Field* const field = fields.find(name);
    return field == nullptr ? std::nullopt : shapeOfObject(field->value);
}

std::optional<Shape> shapeOfAnswer(const Resource& resource)
{
    const bool isService = resource.kind == Resource::Kind::Optimized || resource.kind == Resource::Kind::Sdk;
    if (!isService || resource.pattern == Pattern::Callback || resource.service == "eks")
        return std::nullopt;
    return Shape{{}, true};
}

std::optional<Shape> jsonataShape(const State& state, const Resource& resource)
{
    if (state.fields.has("Output"))
        return shapeOfField(state.fields, "Output");
    return state.type == StateType::Task ? shapeOfAnswer(resource) : std::nullopt;
}

std::optional<Shape> passShape(const State& state)
{
    return shapeOfField(state.fields, state.fields.has("Result") ? "Result" : "Parameters");
}

std::optional<Shape> listShape(const State& state)
{
    if (state.fields.has("ResultWriter"))
        return std::nullopt;
    return Shape{}; // an array has no members
}

} // namespace

bool Shape::mayHave(std::string_view name) const
{
    if (std::ranges::find(names, name) != names.end())
        return true;
    return isService && !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
}

std::optional<Shape> replacingShape(const State& state, const Resource& resource)
{
    if (state.language == QueryLanguage::Jsonata)
        return jsonataShape(state, resource);
    if (!isRootOrAbsent(state.fields, "ResultPath") || !isRootOrAbsent(state.fields, "OutputPath"))
        return std::nullopt;
    switch (state.type) {
    case StateType::Pass:
        return passShape(state);
    case StateType::Task:
        return state.fields.has("ResultSelector") ? shapeOfField(state.fields, "ResultSelector")
                                                  : shapeOfAnswer(resource);
    case StateType::Parallel:
    case StateType::Map:
        return state.fields.has("ResultSelector") ? shapeOfField(state.fields, "ResultSelector") : listShape(state);
    default:
        return std::nullopt;
    }
}

std::optional<Shape> replacingShape(const Catcher& catcher, QueryLanguage language)
{
    if (language == QueryLanguage::Jsonata && catcher.fields.has("Output"))
        return shapeOfField(catcher.fields, "Output");
    if (!isRootOrAbsent(catcher.fields, "ResultPath"))
        return std::nullopt;
    return Shape{{"Error", "Cause"}, false};
}

std::optional<std::string_view> addedToInput(const State& state)
{
    if (state.language == QueryLanguage::Jsonata) {
        const bool passes = state.type == StateType::Choice || state.type == StateType::Wait;
        return passes && !state.fields.has("Output") ? std::optional<std::string_view>("") : std::nullopt;
    }
    const bool isWhole = isRootOrAbsent(state.fields, "OutputPath");
    if (!isWhole)
        return std::nullopt;
    const Field* const path = state.fields.find("ResultPath");
    if (path != nullptr && path->value.isNull())
        return "";
    if (path != nullptr && path->value.isString()) {
        const auto names = inputNames(path->value.string());
        return names.size() == 1 ? std::optional(names.front()) : std::nullopt;
    }
    const bool passes = state.type == StateType::Choice || state.type == StateType::Wait
        || (state.type == StateType::Pass && !state.fields.has("Result") && !state.fields.has("Parameters"));
    return passes && isRootOrAbsent(state.fields, "InputPath") ? std::optional<std::string_view>("") : std::nullopt;
}

} // namespace statelight::asl::lint
