#include "simulation/nested_machines.h"

#include <algorithm>

#include "core/json.h"
#include "simulation/nested_answers.h"

namespace statelight::simulation {

namespace {

using core::Value;
using execution::Answer;
using execution::TaskPattern;

/// Machines that start one another without end must stop somewhere.
constexpr int depthLimit = 100;
/// Steps between two looks at an interruption.
constexpr int stepsAtOnce = 4096;

std::string textOf(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value && value->isString() ? std::string(value->string()) : std::string();
}

std::optional<std::string> optionalText(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value && value->isString() ? std::optional(std::string(value->string())) : std::nullopt;
}

/// "orders" of "arn:aws:states:us-east-1:111111111111:stateMachine:orders:3".
std::string machineName(const std::string& arn)
{
    constexpr std::string_view kind = ":stateMachine:";
    const auto at = arn.find(kind);
    if (at == std::string::npos) {
        return arn;
    }
    const std::string name = arn.substr(at + kind.size());
    return name.substr(0, name.find(':'));
}

/// Input is a value or its JSON text.
Value inputOf(const Value& parameters)
{
    const Value* input = parameters.find("Input");
    if (!input || input->isNull()) {
        return Value::object();
    }
    return input->isString() ? core::parseJson(input->string()).value_or(*input) : *input;
}

std::string baseAction(const execution::Resource& resource)
{
    return resource.action.substr(0, resource.action.find('.'));
}

} // namespace

NestedMachines::NestedMachines(std::vector<NestedDefinition> definitions, TaskSources others, std::uint64_t seed)
    : m_definitions(std::move(definitions))
    , m_others(std::move(others))
    , m_random(~seed)
{}

TaskSource::Reply NestedMachines::answerTo(const execution::TaskRequest& request, const execution::Program& program)
{
    const auto* resource = program.resource(request.state);
    if (request.kind != execution::RequestKind::Task || !resource) {
        return std::optional<Answer>();
    }
    return take({root, request.id}, request, *resource, 1);
}

TaskSource::Reply NestedMachines::take(
    Waiter waiter, const execution::TaskRequest& request, const execution::Resource& resource, int depth)
{
    if (resource.service != "states" && resource.service != "aws-sdk:sfn") {
        return std::optional<Answer>();
    }
    const std::string action = baseAction(resource);
    if (action == "startExecution" || action == "startSyncExecution") {
        return start(waiter, request, resource, depth);
    }
    return send(request, action);
}

const NestedDefinition* NestedMachines::find(const core::Value& parameters) const
{
    const std::string name = machineName(textOf(parameters, "StateMachineArn"));
    const auto found = std::ranges::find(m_definitions, name, &NestedDefinition::name);
    return found == m_definitions.end() ? nullptr : &*found;
}

execution::ExecutionOptions NestedMachines::optionsFor(
    const NestedDefinition& definition, const core::Value& parameters)
{
    auto name = optionalText(parameters, "Name");
    auto options = execution::optionsFor(definition.name, name ? *name : m_random.uuid(), asl::WorkflowType::Standard);
    options.seed = m_random.next();
    return options;
}

TaskSource::Reply NestedMachines::start(
    Waiter waiter, const execution::TaskRequest& request, const execution::Resource& resource, int depth)
{
    const NestedDefinition* definition = find(request.parameters);
    if (!definition) {
        return std::optional<Answer>();
    }
    if (depth > depthLimit) {
        return core::failure("nested.depth",
            "\"" + definition->name + "\" is started " + std::to_string(depthLimit)
                + " machines deep: they start one another without end.");
    }
    auto options = optionsFor(*definition, request.parameters);
    const bool isSynchronous = baseAction(resource) == "startSyncExecution";
    if (isSynchronous) {
        const auto express = execution::optionsFor(definition->name, options.executionName, asl::WorkflowType::Express);
        options.executionArn = express.executionArn;
        options.type = express.type;
        options.synchronous = true;
    }
    Child child{definition, execution::Machine(definition->program, options)};
    child.parent = waiter;
    child.depth = depth;
    child.isExpress = isSynchronous;
    child.isAwaited = isSynchronous || resource.pattern == TaskPattern::Sync || resource.pattern == TaskPattern::Sync2;
    child.givesTexts = resource.pattern == TaskPattern::Sync;
    child.input = inputOf(request.parameters);
    child.startedAt = m_now;
    child.machine.start(child.input, m_now, child.history);
    m_children.push_back(std::move(child));
    if (isSynchronous) {
        return Answer(execution::TaskHeartbeat{request.id});
    }
    Value answer = startAnswer(options.executionArn, m_now, resource.service == "states");
    if (resource.pattern == TaskPattern::RequestResponse) {
        return Answer(execution::TaskSucceeded{request.id, std::move(answer), {}});
    }
    if (resource.pattern == TaskPattern::WaitForTaskToken) {
        m_tokens[request.token] = waiter;
    }
    return Answer(execution::TaskSubmitted{request.id, std::move(answer)});
}

/// A task that answers a token; nothing where the token is none of ours.
std::optional<execution::Answer> NestedMachines::send(const execution::TaskRequest& request, const std::string& action)
{
    const auto found = m_tokens.find(textOf(request.parameters, "TaskToken"));
    if (found == m_tokens.end()) {
        return std::nullopt;
    }
    const Waiter waiter = found->second;
    if (action == "sendTaskSuccess") {
        const Value* output = request.parameters.find("Output");
        Value result = output ? *output : Value();
        if (result.isString()) {
            result = core::parseJson(result.string()).value_or(result);
        }
        deliver(waiter, execution::TaskSucceeded{waiter.task, std::move(result), {}});
    } else if (action == "sendTaskFailure") {
        deliver(waiter,
            execution::TaskFailed{waiter.task, optionalText(request.parameters, "Error"),
                optionalText(request.parameters, "Cause"), {}, {}});
    } else if (action == "sendTaskHeartbeat") {
        deliver(waiter, execution::TaskHeartbeat{waiter.task});
    } else {
        return std::nullopt;
    }
    if (action != "sendTaskHeartbeat") {
        m_tokens.erase(found);
    }
    return execution::TaskSucceeded{request.id, Value::object(), {}};
}

void NestedMachines::deliver(Waiter waiter, execution::Answer answer)
{
    if (waiter.child == root) {
        m_answers.push_back(std::move(answer));
        return;
    }
    Child& child = m_children[waiter.child];
    child.machine.answer(std::move(answer), m_now, child.history);
}

std::optional<execution::Instant> NestedMachines::nextWake() const
{
    std::optional<execution::Instant> earliest;
    for (const Child& child : m_children) {
        if (child.isReported) {
            continue;
        }
        const auto wake
            = child.machine.status() == execution::Status::Waiting ? child.machine.nextWake() : std::optional(m_now);
        if (wake && (!earliest || *wake < *earliest)) {
            earliest = wake;
        }
    }
    return earliest;
}

/// Whoever awaited it has gone: AWS ends such an execution too.
bool NestedMachines::isForgotten(const Child& child, const execution::Machine& outer) const
{
    if (!child.isAwaited) {
        return false;
    }
    const execution::Machine& parent = child.parent.child == root ? outer : m_children[child.parent.child].machine;
    return !parent.findPending(child.parent.task);
}

core::Result<std::vector<execution::Answer>> NestedMachines::advance(
    execution::Instant now, const execution::Machine& machine)
{
    m_now = now;
    bool isMoving = true;
    for (int round = 0; isMoving && round < stepsAtOnce; ++round) {
        isMoving = false;
        // Children that start meanwhile are at the end.
        for (ChildIndex index = 0; index < m_children.size(); ++index) {
            Child& child = m_children[index];
            if (child.isReported) {
                continue;
            }
            if (isForgotten(child, machine)) {
                child.machine.stop(std::nullopt, std::nullopt, now, child.history);
                child.isReported = true;
                continue;
            }
            const auto hasMoved = drive(index);
            if (!hasMoved) {
                return tl::unexpected(hasMoved.error());
            }
            isMoving = isMoving || *hasMoved;
        }
    }
    return std::exchange(m_answers, {});
}

/// True where the child did anything.
core::Result<bool> NestedMachines::drive(ChildIndex index)
{
    Child& child = m_children[index];
    bool hasMoved = false;
    if (const auto wake = child.machine.nextWake(); wake && *wake <= m_now) {
        child.machine.wake(m_now, child.history);
        hasMoved = true;
    }
    for (int step = 0; step < stepsAtOnce && child.machine.status() == execution::Status::Ready; ++step) {
        child.machine.advance(m_now, child.history);
        hasMoved = true;
    }
    if (execution::isFinal(child.machine.status())) {
        report(child);
        return true;
    }
    const auto hasAnswered = answerOne(child, index);
    return hasAnswered ? core::Result<bool>(hasMoved || *hasAnswered) : hasAnswered;
}

core::Result<bool> NestedMachines::answerOne(Child& child, ChildIndex index)
{
    const auto pending = child.machine.pending();
    const auto next = std::ranges::upper_bound(pending, child.lastAsked, {}, &execution::TaskRequest::id);
    if (next == pending.end()) {
        return false;
    }
    // A copy: a task that answers its sibling's token ends that one's request here and moves the others.
    const execution::TaskRequest request = *next; // NOLINT(performance-unnecessary-copy-initialization)
    child.lastAsked = request.id;
    const execution::Program& program = *child.definition->program;
    const int depth = child.depth + 1;
    Reply reply = std::optional<Answer>();
    if (child.definition->mocks) {
        reply = child.definition->mocks->answerTo(request, program);
    }
    const auto* resource = program.resource(request.state);
    if (reply && !*reply && request.kind == execution::RequestKind::Task && resource) {
        reply = take({index, request.id}, request, *resource, depth);
    }
    if (reply && !*reply) {
        reply = answerFrom(m_others, request, program);
    }
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    if (!*reply) {
        return core::failure("nested.noResult",
            "no result for \"" + program.stateName(request.state) + "\" of \"" + child.definition->name
                + "\": give --mocks or --default-results");
    }
    deliver({index, request.id}, std::move(**reply));
    return true;
}

void NestedMachines::report(Child& child)
{
    child.isReported = true;
    if (!child.isAwaited) {
        return;
    }
    const NestedEnd end{child.machine, child.input, child.startedAt, m_now, child.givesTexts};
    if (child.isExpress) {
        deliver(child.parent, execution::TaskSucceeded{child.parent.task, startSyncAnswer(end), {}});
    } else if (child.machine.status() == execution::Status::Succeeded) {
        deliver(child.parent, execution::TaskSucceeded{child.parent.task, describeAnswer(end), {}});
    } else {
        deliver(child.parent,
            execution::TaskFailed{child.parent.task, "States.TaskFailed", core::toJson(describeAnswer(end)), {}, {}});
    }
}

} // namespace statelight::simulation
