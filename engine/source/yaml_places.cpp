#include "source/yaml_places.h"

#include <algorithm>

#include "source/utf8.h"

namespace statelight::source {

namespace {

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isContainer(const Node& node)
{
    return node.kind == NodeKind::Object || node.kind == NodeKind::Array;
}

} // namespace

std::uint32_t skipYamlSpace(std::string_view text, std::uint32_t begin, std::uint32_t end)
{
    while (begin < end) {
        const char c = text[begin];
        const bool comment = c == '#' && (begin == 0 || isBlank(text[begin - 1]) || isLineEnd(text[begin - 1]));
        if (comment)
            begin = static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_of("\r\n", begin), end));
        else if (isBlank(c) || isLineEnd(c))
            ++begin;
        else
            break;
    }
    return begin;
}

bool YamlPlaces::isBlock(NodeIndex index) const
{
    const Node& whole = node(index);
    if (whole.derived || !isContainer(whole) || whole.range.isEmpty())
        return false;
    return m_text[whole.range.begin] != '{' && m_text[whole.range.begin] != '[';
}

std::uint32_t YamlPlaces::lineBegin(std::uint32_t offset) const
{
    while (offset > 0 && !isLineEnd(m_text[offset - 1]))
        --offset;
    const bool marked = offset == 0 && m_text.starts_with(byteOrderMark);
    return marked ? static_cast<std::uint32_t>(byteOrderMark.size()) : offset;
}

std::uint32_t YamlPlaces::lineEnd(std::uint32_t offset) const
{
    return static_cast<std::uint32_t>(std::min(m_text.find_first_of("\r\n", offset), m_text.size()));
}

std::uint32_t YamlPlaces::nextLine(std::uint32_t offset) const
{
    const std::uint32_t end = lineEnd(offset);
    if (m_text.substr(end, 2) == "\r\n")
        return end + 2;
    return end < m_text.size() ? end + 1 : end;
}

std::uint32_t YamlPlaces::previousLine(std::uint32_t lineBegin) const
{
    const std::uint32_t back = m_text.substr(0, lineBegin).ends_with("\r\n") ? 2 : 1;
    return this->lineBegin(lineBegin - std::min(back, lineBegin));
}

std::uint32_t YamlPlaces::firstOfLine(std::uint32_t lineBegin) const
{
    return static_cast<std::uint32_t>(std::min(m_text.find_first_not_of(" \t", lineBegin), m_text.size()));
}

bool YamlPlaces::beginsLine(std::uint32_t offset) const
{
    return firstOfLine(lineBegin(offset)) >= offset;
}

bool YamlPlaces::isBlankLine(std::uint32_t offset) const
{
    const std::uint32_t first = firstOfLine(lineBegin(offset));
    return first < m_text.size() && isLineEnd(m_text[first]);
}

std::uint32_t YamlPlaces::dash(NodeIndex item) const
{
    const Node& list = node(node(item).parent);
    if (list.firstChild == item)
        return list.range.begin;
    const std::uint32_t wanted = column(list.range.begin);
    for (std::uint32_t line = lineBegin(node(item).range.begin); line > list.range.begin; line = previousLine(line)) {
        const std::uint32_t first = firstOfLine(line);
        if (first - line == wanted && first < m_text.size() && m_text[first] == '-')
            return first;
    }
    return node(item).range.begin;
}

std::uint32_t YamlPlaces::entryBegin(NodeIndex entry) const
{
    if (!node(entry).key.isEmpty())
        return node(entry).key.begin;
    return node(entry).parent == noNode ? node(entry).range.begin : dash(entry);
}

std::uint32_t YamlPlaces::gapBegin(NodeIndex entry) const
{
    if (node(entry).key.isEmpty())
        return node(entry).parent == noNode ? node(entry).range.begin : dash(entry) + 1;
    const std::uint32_t colon = skipYamlSpace(m_text, node(entry).key.end, static_cast<std::uint32_t>(m_text.size()));
    return colon < m_text.size() && m_text[colon] == ':' ? colon + 1 : node(entry).key.end;
}

YamlPlaces::Properties YamlPlaces::properties(NodeIndex entry) const
{
    Properties found;
    const std::uint32_t end = node(entry).range.begin;
    std::uint32_t at = skipYamlSpace(m_text, gapBegin(entry), end);
    while (at < end && (m_text[at] == '&' || m_text[at] == '!')) {
        const auto word = static_cast<std::uint32_t>(std::min<std::size_t>(m_text.find_first_of(" \t\r\n", at), end));
        (m_text[at] == '&' ? found.anchor : found.tag) = {at, word};
        at = skipYamlSpace(m_text, word, end);
    }
    return found;
}

core::SourceRange YamlPlaces::tag(NodeIndex entry) const
{
    return properties(entry).tag;
}

core::SourceRange YamlPlaces::anchor(NodeIndex entry) const
{
    core::SourceRange range = properties(entry).anchor;
    while (!range.isEmpty() && range.end < m_text.size() && isBlank(m_text[range.end]))
        ++range.end;
    return range;
}

std::uint32_t YamlPlaces::gapEnd(NodeIndex entry) const
{
    const Properties found = properties(entry);
    return std::max({gapBegin(entry), found.anchor.end, found.tag.end});
}

NodeIndex YamlPlaces::lastInside(NodeIndex entry) const
{
    NodeIndex last = entry;
    while (isBlock(last) && node(last).firstChild != noNode) {
        NodeIndex behind = node(last).firstChild;
        for (NodeIndex child = behind; child != noNode; child = node(child).nextSibling)
            if (node(child).range.begin >= node(behind).range.begin)
                behind = child;
        last = behind;
    }
    return last;
}

bool YamlPlaces::isBlockScalar(NodeIndex index) const
{
    const core::SourceRange range = node(index).range;
    return !node(index).derived && !range.isEmpty() && (m_text[range.begin] == '|' || m_text[range.begin] == '>');
}

bool YamlPlaces::keepsLineEnds(NodeIndex entry) const
{
    const NodeIndex last = lastInside(entry);
    return isBlockScalar(last) && m_text.substr(node(last).range.begin, 3).find('+') != std::string_view::npos;
}

std::uint32_t YamlPlaces::contentEnd(NodeIndex entry) const
{
    const NodeIndex last = lastInside(entry);
    std::uint32_t end = std::max({node(entry).range.end, node(last).range.end, gapBegin(entry)});
    if (last != entry)
        end = std::max(end, node(last).key.end);
    if (!keepsLineEnds(entry))
        return end;
    for (std::uint32_t next = nextLine(end); next < m_text.size() && isBlankLine(next); next = nextLine(next))
        end = lineEnd(next);
    return end;
}

std::uint32_t YamlPlaces::leadBegin(NodeIndex entry) const
{
    const std::uint32_t begin = entryBegin(entry);
    if (!beginsLine(begin))
        return begin;
    std::uint32_t lead = lineBegin(begin);
    while (lead > lineBegin(0)) {
        const std::uint32_t line = previousLine(lead);
        const std::uint32_t first = firstOfLine(line);
        if (first >= m_text.size() || m_text[first] != '#' || first - line != column(begin))
            return lead;
        lead = line;
    }
    return lineBegin(begin);
}

std::uint32_t YamlPlaces::tailEnd(NodeIndex entry) const
{
    const std::uint32_t wanted = column(entryBegin(entry));
    std::uint32_t end = lineEnd(contentEnd(entry));
    for (std::uint32_t line = nextLine(end); line < m_text.size(); line = nextLine(line)) {
        const std::uint32_t first = firstOfLine(line);
        if (first < m_text.size() && m_text[first] == '#' && first - line > wanted)
            end = lineEnd(line);
        else if (!isBlankLine(line))
            break;
        if (nextLine(line) == line)
            break;
    }
    return end;
}

} // namespace statelight::source
