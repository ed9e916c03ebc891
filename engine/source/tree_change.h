#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "source/file_style.h"
#include "source/insertion.h"
#include "source/source_tree.h"
#include "source/text_edit.h"

namespace statelight::source {

/// Collects changes of one tree and turns all of them together into the smallest text edits: commas and lines come out
/// right whatever is combined. Insertions at one place keep their order. New text follows the file's style. The tree
/// must outlive it.
///
/// edits() fails with "edit.broken" where a bracket is missing, "edit.depth" for values that nest too deep, "edit.key"
/// for a key that isn't there, "edit.root" for the root's removal; in YAML with "edit.alias" where an alias or merge
/// key stands in the way, and with "edit.yaml" for the rare notation in which a change would not come out as meant.
class TreeChange {
public:
    explicit TreeChange(const SourceTree& tree);

    /// Changes only what differs, member by member.
    void setValue(NodeIndex node, const core::Value& value);
    void renameKey(NodeIndex member, std::string_view key);
    void remove(NodeIndex node);
    void insertMember(NodeIndex object, NodeIndex after, std::string_view key, core::Value value);
    void insertMember(NodeIndex object, NodeIndex after, std::string_view key, SourceText value);
    void insertItem(NodeIndex array, NodeIndex after, core::Value value);
    /// JSON only: an item as the file has it.
    void insertItem(NodeIndex array, NodeIndex after, SourceText value);
    /// Sets the member where it exists, else inserts it.
    void setMember(NodeIndex object, std::string_view key, const core::Value& value, NodeIndex after = atEnd);
    /// Removes the member where it exists.
    void removeMember(NodeIndex object, std::string_view key);

    [[nodiscard]] core::Result<TextEdits> edits() const;
    /// The node's text with the changes inside it: of a YAML member without brackets with its key and its comments.
    /// A copy leaves the anchors away, since a name must not be given twice.
    enum class Purpose : std::uint8_t { Move, Copy };
    [[nodiscard]] core::Result<SourceText> changedText(NodeIndex node, Purpose purpose = Purpose::Move) const;

private:
    [[nodiscard]] core::Result<SourceText> changedEntry(NodeIndex member, TextEdits edits, Purpose purpose) const;
    void setObject(NodeIndex node, const core::Value& value);
    void setArray(NodeIndex node, const core::Value& value);
    [[nodiscard]] bool hasRepeatedKey(NodeIndex object) const;
    void insert(NodeIndex container, Insertion insertion);
    [[nodiscard]] bool isGone(NodeIndex node) const;

    friend class ChangeWriter;
    friend class YamlChange;

    const SourceTree& m_tree;
    std::map<NodeIndex, core::Value> m_values;
    std::map<NodeIndex, std::string> m_keys;
    std::set<NodeIndex> m_removed;
    std::map<NodeIndex, std::vector<Insertion>> m_inserted; ///< by container
};

} // namespace statelight::source
