#include "layout/scope_reader.h"

#include <algorithm>

#include "layout/measures.h"

namespace statelight::layout {

namespace {

Item terminal(Item::Kind kind)
{
    Item item;
    item.kind = kind;
    item.width = measures::terminalSize;
    item.height = measures::terminalSize;
    return item;
}

Item itemOf(const asl::State& state, const NodeSize& size)
{
    Item item;
    item.width = size.width;
    item.height = size.height;
    item.catchExit = size.height > measures::chipsHeight ? measures::headerHeight / 2 : size.height / 2;
    item.slots = slotsOf(state);
    return item;
}

bool endsHere(const asl::State& state)
{
    if (state.type == asl::StateType::Succeed)
        return true;
    const asl::Field* const end = state.fields.find("End");
    return end != nullptr && end->value.isBoolean() && end->value.boolean() && state.type != asl::StateType::Fail
        && state.type != asl::StateType::Choice;
}

class Reader {
public:
    Reader(const asl::StateMachine& machine, const asl::Graph& graph, const asl::Scope& scope,
        std::vector<std::uint32_t>& localOf)
        : m_machine(machine)
        , m_graph(graph)
        , m_scope(scope)
        , m_localOf(localOf)
    {}

    ScopeReading read(asl::ScopeIndex scope, const std::vector<NodeSize>& sizes)
    {
        auto& items = m_reading.problem.items;
        items.reserve(m_scope.states.size() + 2);
        addTerminals(scope);
        for (const asl::StateIndex state : m_scope.states) {
            m_localOf[state] = static_cast<std::uint32_t>(items.size());
            items.push_back(itemOf(m_machine.states[state], sizes[state]));
        }
        const auto start = m_graph.starts[scope];
        const std::uint32_t first = m_localOf[start.value_or(m_scope.states.front())];
        m_reading.problem.root = m_reading.hasEnds ? 0 : first;
        if (m_reading.hasEnds)
            addLink({Link::Kind::Flow, 0, first, 0, 0}, ScopeReading::noEdge);
        for (const asl::StateIndex state : m_scope.states)
            addLinks(state);
        return std::move(m_reading);
    }

private:
    void addTerminals(asl::ScopeIndex scope)
    {
        if (scope != 0)
            return;
        auto& problem = m_reading.problem;
        m_reading.hasEnds = true;
        problem.items.push_back(terminal(Item::Kind::Start));
        m_reading.endsSomewhere
            = std::ranges::any_of(m_scope.states, [this](asl::StateIndex state) { return leadsToEnd(state); });
        if (m_reading.endsSomewhere)
            problem.items.push_back(terminal(Item::Kind::End));
        problem.statesBegin = static_cast<std::uint32_t>(problem.items.size());
    }

    [[nodiscard]] bool leadsToEnd(asl::StateIndex state) const
    {
        return m_graph.reachable[state] && endsHere(m_machine.states[state]);
    }

    void addLinks(asl::StateIndex state)
    {
        for (std::uint32_t edge = m_graph.firstEdge[state]; edge < m_graph.firstEdge[state + 1]; ++edge)
            addLink(linkOf(m_graph.edges[edge]), edge);
        if (m_reading.endsSomewhere && leadsToEnd(state))
            addLink({Link::Kind::ToEnd, m_localOf[state], 1, 0, 0}, ScopeReading::noEdge);
    }

    void addLink(const Link& link, std::uint32_t edge)
    {
        m_reading.problem.links.push_back(link);
        m_reading.edges.push_back(edge);
    }

    Link linkOf(const asl::Edge& edge)
    {
        Link link;
        link.kind = edge.kind == asl::EdgeKind::Catch ? Link::Kind::Catch : Link::Kind::Flow;
        link.from = m_localOf[edge.from];
        link.labelWidth = labelWidth(edge);
        if (edge.kind == asl::EdgeKind::Rule)
            link.slot = static_cast<std::int32_t>(edge.index);
        else if (edge.kind == asl::EdgeKind::Default)
            link.slot = slotsOf(m_machine.states[edge.from]) - 1;
        if (edge.to) {
            link.to = m_localOf[*edge.to];
        } else {
            link.to = static_cast<std::uint32_t>(m_reading.problem.items.size());
            m_reading.problem.items.push_back(terminal(Item::Kind::Ring));
        }
        return link;
    }

    const asl::StateMachine& m_machine;
    const asl::Graph& m_graph;
    const asl::Scope& m_scope;
    std::vector<std::uint32_t>& m_localOf;
    ScopeReading m_reading;
};

} // namespace

ScopeReading readScope(const asl::StateMachine& machine, const asl::Graph& graph, asl::ScopeIndex scope,
    const std::vector<NodeSize>& sizes, std::vector<std::uint32_t>& localOf)
{
    return Reader(machine, graph, machine.scopes[scope], localOf).read(scope, sizes);
}

std::int32_t slotsOf(const asl::State& state)
{
    const auto* const choice = std::get_if<asl::Choice>(&state.kind);
    if (choice == nullptr)
        return 0;
    return static_cast<std::int32_t>(choice->rules.size()) + (state.fields.has("Default") ? 1 : 0);
}

} // namespace statelight::layout
