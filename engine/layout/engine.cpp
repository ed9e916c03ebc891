#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "layout/layout.h"
#include "layout/measures.h"
#include "layout/node_size.h"
#include "layout/piece_placer.h"
#include "layout/scope_layout.h"
#include "layout/scope_reader.h"

namespace statelight::layout {

namespace {

using PicturePointer = std::shared_ptr<const ScopePicture>;

/// Pictures of equal scopes are made once. What one whole layout didn't ask for is forgotten.
class ScopeCache {
public:
    PicturePointer pictureOf(const ScopeProblem& problem, PiecePlacer& placer)
    {
        std::string key = keyOf(problem);
        if (const auto found = m_used.find(key); found != m_used.end())
            return found->second;
        if (auto former = m_former.extract(key))
            return m_used.insert(std::move(former)).position->second;
        auto picture = std::make_shared<const ScopePicture>(layOutScope(problem, placer));
        return m_used.emplace(std::move(key), std::move(picture)).first->second;
    }

    void forgetUnused() { m_former = std::exchange(m_used, {}); }

private:
    std::unordered_map<std::string, PicturePointer> m_used;
    std::unordered_map<std::string, PicturePointer> m_former;
};

/// One layout of a whole machine, scope by scope, inner first.
class Pass {
public:
    Pass(const asl::StateMachine& machine, const asl::Graph& graph, const std::vector<asl::StatePath>& folded)
        : m_machine(machine)
        , m_graph(graph)
        , m_isShown(machine.scopes.size(), false)
        , m_isOpen(machine.states.size(), false)
        , m_sizes(machine.states.size())
        , m_localOf(machine.states.size(), 0)
        , m_readings(machine.scopes.size())
        , m_pictures(machine.scopes.size())
        , m_origins(machine.scopes.size())
    {
        m_layout.nodes.resize(machine.states.size());
        m_layout.edges.resize(graph.edges.size());
        openScopes(folded);
    }

    Layout run(ScopeCache& scopes, PiecePlacer& pieces)
    {
        for (std::size_t scope = m_machine.scopes.size(); scope-- > 0;) {
            if (m_isShown[scope])
                layOut(static_cast<asl::ScopeIndex>(scope), scopes, pieces);
        }
        for (asl::ScopeIndex scope = 0; scope < m_machine.scopes.size(); ++scope) {
            if (m_isShown[scope])
                place(scope);
        }
        const ScopePicture* const whole = m_pictures.empty() ? nullptr : m_pictures.front().get();
        m_layout.bounds = whole == nullptr ? Rect{0, 0, measures::usualWidth, measures::twoRowHeight}
                                           : Rect{0, 0, whole->width, whole->height};
        return std::move(m_layout);
    }

private:
    static bool holdsScopes(const asl::State& state)
    {
        return state.type == asl::StateType::Parallel || state.type == asl::StateType::Map;
    }

    void openScopes(const std::vector<asl::StatePath>& folded)
    {
        const std::unordered_set<asl::StatePath> closed(folded.begin(), folded.end());
        for (std::size_t scope = 0; scope < m_machine.scopes.size(); ++scope) {
            const auto owner = m_machine.scopes[scope].owner;
            m_isShown[scope] = !owner || m_isOpen[*owner];
            if (!m_isShown[scope])
                continue;
            for (const asl::StateIndex state : m_machine.scopes[scope].states)
                m_isOpen[state] = holdsScopes(m_machine.states[state])
                    && (closed.empty() || !closed.contains(m_machine.states[state].path));
        }
    }

    [[nodiscard]] std::vector<asl::ScopeIndex> scopesIn(const asl::State& state) const
    {
        if (const auto* const parallel = std::get_if<asl::Parallel>(&state.kind))
            return parallel->branches;
        const auto* const map = std::get_if<asl::Map>(&state.kind);
        return map != nullptr && map->processor ? std::vector{*map->processor} : std::vector<asl::ScopeIndex>{};
    }

    void layOut(asl::ScopeIndex scope, ScopeCache& scopes, PiecePlacer& pieces)
    {
        const auto& states = m_machine.scopes[scope].states;
        if (states.empty())
            return;
        for (const asl::StateIndex state : states)
            m_sizes[state] = sizeOf(state);
        m_readings[scope] = readScope(m_machine, m_graph, scope, m_sizes, m_localOf);
        m_pictures[scope] = scopes.pictureOf(m_readings[scope].problem, pieces);
    }

    [[nodiscard]] NodeSize sizeOf(asl::StateIndex index) const
    {
        const asl::State& state = m_machine.states[index];
        const NodeContent content = contentOf(m_machine, index, holdsScopes(state) && !m_isOpen[index]);
        if (!m_isOpen[index])
            return nodeSize(content, state.type, slotsOf(state));
        NodeSize size;
        size.width = std::max(headerWidth(content), contentWidth(state) + 2 * measures::bodySidePadding);
        size.height = measures::headerHeight + contentHeight(state) + 2 * measures::bodyPadding + footerOf(state);
        return size;
    }

    static std::int32_t footerOf(const asl::State& state)
    {
        return state.type == asl::StateType::Map ? measures::footerHeight : 0;
    }

    /// Of a scope, or of the slot that stands for an empty one.
    [[nodiscard]] NodeSize sizeOfScope(asl::ScopeIndex scope) const
    {
        const PicturePointer& picture = m_pictures[scope];
        if (picture == nullptr)
            return {measures::usualWidth, measures::twoRowHeight};
        return {static_cast<std::int32_t>(picture->width + 1) / 2 * 2, static_cast<std::int32_t>(picture->height)};
    }

    [[nodiscard]] std::int32_t contentWidth(const asl::State& state) const
    {
        const auto scopes = scopesIn(state);
        if (scopes.empty())
            return measures::usualWidth;
        auto width = static_cast<std::int32_t>(scopes.size() - 1) * measures::branchGap;
        for (const asl::ScopeIndex scope : scopes)
            width += sizeOfScope(scope).width;
        return width;
    }

    [[nodiscard]] std::int32_t contentHeight(const asl::State& state) const
    {
        std::int32_t height = measures::twoRowHeight;
        for (const asl::ScopeIndex scope : scopesIn(state))
            height = std::max(height, sizeOfScope(scope).height);
        return height;
    }

    void place(asl::ScopeIndex scope)
    {
        const auto& states = m_machine.scopes[scope].states;
        if (states.empty())
            return;
        const ScopePicture& picture = *m_pictures[scope];
        const auto owner = m_machine.scopes[scope].owner;
        for (const asl::StateIndex state : states) {
            NodePlace& node = m_layout.nodes[state];
            node.rect = rectAt(scope, m_localOf[state]);
            node.depth = owner ? m_layout.nodes[*owner].depth + 1 : 0;
            if (m_isOpen[state])
                placeBodies(state);
        }
        const ScopeReading& reading = m_readings[scope];
        for (std::uint32_t link = 0; link < reading.problem.links.size(); ++link)
            placeLink(scope, picture, link);
        if (reading.hasEnds) {
            m_layout.start.rect = rectAt(scope, 0);
            if (reading.endsSomewhere)
                m_layout.end.rect = rectAt(scope, 1);
        }
    }

    [[nodiscard]] Rect rectAt(asl::ScopeIndex scope, std::uint32_t item) const
    {
        const Item& box = m_readings[scope].problem.items[item];
        const Point place = m_pictures[scope]->places[item];
        return {m_origins[scope].x + place.x, m_origins[scope].y + place.y, static_cast<double>(box.width),
            static_cast<double>(box.height)};
    }

    void placeBodies(asl::StateIndex index)
    {
        const asl::State& state = m_machine.states[index];
        NodePlace& node = m_layout.nodes[index];
        node.isContainer = true;
        const double top = node.rect.y + measures::headerHeight;
        const double bottom = node.rect.bottom() - footerOf(state);
        const auto scopes = scopesIn(state);
        double x = node.rect.x + (node.rect.width - contentWidth(state)) / 2;
        double left = node.rect.x;
        for (std::size_t at = 0; at < scopes.size(); ++at) {
            const double width = sizeOfScope(scopes[at]).width;
            m_origins[scopes[at]] = {x, top + measures::bodyPadding};
            x += width;
            const double right = at + 1 == scopes.size() ? node.rect.right() : x + measures::branchGap / 2.0;
            node.branches.push_back({left, top, right - left, bottom - top});
            left = right;
            x += measures::branchGap;
        }
    }

    void placeLink(asl::ScopeIndex scope, const ScopePicture& picture, std::uint32_t link)
    {
        const ScopeReading& reading = m_readings[scope];
        std::vector<Point> points(
            picture.points.begin() + picture.firstPoint[link], picture.points.begin() + picture.firstPoint[link + 1]);
        const Point origin = m_origins[scope];
        for (Point& point : points)
            point = {point.x + origin.x, point.y + origin.y};
        if (reading.edges[link] == ScopeReading::noEdge) {
            placeTerminalLink(scope, link, std::move(points));
            return;
        }
        const asl::Edge& edge = m_graph.edges[reading.edges[link]];
        EdgeRoute& route = m_layout.edges[reading.edges[link]];
        route.points = std::move(points);
        route.dangling = !edge.to;
        route.defaultSlash = edge.kind == asl::EdgeKind::Default;
        route.label = picture.labels[link];
        if (route.label.width > 0) {
            route.label.x += origin.x;
            route.label.y += origin.y;
        }
    }

    void placeTerminalLink(asl::ScopeIndex scope, std::uint32_t link, std::vector<Point> points)
    {
        const Link& drawn = m_readings[scope].problem.links[link];
        const bool isEnd = drawn.kind == Link::Kind::ToEnd;
        if (!isEnd && !m_graph.starts[scope])
            return;
        Terminal& terminal = isEnd ? m_layout.end : m_layout.start;
        const std::uint32_t firstState = m_readings[scope].problem.statesBegin;
        terminal.routes.push_back(std::move(points));
        terminal.states.push_back(m_machine.scopes[scope].states[(isEnd ? drawn.from : drawn.to) - firstState]);
    }

    const asl::StateMachine& m_machine;
    const asl::Graph& m_graph;
    Layout m_layout;
    std::vector<bool> m_isShown; ///< by scope
    std::vector<bool> m_isOpen; ///< by state: a container drawn open
    std::vector<NodeSize> m_sizes; ///< by state
    std::vector<std::uint32_t> m_localOf; ///< by state: its item in its scope
    std::vector<ScopeReading> m_readings; ///< by scope
    std::vector<PicturePointer> m_pictures; ///< by scope; null where it has no states
    std::vector<Point> m_origins; ///< by scope
};

} // namespace

struct Engine::Private {
    PiecePlacer pieces;
    ScopeCache scopes;
};

Engine::Engine()
    : m(std::make_unique<Private>())
{}

Engine::~Engine() = default;

Layout Engine::layout(
    const asl::StateMachine& machine, const asl::Graph& graph, const std::vector<asl::StatePath>& folded)
{
    m->pieces.forgetUnused();
    m->scopes.forgetUnused();
    return Pass(machine, graph, folded).run(m->scopes, m->pieces);
}

} // namespace statelight::layout
