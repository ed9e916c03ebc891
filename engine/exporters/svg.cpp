#include "exporters/svg.h"

#include "exporters/svg_canvas.h"
#include "exporters/svg_edges.h"
#include "exporters/svg_nodes.h"

namespace statelight::exporters {

namespace {

constexpr double margin = 24;

class Drawing {
public:
    Drawing(const document::Snapshot& snapshot, const layout::Layout& picture, const theme::Palette& palette)
        : m_snapshot(snapshot)
        , m_picture(picture)
        , m_canvas(palette)
    {}

    std::string draw()
    {
        m_canvas.add(head());
        const layout::Rect& bounds = m_picture.bounds;
        m_canvas.rect({bounds.x - margin, bounds.y - margin, bounds.width + 2 * margin, bounds.height + 2 * margin}, 0,
            fill(m_canvas.palette().canvas));
        forEachNode([&](asl::StateIndex state, const layout::NodePlace& place) {
            if (place.isContainer)
                drawContainer(m_canvas, m_snapshot, state, place);
        });
        drawEdges();
        drawTerminals();
        forEachNode([&](asl::StateIndex state, const layout::NodePlace& place) {
            drawNode(m_canvas, m_snapshot, state, place);
        });
        m_canvas.add("</svg>\n");
        return m_canvas.take();
    }

private:
    [[nodiscard]] std::string head() const
    {
        const layout::Rect& bounds = m_picture.bounds;
        const std::string width = number(bounds.width + 2 * margin);
        const std::string height = number(bounds.height + 2 * margin);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\""
            + number(bounds.x - margin) + " " + number(bounds.y - margin) + " " + width + " " + height
            + "\" font-family=\"" + std::string(theme::font::node.family) + ", system-ui, sans-serif\" role=\"img\">\n";
    }

    template <class Visit>
    void forEachNode(Visit visit)
    {
        for (asl::StateIndex state = 0; state < m_picture.nodes.size(); ++state)
            if (m_picture.nodes[state].rect.width > 0)
                visit(state, m_picture.nodes[state]);
    }

    void drawEdges()
    {
        const auto& edges = m_snapshot.graph.edges;
        for (std::size_t edge = 0; edge < m_picture.edges.size(); ++edge) {
            std::vector<const std::vector<layout::Point>*> others;
            for (std::size_t other = 0; other < edge; ++other)
                if (edges[other].to != edges[edge].to && m_picture.edges[other].points.size() > 1)
                    others.push_back(&m_picture.edges[other].points);
            drawEdge(m_canvas, edges[edge], m_picture.edges[edge], hopsOver(m_picture.edges[edge].points, others));
        }
        for (const auto* const terminal : {&m_picture.start, &m_picture.end})
            for (const auto& route : terminal->routes)
                drawTerminalRoute(m_canvas, route);
        for (std::size_t edge = 0; edge < m_picture.edges.size(); ++edge)
            drawEdgeLabel(m_canvas, edges[edge], m_picture.edges[edge]);
    }

    void drawTerminals()
    {
        const theme::Palette& palette = m_canvas.palette();
        const layout::Rect& start = m_picture.start.rect;
        if (start.width > 0) {
            m_canvas.circle(start.x + start.width / 2, start.y + start.height / 2, start.width / 2, fill(palette.edge));
            m_canvas.icon("running", {start.x + 3, start.y + 3, start.width - 6, start.height - 6}, palette.canvas);
        }
        const layout::Rect& end = m_picture.end.rect;
        if (end.width > 0) {
            const double x = end.x + end.width / 2;
            const double y = end.y + end.height / 2;
            m_canvas.circle(x, y, end.width / 2 - 1, fill(palette.canvas));
            m_canvas.circle(x, y, end.width / 2 - 1, stroke(palette.edge, 2));
            m_canvas.circle(x, y, 4, fill(palette.edge));
        }
    }

    const document::Snapshot& m_snapshot;
    const layout::Layout& m_picture;
    SvgCanvas m_canvas;
};

} // namespace

std::string svg(const document::Snapshot& snapshot, const layout::Layout& picture, Shade shade)
{
    return Drawing(snapshot, picture, shade == Shade::Light ? theme::light : theme::dark).draw();
}

} // namespace statelight::exporters
