#include "source/json_scanner.h"

#include <algorithm>

#include "source/json_text.h"
#include "source/utf8.h"

namespace statelight::source {

namespace {

constexpr std::size_t snippetLength = 40;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool endsWord(char c)
{
    return isBlank(c) || c == ',' || c == ':' || c == '"' || c == '{' || c == '[' || isCloser(c);
}

} // namespace

JsonScanner::JsonScanner(TreeBuilder& builder)
    : m_builder(builder)
    , m_text(builder.text())
    , m_pos(m_text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0)
    , m_lastEnd(m_pos)
{}

void JsonScanner::fault(std::string message, core::SourceRange place)
{
    m_builder.diagnose("json.syntax", std::move(message), place);
}

std::string JsonScanner::quoted(core::SourceRange place) const
{
    std::string_view found = m_text.substr(place.begin, std::min<std::size_t>(place.length(), snippetLength));
    while (!found.empty() && place.length() > snippetLength && (static_cast<unsigned char>(found.back()) & 0x80U) != 0)
        found.remove_suffix(1);
    return "\"" + toValidUtf8(found) + (place.length() > snippetLength ? "…\"" : "\"");
}

void JsonScanner::skipBlank()
{
    while (!atEnd() && (isBlank(peek()) || (peek() == '/' && skipComment())))
        ++m_pos;
}

/// Stops at the comment's last byte.
bool JsonScanner::skipComment()
{
    const std::string_view sign = m_text.substr(m_pos, 2);
    if (sign != "//" && sign != "/*")
        return false;
    const std::size_t found = sign == "//" ? m_text.find('\n', m_pos) : m_text.find("*/", m_pos + 2);
    const std::size_t end = found == std::string_view::npos ? m_text.size() : found + (sign == "//" ? 0 : 2);
    if (!m_toldComment)
        m_builder.diagnose(
            "json.comment", "JSON has no comments; remove them all, or use a Comment field.", range(m_pos, end));
    m_toldComment = true;
    m_pos = end - 1;
    return true;
}

core::SourceRange JsonScanner::scanString()
{
    const std::size_t begin = m_pos;
    const char quote = peek();
    bool toldControl = false;
    for (++m_pos; !atEnd() && peek() != quote && !isLineEnd(peek());) {
        if (peek() == '\\') {
            m_pos = scanEscape(m_pos);
            continue;
        }
        if (static_cast<unsigned char>(peek()) < 0x20 && !toldControl) {
            fault("A control character in a text must be escaped (a tab as \\t).", here(1));
            toldControl = true;
        }
        ++m_pos;
    }
    if (!atEnd() && peek() == quote)
        ++m_pos;
    else
        fault(std::string("Expected ") + quote + " at the end of this text.", range(begin, m_pos));
    m_lastEnd = m_pos;
    return range(begin, m_pos);
}

std::size_t JsonScanner::scanEscape(std::size_t pos)
{
    if (pos + 1 >= m_text.size() || isLineEnd(m_text[pos + 1]))
        return pos + 1;
    const char c = m_text[pos + 1];
    if (c != 'u') {
        if (std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos)
            fault("JSON has no such escape; a backslash is written \\\\.", range(pos, pos + 2));
        return pos + 2;
    }
    const auto unit = hexQuad(m_text, pos + 2);
    if (!unit) {
        fault("Expected four hexadecimal digits behind \\u.", range(pos, pos + 2));
        return pos + 2;
    }
    if (*unit < 0xD800 || *unit > 0xDFFF)
        return pos + 6;
    const auto low = m_text.substr(pos + 6, 2) == "\\u" ? hexQuad(m_text, pos + 8) : std::nullopt;
    if (*unit <= 0xDBFF && low && *low >= 0xDC00 && *low <= 0xDFFF)
        return pos + 12;
    fault("This escape is half of a character (a lone surrogate).", range(pos, pos + 6));
    return pos + 6;
}

core::SourceRange JsonScanner::scanWord()
{
    const std::size_t begin = m_pos;
    do {
        if (m_text.substr(m_pos, 2) == "${") {
            const std::size_t end = m_text.find_first_of("}\"\r\n", m_pos);
            m_pos = end != std::string_view::npos && m_text[end] == '}' ? end + 1 : m_pos + 1;
        } else {
            ++m_pos;
        }
    } while (!atEnd() && (!endsWord(peek()) || m_text.substr(m_pos - 1, 2) == "${"));
    m_lastEnd = m_pos;
    return range(begin, m_pos);
}

core::SourceRange JsonScanner::scanGarbage(core::SourceRange word)
{
    std::size_t end = word.end;
    while (!atEnd() && (peek() == ' ' || !endsWord(peek()))) {
        if (peek() != ' ') {
            scanWord();
            end = m_pos;
        } else {
            ++m_pos;
        }
    }
    m_pos = m_lastEnd = end;
    return range(word.begin, end);
}

core::SourceRange JsonScanner::scanNested()
{
    const std::size_t begin = m_pos;
    std::size_t depth = 0;
    do {
        const char c = peek();
        if (c == '"') {
            for (++m_pos; !atEnd() && peek() != '"'; ++m_pos)
                m_pos += peek() == '\\' ? 1 : 0;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (isCloser(c)) {
            --depth;
        }
        ++m_pos;
    } while (depth > 0 && !atEnd());
    m_pos = m_lastEnd = std::min(m_pos, m_text.size());
    return range(begin, m_pos);
}

} // namespace statelight::source
