#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/json_comments.h"
#include "source/sibling_group.h"
#include "source/tree_change.h"
#include "source/yaml_block_writer.h"

namespace statelight::source {

/// Writes the changes of one TreeChange as text edits. For TreeChange only.
class ChangeWriter {
public:
    explicit ChangeWriter(const TreeChange& change);
    [[nodiscard]] core::Result<TextEdits> write();

private:
    using Insertions = std::vector<const Insertion*>;

    /// How new siblings stand in their container.
    struct Placing {
        bool broken = false; ///< each on a line of its own
        bool valueOnOneLine = false;
        std::string indent;
        std::string separator; ///< from the comma to the next one
    };

    [[nodiscard]] std::optional<core::Error> refusal() const;
    [[nodiscard]] bool isDeep() const;
    [[nodiscard]] bool isClosed(NodeIndex container) const;
    [[nodiscard]] Placing placing(NodeIndex container, NodeIndex neighbour) const;
    [[nodiscard]] Placing placingInEmpty(NodeIndex container) const;

    void writeContainer(NodeIndex container);
    void writeGroup(NodeIndex container, SiblingGroup group);
    void writeRemoved(const SiblingGroup& group);
    /// Line by line where comments stand among the siblings, so that each keeps its own. False: not written.
    bool removeLines(const SiblingGroup& group);
    bool insertLines(const SiblingGroup& group, const Placing& place);
    void writeWholeContent(NodeIndex container, const Insertions& added);
    void replaceSibling(NodeIndex old, const Insertion& added, const Placing& placing);
    void writeContainers();
    void writeScalars();
    void writeValue(NodeIndex node, const core::Value& value);
    void writeKey(NodeIndex node, const std::string& key);
    [[nodiscard]] std::string missingPrefix(const Node& node) const;
    [[nodiscard]] std::string print(const Insertion& added, const Placing& placing) const;
    [[nodiscard]] std::string printContent(const Insertion& added, const Placing& placing) const;
    void replace(core::SourceRange range, std::string text);

    [[nodiscard]] const Node& node(NodeIndex index) const { return m_tree.nodes()[index]; }
    [[nodiscard]] std::string_view textOf(core::SourceRange range) const
    {
        return m_tree.text().substr(range.begin, range.length());
    }

    const TreeChange& m_change;
    const SourceTree& m_tree;
    FileStyle m_style;
    TextEdits m_edits;
    YamlBlockWriter m_blocks; ///< for the parts of YAML without brackets
    JsonComments m_comments;
    bool m_hasComments = false; ///< in JSON
    bool m_isBroken = false;
};

} // namespace statelight::source
