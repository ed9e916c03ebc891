#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "core/value.h"
#include "source/file_style.h"
#include "source/source_tree.h"
#include "source/text_edit.h"

namespace statelight::source {

/// A value as a file has it, to be put elsewhere: its later lines are indented by `indent` or more.
struct SourceText {
    std::string text;
    std::string indent;
};

/// Where among its siblings something is inserted: behind a node, or one of these two.
inline constexpr NodeIndex atEnd = noNode;
inline constexpr NodeIndex atFront = noNode - 1;

/// Collects changes of one tree and turns all of them together into the smallest text edits: commas and lines come out
/// right whatever is combined. Insertions at one place keep their order. New text follows the file's style. The tree
/// must outlive it.
///
/// In YAML only a scalar on one line can be set or have its key renamed; edits() fails with "edit.yaml" for all else,
/// and for what an alias brought in. It fails with "edit.broken" where a bracket is missing, "edit.depth" for values
/// that nest too deep, "edit.key" for a key that isn't there, "edit.root" for the root's removal.
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
    /// Sets the member where it exists, else inserts it.
    void setMember(NodeIndex object, std::string_view key, const core::Value& value, NodeIndex after = atEnd);
    /// Removes the member where it exists.
    void removeMember(NodeIndex object, std::string_view key);

    [[nodiscard]] core::Result<TextEdits> edits() const;
    /// The node's text with the changes inside it.
    [[nodiscard]] core::Result<SourceText> changedText(NodeIndex node) const;

private:
    struct Insertion {
        NodeIndex after = atEnd;
        std::optional<std::string> key;
        std::variant<core::Value, SourceText> value;
    };

    void setObject(NodeIndex node, const core::Value& value);
    void setArray(NodeIndex node, const core::Value& value);
    [[nodiscard]] bool hasRepeatedKey(NodeIndex object) const;
    void insert(NodeIndex container, Insertion insertion);
    [[nodiscard]] bool isGone(NodeIndex node) const;

    friend class ChangeWriter;

    const SourceTree& m_tree;
    std::map<NodeIndex, core::Value> m_values;
    std::map<NodeIndex, std::string> m_keys;
    std::set<NodeIndex> m_removed;
    std::map<NodeIndex, std::vector<Insertion>> m_inserted; ///< by container
};

} // namespace statelight::source
