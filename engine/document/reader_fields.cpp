#include "document/reader_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace statelight::document {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::SourceTree;

constexpr std::array unfoldedNames{
    "Retry", "Catch", "Choices", "And", "Or", "Not", "Branches", "ItemProcessor", "Iterator"};

core::Value shallowItem(const SourceTree& tree, NodeIndex node)
{
    return tree.nodes()[node].kind == NodeKind::Object ? core::Value::object({}) : tree.value(node);
}

core::Value shallowValue(const SourceTree& tree, NodeIndex node)
{
    if (tree.nodes()[node].kind != NodeKind::Array)
        return shallowItem(tree, node);
    std::vector<core::Value> items;
    forEachChild(tree, node, [&](NodeIndex item) { items.push_back(shallowItem(tree, item)); });
    return core::Value::array(std::move(items));
}

template <class Element>
std::vector<Element> readList(const SourceTree& tree, NodeIndex list)
{
    std::vector<Element> elements;
    if (list == source::noNode || tree.nodes()[list].kind != NodeKind::Array)
        return elements;
    forEachChild(tree, list, [&](NodeIndex item) {
        elements.push_back({readFields(tree, item), tree.nodes()[item].range});
    });
    return elements;
}

asl::ChoiceRule readRule(const SourceTree& tree, NodeIndex node);

// Recursion is bounded: a tree is never deeper than 500.
std::vector<asl::ChoiceRule> readOperands(const SourceTree& tree, NodeIndex rule)
{
    if (const NodeIndex negated = tree.member(rule, "Not"); negated != source::noNode)
        return {readRule(tree, negated)};
    const NodeIndex all = tree.member(rule, "And");
    return readRules(tree, all != source::noNode ? all : tree.member(rule, "Or"));
}

asl::ChoiceRule readRule(const SourceTree& tree, NodeIndex node)
{
    asl::ChoiceRule rule;
    rule.range = tree.nodes()[node].range;
    if (tree.nodes()[node].kind == NodeKind::Object) {
        rule.fields = readFields(tree, node);
        rule.operands = readOperands(tree, node);
    }
    return rule;
}

} // namespace

asl::Fields readFields(const SourceTree& tree, NodeIndex object, std::string_view except)
{
    asl::Fields fields;
    if (tree.nodes()[object].kind != NodeKind::Object)
        return fields;
    fields.reserve(tree.nodes()[object].childCount);
    forEachChild(tree, object, [&](NodeIndex member) {
        std::string name = tree.key(member);
        if (name == except)
            return;
        const bool isUnfolded = std::ranges::find(unfoldedNames, std::string_view(name)) != unfoldedNames.end();
        const auto& node = tree.nodes()[member];
        fields.add(
            {std::move(name), isUnfolded ? shallowValue(tree, member) : tree.value(member), node.key, node.range});
    });
    return fields;
}

std::vector<asl::ChoiceRule> readRules(const SourceTree& tree, NodeIndex choices)
{
    std::vector<asl::ChoiceRule> rules;
    if (choices == source::noNode || tree.nodes()[choices].kind != NodeKind::Array)
        return rules;
    forEachChild(tree, choices, [&](NodeIndex item) { rules.push_back(readRule(tree, item)); });
    return rules;
}

std::vector<asl::Retrier> readRetriers(const SourceTree& tree, NodeIndex list)
{
    return readList<asl::Retrier>(tree, list);
}

std::vector<asl::Catcher> readCatchers(const SourceTree& tree, NodeIndex list)
{
    return readList<asl::Catcher>(tree, list);
}

} // namespace statelight::document
