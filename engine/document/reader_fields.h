#pragma once

#include <string_view>
#include <vector>

#include "asl/state_machine.h"
#include "source/source_tree.h"

namespace statelight::document {

/// The indices of a node's children, in the order of the text.
[[nodiscard]] std::vector<source::NodeIndex> childrenOf(const source::SourceTree& tree, source::NodeIndex node);

/// Calls `visit(NodeIndex)` for each child, in the order of the text.
template <class Visit>
void forEachChild(const source::SourceTree& tree, source::NodeIndex node, Visit visit)
{
    const auto& nodes = tree.nodes();
    for (source::NodeIndex child = nodes[node].firstChild; child != source::noNode; child = nodes[child].nextSibling)
        visit(child);
}

/// The members of an object; empty for every other node. Values that the model unfolds are shallow (see asl::Field).
[[nodiscard]] asl::Fields readFields(
    const source::SourceTree& tree, source::NodeIndex object, std::string_view except = {});

[[nodiscard]] std::vector<asl::ChoiceRule> readRules(const source::SourceTree& tree, source::NodeIndex choices);
[[nodiscard]] std::vector<asl::Retrier> readRetriers(const source::SourceTree& tree, source::NodeIndex list);
[[nodiscard]] std::vector<asl::Catcher> readCatchers(const source::SourceTree& tree, source::NodeIndex list);

} // namespace statelight::document
