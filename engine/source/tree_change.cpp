#include "source/tree_change.h"

#include <algorithm>

#include "source/change_writer.h"
#include "source/line_space.h"
#include "source/value_printer.h"

namespace statelight::source {

namespace {

std::vector<NodeIndex> childrenOf(const SourceTree& tree, NodeIndex node)
{
    std::vector<NodeIndex> children;
    for (NodeIndex child = tree.nodes()[node].firstChild; child != noNode; child = tree.nodes()[child].nextSibling)
        children.push_back(child);
    return children;
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
    return ChangeWriter(*this).write();
}

core::Result<SourceText> TreeChange::changedText(NodeIndex node) const
{
    return edits().and_then([&](const TextEdits& all) -> core::Result<SourceText> {
        const core::SourceRange range = m_tree.nodes()[node].range;
        TextEdits inner;
        for (const TextEdit& edit : all)
            if (edit.range.begin >= range.begin && edit.range.end <= range.end)
                inner.push_back({{edit.range.begin - range.begin, edit.range.end - range.begin}, edit.text});
        auto text = applyEdits(m_tree.text().substr(range.begin, range.length()), inner);
        if (!text)
            return tl::unexpected(text.error());
        return SourceText{*std::move(text), std::string(lineIndent(m_tree.text(), range.begin))};
    });
}

} // namespace statelight::source
