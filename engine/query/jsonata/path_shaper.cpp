#include "query/jsonata/path_shaper.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace statelight::query::jsonata {

namespace {

using Ancestors = std::vector<std::shared_ptr<Ancestor>>;

Node& lastStep(Node& node)
{
    return node.kind == NodeKind::Path ? *node.items.back() : node;
}

/// `value` stands in `result`: parents that it couldn't find are looked for from there.
void passAncestors(Node& result, const Node& value)
{
    result.seekingParent.insert(result.seekingParent.end(), value.seekingParent.begin(), value.seekingParent.end());
    if (value.kind == NodeKind::Parent)
        result.seekingParent.push_back(value.ancestor);
}

void markTailCall(Node& node)
{
    if (!node.predicates.empty() || node.group)
        return;
    if (node.kind == NodeKind::Call) {
        node.isTailCall = true;
    } else if (node.kind == NodeKind::Condition) {
        for (std::size_t index = 1; index < node.items.size(); ++index)
            markTailCall(*node.items[index]);
    } else if (node.kind == NodeKind::Block && !node.items.empty()) {
        markTailCall(*node.items.back());
    }
}

class Shaper {
public:
    OrFault<NodePtr> shapeAll(NodePtr tree)
    {
        tree = shape(std::move(tree));
        if (tree && (tree->kind == NodeKind::Parent || !tree->seekingParent.empty()))
            tree = failAncestor(*tree);
        if (!tree)
            return tl::unexpected(std::move(m_fault));
        return tree;
    }

private:
    NodePtr fail(const char* code, const char* message, core::SourceRange range)
    {
        m_fault = {code, message, range, {}};
        return nullptr;
    }

    NodePtr failAncestor(const Node& node)
    {
        return fail("S0217", "The object that % stands for can't be found from here.", node.range);
    }

    NodePtr shape(NodePtr node)
    {
        const bool keepsArray = node->keepsArray;
        NodePtr result = shapeKind(std::move(node));
        if (result && keepsArray)
            result->keepsArray = true;
        return result;
    }

    NodePtr shapeKind(NodePtr node)
    {
        switch (node->kind) {
        case NodeKind::Map:
            return shapeMap(std::move(node));
        case NodeKind::Predicate:
            return shapePredicate(std::move(node));
        case NodeKind::Group:
            return shapeGroup(std::move(node));
        case NodeKind::OrderBy:
            return shapeOrdering(std::move(node));
        case NodeKind::Focus:
            return shapeFocus(std::move(node));
        case NodeKind::Index:
            return shapeIndex(std::move(node));
        case NodeKind::Name:
            return shapeName(std::move(node));
        case NodeKind::Parent:
            node->ancestor = std::make_shared<Ancestor>(Ancestor{"!" + std::to_string(m_labels++), 1});
            return node;
        case NodeKind::Lambda:
            if (!shapeItems(*node, false))
                return nullptr;
            markTailCall(*node->items[0]);
            return node;
        case NodeKind::Apply:
            if (!shapeItems(*node, false))
                return nullptr;
            node->keepsArray = node->items[0]->keepsArray || node->items[1]->keepsArray;
            return node;
        case NodeKind::Transform:
            return shapeItems(*node, false) ? std::move(node) : nullptr;
        case NodeKind::Call:
        case NodeKind::Partial:
            return shapeCall(std::move(node));
        case NodeKind::Object:
            return shapePairs(*node->pairs, node.get()) ? std::move(node) : nullptr;
        case NodeKind::Block:
            return shapeBlock(std::move(node));
        default:
            return shapeItems(*node, true) ? std::move(node) : nullptr;
        }
    }

    bool shapeItems(Node& node, bool passesAncestors)
    {
        for (NodePtr& item : node.items) {
            item = shape(std::move(item));
            if (!item)
                return false;
            if (passesAncestors)
                passAncestors(node, *item);
        }
        return true;
    }

    NodePtr shapeName(NodePtr node)
    {
        NodePtr path = pathOf(std::move(node));
        path->keepsSingleton = path->items[0]->keepsArray;
        return path;
    }

    static NodePtr pathOf(NodePtr step)
    {
        auto path = std::make_unique<Node>();
        path->kind = NodeKind::Path;
        path->range = step->range;
        path->height = static_cast<std::uint16_t>(step->height + 1);
        path->items.push_back(std::move(step));
        return path;
    }

    NodePtr shapeCall(NodePtr node)
    {
        for (std::size_t index = 0; index < node->items.size(); ++index) {
            NodePtr& item = node->items[index];
            item = shape(std::move(item));
            if (!item)
                return nullptr;
            if (index > 0)
                passAncestors(*node, *item);
        }
        return node;
    }

    NodePtr shapeBlock(NodePtr node)
    {
        if (!shapeItems(*node, true))
            return nullptr;
        node->isConsArray = std::any_of(node->items.begin(), node->items.end(), [](const NodePtr& item) {
            return item->isConsArray || (item->kind == NodeKind::Path && item->items[0]->isConsArray);
        });
        return node;
    }

    bool shapePairs(Grouping& grouping, Node* owner)
    {
        for (Pair& pair : grouping.pairs) {
            for (NodePtr* part : {&pair.key, &pair.value}) {
                *part = shape(std::move(*part));
                if (!*part)
                    return false;
                if (owner)
                    passAncestors(*owner, **part);
            }
        }
        return true;
    }

    NodePtr shapeMap(NodePtr node)
    {
        NodePtr left = shape(std::move(node->items[0]));
        if (!left)
            return nullptr;
        NodePtr path;
        if (left->kind == NodeKind::Path) {
            path = std::move(left);
        } else {
            const bool isParent = left->kind == NodeKind::Parent;
            path = pathOf(std::move(left));
            if (isParent)
                path->seekingParent = {path->items[0]->ancestor};
        }
        NodePtr right = shape(std::move(node->items[1]));
        if (!right)
            return nullptr;
        path->range = node->range;
        path->height = node->height;
        if (right->kind == NodeKind::Path) {
            std::move(right->items.begin(), right->items.end(), std::back_inserter(path->items));
        } else {
            std::move(right->predicates.begin(), right->predicates.end(), std::back_inserter(right->stages));
            right->predicates.clear();
            path->items.push_back(std::move(right));
        }
        return settlePath(std::move(path));
    }

    NodePtr settlePath(NodePtr path)
    {
        for (const NodePtr& step : path->items) {
            if (step->kind == NodeKind::Literal && !step->value.isString())
                return fail("S0213", "Only a name can be a step of a path, no other literal.", step->range);
            if (step->kind == NodeKind::Literal) {
                step->kind = NodeKind::Name;
                step->key = core::Key(step->value.string());
            }
            path->keepsSingleton = path->keepsSingleton || step->keepsArray;
        }
        for (Node* end : {path->items.front().get(), path->items.back().get()})
            end->isConsArray = end->isConsArray || end->kind == NodeKind::Array;
        return resolveAncestors(*path) ? std::move(path) : nullptr;
    }

    NodePtr shapePredicate(NodePtr node)
    {
        NodePtr result = shape(std::move(node->items[0]));
        if (!result)
            return nullptr;
        Node& step = lastStep(*result);
        if (step.group)
            return fail("S0209", "A predicate can't follow a grouping.", node->range);
        NodePtr predicate = shape(std::move(node->items[1]));
        if (!predicate)
            return nullptr;
        for (const auto& ancestor : predicate->seekingParent) {
            if (ancestor->level != 1)
                --ancestor->level;
            else if (!seekParent(step, *ancestor, ancestor))
                return nullptr;
        }
        passAncestors(step, *predicate);
        auto& stages = result->kind == NodeKind::Path ? step.stages : step.predicates;
        const bool isIndex = predicate->kind == NodeKind::Literal && predicate->value.isNumber();
        stages.push_back({std::move(predicate), {}, nullptr, isIndex});
        result->range = node->range;
        result->height = std::max(result->height, node->height);
        return result;
    }

    NodePtr shapeGroup(NodePtr node)
    {
        NodePtr result = shape(std::move(node->items[0]));
        if (!result || !shapePairs(*node->pairs, nullptr))
            return nullptr;
        if (result->group)
            return fail("S0210", "A step can have one grouping only.", node->pairs->range);
        result->group = std::move(node->pairs);
        result->range = node->range;
        result->height = std::max(result->height, node->height);
        return result;
    }

    NodePtr shapeOrdering(NodePtr node)
    {
        NodePtr result = shape(std::move(node->items[0]));
        if (!result)
            return nullptr;
        if (result->kind != NodeKind::Path)
            result = pathOf(std::move(result));
        auto sort = std::make_unique<Node>();
        sort->kind = NodeKind::Sort;
        sort->range = node->range;
        for (std::size_t index = 1; index < node->items.size(); ++index) {
            NodePtr& term = node->items[index];
            if (!shapeItems(*term, true))
                return nullptr;
            passAncestors(*sort, *term);
            sort->items.push_back(std::move(term));
        }
        result->range = node->range;
        result->height = std::max(result->height, node->height);
        result->items.push_back(std::move(sort));
        return resolveAncestors(*result) ? std::move(result) : nullptr;
    }

    NodePtr shapeFocus(NodePtr node)
    {
        NodePtr result = shape(std::move(node->items[0]));
        if (!result)
            return nullptr;
        Node& step = lastStep(*result);
        if (!step.stages.empty() || !step.predicates.empty())
            return fail("S0215", "@ must stand before the predicates of a step.", node->range);
        if (step.kind == NodeKind::Sort)
            return fail("S0216", "@ must stand before the ordering of a step.", node->range);
        step.keepsArray = step.keepsArray || node->keepsArray;
        step.focus = node->key.string();
        step.isTuple = true;
        result->range = node->range;
        return result;
    }

    NodePtr shapeIndex(NodePtr node)
    {
        NodePtr result = shape(std::move(node->items[0]));
        if (!result)
            return nullptr;
        if (result->kind != NodeKind::Path) {
            result = pathOf(std::move(result));
            result->items[0]->stages = std::exchange(result->items[0]->predicates, {});
        }
        Node& step = *result->items.back();
        if (step.stages.empty())
            step.index = node->key.string();
        else
            step.stages.push_back({nullptr, node->key.string(), nullptr, false});
        step.isTuple = true;
        result->range = node->range;
        return result;
    }

    /// One step back on the way to a parent.
    bool seekParent(Node& node, Ancestor& ancestor, const std::shared_ptr<Ancestor>& shared)
    {
        switch (node.kind) {
        case NodeKind::Name:
        case NodeKind::Wildcard:
            if (--ancestor.level == 0) {
                if (node.ancestor)
                    ancestor.label = node.ancestor->label;
                node.ancestor = shared;
                node.isTuple = true;
            }
            return true;
        case NodeKind::Parent:
            ++ancestor.level;
            return true;
        case NodeKind::Block:
            if (node.items.empty())
                return true;
            node.isTuple = true;
            return seekParent(*node.items.back(), ancestor, shared);
        case NodeKind::Path: {
            node.isTuple = true;
            std::size_t index = node.items.size();
            do {
                if (!seekParent(*node.items[--index], ancestor, shared))
                    return false;
            } while (ancestor.level > 0 && index > 0);
            return true;
        }
        default:
            failAncestor(node);
            return false;
        }
    }

    bool resolveAncestors(Node& path)
    {
        const Node& last = *path.items.back();
        Ancestors ancestors = last.seekingParent;
        if (last.kind == NodeKind::Parent)
            ancestors.push_back(last.ancestor);
        for (const auto& ancestor : ancestors) {
            std::size_t index = path.items.size() - 1;
            while (ancestor->level > 0) {
                if (index == 0) {
                    path.seekingParent.push_back(ancestor);
                    break;
                }
                Node* step = path.items[--index].get();
                // Neighbours that all bind their items to names go back to one parent.
                while (index > 0 && !step->focus.empty() && !path.items[index - 1]->focus.empty())
                    step = path.items[--index].get();
                if (!seekParent(*step, *ancestor, ancestor))
                    return false;
            }
        }
        return true;
    }

    Fault m_fault;
    std::size_t m_labels = 0;
};

} // namespace

OrFault<NodePtr> shapePaths(NodePtr tree)
{
    return Shaper().shapeAll(std::move(tree));
}

} // namespace statelight::query::jsonata
