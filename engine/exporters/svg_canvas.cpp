#include "exporters/svg_canvas.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "exporters/svg_icons.h"

namespace statelight::exporters {

namespace {

/// How far below the middle of a line Inter's baseline lies, in parts of the font's size.
constexpr double baseline = 0.3636;
/// Layout's widths are sums of advances: what fits there must not be cut here.
constexpr double tolerance = 0.5;

bool startsCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

double width(std::string_view text, const theme::Font& font)
{
    return layout::textWidth(text, font.size, font.weight >= 600);
}

std::string withoutMiddle(std::string_view text, std::size_t kept)
{
    std::size_t front = (kept + 1) / 2;
    std::size_t back = text.size() - kept / 2;
    while (front > 0 && !startsCharacter(text[front]))
        --front;
    while (back < text.size() && !startsCharacter(text[back]))
        ++back;
    return std::string(text.substr(0, front)) + "…" + std::string(text.substr(back));
}

std::string withoutEnd(std::string_view text, std::size_t kept)
{
    while (kept > 0 && !startsCharacter(text[kept]))
        --kept;
    return std::string(text.substr(0, kept)) + "…";
}

std::string elided(std::string_view text, const theme::Font& font, double room, SvgCanvas::Elide elide)
{
    if (width(text, font) <= room + tolerance)
        return std::string(text);
    for (std::size_t kept = text.size(); kept-- > 0;) {
        std::string shown = elide == SvgCanvas::Elide::Middle ? withoutMiddle(text, kept) : withoutEnd(text, kept);
        if (width(shown, font) <= room + tolerance)
            return shown;
    }
    return {};
}

} // namespace

std::string number(double value)
{
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.2f", value);
    std::string text = digits;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string hex(theme::Color color)
{
    char digits[8];
    std::snprintf(digits, sizeof digits, "#%02X%02X%02X", color.red, color.green, color.blue);
    return digits;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
}

std::string fill(theme::Color color)
{
    return "fill=\"" + hex(color) + "\"";
}

std::string stroke(theme::Color color, double width)
{
    return "fill=\"none\" stroke=\"" + hex(color) + "\" stroke-width=\"" + number(width) + "\"";
}

std::string roundedRect(const layout::Rect& rect, double radius)
{
    const std::string r = number(radius);
    const auto arc
        = [&](double dx, double dy) { return "a" + r + " " + r + " 0 0 1 " + number(dx) + " " + number(dy); };
    return "M" + number(rect.x + radius) + " " + number(rect.y) + "h" + number(rect.width - 2 * radius)
        + arc(radius, radius) + "v" + number(rect.height - 2 * radius) + arc(-radius, radius) + "h"
        + number(2 * radius - rect.width) + arc(-radius, -radius) + "v" + number(2 * radius - rect.height)
        + arc(radius, -radius) + "z";
}

void SvgCanvas::path(std::string_view data, std::string_view style)
{
    m_out += "<path d=\"" + std::string(data) + "\" " + std::string(style) + "/>\n";
}

void SvgCanvas::rect(const layout::Rect& rect, double radius, std::string_view style)
{
    m_out += "<rect x=\"" + number(rect.x) + "\" y=\"" + number(rect.y) + "\" width=\"" + number(rect.width)
        + "\" height=\"" + number(rect.height) + "\" rx=\"" + number(radius) + "\" " + std::string(style) + "/>\n";
}

void SvgCanvas::line(double x1, double y1, double x2, double y2, std::string_view style)
{
    path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), style);
}

void SvgCanvas::circle(double x, double y, double radius, std::string_view style)
{
    m_out += "<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" "
        + std::string(style) + "/>\n";
}

void SvgCanvas::icon(std::string_view name, const layout::Rect& rect, theme::Color color)
{
    const auto* const found = std::ranges::find(svgIcons, name, [](const auto& icon) { return icon.first; });
    if (found == svgIcons.end())
        return;
    // Not an <svg> inside: some viewers know none.
    constexpr double side = 16;
    const std::string_view whole = found->second;
    const std::size_t tagEnd = whole.find('>');
    const std::size_t style = whole.find("fill=");
    std::string drawing = "<g transform=\"translate(" + number(rect.x) + " " + number(rect.y) + ") scale("
        + number(rect.width / side) + ")\" " + std::string(whole.substr(style, tagEnd + 1 - style));
    drawing += whole.substr(tagEnd + 1, whole.rfind("</svg>") - tagEnd - 1);
    drawing += "</g>";
    const std::string current = "currentColor";
    for (std::size_t at = drawing.find(current); at != std::string::npos; at = drawing.find(current))
        drawing.replace(at, current.size(), hex(color));
    m_out += drawing + "\n";
}

double SvgCanvas::text(
    const layout::Rect& box, std::string_view text, const theme::Font& font, theme::Color color, Elide elide)
{
    const std::string shown = elided(text, font, box.width, elide);
    if (shown.empty())
        return 0;
    m_out += "<text x=\"" + number(box.x) + "\" y=\"" + number(box.y + box.height / 2 + baseline * font.size)
        + "\" font-size=\"" + std::to_string(font.size) + "\" font-weight=\"" + std::to_string(font.weight) + "\" "
        + fill(color) + ">" + escaped(shown) + "</text>\n";
    return width(shown, font);
}

void SvgCanvas::open(std::string_view title)
{
    m_out += "<g>";
    if (!title.empty())
        m_out += "<title>" + escaped(title) + "</title>";
    m_out += '\n';
}

} // namespace statelight::exporters
