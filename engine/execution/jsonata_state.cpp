#include <algorithm>
#include <cmath>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

using query::jsonata::PayloadFault;
using Kind = core::Value::Kind;

std::string_view nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Null:
        return "null";
    case Kind::Boolean:
        return "boolean";
    case Kind::Integer:
    case Kind::Double:
        return "number";
    case Kind::String:
        return "string";
    case Kind::Array:
        return "array";
    case Kind::Object:
        break;
    }
    return "object";
}

/// The frame's variables, and `$states` for those who ask.
class StateVariables final : public query::VariableSource {
public:
    StateVariables(const Machine::Core& core, const Frame& frame, const Machine::Core::Extra& extra, bool readsContext)
        : m_core(core)
        , m_frame(frame)
        , m_extra(extra)
        , m_readsContext(readsContext)
    {}

    [[nodiscard]] const core::Value* find(std::string_view name) const override
    {
        if (name != "states")
            return m_frame.variables.find(name);
        if (m_states.isNull())
            m_states = states();
        return &m_states;
    }

private:
    [[nodiscard]] core::Value states() const
    {
        static const core::Key inputKey("input");
        static const core::Key resultKey("result");
        static const core::Key errorKey("errorOutput");
        static const core::Key contextKey("context");
        core::ObjectBuilder object(3);
        object.add(inputKey, m_frame.input);
        if (m_extra.result)
            object.add(resultKey, *m_extra.result);
        if (m_extra.errorOutput)
            object.add(errorKey, *m_extra.errorOutput);
        if (m_readsContext)
            object.add(contextKey, m_core.contextOf(m_frame, m_extra.slot));
        return object.finish();
    }

    const Machine::Core& m_core;
    const Frame& m_frame;
    const Machine::Core::Extra& m_extra;
    bool m_readsContext;
    mutable core::Value m_states;
};

std::string described(const std::string& expression, const std::string& location)
{
    return "The JSONata expression '" + expression + "' specified for the field '" + location + "' ";
}

std::string sentenceOf(const PayloadFault& fault)
{
    switch (fault.kind) {
    case PayloadFault::Kind::Undefined:
        return "returned nothing (undefined).";
    case PayloadFault::Kind::Function:
        return "returned an unsupported result type.";
    case PayloadFault::Kind::Syntax:
    case PayloadFault::Kind::Thrown:
        break;
    }
    return "threw an error during evaluation. " + fault.fault.code + ": " + fault.fault.message;
}

/// A value as the integer it is, also where JSONata made a double of it.
core::Value asInteger(const core::Value& value)
{
    if (value.isDouble() && std::trunc(value.number()) == value.number() && std::abs(value.number()) < 9e15)
        return static_cast<std::int64_t>(value.number());
    return value;
}

bool isOf(Kind kind, const core::Value& value)
{
    return kind == Kind::Double ? value.isNumber() : value.kind() == kind;
}

bool hasResult(asl::StateType type)
{
    return type == asl::StateType::Task || type == asl::StateType::Parallel || type == asl::StateType::Map;
}

} // namespace

std::shared_ptr<const StateError> Machine::Core::evaluationError(
    const Frame& frame, std::string_view rest, std::string location) const
{
    auto reason = std::make_shared<StateError>(*runtimeError(frame, rest));
    reason->name = "States.QueryEvaluationError";
    reason->isFatal = false;
    reason->isEvaluation = true;
    reason->location = std::move(location);
    return reason;
}

std::shared_ptr<const StateError> Machine::Core::rangeError(
    const Frame& frame, std::string_view rest, const char* field) const
{
    return stateOf(frame).isJsonata ? evaluationError(frame, rest, field) : runtimeError(frame, rest);
}

std::shared_ptr<const StateError> Machine::Core::announced(FrameIndex index, std::shared_ptr<const StateError> reason)
{
    if (!reason->isEvaluation)
        return reason;
    Frame& frame = frames[index];
    EventDetails details;
    details.error = reason->name;
    details.cause = reason->cause;
    details.text = reason->location;
    // As recorded: what fails before the state has begun its work has no link to it, unless the state is a Wait.
    const bool hasBegun = frame.lastEvent != frame.enteredEvent || stateOf(frame).type == asl::StateType::Wait;
    frame.lastEvent = writeFor(frame, EventType::EvaluationFailed, hasBegun ? frame.lastEvent : frame.enteredFrom,
        nullptr, std::make_shared<const EventDetails>(std::move(details)));
    auto told = std::make_shared<StateError>(*reason);
    told->isEvaluation = false;
    return told;
}

Outcome Machine::Core::evaluate(const Frame& frame, const compiled::Field& field, const Extra& extra)
{
    const StateVariables variables(*this, frame, extra, field.payload.readsContext());
    query::jsonata::Environment environment;
    environment.variables = &variables;
    environment.random = &random;
    environment.now = now.milliseconds;
    auto value = field.payload.evaluate(environment);
    if (value)
        return *std::move(value);
    const std::string location = field.location + value.error().place;
    return tl::unexpected(
        evaluationError(frame, described(value.error().expression, location) + sentenceOf(value.error()), location));
}

Outcome Machine::Core::evaluateTo(const Frame& frame, const compiled::Field& field, Kind kind)
{
    Outcome value = evaluate(frame, field, Extra());
    if (value && kind == Kind::Integer)
        value = asInteger(*value);
    if (!value || isOf(kind, *value))
        return value;
    const query::jsonata::Expression* expression = field.payload.expression();
    const std::string_view expected = kind == Kind::Integer && value->isDouble() ? "integer" : nameOf(kind);
    return tl::unexpected(evaluationError(frame,
        described(expression ? expression->text() : core::toJson(*value), field.location)
            + "returned an unexpected result type. Expected '" + std::string(expected) + "', but was '"
            + std::string(nameOf(value->kind())) + "' for value: " + core::toJson(*value),
        field.location));
}

void Machine::Core::finishJsonata(FrameIndex index, const core::Value& result)
{
    const Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    Extra extra;
    if (hasResult(state.type))
        extra.result = &result;
    if (auto reason = leaveJsonata(index, extra, state.assign, state.output, result, state.next))
        fail(index, std::move(reason));
}

std::shared_ptr<const StateError> Machine::Core::leaveJsonata(FrameIndex index, const Extra& extra,
    const std::optional<compiled::Template>& assign, const std::optional<compiled::Field>& field,
    const core::Value& otherwise, asl::StateIndex next)
{
    const Frame& frame = frames[index];
    Outcome assigned = core::Value();
    if (assign && assign->field)
        assigned = evaluate(frame, *assign->field, extra);
    if (!assigned)
        return assigned.error();
    Outcome value = field ? evaluate(frame, *field, extra) : otherwise;
    if (!value)
        return value.error();
    if (isTooLarge(frame, *value))
        return dataLimitError(stateOf(frame).name);
    exit(index, *std::move(value), *std::move(assigned), next);
    return nullptr;
}

bool Machine::Core::catchJsonata(FrameIndex index, const compiled::Catcher& catcher, const core::Value& told)
{
    Extra extra;
    extra.errorOutput = &told;
    if (auto reason = leaveJsonata(index, extra, catcher.assign, catcher.output, told, catcher.next))
        raise(index, std::move(reason));
    return true;
}

void Machine::Core::workOnJsonataChoice(FrameIndex index)
{
    const Frame& frame = frames[index];
    const compiled::State& state = stateOf(frame);
    const auto& choice = std::get<compiled::Choice>(state.kind);
    const compiled::ChoiceRule* chosen = nullptr;
    for (const compiled::ChoiceRule& rule : choice.rules) {
        const Outcome holdsTrue = evaluateTo(frame, *rule.condition, Kind::Boolean);
        if (!holdsTrue)
            return fail(index, holdsTrue.error());
        if (holdsTrue->boolean()) {
            chosen = &rule;
            break;
        }
    }
    const asl::StateIndex next = chosen ? chosen->next : choice.otherwise;
    if (next == noState) {
        StateError reason{"States.NoChoiceMatched", "No choice rule matched and the state has no Default."};
        return fail(index, std::make_shared<const StateError>(std::move(reason)));
    }
    const core::Value stateInput = frame.input;
    const auto& assign = chosen ? chosen->assign : state.assign;
    if (auto reason = leaveJsonata(index, {}, assign, chosen ? chosen->output : state.output, stateInput, next))
        fail(index, std::move(reason));
}

/// A Map's list: Items, or the state's input.
Outcome Machine::Core::itemsOf(const Frame& frame, const compiled::Map& map)
{
    if (map.items)
        return evaluateTo(frame, *map.items, Kind::Array);
    if (frame.input.isArray())
        return frame.input;
    return tl::unexpected(
        evaluationError(frame, "Map state input must be an array but was: " + core::toJson(frame.input), {}));
}

Outcome Machine::Core::limitOf(const Frame& frame, const compiled::Field& field)
{
    Outcome value = evaluateTo(frame, field, Kind::Integer);
    if (value && value->integer() <= 0) {
        return tl::unexpected(evaluationError(frame,
            "The " + field.location + " field must be a positive integer but was: " + core::toJson(*value),
            field.location));
    }
    return value;
}

Machine::Core::Expected<Instant> Machine::Core::waitsUntilJsonata(const Frame& frame)
{
    const auto& wait = std::get<compiled::Wait>(stateOf(frame).kind);
    if (wait.timestamp)
        return *wait.timestamp;
    if (wait.seconds)
        return Instant{now.milliseconds + *wait.seconds * 1000};
    if (wait.timestampField) {
        const Outcome value = evaluateTo(frame, *wait.timestampField, Kind::String);
        if (!value)
            return tl::unexpected(value.error());
        if (const auto instant = instantFromIso8601(value->string()))
            return *instant;
        return tl::unexpected(evaluationError(frame,
            "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                + std::string(value->string()),
            wait.timestampField->location));
    }
    const Outcome value = evaluateTo(frame, *wait.secondsField, Kind::Integer);
    if (!value)
        return tl::unexpected(value.error());
    if (value->integer() < 0) {
        return tl::unexpected(evaluationError(
            frame, "The Seconds field cannot be negative: " + core::toJson(*value), wait.secondsField->location));
    }
    constexpr std::int64_t beyondAnyWait = 4'000'000'000;
    return Instant{now.milliseconds + std::min(value->integer(), beyondAnyWait) * 1000};
}

} // namespace statelight::execution
