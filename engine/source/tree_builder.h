#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/source_tree.h"

namespace statelight::source {

/// Puts a SourceTree together, node by node in the order of the text. For the readers of this room only.
class TreeBuilder {
public:
    TreeBuilder(std::shared_ptr<const std::string> text, Format format);

    [[nodiscard]] std::string_view text() const { return *m_tree.m_text; }
    [[nodiscard]] const Node& node(NodeIndex index) const { return m_tree.m_nodes[index]; }
    [[nodiscard]] const std::string& yamlKey(NodeIndex index) const { return m_tree.m_keys[index]; }
    [[nodiscard]] const std::string& yamlScalar(NodeIndex index) const { return m_tree.m_scalars[index]; }
    /// The node behind the last descendant of a complete one.
    [[nodiscard]] NodeIndex endOf(NodeIndex index) const { return m_ends[index]; }
    [[nodiscard]] std::size_t size() const { return m_tree.m_nodes.size(); }
    [[nodiscard]] std::size_t depth() const { return m_open.size(); }
    /// The container that takes the next node; noNode outside of all.
    [[nodiscard]] NodeIndex innermost() const { return m_open.empty() ? noNode : m_open.back().node; }
    [[nodiscard]] bool isOpen(NodeKind kind) const;

    NodeIndex addJson(NodeKind kind, core::SourceRange key, core::SourceRange range);
    NodeIndex addYaml(Node node, std::string key, std::string scalar);
    /// Lets the newest node take the following ones.
    void open();
    /// Ends the innermost container at this byte and tells of repeated keys in it.
    void close(std::uint32_t end);

    void diagnose(std::string_view code, std::string message, core::SourceRange range,
        core::Severity severity = core::Severity::Error);
    void diagnoseEncoding();
    [[nodiscard]] SourceTree finish();

private:
    struct OpenContainer {
        NodeIndex node = noNode;
        NodeIndex lastChild = noNode;
    };

    NodeIndex append(Node node, std::uint64_t keyHash);
    void indexMembers(NodeIndex object);
    void compareMembers(NodeIndex object);
    void repeated(NodeIndex earlier, NodeIndex later);

    SourceTree m_tree;
    std::vector<OpenContainer> m_open;
    std::vector<NodeIndex> m_ends; ///< by node
};

} // namespace statelight::source
