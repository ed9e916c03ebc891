#include "query/jsonata/tuple_names.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "query/jsonata/scope_chain.h"

namespace statelight::query::jsonata {

namespace {

/// The names that the tuples of a path's step carry on, those of paths inside it among them.
void collectTupleNames(const Node& step, std::vector<std::string>& names)
{
    addName(names, step.focus);
    addName(names, step.index);
    for (const Stage& stage : step.stages)
        addName(names, stage.index);
    if (step.ancestor)
        addName(names, step.ancestor->label);
    if ((step.kind == NodeKind::Block || step.kind == NodeKind::Path) && step.isTuple) {
        if (step.kind == NodeKind::Path)
            for (const NodePtr& inner : step.items)
                collectTupleNames(*inner, names);
        else if (!step.items.empty())
            collectTupleNames(*step.items.back(), names);
    }
}

bool isTuplePath(const Node& path)
{
    return path.kind == NodeKind::Path
        && std::any_of(path.items.begin(), path.items.end(), [](const NodePtr& step) { return step->isTuple; });
}

} // namespace

void markTuples(Node& node)
{
    if (isTuplePath(node)) {
        auto shape = std::make_shared<TupleShape>();
        for (const NodePtr& step : node.items)
            collectTupleNames(*step, shape->names);
        node.tuple = std::move(shape);
    }
    for (const NodePtr& item : node.items)
        markTuples(*item);
    for (auto* stages : {&node.predicates, &node.stages}) {
        for (const Stage& stage : *stages) {
            if (stage.predicate)
                markTuples(*stage.predicate);
        }
    }
    for (auto* grouping : {node.pairs.get(), node.group.get()}) {
        if (!grouping)
            continue;
        for (const Pair& pair : grouping->pairs) {
            markTuples(*pair.key);
            markTuples(*pair.value);
        }
    }
}

} // namespace statelight::query::jsonata
