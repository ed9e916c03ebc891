#include "svg_dump.h"

#include <algorithm>
#include <cstdint>

namespace statelight::tests {

namespace {

constexpr double margin = 24;

std::string number(double value)
{
    return std::to_string(static_cast<std::int64_t>(value * 10) / 10) + '.'
        + std::to_string(std::abs(static_cast<std::int64_t>(value * 10) % 10));
}

std::string escaped(const std::string& text)
{
    std::string result;
    for (const char letter : text) {
        if (letter == '<')
            result += "&lt;";
        else if (letter == '&')
            result += "&amp;";
        else
            result += letter;
    }
    return result;
}

class Drawing {
public:
    Drawing(const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture)
        : m_machine(machine)
        , m_graph(graph)
        , m_picture(picture)
    {}

    std::string draw()
    {
        const layout::Rect& bounds = m_picture.bounds;
        m_svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(bounds.width + 2 * margin)
            + "\" height=\"" + number(bounds.height + 2 * margin) + "\" viewBox=\"" + number(-margin) + ' '
            + number(-margin) + ' ' + number(bounds.width + 2 * margin) + ' ' + number(bounds.height + 2 * margin)
            + "\" font-family=\"Inter\"><rect x=\"-24\" y=\"-24\" width=\"1000000\" height=\"1000000\" "
              "fill=\"#F5F7FA\"/>\n";
        for (std::uint32_t depth = 0; drawDepth(depth); ++depth) {}
        for (std::size_t edge = 0; edge < m_graph.edges.size(); ++edge)
            drawEdge(edge);
        drawTerminal(m_picture.start, "#566172");
        drawTerminal(m_picture.end, "none");
        for (std::size_t edge = 0; edge < m_graph.edges.size(); ++edge)
            drawLabel(edge);
        return m_svg + "</svg>\n";
    }

private:
    void rect(const layout::Rect& box, const std::string& style)
    {
        m_svg += "<rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(box.width)
            + "\" height=\"" + number(box.height) + "\" " + style + "/>\n";
    }

    void text(double x, double y, const std::string& style, const std::string& words)
    {
        m_svg += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" " + style + ">" + escaped(words) + "</text>\n";
    }

    bool drawDepth(std::uint32_t depth)
    {
        bool found = false;
        for (std::uint32_t state = 0; state < m_machine.states.size(); ++state) {
            if (m_picture.nodes[state].depth != depth || m_picture.nodes[state].rect.width == 0)
                continue;
            drawNode(state);
            found = true;
        }
        return found;
    }

    void drawNode(std::uint32_t state)
    {
        const layout::NodePlace& node = m_picture.nodes[state];
        const auto content = layout::contentOf(m_machine, state);
        const auto type = m_machine.states[state].type;
        const bool isRound
            = type == asl::StateType::Wait || type == asl::StateType::Succeed || type == asl::StateType::Fail;
        const std::string radius = isRound ? number(node.rect.height / 2) : type == asl::StateType::Choice ? "0" : "8";
        rect(node.rect,
            "rx=\"" + radius + "\" fill=\"" + (node.isContainer ? "#EEF2F8" : "#FFFFFF")
                + "\" stroke=\"#7A8596\" stroke-width=\"1.5\"");
        for (const layout::Rect& branch : node.branches)
            rect(branch, "fill=\"none\" stroke=\"#D9DFE8\" stroke-dasharray=\"3 3\"");
        const double middle = node.isContainer || content.subtitle.empty() ? 23 : 22;
        const double y = node.rect.y + (node.rect.height == 40 ? 25 : middle);
        rect({node.rect.x + (isRound ? 16 : 12), y - 16, 24, 24}, "rx=\"6\" fill=\"#3D5A80\"");
        text(node.rect.x + (isRound ? 48 : 44), y, "font-size=\"14\" font-weight=\"600\" fill=\"#1B212C\"",
            content.name);
        if (!node.isContainer)
            text(node.rect.x + (isRound ? 48 : 44), y + 18, "font-size=\"12\" fill=\"#465063\"", content.subtitle);
        if (!content.footer.empty() && node.isContainer)
            text(node.rect.x + 12, node.rect.bottom() - 10, "font-size=\"11\" fill=\"#5C6778\"", content.footer);
        double x = node.rect.x + 44;
        for (const auto& chip : content.chips) {
            if (node.isContainer)
                break;
            text(x, node.rect.bottom() - 14, "font-size=\"11\" fill=\"#465063\"", "[" + chip.text + "]");
            x += 36;
        }
    }

    void line(const std::vector<layout::Point>& points, const std::string& style)
    {
        if (points.empty())
            return;
        m_svg += "<polyline fill=\"none\" points=\"";
        for (const layout::Point& point : points)
            m_svg += number(point.x) + ',' + number(point.y) + ' ';
        m_svg += "\" " + style + "/>\n";
        const layout::Point& tip = points.back();
        m_svg += "<path d=\"M" + number(tip.x) + ' ' + number(tip.y) + " l-4 -7 h8 z\" fill=\"#566172\"/>\n";
    }

    void drawEdge(std::size_t edge)
    {
        const bool isCatch = m_graph.edges[edge].kind == asl::EdgeKind::Catch;
        const auto& route = m_picture.edges[edge];
        line(route.points,
            isCatch ? "stroke=\"#B4751A\" stroke-width=\"1.5\" stroke-dasharray=\"6 4\""
                    : "stroke=\"#566172\" stroke-width=\"1.5\"");
        if (route.dangling && !route.points.empty())
            rect({route.points.back().x - 10, route.points.back().y, 20, 20},
                "rx=\"10\" fill=\"none\" stroke=\"#B3140C\"");
    }

    void drawLabel(std::size_t edge)
    {
        const layout::Rect& label = m_picture.edges[edge].label;
        if (label.width == 0)
            return;
        const auto& drawn = m_graph.edges[edge];
        rect(label, "rx=\"4\" fill=\"#FFFFFF\" stroke=\"#D9DFE8\"");
        std::string words = drawn.label;
        if (drawn.kind == asl::EdgeKind::Rule)
            words = std::to_string(drawn.index + 1) + "  " + words;
        text(label.x + 6, label.y + 14, "font-size=\"12\" fill=\"#465063\"", words);
    }

    void drawTerminal(const layout::Terminal& terminal, const std::string& fill)
    {
        if (terminal.rect.width == 0)
            return;
        rect(terminal.rect, "rx=\"10\" stroke=\"#566172\" stroke-width=\"1.5\" fill=\"" + fill + "\"");
        for (const auto& route : terminal.routes)
            line(route, "stroke=\"#566172\" stroke-width=\"1.5\"");
    }

    const asl::StateMachine& m_machine;
    const asl::Graph& m_graph;
    const layout::Layout& m_picture;
    std::string m_svg;
};

} // namespace

std::string svgOf(const asl::StateMachine& machine, const asl::Graph& graph, const layout::Layout& picture)
{
    return Drawing(machine, graph, picture).draw();
}

} // namespace statelight::tests
