#pragma once

#include <set>
#include <vector>

#include "source/insertion.h"
#include "source/source_tree.h"

namespace statelight::source {

/// New siblings, and removed ones, between two that stay (or the container's ends).
struct SiblingGroup {
    NodeIndex before = noNode;
    NodeIndex behind = noNode;
    std::vector<NodeIndex> removed;
    std::vector<const Insertion*> added;

    [[nodiscard]] bool isEmpty() const { return removed.empty() && added.empty(); }
};

/// The groups of a container with something to do, in the order of the text. What a merge key brought in is no sibling.
/// The insertions must outlive the groups.
[[nodiscard]] std::vector<SiblingGroup> siblingGroups(const SourceTree& tree, NodeIndex container,
    const std::set<NodeIndex>& removed, const std::vector<Insertion>* insertions);
/// Whether a YAML merge key brought this member in.
[[nodiscard]] bool isMergedIn(const Node& node);

} // namespace statelight::source
