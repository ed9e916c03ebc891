#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// The variables of a frame, outer ones included: one object.
class FrameVariables final : public query::VariableSource {
public:
    explicit FrameVariables(const core::Value& variables)
        : m_variables(variables)
    {}
    [[nodiscard]] const core::Value* find(std::string_view name) const override { return m_variables.find(name); }

private:
    const core::Value& m_variables;
};

} // namespace

std::shared_ptr<const StateError> Machine::Core::runtimeError(const Frame& frame, std::string_view rest) const
{
    auto reason = std::make_shared<StateError>();
    reason->name = "States.Runtime";
    reason->cause = "An error occurred while executing the state '" + stateOf(frame).name
        + "' (entered at the event id #" + std::to_string(frame.enteredEvent) + "). " + std::string(rest);
    reason->isFatal = true;
    return reason;
}

std::shared_ptr<const StateError> Machine::Core::fieldError(
    const Frame& frame, const query::Failure& failure, const std::string& field, const core::Value& root) const
{
    // A bad argument of an intrinsic function can be caught; whatever finds nothing can't.
    if (failure.error.code == query::code::argument || failure.error.code == query::code::limit) {
        auto reason = std::make_shared<StateError>(*runtimeError(frame, failure.error.message));
        reason->name = "States.IntrinsicFailure";
        reason->isFatal = false;
        return reason;
    }
    if (failure.error.code != query::code::missing)
        return runtimeError(frame, failure.error.message);
    return runtimeError(frame,
        "The JSONPath '" + failure.path + "' specified for the field '" + field + "' could not be found in the input '"
            + core::toJson(root) + "'");
}

Outcome Machine::Core::effectiveInput(const Frame& frame)
{
    const compiled::State& state = stateOf(frame);
    if (!state.inputPath) {
        recordPassing(frame, Stage::AfterInputPath, frame.input);
        return frame.input;
    }
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

query::Evaluated<core::Value> Machine::Core::select(
    const Frame& frame, const compiled::Path& path, const core::Value& root) const
{
    const FrameVariables variables(frame.variables);
    query::Scope scope{&root, nullptr, &variables, nullptr};
    if (path.origin() != query::Origin::Context)
        return path.evaluate(scope);
    const core::Value context = contextOf(frame);
    scope.context = &context;
    return path.evaluate(scope);
}

std::optional<core::Value> Machine::Core::find(
    const Frame& frame, const compiled::Path& path, const core::Value& root) const
{
    auto value = select(frame, path, root);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

Outcome Machine::Core::read(const Frame& frame, const compiled::Path& path, const core::Value& root)
{
    auto value = select(frame, path, root);
    if (value)
        return std::move(*value);
    return tl::unexpected(runtimeError(frame, "Invalid path '" + path.text() + "' : " + value.error().error.message));
}

Outcome Machine::Core::evaluate(const Frame& frame, const compiled::Expression& expression, const core::Value& root)
{
    const FrameVariables variables(frame.variables);
    const core::Value context = expression.usesContext ? contextOf(frame) : core::Value();
    auto value = expression.expression.evaluate({&root, &context, &variables, &random});
    if (value)
        return std::move(*value);
    return tl::unexpected(fieldError(frame, value.error(), expression.field, root));
}

Outcome Machine::Core::fill(const Frame& frame, const compiled::Template& shape, const core::Value& root)
{
    return fillFor(frame, std::nullopt, shape, root);
}

Outcome Machine::Core::fillFor(
    const Frame& frame, std::optional<std::uint32_t> slot, const compiled::Template& shape, const core::Value& root)
{
    if (shape.field)
        return evaluate(frame, *shape.field, Extra{nullptr, nullptr, slot});
    const FrameVariables variables(frame.variables);
    const core::Value context = shape.usesContext ? contextOf(frame, slot) : core::Value();
    auto value = shape.shape.evaluate({&root, &context, &variables, &random});
    if (value)
        return std::move(*value);
    return tl::unexpected(fieldError(frame, value.error(), value.error().field, root));
}

} // namespace statelight::execution
