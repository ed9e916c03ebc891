#include "source/json_comments.h"

#include <algorithm>

#include "source/line_space.h"

namespace statelight::source {

namespace {

std::uint32_t found(std::size_t offset, std::string_view text)
{
    return static_cast<std::uint32_t>(std::min(offset, text.size()));
}

} // namespace

bool JsonComments::any() const
{
    return std::ranges::any_of(
        m_tree.diagnostics(), [](const core::Diagnostic& diagnostic) { return diagnostic.code == "json.comment"; });
}

std::uint32_t JsonComments::skipBlanks(std::uint32_t offset) const
{
    return found(m_text.find_first_not_of(" \t", offset), m_text);
}

/// Behind a comment that begins here; the same offset where none does.
std::uint32_t JsonComments::skipComment(std::uint32_t offset) const
{
    const std::string_view sign = m_text.substr(offset, 2);
    if (sign == "//")
        return found(m_text.find_first_of("\r\n", offset), m_text);
    return sign == "/*" ? found(m_text.find("*/", offset + 2), m_text.substr(0, m_text.size() - 2)) + 2 : offset;
}

std::optional<std::uint32_t> JsonComments::leadBegin(NodeIndex entry) const
{
    const std::uint32_t begin = beginOf(m_tree.nodes()[entry]);
    if (!isFirstOnLine(m_text, begin))
        return std::nullopt;
    auto lead = begin - static_cast<std::uint32_t>(lineIndent(m_text, begin).size());
    while (lead > 0) {
        const std::string_view above = m_text.substr(0, lead - 1);
        const std::size_t lineEnd = above.find_last_of('\n');
        const auto line = static_cast<std::uint32_t>(lineEnd == std::string_view::npos ? 0 : lineEnd + 1);
        const std::uint32_t first = skipBlanks(line);
        const std::uint32_t behind = skipComment(first);
        const std::uint32_t rest = skipBlanks(behind);
        if (behind == first || rest >= m_text.size() || (m_text[rest] != '\n' && m_text[rest] != '\r'))
            break;
        lead = line;
    }
    return lead;
}

std::optional<std::uint32_t> JsonComments::comma(NodeIndex entry) const
{
    std::uint32_t at = m_tree.nodes()[entry].range.end;
    while (true) {
        at = found(m_text.find_first_not_of(" \t\r\n", at), m_text);
        const std::uint32_t behind = skipComment(at);
        if (behind == at)
            break;
        at = behind;
    }
    return at < m_text.size() && m_text[at] == ',' ? std::optional(at) : std::nullopt;
}

std::optional<std::uint32_t> JsonComments::tailEnd(NodeIndex entry) const
{
    std::uint32_t at = skipBlanks(m_tree.nodes()[entry].range.end);
    if (at < m_text.size() && m_text[at] == ',')
        at = skipBlanks(at + 1);
    at = skipBlanks(skipComment(at));
    const bool atEnd = at < m_text.size() && (m_text[at] == '\n' || m_text[at] == '\r');
    return atEnd && !hasLineEnd(m_text.substr(m_tree.nodes()[entry].range.end, at - m_tree.nodes()[entry].range.end))
        ? std::optional(at)
        : std::nullopt;
}

std::string JsonComments::lines(NodeIndex entry, const std::string& lineEnd) const
{
    std::string all;
    const std::uint32_t begin = beginOf(m_tree.nodes()[entry]);
    for (std::uint32_t at = leadBegin(entry).value_or(begin); at < begin;) {
        at = found(m_text.find_first_not_of(" \t\r\n", at), m_text);
        const std::uint32_t behind = skipComment(at);
        if (behind == at)
            break;
        all += std::string(m_text.substr(at, behind - at)) + lineEnd;
        at = behind;
    }
    const std::uint32_t end = m_tree.nodes()[entry].range.end;
    const std::string_view rest = m_text.substr(end, tailEnd(entry).value_or(end) - end);
    if (const std::size_t comment = rest.find('/'); comment != std::string_view::npos)
        all += std::string(rest.substr(comment, rest.find_last_not_of(" \t") + 1 - comment)) + lineEnd;
    return all;
}

} // namespace statelight::source
