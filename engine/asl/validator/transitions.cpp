#include "asl/validator/transitions.h"

#include <algorithm>

#include "asl/validator/likely_fix.h"

namespace statelight::asl::validator {

namespace {

constexpr std::string_view missingTarget = "MISSING_TRANSITION_TARGET";

std::string missingText(std::string_view field, std::string_view target)
{
    return "Missing '" + std::string(field) + "' target: " + std::string(target);
}

void reportTarget(Findings& findings, const StateMachine& machine, ScopeIndex scope, std::string_view target,
    std::string_view field, const Place& place, core::SourceRange range)
{
    findings.error(missingTarget, missingText(field, target), place, range);
    offerTarget(findings, machine, scope, target, place);
}

void reportEdge(Findings& findings, const StateMachine& machine, const Edge& edge)
{
    const State& state = machine.states[edge.from];
    const Place place(state.path.pointer());
    const auto report = [&](std::string_view field, const Place& where) {
        reportTarget(findings, machine, state.scope, edge.target, field, where, edge.range);
    };
    switch (edge.kind) {
    case EdgeKind::Next:
        return report("Next", place.member("Next"));
    case EdgeKind::Default:
        return report("Default", place.member("Default"));
    case EdgeKind::Rule:
    case EdgeKind::Catch: {
        const Place list = place.member(edge.kind == EdgeKind::Rule ? "Choices" : "Catch");
        const Place item = list.item(edge.index);
        return report("Next", item.member("Next"));
    }
    }
}

bool isTerminal(const State& state)
{
    if (state.type == StateType::Succeed || state.type == StateType::Fail)
        return true;
    const Field* const end = state.fields.find("End");
    return end != nullptr && end->value.isBoolean() && end->value.boolean();
}

void checkScope(Findings& findings, const StateMachine& machine, const Graph& graph, ScopeIndex index)
{
    const Scope& scope = machine.scopes[index];
    const Place place(scope.pointer);
    if (const Field* const start = scope.fields.find("StartAt");
        start != nullptr && start->value.isString() && !graph.starts[index]) {
        reportTarget(findings, machine, index, start->value.string(), "StartAt", place.member("StartAt"), start->range);
    }
    // Without a start nothing is reached, which would say the same of every state.
    const bool hasStart = graph.starts[index].has_value();
    bool ends = false;
    for (const StateIndex state : scope.states) {
        ends = ends || (isTerminal(machine.states[state]) && (graph.reachable[state] || !hasStart));
        if (hasStart && !graph.reachable[state]) {
            findings.error(missingTarget, "State \"" + machine.states[state].name + "\" is not reachable.",
                Place(machine.states[state].path.pointer()), machine.states[state].nameRange);
        }
    }
    if (!ends && !scope.states.empty()) {
        findings.error("MISSING_END_STATE",
            "No state that can be reached ends here: set \"End\": true in one of them, or add a Succeed or Fail state",
            place.member("States"), scope.statesRange);
    }
}

} // namespace

void checkTransitions(Findings& findings, const StateMachine& machine, const Graph& graph)
{
    for (const Edge& edge : graph.edges) {
        if (!edge.to)
            reportEdge(findings, machine, edge);
    }
    for (ScopeIndex scope = 0; scope < machine.scopes.size(); ++scope)
        checkScope(findings, machine, graph, scope);
}

} // namespace statelight::asl::validator
