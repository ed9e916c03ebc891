#include "source/embedded_text.h"

#include <algorithm>

#include "core/json.h"
#include "source/json_text.h"

namespace statelight::source {

namespace {

std::string indented(std::string_view text, std::string_view indent)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        const bool blankLine = i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r');
        if (text[i] == '\n' && !blankLine)
            out += indent;
    }
    return out;
}

/// How many bytes an escape takes; 0 for one that JSON doesn't know.
std::size_t escapeLength(std::string_view raw)
{
    if (raw.size() < 2 || std::string_view("\"\\/bfnrtu").find(raw[1]) == std::string_view::npos)
        return 0;
    if (raw[1] != 'u')
        return 2;
    const auto unit = hexQuad(raw, 2);
    if (!unit)
        return 0;
    return *unit >= 0xD800 && *unit <= 0xDBFF && raw.substr(6, 2) == "\\u" ? 12 : 6;
}

std::string doubled(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out;
}

} // namespace

EmbeddedText EmbeddedText::ofLines(std::string_view whole, core::SourceRange range, std::uint32_t indent)
{
    EmbeddedText embedded;
    embedded.m_indent = std::string(indent, ' ');
    std::string text;
    for (std::uint32_t line = range.begin; line < range.end;) {
        const bool atBegin = line == 0 || whole[line - 1] == '\n';
        std::uint32_t begin = line;
        while (atBegin && begin < range.end && begin - line < indent && (whole[begin] == ' ' || whole[begin] == '\t'))
            ++begin;
        if (atBegin && begin - line == indent)
            embedded.m_indent = whole.substr(line, indent);
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(whole.find('\n', begin), range.end - 1) + 1);
        embedded.m_pieces.push_back({static_cast<std::uint32_t>(text.size()), begin});
        text += whole.substr(begin, end - begin);
        line = end;
    }
    if (embedded.m_pieces.empty())
        embedded.m_pieces.push_back({0, range.begin});
    embedded.m_text = std::make_shared<const std::string>(std::move(text));
    return embedded;
}

std::optional<EmbeddedText> EmbeddedText::ofQuoted(std::string_view whole, core::SourceRange range, Notation notation)
{
    EmbeddedText embedded;
    embedded.m_notation = notation;
    const bool single = notation == Notation::SingleQuoted;
    std::string text;
    std::uint32_t at = range.begin + 1;
    const auto startPiece = [&] { embedded.m_pieces.push_back({static_cast<std::uint32_t>(text.size()), at}); };
    startPiece();
    while (at + 1 < range.end) {
        const bool doubledQuote = single && whole.substr(at, 2) == "''";
        if (!doubledQuote && (single || whole[at] != '\\')) {
            text += whole[at++];
            continue;
        }
        const std::size_t length = doubledQuote ? 2 : escapeLength(whole.substr(at, range.end - 1 - at));
        if (length == 0)
            return std::nullopt;
        startPiece();
        text += doubledQuote ? "'" : decodeJsonString('"' + std::string(whole.substr(at, length)) + '"');
        at += static_cast<std::uint32_t>(length);
        startPiece();
    }
    embedded.m_text = std::make_shared<const std::string>(std::move(text));
    return embedded;
}

std::uint32_t EmbeddedText::outer(std::uint32_t offset) const
{
    const auto behind = std::ranges::upper_bound(m_pieces, offset, {}, &Piece::inner);
    const Piece& piece = behind == m_pieces.begin() ? m_pieces.front() : *(behind - 1);
    return piece.outer + (offset - piece.inner);
}

std::string EmbeddedText::written(std::string_view text) const
{
    if (m_notation == Notation::Lines)
        return indented(text, m_indent);
    if (m_notation == Notation::SingleQuoted)
        return doubled(text);
    std::string quoted;
    core::appendJsonString(quoted, text);
    return quoted.substr(1, quoted.size() - 2);
}

TextEdits EmbeddedText::outer(const TextEdits& edits) const
{
    TextEdits all;
    for (const TextEdit& edit : edits)
        all.push_back({outer(edit.range), written(edit.text)});
    return all;
}

} // namespace statelight::source
