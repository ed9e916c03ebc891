#include "source/source_tree.h"

#include <algorithm>
#include <charconv>

#include "core/builder.h"
#include "source/json_text.h"
#include "source/line_space.h"
#include "source/pointer.h"
#include "source/tree_builder.h"
#include "source/yaml_schema.h"

namespace statelight::source {

namespace {

std::optional<std::size_t> arrayIndex(std::string_view token)
{
    std::size_t index = 0;
    const auto result = std::from_chars(token.data(), token.data() + token.size(), index);
    const bool leadingZero = token.size() > 1 && token.front() == '0';
    if (result.ec != std::errc() || result.ptr != token.data() + token.size() || leadingZero)
        return std::nullopt;
    return index;
}

} // namespace

SourceTree::SourceTree()
    : m_text(std::make_shared<const std::string>())
{}

std::string SourceTree::key(NodeIndex node) const
{
    if (m_format == Format::Yaml)
        return m_keys[node];
    const core::SourceRange range = m_nodes[node].key;
    return decodeJsonString(text().substr(range.begin, range.length()));
}

core::Value SourceTree::scalar(NodeIndex node) const
{
    const Node& scalar = m_nodes[node];
    if (m_format == Format::Yaml)
        return yamlValue(scalar.kind, m_scalars[node]);
    const std::string_view raw = text().substr(scalar.range.begin, scalar.range.length());
    switch (scalar.kind) {
    case NodeKind::Boolean:
        return {raw == "true"};
    case NodeKind::Number:
        return decodeJsonNumber(raw).value_or(core::Value());
    case NodeKind::String:
        return {decodeJsonString(raw)};
    default:
        return {};
    }
}

core::Value SourceTree::value(NodeIndex node) const // recursion is bounded by depthLimit
{
    if (node == noNode)
        return {};
    const Node& whole = m_nodes[node];
    if (whole.kind == NodeKind::Array) {
        core::ArrayBuilder items(whole.childCount);
        for (NodeIndex child = whole.firstChild; child != noNode; child = m_nodes[child].nextSibling)
            items.add(value(child));
        return items.finish();
    }
    if (whole.kind == NodeKind::Object) {
        core::ObjectBuilder members(whole.childCount);
        for (NodeIndex child = whole.firstChild; child != noNode; child = m_nodes[child].nextSibling)
            members.add(key(child), value(child));
        return members.finish();
    }
    return scalar(node);
}

bool SourceTree::hasKey(NodeIndex node, std::string_view wanted) const
{
    if (m_format == Format::Yaml)
        return m_keys[node] == wanted;
    const core::SourceRange range = m_nodes[node].key;
    const std::string_view raw = text().substr(range.begin, range.length());
    return isPlainJsonString(raw) ? raw.substr(1, raw.size() - 2) == wanted : decodeJsonString(raw) == wanted;
}

NodeIndex SourceTree::member(NodeIndex object, std::string_view wanted) const
{
    if (object == noNode || m_nodes[object].kind != NodeKind::Object)
        return noNode;
    const auto wide = std::ranges::lower_bound(m_wideObjects, object, {}, &WideObject::node);
    if (wide != m_wideObjects.end() && wide->node == object)
        return wideMember(*wide, wanted);

    const std::uint64_t hash = keyHash(wanted);
    NodeIndex found = noNode;
    for (NodeIndex child = m_nodes[object].firstChild; child != noNode; child = m_nodes[child].nextSibling)
        if (m_keyHashes[child] == hash && hasKey(child, wanted))
            found = child;
    return found;
}

NodeIndex SourceTree::wideMember(const WideObject& object, std::string_view wanted) const
{
    const auto begin = m_wideKeys.begin() + object.begin;
    const auto end = m_wideKeys.begin() + object.end;
    const std::uint64_t hash = keyHash(wanted);
    NodeIndex found = noNode;
    for (auto key = std::ranges::lower_bound(begin, end, hash, {}, &WideKey::hash); key != end && key->hash == hash;
         ++key)
        if (hasKey(key->node, wanted))
            found = key->node;
    return found;
}

NodeIndex SourceTree::item(NodeIndex array, std::size_t index) const
{
    if (array == noNode || m_nodes[array].kind != NodeKind::Array || index >= m_nodes[array].childCount)
        return noNode;
    NodeIndex child = m_nodes[array].firstChild;
    while (index-- > 0)
        child = m_nodes[child].nextSibling;
    return child;
}

NodeIndex SourceTree::at(std::string_view pointer) const
{
    const auto tokens = pointerTokens(pointer);
    if (!tokens)
        return noNode;
    NodeIndex node = root();
    for (const std::string& token : *tokens) {
        if (node == noNode)
            return noNode;
        if (m_nodes[node].kind != NodeKind::Array) {
            node = member(node, token);
            continue;
        }
        const auto index = arrayIndex(token);
        node = index ? item(node, *index) : noNode;
    }
    return node;
}

std::string SourceTree::pointer(NodeIndex node) const
{
    std::vector<std::string> tokens;
    for (; node != noNode && m_nodes[node].parent != noNode; node = m_nodes[node].parent) {
        const Node& parent = m_nodes[m_nodes[node].parent];
        if (parent.kind != NodeKind::Array) {
            tokens.push_back(key(node));
            continue;
        }
        std::size_t index = 0;
        for (NodeIndex child = parent.firstChild; child != node; child = m_nodes[child].nextSibling)
            ++index;
        tokens.push_back(std::to_string(index));
    }
    std::ranges::reverse(tokens);
    return pointerOf(tokens);
}

bool SourceTree::isBarePlaceholder(NodeIndex node) const
{
    const core::SourceRange range = m_nodes[node].range;
    if (m_format == Format::Json)
        return m_nodes[node].kind == NodeKind::String && text()[range.begin] == '$';
    if (m_nodes[node].derived)
        return false;
    const std::string_view before = text().substr(0, range.begin);
    const std::size_t end = before.find_last_not_of(' ');
    const std::size_t word = end == std::string_view::npos ? end : before.find_last_of(" \n", end);
    return end != before.size() - 1 && word != std::string_view::npos && before[word + 1] == '!' && word < end
        && before.substr(word + 1, 2) != "!!";
}

NodeIndex SourceTree::lastBegunAt(std::uint32_t offset) const
{
    if (m_format == Format::Json) {
        const auto behind = std::ranges::upper_bound(m_nodes, offset, {}, beginOf);
        return behind == m_nodes.begin() ? noNode : static_cast<NodeIndex>(behind - m_nodes.begin() - 1);
    }
    NodeIndex last = noNode; // derived nodes stand out of order
    for (NodeIndex node = 0; node < m_nodes.size(); ++node) {
        const bool inner = m_nodes[node].derived && m_nodes[node].key == m_nodes[node].range;
        if (!inner && beginOf(m_nodes[node]) <= offset
            && (last == noNode || beginOf(m_nodes[node]) >= beginOf(m_nodes[last])))
            last = node;
    }
    return last;
}

NodeIndex SourceTree::nodeAt(std::uint32_t offset) const
{
    NodeIndex node = lastBegunAt(offset);
    while (node != noNode && !m_nodes[node].range.contains(offset) && !m_nodes[node].key.contains(offset))
        node = m_nodes[node].parent;
    const auto isInnerCopy = [&](NodeIndex inner) {
        const NodeIndex parent = m_nodes[inner].parent;
        return m_nodes[inner].derived && parent != noNode && m_nodes[parent].derived;
    };
    while (node != noNode && isInnerCopy(node))
        node = m_nodes[node].parent;
    return node;
}

SourceTree parse(std::shared_ptr<const std::string> text, Format format)
{
    return format == Format::Json ? parseJson(std::move(text)) : parseYaml(std::move(text));
}

SourceTree treeOfNothing(std::shared_ptr<const std::string> text)
{
    return TreeBuilder(std::move(text), Format::Json).finish();
}

} // namespace statelight::source
