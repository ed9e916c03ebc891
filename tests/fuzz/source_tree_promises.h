#pragma once

#include <cstdlib>

#include "source/source_tree.h"
#include "source/text_edit.h"
#include "source/tree_change.h"

namespace statelight::fuzz {

inline void require(bool kept)
{
    if (!kept)
        std::abort();
}

/// What every tree promises, whatever the text was.
inline void checkTree(const source::SourceTree& tree)
{
    const auto& nodes = tree.nodes();
    for (source::NodeIndex index = 0; index < nodes.size(); ++index) {
        const source::Node& node = nodes[index];
        require(node.range.begin <= node.range.end && node.range.end <= tree.text().size());
        require(node.key.begin <= node.key.end && node.key.end <= tree.text().size());
        require(index == 0 ? node.parent == source::noNode : node.parent < index);
        const bool free = index == 0 || node.derived;
        require(free || nodes[node.parent].range.begin <= node.range.begin);
        require(free || node.range.end <= nodes[node.parent].range.end);
    }
    for (const core::Diagnostic& diagnostic : tree.diagnostics())
        require(diagnostic.range.begin <= diagnostic.range.end && diagnostic.range.end <= tree.text().size());
    (void)tree.value(tree.root());
    for (std::uint32_t offset = 0; offset <= tree.text().size(); offset += 7)
        (void)tree.pointer(tree.nodeAt(offset));
}

/// Whatever is changed can be undone to the same bytes.
inline void checkUndo(std::string_view text, const source::TextEdits& edits)
{
    const auto after = source::applyEdits(text, edits);
    require(after.has_value());
    const auto back = source::applyEdits(*after, source::inverseEdits(text, edits));
    require(back && *back == text);
}

} // namespace statelight::fuzz
