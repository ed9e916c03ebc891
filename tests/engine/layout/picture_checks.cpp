#include "picture_checks.h"

#include <algorithm>
#include <cmath>

namespace statelight::tests {

namespace {

using layout::Point;
using layout::Rect;

constexpr double tolerance = 3; // columns that differ by less are drawn as one
constexpr double sidePadding = 24;
constexpr double bodyPadding = 20;

bool overlap(const Rect& a, const Rect& b)
{
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect shrunk(const Rect& rect)
{
    return {rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2};
}

Rect between(const Point& a, const Point& b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

bool crosses(const Point& a, const Point& b, const Rect& box)
{
    const Rect run = between(a, b);
    return run.x < box.right() && box.x < run.right() + (run.width == 0 ? 1e-9 : 0) && run.y < box.bottom()
        && box.y < run.bottom() + (run.height == 0 ? 1e-9 : 0);
}

class Checker {
public:
    Checker(const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture)
        : m_machine(machine)
        , m_graph(graph)
        , m_picture(picture)
    {}

    std::vector<std::string> run()
    {
        for (asl::ScopeIndex scope = 0; scope < m_machine.scopes.size(); ++scope) {
            checkNodes(scope);
            checkInside(scope);
            checkLabels(scope);
        }
        for (std::uint32_t edge = 0; edge < m_graph.edges.size(); ++edge)
            checkRoute(edge);
        return std::move(m_faults);
    }

private:
    const Rect& rectOf(asl::StateIndex state) const { return m_picture.nodes[state].rect; }
    const std::string& nameOf(asl::StateIndex state) const { return m_machine.states[state].name; }

    void fault(const std::string& what, const std::string& where) { m_faults.push_back(what + ": " + where); }

    std::vector<asl::StateIndex> sortedStates(asl::ScopeIndex scope) const
    {
        auto states = m_machine.scopes[scope].states;
        std::erase_if(states, [this](asl::StateIndex state) { return rectOf(state).width == 0; });
        std::ranges::sort(states, {}, [this](asl::StateIndex state) { return rectOf(state).y; });
        return states;
    }

    void checkNodes(asl::ScopeIndex scope)
    {
        const auto states = sortedStates(scope);
        for (std::size_t a = 0; a < states.size(); ++a) {
            for (std::size_t b = a + 1; b < states.size() && rectOf(states[b]).y < rectOf(states[a]).bottom(); ++b) {
                if (overlap(rectOf(states[a]), rectOf(states[b])))
                    fault("states overlap", nameOf(states[a]) + " and " + nameOf(states[b]));
            }
        }
    }

    void checkInside(asl::ScopeIndex scope)
    {
        const auto owner = m_machine.scopes[scope].owner;
        for (const asl::StateIndex state : m_machine.scopes[scope].states) {
            const Rect& rect = rectOf(state);
            if (rect.width == 0)
                continue;
            const Rect box = owner ? rectOf(*owner) : m_picture.bounds;
            const double side = owner ? sidePadding : 0;
            const double ends = owner ? bodyPadding : 0;
            if (rect.x < box.x + side || rect.right() > box.right() - side || rect.y < box.y + ends
                || rect.bottom() > box.bottom() - ends)
                fault("state outside its container", nameOf(state));
            if (owner && std::ranges::none_of(m_picture.nodes[*owner].branches, [&](const Rect& branch) {
                    return branch.x <= rect.x && rect.right() <= branch.right() && branch.y <= rect.y
                        && rect.bottom() <= branch.bottom();
                }))
                fault("state outside its branch", nameOf(state));
        }
    }

    void checkLabels(asl::ScopeIndex scope)
    {
        std::vector<std::uint32_t> labelled;
        for (const asl::StateIndex state : m_machine.scopes[scope].states) {
            for (std::uint32_t edge = m_graph.firstEdge[state]; edge < m_graph.firstEdge[state + 1]; ++edge) {
                if (m_picture.edges[edge].label.width > 0)
                    labelled.push_back(edge);
            }
        }
        std::ranges::sort(labelled, {}, [this](std::uint32_t edge) { return m_picture.edges[edge].label.y; });
        for (std::size_t a = 0; a < labelled.size(); ++a) {
            const Rect& label = m_picture.edges[labelled[a]].label;
            for (std::size_t b = a + 1; b < labelled.size(); ++b) {
                const Rect& other = m_picture.edges[labelled[b]].label;
                if (other.y >= label.bottom())
                    break;
                if (overlap(label, other))
                    fault("labels overlap",
                        m_graph.edges[labelled[a]].label + " and " + m_graph.edges[labelled[b]].label);
            }
        }
        const auto states = sortedStates(scope);
        for (const std::uint32_t edge : labelled) {
            for (const asl::StateIndex state : states) {
                if (overlap(m_picture.edges[edge].label, rectOf(state)))
                    fault("label on a state", m_graph.edges[edge].label + " on " + nameOf(state));
            }
        }
    }

    void checkRoute(std::uint32_t index)
    {
        const asl::Edge& edge = m_graph.edges[index];
        const auto& points = m_picture.edges[index].points;
        if (rectOf(edge.from).width == 0)
            return;
        const std::string where = nameOf(edge.from) + " to " + edge.target;
        if (points.size() < 2) {
            fault("no route", where);
            return;
        }
        checkStart(edge, points.front(), where);
        if (edge.to
            && (std::abs(points.back().y - rectOf(*edge.to).y) > 0.5
                || std::abs(points.back().x - rectOf(*edge.to).x - rectOf(*edge.to).width / 2) > tolerance))
            fault("route doesn't end at the top of its target", where);
        for (std::size_t at = 0; at + 1 < points.size(); ++at) {
            if (points[at].x != points[at + 1].x && points[at].y != points[at + 1].y)
                fault("slanted route", where);
        }
        checkCrossings(edge, points, where);
    }

    void checkStart(const asl::Edge& edge, const Point& start, const std::string& where)
    {
        const Rect& from = rectOf(edge.from);
        const bool atRight = start.x == from.right() && start.y >= from.y && start.y <= from.bottom();
        const bool atBottom = start.y == from.bottom() && start.x > from.x && start.x < from.right();
        if (edge.kind == asl::EdgeKind::Catch ? !atRight : !atBottom)
            fault("route doesn't start at its source", where);
    }

    void checkCrossings(const asl::Edge& edge, const std::vector<Point>& points, const std::string& where)
    {
        for (const asl::StateIndex state : m_machine.scopes[m_machine.states[edge.from].scope].states) {
            const Rect inside = shrunk(rectOf(state));
            for (std::size_t at = 0; at + 1 < points.size(); ++at) {
                if (crosses(points[at], points[at + 1], inside)) {
                    fault("route crosses a state", where + " through " + nameOf(state));
                    break;
                }
            }
        }
    }

    const asl::StateMachine& m_machine;
    const asl::Graph& m_graph;
    const layout::Layout& m_picture;
    std::vector<std::string> m_faults;
};

} // namespace

std::vector<std::string> faultsOf(
    const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture)
{
    return Checker(machine, graph, picture).run();
}

} // namespace statelight::tests
