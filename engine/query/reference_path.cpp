#include "query/reference_path.h"

#include <vector>

#include "query/expression.h"
#include "query/step.h"

namespace statelight::query {

namespace {

const core::Value* child(const core::Value& parent, const Step& step)
{
    if (const auto* names = std::get_if<NameStep>(&step))
        return names->names.front().in(parent);
    const std::int32_t index = std::get<IndexStep>(step).indices.front();
    const auto size = static_cast<std::int64_t>(parent.items().size());
    const std::int64_t place = index < 0 ? size + index : index;
    return place >= 0 && place < size ? &parent.items()[static_cast<std::size_t>(place)] : nullptr;
}

bool canHold(const core::Value& parent, const Step& step)
{
    return std::holds_alternative<NameStep>(step) ? parent.isObject() : child(parent, step) != nullptr;
}

const core::Key& keyIn(const core::Value& parent, const Name& name)
{
    return name.asWritten && !parent.findKey(name.key) ? *name.asWritten : name.key;
}

core::Value replaced(core::Value parent, const Step& step, core::Value value)
{
    if (const auto* names = std::get_if<NameStep>(&step)) {
        const core::Key key = keyIn(parent, names->names.front());
        return std::move(parent).with(key, std::move(value));
    }
    const auto index = static_cast<std::size_t>(child(parent, step) - parent.items().data());
    return std::move(parent).withItem(index, std::move(value));
}

} // namespace

core::Result<ReferencePath> ReferencePath::parse(std::string_view text)
{
    auto expression = Expression::parseReferencePath(text);
    if (!expression)
        return tl::unexpected(std::move(expression.error()));
    if (expression->origin() != Origin::Input) {
        return core::failure(
            code::syntax, "'" + std::string(text) + "' can't be written to: only paths that start from $ can.");
    }
    ReferencePath path;
    path.m_path = expression->path();
    return path;
}

core::Result<core::Value> ReferencePath::set(core::Value root, core::Value value) const
{
    const std::vector<Step>& steps = m_path.steps().all;
    std::vector<core::Value> way{std::move(root)};
    way.reserve(steps.size() + 1);
    for (const Step& step : steps) {
        if (!canHold(way.back(), step)) {
            return core::failure(code::path,
                "The path '" + text() + "' can't be written: " + normalForm(step) + " has no place in "
                    + (way.back().isArray() ? "an array of " + std::to_string(way.back().size()) + " items."
                                            : "a value that isn't "
                                + std::string(std::holds_alternative<NameStep>(step) ? "an object." : "an array.")));
        }
        const core::Value* next = child(way.back(), step);
        way.push_back(next ? *next : core::Value::object());
    }
    for (std::size_t at = steps.size(); at > 0; --at)
        value = replaced(std::move(way[at - 1]), steps[at - 1], std::move(value));
    return value;
}

} // namespace statelight::query
