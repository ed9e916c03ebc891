#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <theme.h>

#include "layout/layout.h"

namespace statelight::exporters {

/// Writes SVG elements with the program's fonts and icons.
class SvgCanvas {
public:
    explicit SvgCanvas(const theme::Palette& palette)
        : m_palette(palette)
    {}

    enum class Elide : std::uint8_t { End, Middle };

    [[nodiscard]] const theme::Palette& palette() const { return m_palette; }
    /// An element as it is.
    void add(std::string_view element) { m_out += element; }
    /// A path; `style` is its other attributes.
    void path(std::string_view data, std::string_view style);
    void rect(const layout::Rect& rect, double radius, std::string_view style);
    void line(double x1, double y1, double x2, double y2, std::string_view style);
    void circle(double x, double y, double radius, std::string_view style);
    void icon(std::string_view name, const layout::Rect& rect, theme::Color color);
    /// One line in the middle of a box, cut where it is too wide; gives its width.
    double text(const layout::Rect& box, std::string_view text, const theme::Font& font, theme::Color color,
        Elide elide = Elide::End);
    void open(std::string_view group);
    void close() { m_out += "</g>\n"; }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    const theme::Palette& m_palette;
    std::string m_out;
};

/// A number with at most two digits behind the point.
[[nodiscard]] std::string number(double value);
/// "#1B212C"
[[nodiscard]] std::string hex(theme::Color color);
[[nodiscard]] std::string escaped(std::string_view text);
[[nodiscard]] std::string fill(theme::Color color);
[[nodiscard]] std::string stroke(theme::Color color, double width);
[[nodiscard]] std::string roundedRect(const layout::Rect& rect, double radius);

} // namespace statelight::exporters
