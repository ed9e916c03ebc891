#include "asl/lint/review.h"

namespace statelight::asl::lint {

Review::Review(const StateMachine& machine, const Graph& graph, WorkflowType workflow, RuleSet rules,
    std::span<const Silence> silences)
    : m_machine(machine)
    , m_graph(graph)
    , m_workflow(workflow)
    , m_rules(rules)
{
    readSilences(silences);
    readResources();
}

void Review::readSilences(std::span<const Silence> silences)
{
    m_silent.resize(m_machine.states.size());
    m_silentScopes.resize(m_machine.scopes.size());
    RuleSet everywhere;
    for (const Silence& silence : silences)
        (silence.state ? m_silent[*silence.state] : everywhere).add(silence.rules);
    // Owners stand before what they hold, but scopes and states are two lists.
    std::vector<bool> isRead(m_machine.scopes.size(), false);
    const auto readScope = [&](ScopeIndex index) {
        const Scope& scope = m_machine.scopes[index];
        m_silentScopes[index].add(scope.owner ? m_silent[*scope.owner] : everywhere);
        m_silentScopes[index].add(disabledBy(scope.fields.text("Comment").value_or("")));
        isRead[index] = true;
    };
    for (StateIndex index = 0; index < m_machine.states.size(); ++index) {
        const State& state = m_machine.states[index];
        if (!isRead[state.scope])
            readScope(state.scope);
        m_silent[index].add(m_silentScopes[state.scope]);
        m_silent[index].add(disabledBy(state.fields.text("Comment").value_or("")));
    }
    for (ScopeIndex index = 0; index < m_machine.scopes.size(); ++index) {
        if (!isRead[index])
            readScope(index);
    }
}

void Review::readResources()
{
    m_resources.resize(m_machine.states.size());
    for (StateIndex index = 0; index < m_machine.states.size(); ++index) {
        const State& state = m_machine.states[index];
        if (state.type == StateType::Task)
            m_resources[index] = catalog::parseResource(state.fields.text("Resource").value_or(""));
    }
}

std::span<const Edge> Review::edgesOf(StateIndex state) const
{
    const std::uint32_t begin = m_graph.firstEdge[state];
    return std::span(m_graph.edges).subspan(begin, m_graph.firstEdge[state + 1] - begin);
}

std::optional<StateIndex> Review::nextOf(StateIndex state) const
{
    const auto edges = edgesOf(state);
    return !edges.empty() && edges.front().kind == EdgeKind::Next ? edges.front().to : std::nullopt;
}

void Review::report(Rule rule, StateIndex state, std::string message, const Place& place, core::SourceRange range)
{
    if (wants(rule) && !m_silent[state].has(rule))
        add(rule, std::move(message), place, range);
}

void Review::report(Rule rule, StateIndex state, std::string message)
{
    const State& found = m_machine.states[state];
    report(rule, state, std::move(message), Place(found.path.pointer()), found.nameRange);
}

void Review::reportScope(Rule rule, ScopeIndex scope, std::string message, const Place& place, core::SourceRange range)
{
    if (wants(rule) && !m_silentScopes[scope].has(rule))
        add(rule, std::move(message), place, range);
}

void Review::add(Rule rule, std::string message, const Place& place, core::SourceRange range)
{
    const RuleInfo& info = infoOf(rule);
    m_findings.push_back(
        {{info.severity, std::string(info.name), std::move(message), place.location(), range}, place.pointer()});
}

const core::Value* argumentsOf(const State& state)
{
    const Field* const field = state.fields.find(state.language == QueryLanguage::Jsonata ? "Arguments" : "Parameters");
    return field == nullptr ? nullptr : &field->value;
}

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::vector<Finding> findAdvice(const StateMachine& machine, const Graph& graph, WorkflowType workflow, RuleSet rules,
    std::span<const Silence> silences)
{
    if (rules.isEmpty() || machine.isEmpty())
        return {};
    Review review(machine, graph, workflow, rules, silences);
    for (const auto step : {reviewCallbacks, reviewChoices, reviewHandlers, reviewLanguage, reviewLoops, reviewMaps,
             reviewPaths, reviewResults, reviewRetries, reviewVariables, reviewWorkflow})
        step(review);
    return review.take();
}

} // namespace statelight::asl::lint
