#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

std::shared_ptr<const StateError> Machine::Core::runtimeError(const Frame& frame, std::string_view rest) const
{
    StateError error;
    error.name = "States.Runtime";
    error.cause = "An error occurred while executing the state '" + stateOf(frame).name + "' (entered at the event id #"
        + std::to_string(frame.enteredEvent) + "). " + std::string(rest);
    error.isFatal = true;
    return std::make_shared<const StateError>(std::move(error));
}

Outcome Machine::Core::effectiveInput(const Frame& frame)
{
    const compiled::State& state = stateOf(frame);
    if (!state.inputPath)
        return frame.input;
    Outcome effective
        = state.inputPath->isNothing ? Outcome(core::Value::object()) : read(frame, state.inputPath->path, frame.input);
    if (effective)
        record(frame, Stage::AfterInputPath, *effective);
    return effective;
}

Outcome Machine::Core::applyOutputPath(const Frame& frame, core::Value value)
{
    const compiled::State& state = stateOf(frame);
    if (!state.outputPath)
        return value;
    if (state.outputPath->isNothing)
        return core::Value::object();
    return read(frame, state.outputPath->path, value);
}

std::optional<core::Value> Machine::Core::find(
    const Frame& frame, const compiled::Path& path, const core::Value& root) const
{
    const core::Value& from = path.root == compiled::PathRoot::Input ? root : frame.variables;
    const core::Value context = path.root == compiled::PathRoot::Context ? contextOf(frame) : core::Value();
    auto value = path.path.evaluate(path.root == compiled::PathRoot::Context ? context : from);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

Outcome Machine::Core::read(const Frame& frame, const compiled::Path& path, const core::Value& root)
{
    const core::Value context = path.root == compiled::PathRoot::Context ? contextOf(frame) : core::Value();
    auto value = path.path.evaluate(path.root == compiled::PathRoot::Context ? context
            : path.root == compiled::PathRoot::Input                         ? root
                                                                             : frame.variables);
    if (value)
        return std::move(*value);
    return tl::unexpected(runtimeError(frame, "Invalid path '" + path.text + "' : " + value.error().message));
}

Outcome Machine::Core::evaluate(const Frame& frame, const compiled::Expression& expression, const core::Value& root)
{
    if (auto value = find(frame, expression.path, root))
        return std::move(*value);
    return tl::unexpected(runtimeError(frame,
        "The JSONPath '" + expression.path.text + "' specified for the field '" + expression.field
            + "' could not be found in the input '" + core::toJson(root) + "'"));
}

namespace {

Outcome fillNode(Machine::Core& core, const Frame& frame, const compiled::Template::Node& node, const core::Value& root)
{
    if (node.isConstant)
        return node.constant;
    if (node.expression)
        return core.evaluate(frame, *node.expression, root);
    core::ObjectBuilder object(node.members.size());
    for (const auto& [key, member] : node.members) {
        Outcome value = fillNode(core, frame, member, root);
        if (!value)
            return value;
        object.add(key, std::move(*value));
    }
    return object.finish();
}

} // namespace

Outcome Machine::Core::fill(const Frame& frame, const compiled::Template& shape, const core::Value& root)
{
    return fillNode(*this, frame, shape.root, root);
}

Outcome Machine::Core::fillFor(
    const Frame& frame, std::uint32_t, const compiled::Template& shape, const core::Value& root)
{
    return fillNode(*this, frame, shape.root, root);
}

} // namespace statelight::execution
