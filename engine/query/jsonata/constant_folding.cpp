#include "query/jsonata/constant_folding.h"

#include <algorithm>
#include <cmath>

#include "core/builder.h"
#include "query/jsonata/marks.h"
#include "query/jsonata/operators.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

bool isPlainLiteral(const NodePtr& node)
{
    return node->kind == NodeKind::Literal && node->predicates.empty() && !node->group;
}

Value foldedArray(const Node& node)
{
    core::ArrayBuilder items(node.items.size());
    for (const NodePtr& item : node.items) {
        if (item->isArrayConstructor || !item->value.isArray()) {
            items.add(item->value);
        } else {
            for (const Value& inner : item->value.items())
                items.add(inner);
        }
    }
    Value array = items.finish();
    if (node.isConsArray)
        array.setMark(arrayMark::cons);
    return array;
}

Value foldedObject(const Grouping& pairs)
{
    core::ObjectBuilder members(pairs.pairs.size());
    for (const Pair& pair : pairs.pairs)
        members.add(pair.key->key, pair.value->value);
    return members.finish();
}

bool hasConstantPairs(const Node& node)
{
    return node.pairs->hasPlainKeys
        && std::all_of(node.pairs->pairs.begin(), node.pairs->pairs.end(),
            [](const Pair& pair) { return isPlainLiteral(pair.key) && isPlainLiteral(pair.value); });
}

Value folded(const Node& node, Complaint& why)
{
    switch (node.kind) {
    case NodeKind::Arithmetic:
        return arithmetic(node.symbol, node.items[0]->value, node.items[1]->value, why);
    case NodeKind::Compare:
        return compared(node.symbol, node.items[0]->value, node.items[1]->value, why);
    case NodeKind::Concat:
        return concatenated(node.items[0]->value, node.items[1]->value, false, why);
    case NodeKind::Negate:
        return negated(node.items[0]->value, why);
    case NodeKind::Array:
        return foldedArray(node);
    default:
        return foldedObject(*node.pairs);
    }
}

bool canFold(const Node& node)
{
    switch (node.kind) {
    case NodeKind::Arithmetic:
    case NodeKind::Compare:
    case NodeKind::Negate:
    case NodeKind::Array:
        return std::all_of(node.items.begin(), node.items.end(), isPlainLiteral);
    case NodeKind::Concat: // the texts of numbers depend on the dialect
        return std::all_of(node.items.begin(), node.items.end(),
            [](const NodePtr& item) { return isPlainLiteral(item) && item->value.isString(); });
    case NodeKind::Object:
        return hasConstantPairs(node);
    default:
        return false;
    }
}

} // namespace

void foldConstant(Node& node)
{
    if (!canFold(node))
        return;
    Complaint why;
    Value value = folded(node, why);
    // What is no number in JSON is told when it leaves the expression.
    if (why || (value.isDouble() && !std::isfinite(value.number())))
        return;
    node.value = std::move(value);
    node.kind = NodeKind::Literal;
    node.items.clear();
    node.pairs.reset();
}

} // namespace statelight::query::jsonata
