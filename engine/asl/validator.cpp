#include "asl/validator.h"

#include <algorithm>

#include "asl/validator/fields.h"
#include "asl/validator/lists.h"
#include "asl/validator/map_state.h"
#include "asl/validator/names.h"
#include "asl/validator/transitions.h"
#include "asl/validator/variables.h"

namespace statelight::asl {

namespace {

using namespace validator;

Owner ownerOf(const StateMachine& machine, const Scope& scope)
{
    if (!scope.owner)
        return inMachine;
    return machine.states[*scope.owner].type == StateType::Map ? inProcessor : inBranch;
}

bool runsExpressChildren(const StateMachine& machine, StateIndex owner)
{
    const auto* const map = std::get_if<Map>(&machine.states[owner].kind);
    if (map == nullptr || !map->distributed || !map->processor)
        return false;
    const Field* const config = machine.scopes[*map->processor].fields.find("ProcessorConfig");
    const core::Value* const type = config == nullptr ? nullptr : config->value.find("ExecutionType");
    return type != nullptr && type->isString() && type->string() == "EXPRESS";
}

/// Of each scope how its states run: a distributed Map may have Express children.
std::vector<WorkflowType> workflowsOf(const StateMachine& machine, WorkflowType type)
{
    std::vector<WorkflowType> workflows(machine.scopes.size(), type);
    for (std::size_t at = 0; at < machine.scopes.size(); ++at) {
        const auto owner = machine.scopes[at].owner;
        if (owner)
            workflows[at] = runsExpressChildren(machine, *owner) ? WorkflowType::Express
                                                                 : workflows[machine.states[*owner].scope];
    }
    return workflows;
}

void checkScopeFields(
    Findings& findings, const StateMachine& machine, const Graph& graph, const Scope& scope, WorkflowType workflow)
{
    Entries entries = entriesOf(scope.fields);
    const core::Value states = core::Value::object({});
    if (!scope.statesRange.isEmpty())
        entries.push_back({"States", &states, scope.statesRange});
    const State* const state = scope.owner ? &machine.states[*scope.owner] : nullptr;
    const Subject subject{findings, machine, graph, workflow, machine.language, state, &scope};
    checkFields(subject, ownerOf(machine, scope), entries, Place(scope.pointer), scope.range);
}

// Of a state without a known Type nothing else can be told.
void checkType(const Subject& subject, const State& state, const Place& place)
{
    Entries entries = entriesOf(state.fields);
    std::erase_if(entries, [](const Entry& entry) { return entry.name != "Type"; });
    checkFields(subject, inSucceed, entries, place, state.range);
}

void checkLanguage(const Subject& subject, const State& state, const Place& place)
{
    const Field* const field = state.fields.find("QueryLanguage");
    if (field != nullptr && state.language == QueryLanguage::JsonPath
        && subject.machine.language == QueryLanguage::Jsonata) {
        subject.findings.errorIn(schemaFault,
            "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine", place,
            place.member("QueryLanguage"), field->range);
    }
}

void checkTimes(const Subject& subject, const State& state, const Place& place)
{
    const Field* const heartbeat = state.fields.find("HeartbeatSeconds");
    const Field* const timeout = state.fields.find("TimeoutSeconds");
    if (heartbeat == nullptr || timeout == nullptr || !heartbeat->value.isNumber() || !timeout->value.isNumber())
        return;
    if (heartbeat->value.number() >= timeout->value.number()) {
        subject.findings.error(schemaFault, "HeartbeatSeconds must be smaller than TimeoutSeconds",
            place.member("HeartbeatSeconds"), heartbeat->range);
    }
}

void checkState(
    Findings& findings, const StateMachine& machine, const Graph& graph, const State& state, WorkflowType workflow)
{
    const Subject subject{findings, machine, graph, workflow, state.language, &state};
    const Place place(state.path.pointer());
    if (state.type == StateType::Unknown) {
        checkType(subject, state, place);
        return;
    }
    checkFields(subject, validator::ownerOf(state.type), entriesOf(state.fields), place, state.range);
    checkLanguage(subject, state, place);
    checkErrorHandling(subject, state, place);
    if (const auto* const choice = std::get_if<Choice>(&state.kind))
        checkRules(subject, *choice, place);
    if (const auto* const map = std::get_if<Map>(&state.kind))
        checkMap(subject, state, *map, place);
    if (state.type == StateType::Task)
        checkTimes(subject, state, place);
}

} // namespace

std::vector<Finding> findFaults(const StateMachine& machine, const Graph& graph, WorkflowType type)
{
    Findings findings;
    const std::vector<WorkflowType> workflows = workflowsOf(machine, type);
    for (std::size_t at = 0; at < machine.scopes.size(); ++at)
        checkScopeFields(findings, machine, graph, machine.scopes[at], workflows[at]);
    for (const State& state : machine.states)
        checkState(findings, machine, graph, state, workflows[state.scope]);
    checkTransitions(findings, machine, graph);
    checkNames(findings, machine);
    checkShadowing(findings, machine);
    return findings.take();
}

core::Diagnostics validate(const StateMachine& machine, const Graph& graph, WorkflowType type)
{
    core::Diagnostics diagnostics;
    for (Finding& finding : findFaults(machine, graph, type))
        diagnostics.push_back(std::move(finding.diagnostic));
    std::ranges::stable_sort(diagnostics, {}, [](const core::Diagnostic& found) { return found.range.begin; });
    return diagnostics;
}

} // namespace statelight::asl
