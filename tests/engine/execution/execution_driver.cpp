#include "execution_driver.h"

#include <algorithm>

#include "core/json.h"
#include "document/snapshot.h"

namespace statelight::tests {

namespace {

std::optional<std::string> textOf(const core::Value& object, std::string_view name)
{
    const core::Value* value = object.find(name);
    return value && value->isString() ? std::optional<std::string>(value->string()) : std::nullopt;
}

const core::Value* outcomeOf(const core::Value* outcomes, std::uint32_t invocation)
{
    if (!outcomes || outcomes->size() == 0)
        return nullptr;
    return &outcomes->items()[std::min<std::size_t>(invocation, outcomes->size() - 1)];
}

} // namespace

std::shared_ptr<const execution::Program> compileText(std::string_view definition)
{
    const auto snapshot
        = document::readSnapshot(std::make_shared<const std::string>(definition), source::Format::Json, 1);
    auto program = execution::compile(snapshot->machine);
    return program ? *program : nullptr;
}

core::Value json(std::string_view text)
{
    return core::parseJson(text).value();
}

execution::Answer toAnswer(execution::TaskId id, const core::Value& outcome)
{
    std::optional<core::Value> submitted;
    if (const core::Value* value = outcome.find("Submitted"))
        submitted = *value;
    if (const core::Value* result = outcome.find("Return"))
        return execution::TaskSucceeded{id, *result, std::move(submitted)};
    const core::Value* thrown = outcome.find("Throw");
    const core::Value told = thrown ? *thrown : core::Value::object();
    std::optional<execution::EventType> event;
    if (const auto name = textOf(told, "Event"))
        event = execution::eventTypeFromString(*name);
    return execution::TaskFailed{id, textOf(told, "Error"), textOf(told, "Cause"), std::move(submitted), event};
}

Execution::Execution(std::shared_ptr<const execution::Program> program, execution::ExecutionOptions options)
    : m_machine(std::move(program), std::move(options))
{}

void Execution::start(core::Value input)
{
    m_machine.start(std::move(input), m_now, m_history);
    m_machine.run(m_now, m_history);
}

void Execution::answer(execution::Answer answer)
{
    m_machine.answer(std::move(answer), m_now, m_history);
    m_machine.run(m_now, m_history);
}

void Execution::redrive()
{
    m_machine.redrive(m_now, m_history);
    m_machine.run(m_now, m_history);
}

void Execution::wake()
{
    m_now = m_machine.nextWake().value_or(m_now);
    m_machine.wake(m_now, m_history);
    m_machine.run(m_now, m_history);
}

bool Execution::answerOne(const core::Value& tasks)
{
    for (const execution::TaskRequest& request : m_machine.pending()) {
        const core::Value* outcomes = tasks.find(m_machine.program().stateName(request.state));
        if (const core::Value* outcome = outcomeOf(outcomes, request.invocation)) {
            answer(toAnswer(request.id, *outcome));
            return true;
        }
    }
    return false;
}

void Execution::run(core::Value input, core::Value tasks)
{
    start(std::move(input));
    while (!execution::isFinal(m_machine.status())) {
        if (!answerOne(tasks))
            wake();
    }
}

std::vector<std::string> Execution::types() const
{
    std::vector<std::string> types;
    for (const execution::HistoryEvent& event : m_history.events())
        types.emplace_back(execution::toString(event.type));
    return types;
}

std::vector<std::string> Execution::links() const
{
    std::vector<std::string> links;
    for (const execution::HistoryEvent& event : m_history.events())
        links.push_back(std::to_string(event.id) + ' ' + std::string(execution::toString(event.type)) + " <- "
            + std::to_string(event.previousId));
    return links;
}

core::Value Execution::events() const
{
    return *execution::toValue(m_history, m_machine.program()).find("events");
}

std::string Execution::output() const
{
    return core::toJson(m_machine.output());
}

Execution execute(
    std::string_view definition, std::string_view input, std::string_view tasks, execution::ExecutionOptions options)
{
    Execution execution(compileText(definition), std::move(options));
    execution.run(json(input), json(tasks));
    return execution;
}

} // namespace statelight::tests
