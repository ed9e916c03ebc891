#include "asl/lint/cycles.h"

#include <algorithm>

namespace statelight::asl::lint {

namespace {

/// Tarjan's strongly connected components, with a stack of its own.
class Components {
public:
    Components(const StateMachine& machine, const Graph& graph)
        : m_graph(graph)
        , m_order(machine.states.size(), unseen)
        , m_low(machine.states.size(), 0)
        , m_isOpen(machine.states.size(), false)
    {}

    std::vector<std::vector<StateIndex>> cycles()
    {
        for (StateIndex state = 0; state < m_order.size(); ++state) {
            if (m_order[state] == unseen)
                walkFrom(state);
        }
        return std::move(m_cycles);
    }

private:
    static constexpr std::uint32_t unseen = 0xffffffff;

    struct Step {
        StateIndex state;
        std::uint32_t edge;
    };

    void enter(StateIndex state)
    {
        m_order[state] = m_low[state] = m_count++;
        m_isOpen[state] = true;
        m_open.push_back(state);
        m_way.push_back({state, m_graph.firstEdge[state]});
    }

    void walkFrom(StateIndex start)
    {
        enter(start);
        while (!m_way.empty()) {
            Step& step = m_way.back();
            if (step.edge == m_graph.firstEdge[step.state + 1]) {
                leave(step.state);
                continue;
            }
            const auto to = m_graph.edges[step.edge++].to;
            const StateIndex from = step.state;
            if (!to)
                continue;
            if (m_order[*to] == unseen)
                enter(*to);
            else if (m_isOpen[*to])
                m_low[from] = std::min(m_low[from], m_order[*to]);
        }
    }

    void leave(StateIndex state)
    {
        m_way.pop_back();
        if (!m_way.empty())
            m_low[m_way.back().state] = std::min(m_low[m_way.back().state], m_low[state]);
        if (m_low[state] != m_order[state])
            return;
        std::vector<StateIndex> component;
        do {
            component.push_back(m_open.back());
            m_isOpen[m_open.back()] = false;
            m_open.pop_back();
        } while (component.back() != state);
        if (component.size() == 1 && !leadsToItself(state))
            return;
        std::ranges::sort(component);
        m_cycles.push_back(std::move(component));
    }

    [[nodiscard]] bool leadsToItself(StateIndex state) const
    {
        for (std::uint32_t at = m_graph.firstEdge[state]; at < m_graph.firstEdge[state + 1]; ++at) {
            if (m_graph.edges[at].to == state)
                return true;
        }
        return false;
    }

    const Graph& m_graph;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_low;
    std::vector<bool> m_isOpen;
    std::vector<StateIndex> m_open;
    std::vector<Step> m_way;
    std::uint32_t m_count = 0;
    std::vector<std::vector<StateIndex>> m_cycles;
};

} // namespace

std::vector<std::vector<StateIndex>> cyclesOf(const StateMachine& machine, const Graph& graph)
{
    return Components(machine, graph).cycles();
}

} // namespace statelight::asl::lint
