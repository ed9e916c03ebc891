#include "source/change_writer.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "core/json.h"
#include "source/line_space.h"
#include "source/value_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

/// The begin of the line, so that each line keeps its own indent.
std::uint32_t ownBegin(std::string_view text, const Node& node)
{
    return beginOf(node) - static_cast<std::uint32_t>(lineIndent(text, beginOf(node)).size());
}

} // namespace

ChangeWriter::ChangeWriter(const TreeChange& change)
    : m_change(change)
    , m_tree(change.m_tree)
    , m_style(detectStyle(change.m_tree))
    , m_blocks(change.m_tree, m_style, m_edits)
    , m_comments(change.m_tree)
    , m_hasComments(!m_style.yaml && m_comments.any())
{}

core::Result<TextEdits> ChangeWriter::write()
{
    if (auto refused = refusal())
        return tl::unexpected(*std::move(refused));
    writeScalars();
    writeContainers();
    if (m_isBroken)
        return core::failure("edit.broken", "The text is broken at this place; repair it first.");
    std::ranges::stable_sort(m_edits, [](const TextEdit& left, const TextEdit& right) {
        return left.range.begin != right.range.begin ? left.range.begin < right.range.begin
                                                     : left.range.end < right.range.end;
    });
    return std::move(m_edits);
}

/// Inner ones first, since a block's last line is the last one of all that end there.
void ChangeWriter::writeContainers()
{
    std::set<NodeIndex, std::greater<>> containers;
    for (const auto& [container, insertions] : m_change.m_inserted)
        containers.insert(container);
    for (const NodeIndex removed : m_change.m_removed)
        containers.insert(node(removed).parent);
    for (const NodeIndex container : containers)
        if (!m_change.isGone(container) && !m_change.m_values.contains(container))
            writeContainer(container);
}

std::optional<core::Error> ChangeWriter::refusal() const
{
    for (const NodeIndex removed : m_change.m_removed)
        if (node(removed).parent == noNode)
            return core::Error{"edit.root", "The whole definition can't be removed."};
    for (const auto& [index, key] : m_change.m_keys)
        if (node(index).key.isEmpty())
            return core::Error{"edit.key", "There is no key to rename at this place."};
    if (isDeep())
        return core::Error{"edit.depth", "The value nests deeper than 500 levels."};
    return std::nullopt;
}

bool ChangeWriter::isDeep() const
{
    const auto deep = [](const Insertion& added) {
        const auto* const value = std::get_if<core::Value>(&added.value);
        return value != nullptr && isTooDeep(*value);
    };
    return std::ranges::any_of(m_change.m_values, [](const auto& entry) { return isTooDeep(entry.second); })
        || std::ranges::any_of(
            m_change.m_inserted, [&](const auto& entry) { return std::ranges::any_of(entry.second, deep); });
}

bool ChangeWriter::isClosed(NodeIndex container) const
{
    const Node& whole = node(container);
    const char bracket = whole.kind == NodeKind::Object ? '}' : ']';
    return whole.range.length() >= 2 && m_tree.text()[whole.range.end - 1] == bracket;
}

void ChangeWriter::writeContainer(NodeIndex container)
{
    const auto added = m_change.m_inserted.find(container);
    const auto* const insertions = added == m_change.m_inserted.end() ? nullptr : &added->second;
    const bool block = m_style.yaml && m_blocks.writes(container);
    if (!block && !isClosed(container)) {
        m_isBroken = true;
        return;
    }
    for (SiblingGroup& group : siblingGroups(m_tree, container, m_change.m_removed, insertions)) {
        if (block)
            m_blocks.writeGroup(container, group);
        else if (group.before == noNode && group.behind == noNode && (group.removed.empty() || group.added.empty()))
            writeWholeContent(container, group.added);
        else
            writeGroup(container, std::move(group));
    }
}

void ChangeWriter::writeGroup(NodeIndex container, SiblingGroup group)
{
    const std::size_t pairs = std::min(group.removed.size(), group.added.size());
    for (std::size_t i = 0; i < pairs; ++i)
        replaceSibling(group.removed[i], *group.added[i], placing(container, group.removed[i]));
    if (pairs > 0)
        group.before = group.removed[pairs - 1];
    group.removed.erase(group.removed.begin(), group.removed.begin() + static_cast<std::ptrdiff_t>(pairs));
    group.added.erase(group.added.begin(), group.added.begin() + static_cast<std::ptrdiff_t>(pairs));
    if (!group.removed.empty()) {
        if (!m_hasComments || !removeLines(group))
            writeRemoved(group);
        return;
    }
    if (group.added.empty())
        return;

    const bool behindOne = group.before != noNode;
    const Placing place = placing(container, behindOne ? group.before : group.behind);
    if (m_hasComments && behindOne && insertLines(group, place))
        return;
    std::string text;
    for (const Insertion* const added : group.added)
        text += behindOne ? place.separator + print(*added, place) : print(*added, place) + place.separator;
    const std::uint32_t at = behindOne ? node(group.before).range.end : beginOf(node(group.behind));
    replace({at, at}, std::move(text));
}

bool ChangeWriter::removeLines(const SiblingGroup& group)
{
    const NodeIndex last = group.removed.back();
    const auto lead = m_comments.leadBegin(group.removed.front());
    const auto tail = m_comments.tailEnd(last);
    if (!lead || !tail || (group.behind != noNode && beginOf(node(group.behind)) < *tail))
        return false;
    const bool endsWithoutComma = group.behind == noNode && !m_comments.comma(last);
    if (const auto comma = group.before == noNode ? std::nullopt : m_comments.comma(group.before);
        comma && endsWithoutComma)
        replace({*comma, *comma + 1}, {});
    const std::size_t lineEnd = m_tree.text().find('\n', *tail);
    replace({*lead, static_cast<std::uint32_t>(std::min(lineEnd, m_tree.text().size() - 1) + 1)}, {});
    return true;
}

bool ChangeWriter::insertLines(const SiblingGroup& group, const Placing& place)
{
    const auto tail = m_comments.tailEnd(group.before);
    if (!tail || !place.broken || !m_comments.leadBegin(group.before))
        return false;
    const auto comma = m_comments.comma(group.before);
    if (comma && *comma > *tail)
        return false;
    if (!comma)
        replace({node(group.before).range.end, node(group.before).range.end}, ",");
    std::string text;
    for (const Insertion* const added : group.added)
        text += (text.empty() ? "" : ",") + m_style.lineEnd + place.indent + print(*added, place);
    replace({*tail, *tail}, text + (comma ? "," : ""));
    return true;
}

void ChangeWriter::writeRemoved(const SiblingGroup& group)
{
    const Node& last = node(group.removed.back());
    const bool lines = group.before == noNode && isFirstOnLine(m_tree.text(), beginOf(node(group.removed.front())))
        && isFirstOnLine(m_tree.text(), beginOf(node(group.behind)));
    if (group.before != noNode)
        replace({node(group.before).range.end, last.range.end}, {});
    else if (!lines)
        replace({beginOf(node(group.removed.front())), beginOf(node(group.behind))}, {});
    else
        replace(
            {ownBegin(m_tree.text(), node(group.removed.front())), ownBegin(m_tree.text(), node(group.behind))}, {});
}

void ChangeWriter::writeWholeContent(NodeIndex container, const Insertions& added)
{
    const core::SourceRange range = node(container).range;
    const core::SourceRange content{range.begin + 1, range.end - 1};
    if (added.empty())
        return replace(content, {});
    const Placing place = placingInEmpty(container);
    const std::string pad
        = !m_style.oneLine && m_style.padsObjects && node(container).kind == NodeKind::Object ? " " : "";
    std::string text = place.broken ? m_style.lineEnd + place.indent : pad;
    for (std::size_t i = 0; i < added.size(); ++i)
        text += (i == 0 ? "" : place.separator) + print(*added[i], place);
    text += place.broken ? m_style.lineEnd + std::string(lineIndent(m_tree.text(), range.begin)) : pad;
    replace(content, std::move(text));
}

ChangeWriter::Placing ChangeWriter::placingInEmpty(NodeIndex container) const
{
    const Node& whole = node(container);
    const bool inOneLine = whole.parent != noNode && !hasLineEnd(textOf(node(whole.parent).range));
    Placing place;
    place.broken = !m_style.oneLine && !inOneLine;
    place.valueOnOneLine = !place.broken;
    place.indent = std::string(lineIndent(m_tree.text(), whole.range.begin)) + (place.broken ? m_style.indent : "");
    place.separator = place.broken ? "," + m_style.lineEnd + place.indent : m_style.comma;
    return place;
}

ChangeWriter::Placing ChangeWriter::placing(NodeIndex container, NodeIndex neighbour) const
{
    const std::string_view text = m_tree.text();
    const Node& whole = node(container);
    Placing place;
    place.indent = lineIndent(text, whole.range.begin);
    std::optional<std::string> siblingIndent;
    for (NodeIndex child = whole.firstChild; child != noNode && !siblingIndent; child = node(child).nextSibling)
        if (isFirstOnLine(text, beginOf(node(child))))
            siblingIndent = lineIndent(text, beginOf(node(child)));
    if (isFirstOnLine(text, beginOf(node(neighbour))))
        siblingIndent = lineIndent(text, beginOf(node(neighbour)));
    place.broken = siblingIndent.has_value();
    place.indent = siblingIndent.value_or(place.indent);
    place.valueOnOneLine = !place.broken && !hasLineEnd(textOf(node(neighbour).range));
    place.separator = place.broken ? "," + m_style.lineEnd + place.indent : m_style.comma;
    return place;
}

std::string ChangeWriter::print(const Insertion& added, const Placing& placing) const
{
    std::string text;
    const auto* const source = std::get_if<SourceText>(&added.value);
    const std::string_view lead
        = source != nullptr && placing.broken && !m_style.yaml ? source->lead : std::string_view();
    for (std::size_t begin = 0; begin < lead.size();) {
        const std::size_t end = lead.find('\n', begin) + 1;
        text += std::string(lead.substr(begin, end - begin)) + placing.indent;
        begin = end;
    }
    return text + (added.key ? printKey(*added.key, m_style) : std::string()) + printContent(added, placing);
}

std::string ChangeWriter::printContent(const Insertion& added, const Placing& placing) const
{
    const auto* const source = std::get_if<SourceText>(&added.value);
    if (source != nullptr && source->keyLength == 0)
        return reindented(*source, placing.indent);
    const core::Value value = source != nullptr ? valueOf(*source) : std::get<core::Value>(added.value);
    return placing.valueOnOneLine ? printOnOneLine(value, m_style) : printValue(value, m_style, placing.indent);
}

void ChangeWriter::replaceSibling(NodeIndex old, const Insertion& added, const Placing& placing)
{
    if (added.key && node(old).key.isEmpty())
        return replace({beginOf(node(old)), node(old).range.end}, print(added, placing));
    if (added.key)
        writeKey(old, *added.key);
    replace(node(old).range, missingPrefix(node(old)) + printContent(added, placing));
}

void ChangeWriter::writeScalars()
{
    for (const auto& [index, value] : m_change.m_values)
        if (!m_change.isGone(index))
            writeValue(index, value);
    for (const auto& [index, key] : m_change.m_keys)
        if (!m_change.isGone(index))
            writeKey(index, key);
}

void ChangeWriter::writeValue(NodeIndex index, const core::Value& value)
{
    const Node& old = node(index);
    if (m_style.yaml && m_blocks.writesValue(index))
        return m_blocks.writeValue(index, value);
    if (m_style.yaml && value.size() == 0)
        return replace(old.range, yamlScalarLike(textOf(old.range), value, m_style, true));
    const bool inOneLine = old.parent != noNode && !hasLineEnd(textOf(node(old.parent).range));
    const std::string_view indent = lineIndent(m_tree.text(), old.range.begin);
    std::string text = inOneLine ? printOnOneLine(value, m_style) : printValue(value, m_style, indent);
    replace(old.range, missingPrefix(old) + text);
}

/// Brings what may be missing between a key and its value: the colon, or a blank.
std::string ChangeWriter::missingPrefix(const Node& old) const
{
    if (old.kind != NodeKind::Missing || old.key.isEmpty() || !old.range.isEmpty())
        return {};
    const std::string_view gap = m_tree.text().substr(old.key.end, old.range.begin - old.key.end);
    if (gap.find(':') == std::string_view::npos)
        return m_style.colon;
    return gap.ends_with(':') && m_style.colon.ends_with(' ') ? " " : "";
}

void ChangeWriter::writeKey(NodeIndex index, const std::string& key)
{
    if (m_style.yaml)
        return replace(node(index).key,
            yamlScalarLike(textOf(node(index).key), core::Value(key), m_style, !m_blocks.writesValue(index)));
    std::string text;
    core::appendJsonString(text, key);
    replace(node(index).key, std::move(text));
}

void ChangeWriter::replace(core::SourceRange range, std::string text)
{
    if (textOf(range) != text)
        m_edits.push_back({range, std::move(text)});
}

} // namespace statelight::source
