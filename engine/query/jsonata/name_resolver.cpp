#include "query/jsonata/name_resolver.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "query/jsonata/builtin.h"
#include "query/jsonata/constant_folding.h"
#include "query/jsonata/regular_expression.h"
#include "query/jsonata/scope_chain.h"
#include "query/jsonata/tuple_names.h"

namespace statelight::query::jsonata {

namespace {

/// The functions that only call a function they are given: it needn't outlive the frames around it.
constexpr std::array<std::string_view, 9> borrowers
    = {"map", "filter", "single", "reduce", "sift", "each", "sort", "replace", "match"};

class Resolver {
public:
    explicit Resolver(Program& program)
        : m_program(program)
    {}

    OrFault<bool> resolveAll()
    {
        // Before names are collected, since bindings inside tuples stay there.
        markTuples(*m_program.root);
        Scope root;
        root.shape = &m_program.frame;
        collectBindings(*m_program.root, root.names);
        m_scopes.enter(root);
        resolve(m_program.root, true);
        m_scopes.leave();
        if (!m_fault.code.empty())
            return tl::unexpected(std::move(m_fault));
        return true;
    }

private:
    void resolve(NodePtr& node, bool atTop)
    {
        resolveKind(*node, atTop);
        // A grouping or predicate sees items, not the input.
        for (Stage& stage : node->predicates)
            resolve(stage.predicate, false);
        if (node->group && !node->tuple)
            resolvePairs(*node->group, false);
        foldConstant(*node);
    }

    void resolveKind(Node& node, bool atTop)
    {
        switch (node.kind) {
        case NodeKind::Path:
            return resolvePath(node, atTop);
        case NodeKind::Variable:
            return resolveVariable(node);
        case NodeKind::Parent:
            return resolveParent(node);
        case NodeKind::Context:
            return refer(atTop, Reference::Kind::Input, {}, node.range);
        case NodeKind::Root:
            return refer(true, Reference::Kind::Root, {}, node.range);
        case NodeKind::Name:
            return refer(atTop, Reference::Kind::Field, node.key.string(), node.range);
        case NodeKind::Wildcard:
            return refer(atTop, Reference::Kind::Field, "*", node.range);
        case NodeKind::Descendant:
            return refer(atTop, Reference::Kind::Field, "**", node.range);
        case NodeKind::Object:
            return resolvePairs(*node.pairs, atTop);
        case NodeKind::Block:
            return resolveBlock(node, atTop);
        case NodeKind::Bind:
            resolve(node.items[0], atTop);
            return resolveTarget(node);
        case NodeKind::Call:
        case NodeKind::Partial:
            return resolveCall(node, atTop);
        case NodeKind::Lambda:
            m_scopes.captureFrames();
            return resolveLambda(node);
        case NodeKind::Transform:
            m_scopes.captureFrames();
            lookFor(node, "clone");
            for (NodePtr& item : node.items)
                resolve(item, false);
            return;
        case NodeKind::Regex:
            return compileRegex(node);
        default:
            for (NodePtr& item : node.items)
                resolve(item, atTop);
        }
    }

    void refer(bool counts, Reference::Kind kind, std::string name, core::SourceRange range)
    {
        if (counts)
            m_program.references.push_back({kind, std::move(name), range});
    }

    std::uint32_t externalOf(const std::string& name)
    {
        auto& all = m_program.externals;
        const auto found
            = std::find_if(all.begin(), all.end(), [&](const External& each) { return each.name == name; });
        if (found != all.end())
            return static_cast<std::uint32_t>(found - all.begin());
        all.push_back({name, builtinIndex(name, m_program.dialect)});
        return static_cast<std::uint32_t>(all.size() - 1);
    }

    /// Notes where a variable that the text doesn't name would be found.
    void lookFor(Node& node, std::string_view name)
    {
        bool isCertain = false;
        node.slots = m_scopes.slotsOf(name, isCertain);
        node.external = externalOf(std::string(name));
    }

    void resolveVariable(Node& node)
    {
        bool isCertain = false;
        node.slots = m_scopes.slotsOf(node.key, isCertain);
        if (isCertain)
            return;
        node.external = externalOf(node.key.string());
        if (node.slots.empty() && m_program.externals[node.external].function < 0)
            refer(true, Reference::Kind::Variable, node.key.string(), node.range);
    }

    void resolveParent(Node& node)
    {
        bool isCertain = false;
        node.slots = m_scopes.slotsOf(node.ancestor->label, isCertain);
    }

    void resolveTarget(Node& node)
    {
        const auto& names = m_scopes.innermost().names;
        const auto found = std::find(names.begin(), names.end(), node.key.view());
        if (found != names.end())
            node.slots = {{0, static_cast<std::uint16_t>(found - names.begin())}};
    }

    void resolvePairs(Grouping& grouping, bool atTop)
    {
        std::set<std::string_view> keys;
        grouping.hasPlainKeys = true;
        for (Pair& pair : grouping.pairs) {
            resolve(pair.key, atTop);
            resolve(pair.value, atTop);
            grouping.hasPlainKeys = grouping.hasPlainKeys && pair.key->kind == NodeKind::Literal
                && pair.key->value.isString() && !pair.key->value.string().starts_with("_jsonata_")
                && keys.insert(pair.key->value.string()).second;
            if (pair.key->kind == NodeKind::Literal && pair.key->value.isString())
                pair.key->key = core::Key(pair.key->value.string());
        }
    }

    void resolveBlock(Node& node, bool atTop)
    {
        Scope scope;
        scope.shape = &node.frame;
        for (const NodePtr& item : node.items)
            collectBindings(*item, scope.names);
        m_scopes.enter(scope);
        for (NodePtr& item : node.items)
            resolve(item, atTop);
        m_scopes.leave();
    }

    void resolveLambda(Node& node)
    {
        Scope scope;
        scope.shape = &node.frame;
        // Of parameters with one name the last one counts; the others still need their slots.
        for (std::size_t index = 0; index < node.parameters.size(); ++index) {
            const auto& name = node.parameters[index];
            const bool isHidden = std::find(node.parameters.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                      node.parameters.end(), name)
                != node.parameters.end();
            scope.names.push_back(isHidden ? std::string() : name);
        }
        scope.certain = scope.names.size();
        collectBindings(*node.items[0], scope.names);
        m_scopes.enter(scope);
        resolve(node.items[0], false);
        m_scopes.leave();
    }

    void resolveCall(Node& node, bool atTop)
    {
        resolve(node.items[0], atTop && node.items[0]->kind != NodeKind::Path);
        const Node& procedure = *node.items[0];
        if (procedure.kind == NodeKind::Path && procedure.items[0]->kind == NodeKind::Name)
            lookFor(node, procedure.items[0]->key.view());
        const bool isDirect = procedure.kind == NodeKind::Variable && procedure.slots.empty();
        const bool isBorrower = isDirect && node.kind == NodeKind::Call
            && std::find(borrowers.begin(), borrowers.end(), procedure.key.view()) != borrowers.end();
        for (std::size_t index = 1; index < node.items.size(); ++index) {
            Node& argument = *node.items[index];
            if (isBorrower && argument.kind == NodeKind::Lambda && argument.predicates.empty() && !argument.group) {
                // A tail call would leave the frame that the lambda reads from.
                node.isTailCall = false;
                resolveLambda(argument);
            } else {
                resolve(node.items[index], atTop);
            }
        }
        if (isDirect && procedure.key == "eval")
            node.visible = m_scopes.visibleNames();
    }

    void resolveStep(NodePtr& step, bool atTop)
    {
        if (step->kind == NodeKind::Sort) {
            for (NodePtr& term : step->items)
                resolve(term->items[0], false);
        } else {
            resolve(step, atTop);
        }
    }

    void resolveStages(Node& step, const std::shared_ptr<const TupleShape>& shape)
    {
        for (Stage& stage : step.stages) {
            stage.tuple = shape;
            if (stage.predicate)
                resolve(stage.predicate, false);
        }
        for (Stage& stage : step.predicates)
            stage.tuple = shape;
    }

    void resolvePath(Node& path, bool atTop)
    {
        if (path.tuple)
            return resolveTuplePath(path, atTop);
        for (std::size_t index = 0; index < path.items.size(); ++index) {
            resolveStep(path.items[index], atTop && index == 0);
            resolveStages(*path.items[index], nullptr);
        }
    }

    void resolveTuplePath(Node& path, bool atTop)
    {
        auto shape = std::make_shared<TupleShape>(*path.tuple);
        Scope scope;
        scope.shape = &shape->frame;
        scope.names = shape->names;
        const auto isFirst = [](const NodePtr& step) { return step->isTuple; };
        const auto first = std::find_if(path.items.begin(), path.items.end(), isFirst);
        for (auto step = first; step != path.items.end(); ++step)
            collectBindings(**step, scope.names);
        if (path.group) {
            for (const Pair& pair : path.group->pairs) {
                collectBindings(*pair.key, scope.names);
                collectBindings(*pair.value, scope.names);
            }
        }
        for (auto step = path.items.begin(); step != first; ++step) {
            resolveStep(*step, atTop && step == path.items.begin());
            resolveStages(**step, nullptr);
        }
        m_scopes.enter(scope);
        for (auto step = first; step != path.items.end(); ++step) {
            resolveStep(*step, atTop && step == path.items.begin());
            resolveStages(**step, shape);
        }
        if (path.group)
            resolvePairs(*path.group, false);
        m_scopes.leave();
        path.tuple = std::move(shape);
    }

    void compileRegex(Node& node)
    {
        auto regex = RegularExpression::compile(node.value.string(), node.focus);
        if (regex) {
            node.regex = std::make_shared<const RegularExpression>(std::move(*regex));
            return;
        }
        if (m_fault.code.empty())
            m_fault
                = {regex.error().code.empty() ? "S0303" : regex.error().code, regex.error().message, node.range, {}};
    }

    Program& m_program;
    ScopeChain m_scopes;
    Fault m_fault;
};

} // namespace

OrFault<bool> resolveNames(Program& program)
{
    return Resolver(program).resolveAll();
}

} // namespace statelight::query::jsonata
