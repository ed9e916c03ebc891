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
{
    std::uint32_t begin = text.starts_with(byteOrderMark) ? 3 : 0;
    int units = 0;
    for (std::size_t at = begin; at < text.size();) {
        const std::uint32_t separator = separatorLength(text, at);
        if (separator == 0) {
            units += utf16Units(text[at]);
            ++at;
            continue;
        }
        m_lines.push_back({begin, static_cast<std::uint32_t>(at), m_length});
        m_longest = std::max(m_longest, units);
        m_length += units + 1;
        units = 0;
        at += separator;
        begin = static_cast<std::uint32_t>(at);
    }
    m_lines.push_back({begin, static_cast<std::uint32_t>(std::max<std::size_t>(begin, text.size())), m_length});
    m_longest = std::max(m_longest, units);
    m_length += units;
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
