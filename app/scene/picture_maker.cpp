#include "app/scene/picture_maker.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/document/qt_text.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

using asl::StateIndex;
using asl::StateType;

constexpr double edgeMargin = 14;

QRectF toRect(const layout::Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

QPolygonF toPolygon(const std::vector<layout::Point>& points)
{
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(points.size()));
    for (const layout::Point& point : points)
        polygon.append(QPointF(point.x, point.y));
    return polygon;
}

theme::Type typeOf(StateType type)
{
    constexpr std::array types{theme::Type::Task, theme::Type::Pass, theme::Type::Choice, theme::Type::Wait,
        theme::Type::Succeed, theme::Type::Fail, theme::Type::Parallel, theme::Type::Map, theme::Type::Unknown};
    return types.at(static_cast<std::size_t>(type));
}

QString serviceIcon(std::string_view subtitle)
{
    constexpr std::array<std::pair<std::string_view, const char*>, 18> icons{{{"lambda", "lambda"}, {"sqs", "queue"},
        {"dynamodb", "database"}, {"rds", "database"}, {"redshift", "database"}, {"athena", "database"},
        {"s3", "bucket"}, {"http", "globe"}, {"api gateway", "globe"}, {"apigateway", "globe"}, {"sns", "topic"},
        {"events", "bus"}, {"eventbridge", "bus"}, {"bedrock", "spark"}, {"states", "workflow"},
        {"step functions", "workflow"}, {"activity", "activity"}, {"ecs", "cube"}}};
    for (const auto& [service, icon] : icons)
        if (subtitle.substr(0, service.size()) == service)
            return QString::fromLatin1(icon);
    return QStringLiteral("task");
}

QString iconOf(StateType type, const std::string& subtitle)
{
    constexpr std::array names{"task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "unknown"};
    return type == StateType::Task ? serviceIcon(subtitle)
                                   : QString::fromLatin1(names.at(static_cast<std::size_t>(type)));
}

NodeView::Chip toChip(const layout::NodeContent::Chip& chip)
{
    constexpr std::array icons{"retry", "catch", "timeout"};
    return {QString::fromLatin1(icons.at(static_cast<std::size_t>(chip.kind))), fromUtf8(chip.text)};
}

bool isContainerType(StateType type)
{
    return type == StateType::Parallel || type == StateType::Map;
}

NodeView makeNode(const document::Snapshot& snapshot, StateIndex index, const layout::NodePlace& place)
{
    const asl::State& state = snapshot.machine.states[index];
    const layout::NodeContent content = layout::contentOf(snapshot.machine, index);
    NodeView node;
    node.path = state.path;
    node.type = typeOf(state.type);
    node.name = fromUtf8(content.name);
    node.subtitle = fromUtf8(content.subtitle);
    node.icon = iconOf(state.type, content.subtitle);
    for (const layout::NodeContent::Chip& chip : content.chips)
        node.chips.push_back(toChip(chip));
    node.footer = fromUtf8(content.footer);
    if (content.languageBadge != 0)
        node.languageBadge = QChar::fromLatin1(content.languageBadge);
    node.rect = toRect(place.rect);
    for (const layout::Rect& branch : place.branches)
        node.branches.push_back(toRect(branch));
    node.depth = place.depth;
    node.owner = snapshot.machine.scopes[state.scope].owner;
    node.isOpen = place.isContainer;
    node.isFolded = !place.isContainer && isContainerType(state.type);
    node.assignsVariables = content.assignsVariables;
    node.cannotRun = state.type == StateType::Unknown;
    node.isReachable = index >= snapshot.graph.reachable.size() || snapshot.graph.reachable[index];
    return node;
}

// Owners stand before what they hold, so one pass finds everything under a folded container.
void hideFolded(std::vector<NodeView>& nodes)
{
    for (NodeView& node : nodes)
        if (node.owner)
            node.isHidden = nodes[*node.owner].isFolded || nodes[*node.owner].isHidden;
}

class ProblemCounter {
public:
    ProblemCounter(const document::Snapshot& snapshot, std::vector<NodeView>& nodes)
        : m_machine(snapshot.machine)
        , m_nodes(nodes)
    {
        for (StateIndex state = 0; state < m_machine.states.size(); ++state)
            m_byBegin.push_back(state);
        std::ranges::sort(m_byBegin, {}, [this](StateIndex state) { return beginOf(state); });
    }

    void count(const core::Diagnostic& diagnostic)
    {
        std::optional<StateIndex> state = innermostAt(diagnostic.range.begin);
        // What lies in a folded container is counted at the container.
        while (state && m_nodes[*state].isHidden)
            state = m_nodes[*state].owner;
        if (!state)
            return;
        if (diagnostic.severity == core::Severity::Error)
            ++m_nodes[*state].errors;
        else if (diagnostic.severity == core::Severity::Warning)
            ++m_nodes[*state].warnings;
    }

private:
    [[nodiscard]] std::uint32_t beginOf(StateIndex state) const { return m_machine.states[state].nameRange.begin; }

    [[nodiscard]] std::optional<StateIndex> innermostAt(std::uint32_t offset) const
    {
        const auto behind
            = std::ranges::upper_bound(m_byBegin, offset, {}, [this](StateIndex state) { return beginOf(state); });
        if (behind == m_byBegin.begin())
            return std::nullopt;
        std::optional<StateIndex> state = *std::prev(behind);
        while (state && offset >= m_machine.states[*state].range.end)
            state = m_nodes[*state].owner;
        return state;
    }

    const asl::StateMachine& m_machine;
    std::vector<NodeView>& m_nodes;
    std::vector<StateIndex> m_byBegin;
};

QString ruleNumber(const asl::Edge& edge)
{
    return edge.kind == asl::EdgeKind::Rule ? QString::number(edge.index + 1) : QString();
}

void finishBounds(EdgeView& edge)
{
    edge.bounds = edge.points.boundingRect().united(edge.label);
    edge.bounds.adjust(-edgeMargin, -edgeMargin, edgeMargin, edgeMargin);
}

EdgeView makeEdge(const document::Snapshot& snapshot, std::uint32_t index, const layout::EdgeRoute& route)
{
    const asl::Edge& edge = snapshot.graph.edges[index];
    EdgeView view;
    view.key = {snapshot.machine.states[edge.from].path, edge.kind, edge.index};
    view.graphIndex = index;
    view.from = edge.from;
    view.to = edge.to;
    view.points = toPolygon(route.points);
    if (route.label.width > 0) {
        view.label = toRect(route.label);
        view.number = ruleNumber(edge);
        view.text = fromUtf8(edge.label);
    }
    view.isDangling = route.dangling;
    view.hasSlash = route.defaultSlash;
    finishBounds(view);
    return view;
}

void addTerminal(ScenePicture& picture, const layout::Terminal& terminal, bool isStart)
{
    for (std::size_t at = 0; at < terminal.routes.size(); ++at) {
        EdgeView view;
        const StateIndex state = terminal.states[at];
        view.key.from = isStart ? asl::StatePath() : picture.nodes[state].path;
        (isStart ? view.to : view.from) = state;
        view.points = toPolygon(terminal.routes[at]);
        finishBounds(view);
        picture.edges.push_back(std::move(view));
    }
}

void addEdges(ScenePicture& picture, const layout::Layout& places)
{
    picture.edges.reserve(places.edges.size() + places.end.routes.size() + places.start.routes.size());
    for (std::uint32_t at = 0; at < places.edges.size(); ++at)
        picture.edges.push_back(makeEdge(*picture.snapshot, at, places.edges[at]));
    addTerminal(picture, places.start, true);
    addTerminal(picture, places.end, false);
}

} // namespace

void indexPicture(ScenePicture& picture)
{
    for (StateIndex at = 0; at < picture.nodes.size(); ++at) {
        const NodeView& node = picture.nodes[at];
        picture.byPath.emplace(node.path, at);
        if (!node.isHidden)
            picture.nodeIndex.add(at, node.rect.adjusted(-nodeMargin, -nodeMargin, nodeMargin, nodeMargin));
    }
    for (std::uint32_t at = 0; at < picture.edges.size(); ++at) {
        const EdgeView& edge = picture.edges[at];
        for (qsizetype point = 1; point < edge.points.size(); ++point) {
            const QRectF run = QRectF(edge.points[point - 1], edge.points[point]).normalized();
            picture.edgeIndex.add(at, run.adjusted(-edgeMargin, -edgeMargin, edgeMargin, edgeMargin));
        }
        if (!edge.label.isEmpty())
            picture.edgeIndex.add(at, edge.label.adjusted(-40, -4, 40, 4));
    }
}

ScenePicturePointer makePicture(const PictureRequest& request, layout::Engine& engine)
{
    auto picture = std::make_shared<ScenePicture>();
    picture->snapshot = request.snapshot;
    const document::Snapshot& now = *picture->snapshot;
    const layout::Layout places = engine.layout(now.machine, now.graph, request.folded);
    picture->nodes.reserve(now.machine.states.size());
    for (StateIndex at = 0; at < now.machine.states.size(); ++at)
        picture->nodes.push_back(makeNode(now, at, places.nodes[at]));
    hideFolded(picture->nodes);
    for (const asl::StatePath& state : request.broken)
        if (const auto at = now.machine.indexOf(state))
            picture->nodes[*at].isBroken = true;
    ProblemCounter problems(now, picture->nodes);
    for (const core::Diagnostic& diagnostic : now.diagnostics)
        problems.count(diagnostic);
    picture->start = toRect(places.start.rect);
    picture->end = toRect(places.end.rect);
    picture->bounds = toRect(places.bounds);
    addEdges(*picture, places);
    indexPicture(*picture);
    return picture;
}

} // namespace statelight::app
