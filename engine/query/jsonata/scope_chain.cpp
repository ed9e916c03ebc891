#include "query/jsonata/scope_chain.h"

#include <algorithm>

namespace statelight::query::jsonata {

void addName(std::vector<std::string>& names, const std::string& name)
{
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

void collectBindings(const Node& node, std::vector<std::string>& names)
{
    if (node.kind == NodeKind::Block || node.kind == NodeKind::Lambda || node.tuple)
        return;
    if (node.kind == NodeKind::Bind)
        addName(names, node.key.string());
    for (const NodePtr& item : node.items)
        collectBindings(*item, names);
    for (const auto* stages : {&node.predicates, &node.stages}) {
        for (const Stage& stage : *stages) {
            if (stage.predicate)
                collectBindings(*stage.predicate, names);
        }
    }
    for (const auto* grouping : {node.pairs.get(), node.group.get()}) {
        if (!grouping)
            continue;
        for (const Pair& pair : grouping->pairs) {
            collectBindings(*pair.key, names);
            collectBindings(*pair.value, names);
        }
    }
}

void ScopeChain::enter(Scope& scope)
{
    scope.outer = m_innermost;
    m_innermost = &scope;
    scope.shape->slots = static_cast<std::uint16_t>(std::min<std::size_t>(scope.names.size(), 0xffff));
}

void ScopeChain::captureFrames()
{
    for (Scope* scope = m_innermost; scope; scope = scope->outer)
        scope->shape->isCaptured = true;
}

std::vector<Slot> ScopeChain::slotsOf(std::string_view name, bool& isCertain) const
{
    std::vector<Slot> slots;
    std::uint16_t hops = 0;
    for (const Scope* scope = m_innermost; scope; scope = scope->outer) {
        const auto found = std::find(scope->names.begin(), scope->names.end(), name);
        if (found != scope->names.end()) {
            const auto index = static_cast<std::uint16_t>(found - scope->names.begin());
            slots.push_back({hops, index});
            if (index < scope->certain) {
                isCertain = true;
                break;
            }
        }
        hops += scope->hasFrame() ? 1 : 0;
    }
    return slots;
}

std::shared_ptr<const VisibleNames> ScopeChain::visibleNames() const
{
    auto visible = std::make_shared<VisibleNames>();
    for (const Scope* scope = m_innermost; scope; scope = scope->outer) {
        for (const std::string& name : scope->names) {
            const bool isKnown = std::any_of(visible->entries.begin(), visible->entries.end(),
                [&](const VisibleNames::Entry& entry) { return entry.name == name; });
            bool isCertain = false;
            if (!isKnown && !name.empty())
                visible->entries.push_back({name, slotsOf(name, isCertain)});
        }
    }
    return visible;
}

} // namespace statelight::query::jsonata
