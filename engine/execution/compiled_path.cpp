#include "execution/compiled_path.h"

#include "core/json.h"
#include "query/step.h"

namespace statelight::execution::compiled {

namespace {

std::shared_ptr<const StateError> matchFailure(const std::string& path, const core::Value& input)
{
    StateError error;
    error.name = "States.ResultPathMatchFailure";
    error.cause = "Unable to apply ReferencePath " + path + " to input " + core::toJson(input);
    return std::make_shared<const StateError>(std::move(error));
}

/// The value at one step of the way; null where there is none and one can be made, nothing where the way is barred.
const core::Value* stepInto(const core::Value& from, const ResultPath::Step& step, bool& isBarred)
{
    if (step.isIndex) {
        isBarred = !from.isArray() || step.index >= from.size();
        return isBarred ? nullptr : &from.items()[step.index];
    }
    isBarred = !from.isObject();
    return isBarred ? nullptr : from.findKey(step.name);
}

core::Value put(const core::Value& into, const ResultPath::Step& step, core::Value value)
{
    return step.isIndex ? into.withItem(step.index, std::move(value)) : into.with(step.name, std::move(value));
}

} // namespace

core::Result<Path> compilePath(std::string_view text)
{
    Path compiled;
    compiled.text = text;
    std::string below(text);
    if (text.starts_with("$$")) {
        compiled.root = PathRoot::Context;
        below.erase(0, 1);
    } else if (text.size() > 1 && text.front() == '$' && text[1] != '.' && text[1] != '[') {
        compiled.root = PathRoot::Variables;
        below.insert(1, ".");
    } else if (!text.starts_with('$')) {
        return core::failure("compile.path", "'" + std::string(text) + "' is no path: it must start with $");
    }
    auto path = query::Path::parse(below);
    if (!path)
        return tl::unexpected(path.error());
    compiled.path = std::move(*path);
    return compiled;
}

core::Result<ResultPath> compileResultPath(std::string_view text)
{
    ResultPath compiled;
    compiled.text = text;
    const auto faulty = [&] {
        return core::failure("compile.path", "'" + std::string(text) + "' is no reference path for a ResultPath");
    };
    if (text != "$" && !text.starts_with("$.") && !text.starts_with("$["))
        return faulty();
    const auto path = query::Path::parse(text);
    if (!path)
        return tl::unexpected(path.error());
    for (const query::Step& step : path->steps().all) {
        if (const auto* name = std::get_if<query::NameStep>(&step); name && name->names.size() == 1)
            compiled.steps.push_back({name->names.front().asWritten.value_or(name->names.front().key)});
        else if (const auto* index = std::get_if<query::IndexStep>(&step);
                 index && index->indices.size() == 1 && index->indices.front() >= 0)
            compiled.steps.push_back({{}, static_cast<std::size_t>(index->indices.front()), true});
        else
            return faulty();
    }
    return compiled;
}

Outcome ResultPath::combine(const core::Value& input, core::Value result) const
{
    if (isDiscarded)
        return input;
    if (steps.empty())
        return result;
    if (steps.size() == 1 && input.isObject() && !steps.front().isIndex)
        return input.with(steps.front().name, std::move(result));
    std::vector<core::Value> way{input};
    for (std::size_t at = 0; at < steps.size(); ++at) {
        bool isBarred = false;
        const core::Value* next = stepInto(way.back(), steps[at], isBarred);
        if (isBarred)
            return tl::unexpected(matchFailure(text, input));
        way.push_back(next ? *next : core::Value::object());
    }
    way.back() = std::move(result);
    for (std::size_t at = steps.size(); at > 0; --at)
        way[at - 1] = put(way[at - 1], steps[at - 1], std::move(way[at]));
    return std::move(way.front());
}

} // namespace statelight::execution::compiled
