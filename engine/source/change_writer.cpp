#include "source/change_writer.h"

#include <algorithm>
#include <utility>

#include "core/json.h"
#include "source/line_space.h"
#include "source/value_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

/// Every later line of the text loses one indent and gets the other.
std::string reindented(const SourceText& source, std::string_view indent)
{
    std::string out;
    std::size_t begin = 0;
    while (begin < source.text.size()) {
        const std::size_t end = source.text.find('\n', begin);
        const std::size_t next = end == std::string::npos ? source.text.size() : end + 1;
        std::string_view line = std::string_view(source.text).substr(begin, next - begin);
        if (begin > 0 && line.starts_with(source.indent)
            && line.find_first_not_of(" \t\r\n") != std::string_view::npos) {
            line.remove_prefix(source.indent.size());
            out += indent;
        }
        out += line;
        begin = next;
    }
    return out;
}

} // namespace

ChangeWriter::ChangeWriter(const TreeChange& change)
    : m_change(change)
    , m_tree(change.m_tree)
    , m_style(detectStyle(change.m_tree))
{}

core::Result<TextEdits> ChangeWriter::write()
{
    if (auto refused = refusal())
        return tl::unexpected(*std::move(refused));
    std::set<NodeIndex> containers;
    for (const auto& [container, insertions] : m_change.m_inserted)
        containers.insert(container);
    for (const NodeIndex removed : m_change.m_removed)
        containers.insert(node(removed).parent);
    for (const NodeIndex container : containers) {
        if (m_change.isGone(container) || m_change.m_values.contains(container))
            continue;
        if (!isClosed(container))
            return core::failure("edit.broken", "The text is broken at this place; repair it first.");
        writeContainer(container);
    }
    writeScalars();
    std::ranges::stable_sort(m_edits, [](const TextEdit& left, const TextEdit& right) {
        return left.range.begin != right.range.begin ? left.range.begin < right.range.begin
                                                     : left.range.end < right.range.end;
    });
    return std::move(m_edits);
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
    if (m_tree.format() == Format::Json)
        return std::nullopt;
    if (!m_change.m_inserted.empty() || !m_change.m_removed.empty())
        return core::Error{
            "edit.yaml", "This change of a YAML file isn't possible on the canvas yet; make it in the code view."};
    for (const auto& [index, value] : m_change.m_values)
        if (!canReplaceYamlScalar(m_tree, index, value))
            return core::Error{"edit.yaml", "This value of a YAML file can't be changed here yet; use the code view."};
    for (const auto& [index, key] : m_change.m_keys)
        if (!canReplaceYamlKey(m_tree, index))
            return core::Error{"edit.yaml", "This key of a YAML file can't be changed here yet; use the code view."};
    return std::nullopt;
}

bool ChangeWriter::isDeep() const
{
    const auto deep = [](const TreeChange::Insertion& added) {
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

ChangeWriter::Insertions ChangeWriter::insertionsAfter(NodeIndex container, NodeIndex place) const
{
    Insertions found;
    const auto inserted = m_change.m_inserted.find(container);
    if (inserted != m_change.m_inserted.end())
        for (const TreeChange::Insertion& insertion : inserted->second)
            if (insertion.after == place)
                found.push_back(&insertion);
    return found;
}

std::vector<ChangeWriter::Group> ChangeWriter::groups(NodeIndex container) const
{
    std::vector<Group> all;
    Group current;
    current.added = insertionsAfter(container, atFront);
    for (NodeIndex child = node(container).firstChild; child != noNode; child = node(child).nextSibling) {
        if (m_change.m_removed.contains(child)) {
            current.removed.push_back(child);
        } else {
            current.behind = child;
            if (!current.isEmpty())
                all.push_back(std::exchange(current, {}));
            current.before = child;
        }
        std::ranges::copy(insertionsAfter(container, child), std::back_inserter(current.added));
    }
    std::ranges::copy(insertionsAfter(container, atEnd), std::back_inserter(current.added));
    if (!current.isEmpty())
        all.push_back(std::move(current));
    return all;
}

void ChangeWriter::writeContainer(NodeIndex container)
{
    for (Group& group : groups(container)) {
        if (group.before == noNode && group.behind == noNode && (group.removed.empty() || group.added.empty()))
            writeWholeContent(container, group.added);
        else
            writeGroup(container, std::move(group));
    }
}

void ChangeWriter::writeGroup(NodeIndex container, Group group)
{
    const std::size_t pairs = std::min(group.removed.size(), group.added.size());
    for (std::size_t i = 0; i < pairs; ++i)
        replaceSibling(group.removed[i], *group.added[i], placing(container, group.removed[i]));
    if (pairs > 0)
        group.before = group.removed[pairs - 1];
    group.removed.erase(group.removed.begin(), group.removed.begin() + static_cast<std::ptrdiff_t>(pairs));
    group.added.erase(group.added.begin(), group.added.begin() + static_cast<std::ptrdiff_t>(pairs));
    if (!group.removed.empty())
        return writeRemoved(group);
    if (group.added.empty())
        return;

    const bool behindOne = group.before != noNode;
    const Placing place = placing(container, behindOne ? group.before : group.behind);
    std::string text;
    for (const TreeChange::Insertion* const added : group.added)
        text += behindOne ? place.separator + print(*added, place) : print(*added, place) + place.separator;
    const std::uint32_t at = behindOne ? node(group.before).range.end : beginOf(node(group.behind));
    replace({at, at}, std::move(text));
}

void ChangeWriter::writeRemoved(const Group& group)
{
    const Node& last = node(group.removed.back());
    if (group.before != noNode)
        replace({node(group.before).range.end, last.range.end}, {});
    else
        replace({beginOf(node(group.removed.front())), beginOf(node(group.behind))}, {});
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

std::string ChangeWriter::print(const TreeChange::Insertion& added, const Placing& placing) const
{
    return (added.key ? printKey(*added.key, m_style) : std::string()) + printContent(added, placing);
}

std::string ChangeWriter::printContent(const TreeChange::Insertion& added, const Placing& placing) const
{
    if (const auto* const source = std::get_if<SourceText>(&added.value))
        return reindented(*source, placing.indent);
    const auto& value = std::get<core::Value>(added.value);
    return placing.valueOnOneLine ? printOnOneLine(value, m_style) : printValue(value, m_style, placing.indent);
}

void ChangeWriter::replaceSibling(NodeIndex old, const TreeChange::Insertion& added, const Placing& placing)
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
    if (m_tree.format() == Format::Yaml)
        return replace(old.range, yamlScalarText(m_tree, old.range, value));
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
    if (m_tree.format() == Format::Yaml)
        return replace(node(index).key, yamlScalarText(m_tree, node(index).key, core::Value(key)));
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
