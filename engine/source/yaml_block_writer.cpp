#include "source/yaml_block_writer.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "source/line_space.h"
#include "source/yaml_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

std::string blanks(std::uint32_t count)
{
    return std::string(count, ' '); // NOLINT(modernize-return-braced-init-list): braces would make a list of characters
}

core::Value valueOf(const Insertion& added)
{
    const auto* const source = std::get_if<SourceText>(&added.value);
    return source != nullptr ? valueOf(*source) : std::get<core::Value>(added.value);
}

bool isText(const Insertion& added)
{
    return std::holds_alternative<SourceText>(added.value);
}

} // namespace

bool YamlBlockWriter::writes(NodeIndex container) const
{
    const Node& whole = node(container);
    return m_places.isBlock(container)
        || (whole.childCount == 0 && whole.parent != noNode && m_places.isBlock(whole.parent));
}

bool YamlBlockWriter::writesValue(NodeIndex index) const
{
    return node(index).parent == noNode || m_places.isBlock(node(index).parent);
}

std::uint32_t YamlBlockWriter::columnOf(NodeIndex entry) const
{
    const NodeIndex parent = node(entry).parent;
    return parent == noNode ? 0 : m_places.column(node(parent).range.begin);
}

void YamlBlockWriter::replace(core::SourceRange range, std::string text)
{
    if (textOf(range) != text)
        m_edits.push_back({range, std::move(text)});
}

void YamlBlockWriter::writeGroup(NodeIndex container, const SiblingGroup& whole)
{
    if (!m_places.isBlock(container))
        return fillEmpty(container, whole.added);
    SiblingGroup group = whole;
    while (!group.removed.empty() && !group.added.empty() && !isText(*group.added.front())) {
        replaceSibling(group.removed.front(), *group.added.front());
        group.before = group.removed.front();
        group.removed.erase(group.removed.begin());
        group.added.erase(group.added.begin());
    }
    const bool alone = group.before == noNode && group.behind == noNode;
    if (alone && group.added.empty())
        return removeAll(container);
    if (alone && !group.removed.empty())
        return replaceEntries(group);
    if (!group.added.empty())
        insertEntries(container, group);
    if (!group.removed.empty())
        removeEntries(group);
}

void YamlBlockWriter::replaceSibling(NodeIndex old, const Insertion& added)
{
    if (added.key)
        writeKey(old, *added.key);
    writeValue(old, valueOf(added));
}

void YamlBlockWriter::removeAll(NodeIndex container)
{
    const bool list = node(container).kind == NodeKind::Array;
    replaceBlock(container, list ? core::Value::array() : core::Value::object());
}

void YamlBlockWriter::replaceEntries(const SiblingGroup& group)
{
    const NodeIndex first = group.removed.front();
    const std::uint32_t column = columnOf(first);
    const std::string separator = m_style.lineEnd + blanks(column);
    const std::uint32_t lead = m_places.leadBegin(first);
    const bool ownLine = m_places.beginsLine(m_places.entryBegin(first));
    replace({lead, m_places.tailEnd(group.removed.back())},
        (ownLine ? blanks(column) : std::string()) + entries(group.added, column, separator));
}

void YamlBlockWriter::removeEntries(const SiblingGroup& group)
{
    const NodeIndex first = group.removed.front();
    std::uint32_t begin = m_places.leadBegin(first);
    std::uint32_t end = m_places.tailEnd(group.removed.back());
    if (!m_places.beginsLine(m_places.entryBegin(first)))
        return removeFirstOfLine(group);
    const std::uint32_t next = m_places.nextLine(end);
    const auto lineAbove = [&](std::uint32_t line) { return line == 0 ? 0 : m_places.lineBegin(line - 1); };
    if (group.behind != noNode) {
        const bool opened = group.before == noNode || m_places.isBlankLine(lineAbove(begin));
        for (end = next; opened && m_places.isBlankLine(end); end = m_places.nextLine(end)) {}
        return replace({begin, end}, {});
    }
    const std::string_view text = m_tree.text();
    // The last line end of a block scalar, and with "+" each behind it, is part of its value.
    if (group.before != noNode && m_places.endsInBlockScalar(group.before)
        && (end == text.size() || m_places.keepsLineEnds(group.before)))
        return replace({begin, next}, {});
    const bool closed = next >= text.size() || m_places.isBlankLine(next);
    const auto endOfLineAbove = [&](std::uint32_t line) {
        return line - std::min<std::uint32_t>(line, text.substr(0, line).ends_with("\r\n") ? 2 : 1);
    };
    begin = endOfLineAbove(begin);
    while (closed && begin > 0 && m_places.isBlankLine(begin))
        begin = endOfLineAbove(m_places.lineBegin(begin));
    replace({begin, end}, {});
}

std::uint32_t YamlBlockWriter::firstContent(std::uint32_t offset) const
{
    const std::string_view text = m_tree.text();
    return static_cast<std::uint32_t>(std::min(text.find_first_not_of(" \t\r\n", offset), text.size()));
}

/// The dash of an outer item goes on with what follows.
void YamlBlockWriter::removeFirstOfLine(const SiblingGroup& group)
{
    replace({m_places.entryBegin(group.removed.front()), firstContent(m_places.tailEnd(group.removed.back()))}, {});
}

bool YamlBlockWriter::isSpaced(NodeIndex container) const
{
    bool spaced = false;
    NodeIndex before = noNode;
    for (NodeIndex child = node(container).firstChild; child != noNode; child = node(child).nextSibling) {
        if (isMergedIn(node(child)))
            continue;
        if (before != noNode) {
            spaced = m_places.isBlankLine(m_places.nextLine(m_places.tailEnd(before)));
            if (!spaced)
                return false;
        }
        before = child;
    }
    return spaced;
}

void YamlBlockWriter::insertEntries(NodeIndex container, const SiblingGroup& group)
{
    const std::uint32_t column = m_places.column(node(container).range.begin);
    const std::string indent = blanks(column);
    const std::string separator = (isSpaced(container) ? m_style.lineEnd : "") + m_style.lineEnd + indent;
    const std::string text = entries(group.added, column, separator);
    if (group.before != noNode)
        return insert(m_places.tailEnd(group.before), separator + text);
    const std::uint32_t begin = m_places.entryBegin(group.behind);
    if (m_places.beginsLine(begin))
        return insert(m_places.leadBegin(group.behind), indent + text + separator.substr(0, separator.size() - column));
    insert(begin, text + separator);
}

std::string YamlBlockWriter::entries(
    const std::vector<const Insertion*>& added, std::uint32_t column, const std::string& separator) const
{
    std::string text;
    for (const Insertion* const one : added)
        text += (text.empty() ? "" : separator) + entry(*one, column);
    return text;
}

std::string YamlBlockWriter::entry(const Insertion& added, std::uint32_t column) const
{
    const auto* const source = std::get_if<SourceText>(&added.value);
    if (source == nullptr || !added.key) {
        const core::Value value = valueOf(added);
        return added.key ? printBlockMember(*added.key, value, m_style, column)
                         : printBlockItem(value, m_style, column);
    }
    const std::string indent = blanks(column);
    std::string text;
    for (std::size_t begin = 0; begin < source->lead.size();) {
        const std::size_t end = source->lead.find('\n', begin) + 1;
        text += source->lead.substr(begin, end - begin) + indent;
        begin = end;
    }
    text += yamlKey(*added.key, m_style, false) + (source->keyLength == 0 ? ": " : "");
    return text + reindented(*source, indent).substr(source->keyLength);
}

void YamlBlockWriter::fillEmpty(NodeIndex container, const std::vector<const Insertion*>& added)
{
    const Node& old = node(container);
    const core::Value like = old.kind == NodeKind::Array ? core::Value::array() : core::Value::object();
    const bool member = !old.key.isEmpty();
    const std::uint32_t column
        = member ? innerColumn(like, m_style, columnOf(container)) : m_places.column(old.range.begin);
    const std::string separator = m_style.lineEnd + blanks(column);
    const std::string text = entries(added, column, separator);
    if (!member)
        return replace(old.range, text);
    replace({m_places.gapEnd(container), old.range.end}, {});
    insert(m_places.lineEnd(old.range.end), separator + text);
}

} // namespace statelight::source
