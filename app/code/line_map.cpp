#include "app/code/line_map.h"

#include <algorithm>

namespace statelight::app {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

int utf16Units(char lead)
{
    if (isContinuation(lead)) {
        return 0;
    }
    return static_cast<unsigned char>(lead) >= 0xF0U ? 2 : 1;
}

int utf16Length(std::string_view text)
{
    int units = 0;
    for (const char byte : text) {
        units += utf16Units(byte);
    }
    return units;
}

// The bytes of the line separator at `at`, 0 if there is none.
std::uint32_t separatorLength(std::string_view text, std::size_t at)
{
    switch (text[at]) {
    case '\n':
        return 1;
    case '\r':
        return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case '\xE2':
        return text.substr(at, 3) == "\xE2\x80\xA9" ? 3 : 0;
    default:
        return 0;
    }
}

} // namespace

LineMap::LineMap(std::string_view text)
    : m_lines(read(text, text.starts_with(byteOrderMark) ? 3 : 0, static_cast<std::uint32_t>(text.size()), 0))
{
    measure(text);
}

// The lines that begin from `begin` on, and of a part that ends with the text the one behind its last separator.
std::vector<LineMap::Line> LineMap::read(std::string_view text, std::uint32_t begin, std::uint32_t end, int position)
{
    std::vector<Line> lines;
    int units = 0;
    for (std::size_t at = begin; at < end;) {
        const std::uint32_t separator = separatorLength(text, at);
        if (separator == 0) {
            units += utf16Units(text[at]);
            ++at;
            continue;
        }
        lines.push_back({begin, static_cast<std::uint32_t>(at), position});
        position += units + 1;
        units = 0;
        at += separator;
        begin = static_cast<std::uint32_t>(at);
    }
    if (end == text.size())
        lines.push_back({begin, std::max(begin, end), position});
    return lines;
}

void LineMap::measure(std::string_view text)
{
    const Line& last = m_lines.back();
    const int lastUnits = utf16Length(text.substr(last.byteBegin, last.byteEnd - last.byteBegin));
    m_longest = lastUnits;
    for (std::size_t line = 0; line + 1 < m_lines.size(); ++line)
        m_longest = std::max(m_longest, m_lines[line + 1].position - m_lines[line].position - 1);
    m_length = last.position + lastUnits;
}

void LineMap::follow(std::string_view text, std::uint32_t begin, std::uint32_t oldEnd, std::uint32_t newEnd)
{
    // One line more before: a line end may have come to belong to the character before the change.
    const auto first = static_cast<std::size_t>(std::max(0, lineOfByte(begin) - 1));
    const auto behind = static_cast<std::size_t>(lineOfByte(oldEnd)) + 1;
    const bool reachesEnd = behind >= m_lines.size();
    const std::uint32_t from = m_lines[first].byteBegin;
    const std::uint32_t to
        = reachesEnd ? static_cast<std::uint32_t>(text.size()) : m_lines[behind].byteBegin + newEnd - oldEnd;
    const bool touchesMark = from <= 3 && begin < 3;
    if (touchesMark || to < from || (!reachesEnd && to == text.size())) {
        *this = LineMap(text);
        return;
    }
    const std::vector<Line> fresh = read(text, from, to, m_lines[first].position);
    const int oldUnits = reachesEnd ? 0 : m_lines[behind].position;
    const auto at = m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(first),
        m_lines.begin() + static_cast<std::ptrdiff_t>(std::min(behind, m_lines.size())));
    auto next = m_lines.insert(at, fresh.begin(), fresh.end()) + static_cast<std::ptrdiff_t>(fresh.size());
    if (next != m_lines.end()) {
        const Line& last = *(next - 1);
        const int units
            = last.position + utf16Length(text.substr(last.byteBegin, last.byteEnd - last.byteBegin)) + 1 - oldUnits;
        for (; next != m_lines.end(); ++next) {
            next->byteBegin += newEnd - oldEnd;
            next->byteEnd += newEnd - oldEnd;
            next->position += units;
        }
    }
    measure(text);
}

int LineMap::lineOfByte(std::uint32_t offset) const
{
    const auto after = std::ranges::upper_bound(m_lines, offset, {}, &Line::byteBegin);
    return std::max(0, static_cast<int>(after - m_lines.begin()) - 1);
}

int LineMap::lineOfPosition(int position) const
{
    const auto after = std::ranges::upper_bound(m_lines, position, {}, &Line::position);
    return std::max(0, static_cast<int>(after - m_lines.begin()) - 1);
}

int LineMap::position(std::string_view text, std::uint32_t offset) const
{
    const Line& line = m_lines[static_cast<std::size_t>(lineOfByte(offset))];
    const std::uint32_t end = std::clamp(offset, line.byteBegin, line.byteEnd);
    return line.position + utf16Length(text.substr(line.byteBegin, end - line.byteBegin));
}

std::uint32_t LineMap::offset(std::string_view text, int position) const
{
    const Line& line = m_lines[static_cast<std::size_t>(lineOfPosition(position))];
    int units = position - line.position;
    std::uint32_t at = line.byteBegin;
    while (at < line.byteEnd && units > 0) {
        units -= utf16Units(text[at]);
        ++at;
        while (at < line.byteEnd && isContinuation(text[at])) {
            ++at;
        }
    }
    return at;
}

QString toEditorText(std::string_view text)
{
    const std::string_view body = text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
    QString shown = QString::fromUtf8(body.data(), static_cast<qsizetype>(body.size()));
    if (body.find('\r') != std::string_view::npos) {
        shown.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
        shown.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    }
    shown.replace(QChar(QChar::ParagraphSeparator), QLatin1Char('\n'));
    return shown;
}

} // namespace statelight::app
