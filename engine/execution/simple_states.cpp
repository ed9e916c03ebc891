#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

void Machine::Core::workOnPass(FrameIndex index)
{
    Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    const auto& pass = std::get<compiled::Pass>(state.kind);
    Outcome effective = effectiveInput(frame);
    if (!effective)
        return fail(index, effective.error());
    if (pass.result) {
        record(frame, Stage::Result, *pass.result);
        return finish(index, *pass.result, *pass.result);
    }
    if (!state.parameters) {
        recordPassing(frame, Stage::AfterParameters, *effective);
        return finish(index, *effective, *effective);
    }
    Outcome result = fill(frame, *state.parameters, *effective);
    if (!result)
        return fail(index, result.error());
    record(frame, Stage::AfterParameters, *result);
    finish(index, *result, *result);
}

void Machine::Core::workOnSucceed(FrameIndex index)
{
    const Outcome effective = effectiveInput(frames[index]);
    if (!effective)
        return fail(index, effective.error());
    finish(index, *effective, *effective);
}

void Machine::Core::workOnFail(FrameIndex index)
{
    const Frame& frame = frames[index];
    const auto& told = std::get<compiled::Fail>(stateOf(frame).kind);
    recordPassing(frame, Stage::AfterInputPath, frame.input);
    StateError reason{told.error, told.cause};
    const std::pair<const std::optional<compiled::Expression>&, std::optional<std::string>&> fields[]{
        {told.errorPath, reason.name}, {told.causePath, reason.cause}};
    for (const auto& [expression, text] : fields) {
        if (!expression)
            continue;
        Outcome value = evaluate(frame, *expression, frame.input);
        if (!value)
            return fail(index, value.error());
        text = value->isString() ? std::string(value->string()) : core::toJson(*value);
    }
    const std::pair<const std::optional<compiled::Field>&, std::optional<std::string>&> expressions[]{
        {told.errorField, reason.name}, {told.causeField, reason.cause}};
    for (const auto& [field, text] : expressions) {
        if (!field)
            continue;
        const Outcome value = evaluateTo(frame, *field, core::Value::Kind::String);
        if (!value)
            return fail(index, value.error());
        text = std::string(value->string());
    }
    fail(index, std::make_shared<const StateError>(std::move(reason)));
}

} // namespace statelight::execution
