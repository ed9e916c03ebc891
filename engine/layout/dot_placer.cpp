#include "layout/dot_placer.h"

#include <cmath>
#include <graphviz/gvc.h>

#include "layout/measures.h"

extern "C" {
// The plugin is linked in, so that no folder is searched for it.
extern gvplugin_library_t gvplugin_dot_layout_LTX_library; // NOLINT(readability-identifier-naming)
}

namespace statelight::layout {

namespace {

// Above this many elements dot's network simplex is cut short.
constexpr std::uint32_t patientLimit = 300;

// cgraph and gvc take char* for texts that they only read.
char* text(const char* constant)
{
    return const_cast<char*>(constant); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

int sayNothing(char* /*message*/)
{
    return 0;
}

// Lengths in inches without the locale and without the heap.
std::string inches(std::int32_t pixels)
{
    const std::int64_t tenThousandths = static_cast<std::int64_t>(pixels) * 10000 / 72;
    std::string fraction = std::to_string(tenThousandths % 10000);
    fraction.insert(0, 4 - fraction.size(), '0');
    return std::to_string(tenThousandths / 10000) + '.' + fraction;
}

struct Graph {
    Graph()
        : graph(agopen(text("piece"), Agdirected, nullptr))
    {}
    ~Graph() { agclose(graph); }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;

    Agraph_t* graph;
};

void setDefaults(Agraph_t* graph, bool hurried)
{
    agattr(graph, AGRAPH, text("splines"), text("none"));
    agattr(graph, AGRAPH, text("nodesep"), inches(measures::nodeGap).data());
    if (hurried) {
        agattr(graph, AGRAPH, text("nslimit"), text("1"));
        agattr(graph, AGRAPH, text("nslimit1"), text("1"));
    }
    agattr(graph, AGNODE, text("shape"), text("box"));
    agattr(graph, AGNODE, text("label"), text(""));
    agattr(graph, AGNODE, text("fixedsize"), text("true"));
    agattr(graph, AGNODE, text("height"), text("0.2"));
}

// dot keeps the order in which it meets nodes and edges where nothing speaks against it: so rule order from left to
// right.
struct Walk {
    explicit Walk(const PieceShape& shape)
        : edges(shape.size())
    {
        for (const PieceShape::Edge& edge : shape.edges)
            edges[edge.from].push_back(edge);
        std::vector<bool> isMet(shape.size(), false);
        nodes.push_back(0);
        isMet[0] = true;
        for (std::size_t at = 0; at < nodes.size(); ++at) {
            for (const PieceShape::Edge& edge : edges[nodes[at]]) {
                if (!isMet[edge.to])
                    nodes.push_back(edge.to);
                isMet[edge.to] = true;
            }
        }
    }

    std::vector<std::uint32_t> nodes; ///< breadth first
    std::vector<std::vector<PieceShape::Edge>> edges; ///< by node
};

std::vector<Agnode_t*> addNodes(Agraph_t* graph, const PieceShape& shape, const Walk& walk)
{
    Agsym_t* const width = agattr(graph, AGNODE, text("width"), text("1"));
    std::vector<Agnode_t*> nodes(shape.size());
    for (const std::uint32_t element : walk.nodes) {
        nodes[element] = agnode(graph, std::to_string(element).data(), 1);
        agxset(nodes[element], width, inches(shape.widths[element]).data());
    }
    return nodes;
}

void addEdges(Agraph_t* graph, const Walk& walk, const std::vector<Agnode_t*>& nodes)
{
    Agsym_t* const weight = agattr(graph, AGEDGE, text("weight"), text("1"));
    for (const std::uint32_t element : walk.nodes) {
        for (const PieceShape::Edge& edge : walk.edges[element]) {
            Agedge_t* const added = agedge(graph, nodes[edge.from], nodes[edge.to], nullptr, 1);
            if (edge.weight != 1)
                agxset(added, weight, std::to_string(edge.weight).data());
        }
    }
}

} // namespace

struct DotPlacer::Private {
    Private()
    {
        lt_symlist_t plugins[]
            = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
        agseterrf(sayNothing);
        context = gvContextPlugins(plugins, 0);
    }
    ~Private() { gvFreeContext(context); }
    Private(const Private&) = delete;
    Private& operator=(const Private&) = delete;

    GVC_t* context = nullptr;
};

DotPlacer::DotPlacer()
    : m(std::make_unique<Private>())
{}

DotPlacer::~DotPlacer() = default;

std::optional<Columns> DotPlacer::place(const PieceShape& shape) const
{
    const Graph piece;
    setDefaults(piece.graph, shape.size() > patientLimit);
    const Walk walk(shape);
    const auto nodes = addNodes(piece.graph, shape, walk);
    addEdges(piece.graph, walk, nodes);
    if (gvLayout(m->context, piece.graph, "dot") != 0)
        return std::nullopt;
    Columns columns(shape.size());
    for (std::uint32_t element = 0; element < shape.size(); ++element)
        columns[element] = static_cast<std::int32_t>(std::lround(ND_coord(nodes[element]).x));
    gvFreeLayout(m->context, piece.graph);
    return columns;
}

} // namespace statelight::layout
