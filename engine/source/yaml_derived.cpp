#include "source/yaml_derived.h"

#include <vector>

namespace statelight::source {

namespace {

bool isContainer(const Node& node)
{
    return node.kind == NodeKind::Object || node.kind == NodeKind::Array;
}

Node derived(const Node& original, const Node& top, bool isTop)
{
    Node copy;
    copy.kind = original.kind;
    copy.derived = true;
    copy.range = top.range;
    if (isTop)
        copy.key = top.key;
    else if (!original.key.isEmpty())
        copy.key = top.range;
    return copy;
}

} // namespace

bool copyDerived(TreeBuilder& builder, NodeIndex source, const Node& top, const std::string& key)
{
    const NodeIndex end = builder.endOf(source);
    std::vector<NodeIndex> ends; // of the originals whose copies are open
    const auto closeFinished = [&](NodeIndex next) {
        for (; !ends.empty() && ends.back() <= next; ends.pop_back())
            builder.close(top.range.end);
    };
    for (NodeIndex index = source; index < end; ++index) {
        closeFinished(index);
        const Node original = builder.node(index);
        if (isContainer(original) && builder.depth() >= depthLimit) {
            closeFinished(end);
            return false;
        }
        const std::string copiedKey = index == source ? key : builder.yamlKey(index);
        builder.addYaml(derived(original, top, index == source), copiedKey, builder.yamlScalar(index));
        if (isContainer(original)) {
            builder.open();
            ends.push_back(builder.endOf(index));
        }
    }
    closeFinished(end);
    return true;
}

} // namespace statelight::source
