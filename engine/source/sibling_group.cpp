#include "source/sibling_group.h"

#include <utility>

namespace statelight::source {

namespace {

void addAfter(SiblingGroup& group, const std::vector<Insertion>* insertions, NodeIndex place)
{
    if (insertions == nullptr)
        return;
    for (const Insertion& insertion : *insertions)
        if (insertion.after == place)
            group.added.push_back(&insertion);
}

} // namespace

bool isMergedIn(const Node& node)
{
    return node.derived && !node.key.isEmpty() && node.key == node.range;
}

std::vector<SiblingGroup> siblingGroups(const SourceTree& tree, NodeIndex container, const std::set<NodeIndex>& removed,
    const std::vector<Insertion>* insertions)
{
    const auto& nodes = tree.nodes();
    std::vector<SiblingGroup> all;
    SiblingGroup current;
    addAfter(current, insertions, atFront);
    for (NodeIndex child = nodes[container].firstChild; child != noNode; child = nodes[child].nextSibling) {
        if (removed.contains(child)) {
            current.removed.push_back(child);
        } else if (!isMergedIn(nodes[child])) {
            current.behind = child;
            if (!current.isEmpty())
                all.push_back(std::exchange(current, {}));
            current.before = child;
            current.behind = noNode;
        }
        addAfter(current, insertions, child);
    }
    addAfter(current, insertions, atEnd);
    if (!current.isEmpty())
        all.push_back(std::move(current));
    return all;
}

} // namespace statelight::source
