#include "execution/state_compiler.h"

#include <utility>

#include "core/json.h"

namespace statelight::execution {

namespace {

struct Types {
    EventType entered;
    EventType exited;
};

Types typesOf(asl::StateType type)
{
    switch (type) {
    case asl::StateType::Task:
        return {EventType::TaskStateEntered, EventType::TaskStateExited};
    case asl::StateType::Choice:
        return {EventType::ChoiceStateEntered, EventType::ChoiceStateExited};
    case asl::StateType::Wait:
        return {EventType::WaitStateEntered, EventType::WaitStateExited};
    case asl::StateType::Succeed:
        return {EventType::SucceedStateEntered, EventType::SucceedStateExited};
    case asl::StateType::Fail:
        return {EventType::FailStateEntered, EventType::SucceedStateExited};
    case asl::StateType::Parallel:
        return {EventType::ParallelStateEntered, EventType::ParallelStateExited};
    case asl::StateType::Map:
        return {EventType::MapStateEntered, EventType::MapStateExited};
    case asl::StateType::Pass:
    case asl::StateType::Unknown:
        break;
    }
    return {EventType::PassStateEntered, EventType::PassStateExited};
}

bool hasTarget(asl::StateType type)
{
    return type != asl::StateType::Choice && type != asl::StateType::Succeed && type != asl::StateType::Fail
        && type != asl::StateType::Unknown;
}

} // namespace

StateCompiler::StateCompiler(const asl::StateMachine& machine, asl::StateIndex index)
    : m_machine(machine)
    , m_source(machine.states[index])
{}

void StateCompiler::refuse(std::string message, core::SourceRange range)
{
    if (m_problem)
        return;
    m_state.problem = message;
    m_problem = core::Diagnostic{core::Severity::Error, "RUN_IMPOSSIBLE",
        "State \"" + m_source.name + "\": " + std::move(message), m_source.path.pointer(), range};
}

compiled::State StateCompiler::compile()
{
    m_state.name = m_source.name;
    m_state.path = m_source.path;
    m_state.type = m_source.type;
    m_state.enteredType = typesOf(m_source.type).entered;
    m_state.exitedType = typesOf(m_source.type).exited;
    m_state.isJsonata = m_source.language == asl::QueryLanguage::Jsonata;
    compileCommon();
    compileKind();
    return std::move(m_state);
}

void StateCompiler::compileCommon()
{
    const asl::Fields& fields = m_source.fields;
    if (hasTarget(m_source.type)) {
        const asl::Field* next = fields.find("Next");
        const asl::Field* end = fields.find("End");
        if (next && next->value.isString())
            m_state.next = target(next->value.string(), next->range);
        else if (!end || !end->value.isBoolean() || !end->value.boolean())
            refuse("It has neither a Next nor \"End\": true.", m_source.nameRange);
    }
    m_state.assign = shape(fields, "Assign", "Assign");
    if (m_state.isJsonata) {
        m_state.parameters = shape(fields, "Arguments", "Arguments");
        m_state.output = field(fields, "Output", "Output");
    } else {
        m_state.inputPath = dataPath("InputPath");
        m_state.outputPath = dataPath("OutputPath");
        if (m_source.type != asl::StateType::Map)
            m_state.parameters = shape(fields, "Parameters", "Parameters");
        m_state.resultSelector = shape(fields, "ResultSelector", "ResultSelector");
        m_state.resultPath = resultPath(fields);
    }
    compileRetriers();
    compileCatchers();
}

void StateCompiler::compileKind()
{
    std::visit(core::Overloaded{
                   [&](const asl::Task&) { compileTask(); },
                   [&](const asl::Pass&) { compilePass(); },
                   [&](const asl::Choice& choice) { compileChoice(choice); },
                   [&](const asl::Wait&) { compileWait(); },
                   [&](const asl::Succeed&) { m_state.kind = compiled::Succeed{}; },
                   [&](const asl::Fail&) { compileFail(); },
                   [&](const asl::Parallel& parallel) { compileParallel(parallel); },
                   [&](const asl::Map& map) { compileMap(map); },
                   [&](const asl::UnknownKind&) { refuse("It has no known Type.", m_source.range); },
               },
        m_source.kind);
}

asl::StateIndex StateCompiler::target(std::string_view name, core::SourceRange range)
{
    if (const auto index = m_machine.indexOf(m_source.scope, name))
        return *index;
    refuse("There is no state \"" + std::string(name) + "\" to go to.", range);
    return noState;
}

asl::StateIndex StateCompiler::startOf(asl::ScopeIndex scopeIndex)
{
    const asl::Scope& scope = m_machine.scopes[scopeIndex];
    if (const auto start = scope.fields.text("StartAt")) {
        if (const auto index = m_machine.indexOf(scopeIndex, *start))
            return *index;
    }
    refuse("StartAt names no state of " + scope.pointer + ".", scope.range);
    return noState;
}

std::optional<compiled::Path> StateCompiler::path(const asl::Fields& fields, std::string_view name)
{
    const asl::Field* field = fields.find(name);
    if (!field)
        return std::nullopt;
    if (!field->value.isString()) {
        refuse(std::string(name) + " must be a path.", field->range);
        return std::nullopt;
    }
    auto compiled = query::Expression::parsePath(field->value.string());
    if (compiled)
        return std::move(*compiled);
    refuse(std::string(name) + ": " + compiled.error().message, field->range);
    return std::nullopt;
}

std::optional<compiled::DataPath> StateCompiler::dataPath(std::string_view name)
{
    const asl::Field* field = m_source.fields.find(name);
    if (!field)
        return std::nullopt;
    if (field->value.isNull())
        return compiled::DataPath{true, {}};
    if (field->value.isString() && field->value.string() == "$")
        return std::nullopt;
    auto compiled = path(m_source.fields, name);
    if (!compiled)
        return std::nullopt;
    return compiled::DataPath{false, std::move(*compiled)};
}

std::optional<compiled::Template> StateCompiler::shape(
    const asl::Fields& fields, std::string_view name, std::string location)
{
    const asl::Field* found = fields.find(name);
    return found ? shape(found->value, std::move(location), found->range) : std::nullopt;
}

std::optional<compiled::Template> StateCompiler::shape(
    const core::Value& value, std::string name, core::SourceRange range)
{
    if (m_state.isJsonata) {
        compiled::Template whole;
        whole.field = field(value, std::move(name), range);
        return whole;
    }
    auto compiled = query::Template::compile(value);
    if (compiled)
        return compiled::Template{std::move(*compiled), core::toJson(value).find("$$") != std::string::npos, {}};
    refuse(name + ": " + compiled.error().message, range);
    return std::nullopt;
}

std::optional<compiled::Field> StateCompiler::field(
    const asl::Fields& fields, std::string_view name, std::string location)
{
    const asl::Field* found = fields.find(name);
    return found ? field(found->value, std::move(location), found->range) : std::nullopt;
}

std::optional<compiled::Field> StateCompiler::field(
    const core::Value& value, std::string location, core::SourceRange range)
{
    auto payload = query::jsonata::Payload::compile(value);
    if (payload)
        return compiled::Field{std::move(location), *std::move(payload)};
    const auto& fault = payload.error();
    refuse(location + fault.place + ": " + fault.fault.code + ": " + fault.fault.message, range);
    return std::nullopt;
}

/// A text that is an expression; nothing for every other value.
std::optional<compiled::Field> StateCompiler::expression(
    const asl::Fields& fields, std::string_view name, std::string location)
{
    const auto text = m_state.isJsonata ? fields.text(name) : std::nullopt;
    return text && query::jsonata::embeddedExpression(*text) ? field(fields, name, std::move(location)) : std::nullopt;
}

compiled::ResultPath StateCompiler::resultPath(const asl::Fields& fields)
{
    const asl::Field* field = fields.find("ResultPath");
    compiled::ResultPath result;
    if (!field)
        return result;
    if (field->value.isNull()) {
        result.isDiscarded = true;
        return result;
    }
    if (!field->value.isString()) {
        refuse("ResultPath must be a reference path or null.", field->range);
        return result;
    }
    auto compiled = query::ReferencePath::parse(field->value.string());
    if (compiled)
        result.path = std::move(*compiled);
    else
        refuse("ResultPath: " + compiled.error().message, field->range);
    return result;
}

compiled::Number StateCompiler::number(const asl::Fields& fields, const std::string& name, const std::string& place)
{
    compiled::Number result;
    result.name = name;
    result.expression = expression(fields, name, place + name);
    if (const asl::Field* literal = fields.find(name); literal && !result.expression)
        result.literal = literal->value;
    if (!m_state.isJsonata)
        result.path = path(fields, name + "Path");
    return result;
}

compiled::Number StateCompiler::number(
    const core::Value& object, const std::string& name, const std::string& place, core::SourceRange range)
{
    asl::Fields fields;
    for (const core::Member& member : object.members())
        fields.add({member.key.string(), member.value, range, range});
    return number(fields, name, place);
}

} // namespace statelight::execution
