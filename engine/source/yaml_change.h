#pragma once

#include <map>
#include <set>

#include "source/tree_change.h"

namespace statelight::source {

/// Turns the changes of a YAML tree into edits and reads the result again: what would not come out exactly as meant is
/// refused. A change of what an alias brought in is left to the anchor's own change where that comes to the same;
/// otherwise the alias gives way to a copy, or the mapping gets a member of its own. For TreeChange only.
class YamlChange {
public:
    explicit YamlChange(const TreeChange& change);
    /// Fails as TreeChange::edits does.
    [[nodiscard]] core::Result<TextEdits> write() const;
    /// The value of a node with the changes in it.
    [[nodiscard]] core::Value changedValue(NodeIndex node) const;

private:
    [[nodiscard]] NodeIndex outermostDerived(NodeIndex node) const;
    void noteTouched(NodeIndex node);
    [[nodiscard]] TreeChange withoutDerived() const;
    [[nodiscard]] core::Result<TreeChange> withCopies() const;

    [[nodiscard]] std::optional<core::Error> fault(const TextEdits& edits) const;
    [[nodiscard]] bool isAsMeant(NodeIndex old, const SourceTree& after, NodeIndex now) const;
    [[nodiscard]] bool holdsAsMeant(NodeIndex old, const SourceTree& after, NodeIndex now) const;
    [[nodiscard]] bool isMergedAsMeant(NodeIndex child, const SourceTree& after, NodeIndex object) const;
    [[nodiscard]] bool isAsMeant(const Insertion& added, const SourceTree& after, NodeIndex now) const;
    [[nodiscard]] const std::vector<Insertion>* insertions(NodeIndex container) const;

    const TreeChange& m_change;
    const SourceTree& m_tree;
    std::set<NodeIndex> m_touched; ///< outermost derived nodes with changes at or in them
};

} // namespace statelight::source
