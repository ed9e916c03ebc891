#include "source/line_index.h"

#include <algorithm>

#include "source/utf8.h"

namespace statelight::source {

namespace {

struct Character {
    std::uint32_t bytes = 1;
    std::uint32_t units = 1;
};

/// A byte that is no UTF-8 counts as one character.
Character characterAt(std::string_view text, std::size_t offset)
{
    const auto bytes = static_cast<std::uint32_t>(std::max<std::size_t>(utf8Length(text, offset), 1));
    return {bytes, bytes == 4 ? 2U : 1U};
}

} // namespace

LineIndex::LineIndex(std::shared_ptr<const std::string> text)
    : m_text(std::move(text))
{
    m_starts.push_back(m_text->starts_with(byteOrderMark) ? byteOrderMark.size() : 0);
    for (std::size_t i = m_starts.front(); i < m_text->size(); ++i) {
        const char c = (*m_text)[i];
        const bool beforeNewline = c == '\r' && i + 1 < m_text->size() && (*m_text)[i + 1] == '\n';
        if (c == '\n' || (c == '\r' && !beforeNewline))
            m_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

TextPosition LineIndex::position(std::uint32_t offset) const
{
    const auto behind = std::ranges::upper_bound(m_starts, offset);
    const auto line = std::max<std::ptrdiff_t>(behind - m_starts.begin(), 1);
    TextPosition position;
    position.line = static_cast<std::uint32_t>(line);
    const std::size_t end = std::min<std::size_t>(offset, m_text->size());
    for (std::size_t at = m_starts[position.line - 1]; at < end;) {
        const Character character = characterAt(*m_text, at);
        at += character.bytes;
        if (at > end)
            break;
        ++position.column;
        position.utf16Column += character.units;
    }
    return position;
}

std::uint32_t LineIndex::offsetOf(std::uint32_t line, std::uint32_t utf16Column) const
{
    line = std::clamp<std::uint32_t>(line, 1, lineCount());
    const std::uint32_t end = lineEnd(line);
    std::uint32_t at = m_starts[line - 1];
    for (std::uint32_t units = 0; at < end;) {
        const Character character = characterAt(*m_text, at);
        units += character.units;
        if (units > utf16Column)
            break;
        at += character.bytes;
    }
    return std::min(at, end);
}

std::uint32_t LineIndex::lineEnd(std::uint32_t line) const
{
    if (line >= lineCount())
        return static_cast<std::uint32_t>(m_text->size());
    std::uint32_t end = m_starts[line] - 1;
    if (end > m_starts[line - 1] && (*m_text)[end] == '\n' && (*m_text)[end - 1] == '\r')
        --end;
    return end;
}

} // namespace statelight::source
