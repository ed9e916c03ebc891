#include "exporters/svg_nodes.h"

#include <algorithm>
#include <array>

namespace statelight::exporters {

namespace {

using asl::StateType;
using layout::Rect;
namespace size = theme::size;

theme::Type typeOf(StateType type)
{
    constexpr std::array types{theme::Type::Task, theme::Type::Pass, theme::Type::Choice, theme::Type::Wait,
        theme::Type::Succeed, theme::Type::Fail, theme::Type::Parallel, theme::Type::Map, theme::Type::Unknown};
    return types.at(static_cast<std::size_t>(type));
}

std::string_view iconOf(StateType type, std::string_view subtitle)
{
    constexpr std::array<std::string_view, 9> names{
        "task", "pass", "choice", "wait", "succeed", "fail", "parallel", "map", "unknown"};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 18> services{{{"lambda", "lambda"},
        {"sqs", "queue"}, {"dynamodb", "database"}, {"rds", "database"}, {"redshift", "database"},
        {"athena", "database"}, {"s3", "bucket"}, {"http", "globe"}, {"api gateway", "globe"}, {"apigateway", "globe"},
        {"sns", "topic"}, {"events", "bus"}, {"eventbridge", "bus"}, {"bedrock", "spark"}, {"states", "workflow"},
        {"step functions", "workflow"}, {"activity", "activity"}, {"ecs", "cube"}}};
    if (type == StateType::Task)
        for (const auto& [service, icon] : services)
            if (subtitle.starts_with(service))
                return icon;
    return names.at(static_cast<std::size_t>(type));
}

bool isRound(StateType type)
{
    return type == StateType::Wait || type == StateType::Succeed || type == StateType::Fail;
}

std::string silhouette(StateType type, const Rect& rect)
{
    if (type != StateType::Choice)
        return roundedRect(rect, isRound(type) ? rect.height / 2 : size::radiusNode);
    const double middle = rect.y + rect.height / 2;
    const auto point = [](double x, double y) { return number(x) + " " + number(y); };
    return "M" + point(rect.x + size::choiceChamfer, rect.y) + "L" + point(rect.right() - size::choiceChamfer, rect.y)
        + "L" + point(rect.right(), middle) + "L" + point(rect.right() - size::choiceChamfer, rect.bottom()) + "L"
        + point(rect.x + size::choiceChamfer, rect.bottom()) + "L" + point(rect.x, middle) + "z";
}

double padding(StateType type)
{
    if (type == StateType::Choice)
        return size::nodePaddingChoice;
    return isRound(type) ? size::nodePaddingRound : size::nodePadding;
}

/// One node with what it shows.
class NodeDrawing {
public:
    NodeDrawing(SvgCanvas& canvas, const asl::State& state, layout::NodeContent content, const layout::NodePlace& place)
        : m_canvas(canvas)
        , m_palette(canvas.palette())
        , m_state(state)
        , m_content(std::move(content))
        , m_place(place)
    {}

    void drawContainer()
    {
        const Rect& rect = m_place.rect;
        const std::string outline = roundedRect(rect, size::radiusDialog);
        m_canvas.path(outline, fill(m_place.depth % 2 == 0 ? m_palette.container1 : m_palette.container2));
        const double bottom = rect.y + size::containerHeader;
        const std::string r = number(size::radiusDialog);
        m_canvas.path("M" + number(rect.x) + " " + number(bottom) + "V" + number(rect.y + size::radiusDialog) + "a" + r
                + " " + r + " 0 0 1 " + r + " -" + r + "H" + number(rect.right() - size::radiusDialog) + "a" + r + " "
                + r + " 0 0 1 " + r + " " + r + "V" + number(bottom) + "z",
            fill(m_palette.surface));
        m_canvas.line(rect.x + 1, bottom - 0.5, rect.right() - 1, bottom - 0.5, stroke(m_palette.divider, 1));
        for (std::size_t at = 1; at < m_place.branches.size(); ++at) {
            const double x = (m_place.branches[at - 1].right() + m_place.branches[at].x) / 2;
            m_canvas.line(
                x, bottom + 12, x, rect.bottom() - 12, stroke(m_palette.divider, 1) + " stroke-dasharray=\"4 4\"");
        }
        if (m_state.type == StateType::Map)
            m_canvas.text({rect.x + 14, rect.bottom() - size::mapFooter, rect.width - 28, size::mapFooter},
                m_content.footer, theme::font::chip, m_palette.textMuted);
        m_canvas.path(outline, border());
        if (m_state.type == StateType::Map)
            drawStack(size::radiusNode);
    }

    void drawHeader()
    {
        const Rect& rect = m_place.rect;
        const double middle = rect.y + size::containerHeader / 2;
        drawTile(rect.x + 10, middle - 12);
        const double right = drawBadges(rect.right() - 12, middle);
        Rect text{rect.x + 44, rect.y, right - rect.x - 44, size::containerHeader};
        const double width
            = m_canvas.text(text, m_content.name, theme::font::node, m_palette.text, SvgCanvas::Elide::Middle);
        text.x += width + 10;
        text.width -= width + 10;
        if (m_state.type == StateType::Parallel && text.width > 0)
            m_canvas.text(text, m_content.subtitle, theme::font::secondary, m_palette.text2);
    }

    void drawNode()
    {
        const std::string outline = silhouette(m_state.type, m_place.rect);
        m_canvas.path(outline, fill(m_palette.surface));
        m_canvas.path(outline, border());
        if (m_state.type == StateType::Map)
            drawStack(0);
        if (m_state.type == StateType::Parallel)
            for (const double x : {m_place.rect.x + 5, m_place.rect.right() - 5})
                m_canvas.line(x, m_place.rect.y + 7, x, m_place.rect.bottom() - 7,
                    stroke(m_palette.nodeBorder, size::nodeBorderWidth));
        drawRows();
    }

private:
    [[nodiscard]] std::string border() const
    {
        if (m_state.type == StateType::Unknown)
            return stroke(m_palette.error, 2) + " stroke-dasharray=\"7 4\"";
        return stroke(m_palette.nodeBorder, size::nodeBorderWidth);
    }

    void drawTile(double x, double y)
    {
        m_canvas.rect({x, y, size::tile, size::tile}, size::radiusTile, fill(m_palette.tile(typeOf(m_state.type))));
        m_canvas.icon(iconOf(m_state.type, m_content.subtitle), {x + 4, y + 4, size::tile - 8, size::tile - 8},
            m_palette.tileText);
    }

    void drawStack(double radius)
    {
        for (const double step : {4.0, 8.0}) {
            const double inset = step * 1.25 + radius;
            const double y = m_place.rect.bottom() + step;
            m_canvas.line(m_place.rect.x + inset, y, m_place.rect.right() - inset, y,
                stroke(m_palette.nodeBorder, size::nodeBorderWidth) + " stroke-linecap=\"round\"");
        }
    }

    /// From the right end; gives where the text must end.
    double drawBadges(double right, double middle)
    {
        if (m_content.languageBadge != 0)
            right = drawLetters(std::string(1, m_content.languageBadge), right, middle);
        if (m_content.assignsVariables)
            right = drawLetters("x=", right, middle);
        return right;
    }

    double drawLetters(const std::string& letters, double right, double middle)
    {
        const double text = layout::textWidth(letters, theme::font::chip.size, false);
        const double width = std::max(size::badge, text + 7);
        const Rect box{right - width, middle - size::badge / 2, width, size::badge};
        m_canvas.rect({box.x + 0.6, box.y + 0.6, box.width - 1.2, box.height - 1.2}, 3, stroke(m_palette.text2, 1.2));
        m_canvas.text(
            {box.x + (width - text) / 2, box.y, text + 1, box.height}, letters, theme::font::chip, m_palette.text2);
        return box.x - size::badgeGap;
    }

    void drawRows()
    {
        const Rect& rect = m_place.rect;
        const double inner = padding(m_state.type);
        const bool hasRows = !m_content.subtitle.empty() || !m_content.chips.empty() || rect.height > 50;
        const double rowMiddle = hasRows ? rect.y + 19 : rect.y + rect.height / 2;
        const double left = rect.x + inner + size::tile + size::tileGap;
        const double right = rect.right() - inner;
        drawTile(rect.x + inner, hasRows && !m_content.chips.empty() ? rect.y + 16 : rect.y + rect.height / 2 - 12);
        const double nameEnd = drawBadges(right, rowMiddle);
        m_canvas.text({left, rowMiddle - 9, nameEnd - left, 18}, m_content.name, theme::font::node, m_palette.text,
            SvgCanvas::Elide::Middle);
        if (!hasRows)
            return;
        m_canvas.text(
            {left, rect.y + 30, right - left, 16}, m_content.subtitle, theme::font::secondary, m_palette.text2);
        drawChips(left, rect.y + 52);
    }

    void drawChips(double x, double y)
    {
        constexpr std::size_t most = 3;
        constexpr std::array<std::string_view, 3> icons{"retry", "catch", "timeout"};
        for (std::size_t at = 0; at < std::min(most, m_content.chips.size()); ++at) {
            const auto& chip = m_content.chips[at];
            x += drawChip(icons.at(static_cast<std::size_t>(chip.kind)), chip.text, x, y) + size::space4;
        }
        if (m_content.chips.size() > most)
            drawChip({}, "+" + std::to_string(m_content.chips.size() - most), x, y);
    }

    double drawChip(std::string_view icon, const std::string& text, double x, double y)
    {
        const double glyph = icon.empty() ? 0 : size::chipGlyph + size::space4;
        const double textWidth = layout::textWidth(text, theme::font::chip.size, false);
        const double width = 2 * size::labelPadding + glyph + textWidth;
        m_canvas.rect({x, y, width, size::chipHeight}, size::radiusChip, fill(m_palette.sunken));
        m_canvas.icon(icon, {x + size::labelPadding, y + 3, size::chipGlyph, size::chipGlyph}, m_palette.text2);
        m_canvas.text({x + size::labelPadding + glyph, y, textWidth + 1, size::chipHeight}, text, theme::font::chip,
            m_palette.text2);
        return width;
    }

    SvgCanvas& m_canvas;
    const theme::Palette& m_palette;
    const asl::State& m_state;
    layout::NodeContent m_content;
    const layout::NodePlace& m_place;
};

NodeDrawing drawingOf(
    SvgCanvas& canvas, const document::Snapshot& snapshot, asl::StateIndex state, const layout::NodePlace& place)
{
    return {canvas, snapshot.machine.states[state], layout::contentOf(snapshot.machine, state), place};
}

} // namespace

void drawContainer(
    SvgCanvas& canvas, const document::Snapshot& snapshot, asl::StateIndex state, const layout::NodePlace& place)
{
    drawingOf(canvas, snapshot, state, place).drawContainer();
}

void drawNode(
    SvgCanvas& canvas, const document::Snapshot& snapshot, asl::StateIndex state, const layout::NodePlace& place)
{
    canvas.open(snapshot.machine.states[state].name);
    NodeDrawing drawing = drawingOf(canvas, snapshot, state, place);
    if (place.isContainer)
        drawing.drawHeader();
    else
        drawing.drawNode();
    canvas.close();
}

} // namespace statelight::exporters
