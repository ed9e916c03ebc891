#include "source/tree_builder.h"

#include <algorithm>

#include "source/json_text.h"
#include "source/utf8.h"

namespace statelight::source {

namespace {

constexpr std::size_t diagnosticLimit = 200;
constexpr std::uint32_t wideObjectSize = 16;

} // namespace

TreeBuilder::TreeBuilder(std::shared_ptr<const std::string> text, Format format)
{
    m_tree.m_text = std::move(text);
    m_tree.m_format = format;
}

bool TreeBuilder::isOpen(NodeKind kind) const
{
    return std::ranges::any_of(m_open, [&](const OpenContainer& open) { return node(open.node).kind == kind; });
}

NodeIndex TreeBuilder::addJson(NodeKind kind, core::SourceRange key, core::SourceRange range)
{
    std::uint64_t hash = keyHash({});
    if (!key.isEmpty()) {
        const std::string_view raw = text().substr(key.begin, key.length());
        hash = isPlainJsonString(raw) ? keyHash(raw.substr(1, raw.size() - 2)) : keyHash(decodeJsonString(raw));
    }
    Node node;
    node.kind = kind;
    node.key = key;
    node.range = range;
    return append(node, hash);
}

NodeIndex TreeBuilder::addYaml(Node node, std::string key, std::string scalar)
{
    const std::uint64_t hash = keyHash(key);
    m_tree.m_keys.push_back(std::move(key));
    m_tree.m_scalars.push_back(std::move(scalar));
    return append(node, hash);
}

NodeIndex TreeBuilder::append(Node node, std::uint64_t keyHash)
{
    const auto index = static_cast<NodeIndex>(m_tree.m_nodes.size());
    node.parent = innermost();
    m_tree.m_nodes.push_back(node);
    m_tree.m_keyHashes.push_back(keyHash);
    m_ends.push_back(index + 1);
    if (m_open.empty())
        return index;

    OpenContainer& open = m_open.back();
    Node& parent = m_tree.m_nodes[open.node];
    if (open.lastChild == noNode)
        parent.firstChild = index;
    else
        m_tree.m_nodes[open.lastChild].nextSibling = index;
    open.lastChild = index;
    ++parent.childCount;
    return index;
}

void TreeBuilder::open()
{
    m_open.push_back({static_cast<NodeIndex>(m_tree.m_nodes.size() - 1), noNode});
}

void TreeBuilder::close(std::uint32_t end)
{
    const NodeIndex index = m_open.back().node;
    m_open.pop_back();
    m_ends[index] = static_cast<NodeIndex>(m_tree.m_nodes.size());
    Node& node = m_tree.m_nodes[index];
    node.range.end = std::max(end, node.range.begin);
    if (node.kind != NodeKind::Object)
        return;
    if (node.childCount > wideObjectSize)
        indexMembers(index);
    else
        compareMembers(index);
}

void TreeBuilder::compareMembers(NodeIndex object)
{
    const auto& hashes = m_tree.m_keyHashes;
    for (NodeIndex later = node(object).firstChild; later != noNode; later = node(later).nextSibling)
        for (NodeIndex earlier = node(object).firstChild; earlier != later; earlier = node(earlier).nextSibling)
            if (hashes[earlier] == hashes[later] && m_tree.key(earlier) == m_tree.key(later)) {
                repeated(earlier, later);
                break;
            }
}

void TreeBuilder::indexMembers(NodeIndex object)
{
    auto& keys = m_tree.m_wideKeys;
    const auto begin = static_cast<std::uint32_t>(keys.size());
    for (NodeIndex child = node(object).firstChild; child != noNode; child = node(child).nextSibling)
        keys.push_back({m_tree.m_keyHashes[child], child});
    std::sort(keys.begin() + begin, keys.end(), [](const auto& left, const auto& right) {
        return left.hash != right.hash ? left.hash < right.hash : left.node < right.node;
    });
    m_tree.m_wideObjects.push_back({object, begin, static_cast<std::uint32_t>(keys.size())});
    for (std::size_t i = begin + 1; i < keys.size(); ++i)
        if (keys[i - 1].hash == keys[i].hash && m_tree.key(keys[i - 1].node) == m_tree.key(keys[i].node))
            repeated(keys[i - 1].node, keys[i].node);
}

void TreeBuilder::repeated(NodeIndex earlier, NodeIndex later)
{
    if (node(earlier).key.isEmpty() || node(later).derived)
        return;
    diagnose(m_tree.m_format == Format::Json ? "json.duplicate" : "yaml.duplicate",
        "The key \"" + m_tree.key(later) + "\" stands twice in one object; only the last one counts.", node(later).key,
        core::Severity::Warning);
}

void TreeBuilder::diagnose(std::string_view code, std::string message, core::SourceRange range, core::Severity severity)
{
    if (m_tree.m_diagnostics.size() >= diagnosticLimit)
        return;
    core::Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.range = range;
    m_tree.m_diagnostics.push_back(std::move(diagnostic));
}

void TreeBuilder::diagnoseEncoding()
{
    const auto invalid = firstInvalidUtf8(text());
    if (invalid)
        diagnose("text.encoding", "The text is not UTF-8 here; save the file as UTF-8.", *invalid);
}

SourceTree TreeBuilder::finish()
{
    std::ranges::sort(m_tree.m_wideObjects, {}, &SourceTree::WideObject::node);
    std::ranges::stable_sort(
        m_tree.m_diagnostics, {}, [](const core::Diagnostic& diagnostic) { return diagnostic.range.begin; });
    return std::move(m_tree);
}

} // namespace statelight::source
