#include "source/tree_change.h"

#include <algorithm>

#include "source/change_writer.h"
#include "source/json_comments.h"
#include "source/line_space.h"
#include "source/value_printer.h"
#include "source/yaml_change.h"
#include "source/yaml_places.h"

namespace statelight::source {

namespace {

std::vector<NodeIndex> childrenOf(const SourceTree& tree, NodeIndex node)
{
    std::vector<NodeIndex> children;
    for (NodeIndex child = tree.nodes()[node].firstChild; child != noNode; child = tree.nodes()[child].nextSibling)
        children.push_back(child);
    return children;
}

core::Result<std::string> changedPart(std::string_view text, const TextEdits& all, core::SourceRange part)
{
    TextEdits inner;
    for (const TextEdit& edit : all)
        if (edit.range.begin >= part.begin && edit.range.end <= part.end)
            inner.push_back({{edit.range.begin - part.begin, edit.range.end - part.begin}, edit.text});
    return applyEdits(text.substr(part.begin, part.length()), inner);
}

void dropAnchors(const SourceTree& tree, core::SourceRange part, TextEdits& edits)
{
    const YamlPlaces places(tree);
    for (NodeIndex index = 0; index < tree.nodes().size(); ++index) {
        const Node& node = tree.nodes()[index];
        const bool inside = node.range.begin >= part.begin && node.range.end <= part.end;
        core::SourceRange anchor = inside && !node.derived ? places.anchor(index) : core::SourceRange{};
        if (!anchor.isEmpty() && places.lineEnd(anchor.begin) == anchor.end)
            while (tree.text()[anchor.begin - 1] == ' ')
                --anchor.begin;
        const bool replaced = std::ranges::any_of(edits,
            [&](const TextEdit& edit) { return edit.range.begin <= anchor.begin && anchor.end <= edit.range.end; });
        if (!anchor.isEmpty() && !replaced)
            edits.push_back({anchor, {}});
    }
    std::ranges::stable_sort(edits, {}, [](const TextEdit& edit) { return edit.range.begin; });
}

} // namespace

TreeChange::TreeChange(const SourceTree& tree)
    : m_tree(tree)
{}

void TreeChange::setValue(NodeIndex node, const core::Value& value) // recursion is bounded by the tree's depth
{
    m_values.erase(node);
    const NodeKind kind = m_tree.nodes()[node].kind;
    if (kind != NodeKind::Missing && m_tree.value(node) == value)
        return;
    if (kind == NodeKind::Object && value.isObject() && value.size() > 0 && !hasRepeatedKey(node))
        setObject(node, value);
    else if (kind == NodeKind::Array && value.isArray() && value.size() > 0)
        setArray(node, value);
    else
        m_values.insert_or_assign(node, value);
}

bool TreeChange::hasRepeatedKey(NodeIndex object) const
{
    return m_tree.value(object).size() != m_tree.nodes()[object].childCount;
}

void TreeChange::setObject(NodeIndex node, const core::Value& value)
{
    for (const NodeIndex child : childrenOf(m_tree, node)) {
        const core::Value* const kept = value.find(m_tree.key(child));
        if (kept == nullptr)
            remove(child);
        else
            setValue(child, *kept);
    }
    NodeIndex after = atFront;
    for (const core::Member& member : value.members()) {
        const NodeIndex existing = m_tree.member(node, member.key);
        if (existing == noNode)
            insertMember(node, after, member.key, member.value);
        else
            after = existing;
    }
}

void TreeChange::setArray(NodeIndex node, const core::Value& value)
{
    const std::vector<NodeIndex> children = childrenOf(m_tree, node);
    const auto items = value.items();
    const std::size_t shorter = std::min(children.size(), items.size());
    std::size_t front = 0;
    while (front < shorter && m_tree.value(children[front]) == items[front])
        ++front;
    std::size_t back = 0;
    while (
        back < shorter - front && m_tree.value(children[children.size() - 1 - back]) == items[items.size() - 1 - back])
        ++back;

    const std::size_t oldEnd = children.size() - back;
    const std::size_t newEnd = items.size() - back;
    std::size_t i = front;
    for (; i < std::min(oldEnd, newEnd); ++i)
        setValue(children[i], items[i]);
    for (std::size_t gone = i; gone < oldEnd; ++gone)
        remove(children[gone]);
    const NodeIndex after = i == 0 ? atFront : children[i - 1];
    for (; i < newEnd; ++i)
        insertItem(node, after, items[i]);
}

void TreeChange::renameKey(NodeIndex member, std::string_view key)
{
    m_keys[member] = key;
}

void TreeChange::remove(NodeIndex node)
{
    m_removed.insert(node);
}

void TreeChange::insertMember(NodeIndex object, NodeIndex after, std::string_view key, core::Value value)
{
    insert(object, {after, std::string(key), std::move(value)});
}

void TreeChange::insertMember(NodeIndex object, NodeIndex after, std::string_view key, SourceText value)
{
    insert(object, {after, std::string(key), std::move(value)});
}

void TreeChange::insertItem(NodeIndex array, NodeIndex after, core::Value value)
{
    insert(array, {after, std::nullopt, std::move(value)});
}

void TreeChange::insertItem(NodeIndex array, NodeIndex after, SourceText value)
{
    insert(array, {after, std::nullopt, std::move(value)});
}

void TreeChange::insert(NodeIndex container, Insertion insertion)
{
    m_inserted[container].push_back(std::move(insertion));
}

void TreeChange::setMember(NodeIndex object, std::string_view key, const core::Value& value, NodeIndex after)
{
    const NodeIndex existing = m_tree.member(object, key);
    if (existing == noNode)
        return insertMember(object, after, key, value);
    m_removed.erase(existing);
    setValue(existing, value);
}

void TreeChange::removeMember(NodeIndex object, std::string_view key)
{
    const NodeIndex existing = m_tree.member(object, key);
    if (existing != noNode)
        remove(existing);
}

bool TreeChange::isGone(NodeIndex node) const
{
    for (; node != noNode; node = m_tree.nodes()[node].parent)
        if (m_removed.contains(node))
            return true;
    return false;
}

core::Result<TextEdits> TreeChange::edits() const
{
    return m_tree.format() == Format::Yaml ? YamlChange(*this).write() : ChangeWriter(*this).write();
}

core::Result<SourceText> TreeChange::changedText(NodeIndex index, Purpose purpose) const
{
    return edits().and_then([&](TextEdits all) -> core::Result<SourceText> {
        const Node& node = m_tree.nodes()[index];
        if (node.parent != noNode && !node.key.isEmpty() && YamlPlaces(m_tree).isBlock(node.parent)
            && m_tree.format() == Format::Yaml)
            return changedEntry(index, std::move(all), purpose);
        auto text = changedPart(m_tree.text(), all, node.range);
        if (!text)
            return tl::unexpected(text.error());
        SourceText source;
        source.text = *std::move(text);
        source.indent = lineIndent(m_tree.text(), node.range.begin);
        source.format = m_tree.format();
        if (m_tree.format() == Format::Yaml)
            source.meaning = YamlChange(*this).changedValue(index);
        else if (JsonComments(m_tree).any())
            source.lead = JsonComments(m_tree).lines(index, detectStyle(m_tree).lineEnd);
        return source;
    });
}

core::Result<SourceText> TreeChange::changedEntry(NodeIndex member, TextEdits edits, Purpose purpose) const
{
    const YamlPlaces places(m_tree);
    const std::uint32_t begin = places.entryBegin(member);
    const std::uint32_t end = places.tailEnd(member);
    if (purpose == Purpose::Copy)
        dropAnchors(m_tree, {begin, end}, edits);
    auto text = changedPart(m_tree.text(), edits, {begin, end});
    if (!text)
        return tl::unexpected(text.error());
    SourceText source;
    source.text = *std::move(text);
    source.indent = std::string(places.column(begin), ' ');
    source.keyLength = m_tree.nodes()[member].key.length();
    source.format = Format::Yaml;
    source.meaning = YamlChange(*this).changedValue(member);
    for (std::uint32_t line = places.leadBegin(member); line + places.column(begin) < begin;
         line = places.nextLine(line)) {
        const std::uint32_t comment = line + places.column(begin);
        source.lead += m_tree.text().substr(comment, places.nextLine(line) - comment);
    }
    return source;
}

} // namespace statelight::source
