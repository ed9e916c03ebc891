#include "asl/graph.h"

#include <array>
#include <span>

#include "asl/wording.h"

namespace statelight::asl {

namespace {

bool goesOn(StateType type)
{
    return type != StateType::Choice && type != StateType::Succeed && type != StateType::Fail;
}

std::string errorName(std::string_view name)
{
    if (name == "States.ALL")
        return "any error";
    constexpr std::string_view reserved = "States.";
    return std::string(name.starts_with(reserved) ? name.substr(reserved.size()) : name);
}

std::string catchLabel(const Catcher& catcher)
{
    const Field* const field = catcher.fields.find("ErrorEquals");
    const auto errors = field == nullptr ? std::span<const core::Value>() : field->value.items();
    if (errors.empty() || !errors.front().isString())
        return {};
    std::string label = errorName(errors.front().string());
    if (errors.size() > 1)
        label += ", " + std::to_string(errors.size() - 1) + " more";
    return label;
}

class GraphBuilder {
public:
    explicit GraphBuilder(const StateMachine& machine)
        : m_machine(machine)
    {}

    Graph build()
    {
        m_graph.firstEdge.reserve(m_machine.states.size() + 1);
        for (StateIndex state = 0; state < m_machine.states.size(); ++state) {
            m_graph.firstEdge.push_back(static_cast<std::uint32_t>(m_graph.edges.size()));
            addEdges(state);
        }
        m_graph.firstEdge.push_back(static_cast<std::uint32_t>(m_graph.edges.size()));
        findStarts();
        findReachable();
        return std::move(m_graph);
    }

private:
    void addEdges(StateIndex index)
    {
        const State& state = m_machine.states[index];
        if (goesOn(state.type))
            add(index, EdgeKind::Next, 0, state.fields.find("Next"));
        if (const auto* const choice = std::get_if<Choice>(&state.kind))
            addRules(index, *choice);
        for (std::uint32_t at = 0; at < state.catchers.size(); ++at) {
            if (Edge* const edge = add(index, EdgeKind::Catch, at, state.catchers[at].fields.find("Next")))
                edge->label = catchLabel(state.catchers[at]);
        }
    }

    void addRules(StateIndex index, const Choice& choice)
    {
        for (std::uint32_t at = 0; at < choice.rules.size(); ++at) {
            if (Edge* const edge = add(index, EdgeKind::Rule, at, choice.rules[at].fields.find("Next")))
                edge->label = phrase(choice.rules[at]);
        }
        const Field* const otherwise = m_machine.states[index].fields.find("Default");
        if (Edge* const edge = add(index, EdgeKind::Default, 0, otherwise))
            edge->label = "otherwise";
    }

    Edge* add(StateIndex from, EdgeKind kind, std::uint32_t index, const Field* target)
    {
        if (target == nullptr || !target->value.isString())
            return nullptr;
        Edge edge;
        edge.kind = kind;
        edge.index = index;
        edge.from = from;
        edge.target = target->value.string();
        edge.to = m_machine.indexOf(m_machine.states[from].scope, edge.target);
        edge.range = target->range;
        return &m_graph.edges.emplace_back(std::move(edge));
    }

    void findStarts()
    {
        m_graph.starts.reserve(m_machine.scopes.size());
        for (ScopeIndex scope = 0; scope < m_machine.scopes.size(); ++scope) {
            const auto name = m_machine.scopes[scope].fields.text("StartAt");
            m_graph.starts.push_back(name ? m_machine.indexOf(scope, *name) : std::nullopt);
        }
    }

    void findReachable()
    {
        m_graph.reachable.assign(m_machine.states.size(), false);
        std::vector<StateIndex> pending;
        const auto reach = [&](std::optional<StateIndex> state) {
            if (state && !m_graph.reachable[*state]) {
                m_graph.reachable[*state] = true;
                pending.push_back(*state);
            }
        };
        for (const auto& start : m_graph.starts)
            reach(start);
        while (!pending.empty()) {
            const StateIndex state = pending.back();
            pending.pop_back();
            for (std::uint32_t at = m_graph.firstEdge[state]; at < m_graph.firstEdge[state + 1]; ++at)
                reach(m_graph.edges[at].to);
        }
    }

    const StateMachine& m_machine;
    Graph m_graph;
};

} // namespace

Graph buildGraph(const StateMachine& machine)
{
    return GraphBuilder(machine).build();
}

} // namespace statelight::asl
