#include "source/yaml_change.h"

#include <algorithm>
#include <memory>

#include "core/builder.h"
#include "source/change_writer.h"
#include "source/sibling_group.h"

namespace statelight::source {

namespace {

core::Error aliasError()
{
    return {"edit.alias", "An alias (*name) or merge key shares this value with another place; change it there first."};
}

bool isContainer(NodeKind kind)
{
    return kind == NodeKind::Object || kind == NodeKind::Array;
}

std::size_t errors(const SourceTree& tree, std::string_view code)
{
    return static_cast<std::size_t>(std::ranges::count_if(tree.diagnostics(), [&](const core::Diagnostic& found) {
        return found.severity == core::Severity::Error && (code.empty() || found.code == code);
    }));
}

/// The next member or item that no merge key brought in.
NodeIndex own(const SourceTree& tree, NodeIndex child)
{
    while (child != noNode && isMergedIn(tree.nodes()[child]))
        child = tree.nodes()[child].nextSibling;
    return child;
}

core::Value meant(const Insertion& added)
{
    const auto* const text = std::get_if<SourceText>(&added.value);
    return text != nullptr ? valueOf(*text) : std::get<core::Value>(added.value);
}

} // namespace

YamlChange::YamlChange(const TreeChange& change)
    : m_change(change)
    , m_tree(change.m_tree)
{
    for (const auto& [node, value] : change.m_values)
        noteTouched(node);
    for (const auto& [node, key] : change.m_keys)
        noteTouched(node);
    for (const NodeIndex node : change.m_removed)
        noteTouched(node);
    for (const auto& [node, added] : change.m_inserted)
        noteTouched(node);
}

NodeIndex YamlChange::outermostDerived(NodeIndex node) const
{
    if (!m_tree.nodes()[node].derived)
        return noNode;
    while (m_tree.nodes()[node].parent != noNode && m_tree.nodes()[m_tree.nodes()[node].parent].derived)
        node = m_tree.nodes()[node].parent;
    return node;
}

void YamlChange::noteTouched(NodeIndex node)
{
    const NodeIndex top = outermostDerived(node);
    // An alias goes, and its key is renamed, like any other value.
    const bool plain = top == node && !isMergedIn(m_tree.nodes()[top]) && !m_change.m_values.contains(node)
        && !m_change.m_inserted.contains(node);
    if (top != noNode && !plain)
        m_touched.insert(top);
}

core::Result<TextEdits> YamlChange::write() const
{
    auto edits = ChangeWriter(withoutDerived()).write();
    if (!edits)
        return edits;
    auto refused = fault(*edits);
    if (!refused)
        return edits;
    if (m_touched.empty())
        return tl::unexpected(*std::move(refused));
    return withCopies().and_then([&](const TreeChange& change) -> core::Result<TextEdits> {
        auto copied = ChangeWriter(change).write();
        if (copied)
            if (auto stillRefused = fault(*copied))
                return tl::unexpected(*std::move(stillRefused));
        return copied;
    });
}

TreeChange YamlChange::withoutDerived() const
{
    TreeChange change = m_change;
    const auto concerned = [&](NodeIndex node) {
        const NodeIndex top = outermostDerived(node);
        return top != noNode && m_touched.contains(top);
    };
    std::erase_if(change.m_values, [&](const auto& entry) { return concerned(entry.first); });
    std::erase_if(change.m_keys, [&](const auto& entry) { return concerned(entry.first); });
    std::erase_if(change.m_removed, concerned);
    std::erase_if(change.m_inserted, [&](const auto& entry) { return concerned(entry.first); });
    return change;
}

core::Result<TreeChange> YamlChange::withCopies() const
{
    TreeChange change = withoutDerived();
    for (const NodeIndex top : m_touched) {
        const Node& node = m_tree.nodes()[top];
        if (isMergedIn(node)) {
            if (m_change.m_removed.contains(top) || m_change.m_keys.contains(top))
                return tl::unexpected(aliasError());
            change.insertMember(node.parent, atEnd, m_tree.key(top), changedValue(top));
            continue;
        }
        if (m_change.m_removed.contains(top))
            change.m_removed.insert(top);
        else
            change.m_values.insert_or_assign(top, changedValue(top));
        if (m_change.m_keys.contains(top))
            change.m_keys[top] = m_change.m_keys.at(top);
    }
    return change;
}

const std::vector<Insertion>* YamlChange::insertions(NodeIndex container) const
{
    const auto found = m_change.m_inserted.find(container);
    return found == m_change.m_inserted.end() ? nullptr : &found->second;
}

core::Value YamlChange::changedValue(NodeIndex index) const // recursion is bounded by depthLimit
{
    const auto set = m_change.m_values.find(index);
    if (set != m_change.m_values.end())
        return set->second;
    const Node& node = m_tree.nodes()[index];
    if (!isContainer(node.kind))
        return m_tree.value(index);
    core::ObjectBuilder members(node.childCount);
    core::ArrayBuilder items(node.childCount);
    const auto add = [&](const std::string& key, core::Value value) {
        if (node.kind == NodeKind::Object)
            members.add(key, std::move(value));
        else
            items.add(std::move(value));
    };
    const auto addInserted = [&](NodeIndex after) {
        if (const auto* const added = insertions(index))
            for (const Insertion& insertion : *added)
                if (insertion.after == after)
                    add(insertion.key.value_or(std::string()), meant(insertion));
    };
    addInserted(atFront);
    for (NodeIndex child = node.firstChild; child != noNode; child = m_tree.nodes()[child].nextSibling) {
        const auto renamed = m_change.m_keys.find(child);
        if (!m_change.m_removed.contains(child))
            add(renamed == m_change.m_keys.end() ? m_tree.key(child) : renamed->second, changedValue(child));
        addInserted(child);
    }
    addInserted(atEnd);
    return node.kind == NodeKind::Object ? members.finish() : items.finish();
}

std::optional<core::Error> YamlChange::fault(const TextEdits& edits) const
{
    const auto text = applyEdits(m_tree.text(), edits);
    if (!text)
        return core::Error{"edit.yaml", "These changes can't be made together here; make them one by one."};
    const SourceTree after = parseYaml(std::make_shared<const std::string>(*text));
    if (errors(after, "yaml.alias") > errors(m_tree, "yaml.alias"))
        return aliasError();
    const bool worse = errors(after, {}) > errors(m_tree, {}) || after.root() == noNode;
    if (worse || !isAsMeant(m_tree.root(), after, after.root()))
        return core::Error{
            "edit.yaml", "This YAML is written in a way that can't be changed here; make the change in its text."};
    return std::nullopt;
}

bool YamlChange::isAsMeant(NodeIndex old, const SourceTree& after, NodeIndex now) const
{ // recursion is bounded by depthLimit
    if (now == noNode)
        return false;
    const auto set = m_change.m_values.find(old);
    if (set != m_change.m_values.end())
        return after.nodes()[now].kind != NodeKind::Missing && after.value(now) == set->second;
    if (m_touched.contains(old))
        return after.value(now) == changedValue(old);
    const Node& node = m_tree.nodes()[old];
    if (node.derived || node.kind == NodeKind::Missing)
        return true;
    if (isContainer(node.kind))
        return node.kind == after.nodes()[now].kind && holdsAsMeant(old, after, now);
    return node.kind == after.nodes()[now].kind && m_tree.value(old) == after.value(now);
}

bool YamlChange::isAsMeant(const Insertion& added, const SourceTree& after, NodeIndex now) const
{
    return now != noNode && (!added.key || after.key(now) == *added.key) && after.value(now) == meant(added);
}

bool YamlChange::isMergedAsMeant(NodeIndex child, const SourceTree& after, NodeIndex object) const
{
    const NodeIndex now = after.member(object, m_tree.key(child));
    if (m_change.m_removed.contains(child))
        return now == noNode;
    return !m_change.m_keys.contains(child) && isAsMeant(child, after, now);
}

bool YamlChange::holdsAsMeant(NodeIndex old, const SourceTree& after, NodeIndex now) const
{
    NodeIndex next = own(after, after.nodes()[now].firstChild);
    const auto step = [&] { next = own(after, after.nodes()[next].nextSibling); };
    const auto takeInserted = [&](NodeIndex place) {
        if (const auto* const added = insertions(old))
            for (const Insertion& insertion : *added)
                if (insertion.after == place) {
                    if (!isAsMeant(insertion, after, next))
                        return false;
                    step();
                }
        return true;
    };
    if (!takeInserted(atFront))
        return false;
    for (NodeIndex child = m_tree.nodes()[old].firstChild; child != noNode; child = m_tree.nodes()[child].nextSibling) {
        if (isMergedIn(m_tree.nodes()[child])) {
            if (m_touched.contains(child) && !isMergedAsMeant(child, after, now))
                return false;
        } else if (!m_change.m_removed.contains(child)) {
            const auto renamed = m_change.m_keys.find(child);
            const std::string key = renamed == m_change.m_keys.end() ? m_tree.key(child) : renamed->second;
            if (next == noNode || after.key(next) != key || !isAsMeant(child, after, next))
                return false;
            step();
        }
        if (!takeInserted(child))
            return false;
    }
    if (!takeInserted(atEnd))
        return false;
    // A copied member stands at the end.
    return next == noNode || !m_touched.empty();
}

} // namespace statelight::source
