#include "query/path_walk.h"

#include <algorithm>

#include "core/builder.h"
#include "query/failure.h"
#include "query/filter.h"
#include "query/path_fault.h"

namespace statelight::query {

namespace {

/// Nodes one evaluation may visit: a few scans in a row multiply.
constexpr std::size_t visitLimit = 20'000'000;

const core::Value* itemAt(const core::Value& array, std::int32_t index)
{
    const auto size = static_cast<std::int64_t>(array.size());
    const std::int64_t place = index < 0 ? size + index : index;
    return place >= 0 && place < size ? &array.items()[static_cast<std::size_t>(place)] : nullptr;
}

core::Value merged(const NameStep& step, const core::Value& object)
{
    core::ObjectBuilder builder(step.names.size());
    for (const Name& name : step.names) {
        if (const core::Value* value = name.in(object))
            builder.add(name.key, *value);
    }
    return builder.finish();
}

const core::Value* stepInto(const Step& step, const core::Value& from)
{
    if (const auto* names = std::get_if<NameStep>(&step))
        return names->names.size() == 1 ? names->names.front().in(from) : nullptr;
    return from.isArray() ? itemAt(from, std::get<IndexStep>(step).indices.front()) : nullptr;
}

/// Collects the nodes below the definite beginning of a path.
class Walker {
public:
    Walker(const Steps& steps, const core::Value& root, bool requiresMembers)
        : m_steps(steps)
        , m_root(root)
        , m_requiresMembers(requiresMembers)
    {}

    void walk(std::size_t at, const core::Value& model)
    {
        if (m_isStopped || ++m_visited > visitLimit) {
            m_isStopped = true;
            m_isTooMuch = m_isTooMuch || m_visited > visitLimit;
            return;
        }
        if (at == m_steps.all.size())
            return m_found.add(model);
        std::visit([&](const auto& step) { visit(step, at, model); }, m_steps.all[at]);
    }

    [[nodiscard]] bool isTooMuch() const { return m_isTooMuch; }
    [[nodiscard]] bool isStopped() const { return m_isStopped; }
    core::Value finish() { return m_found.finish(); }

private:
    void visit(const NameStep& step, std::size_t at, const core::Value& model)
    {
        if (!model.isObject())
            return;
        if (step.names.size() > 1 && at + 1 == m_steps.all.size())
            return m_found.add(merged(step, model));
        for (const Name& name : step.names) {
            if (const core::Value* value = name.in(model))
                walk(at + 1, *value);
            else
                m_isStopped = m_isStopped || m_requiresMembers;
        }
    }

    void visit(const IndexStep& step, std::size_t at, const core::Value& model)
    {
        if (!model.isArray())
            return;
        for (const std::int32_t index : step.indices) {
            if (const core::Value* value = itemAt(model, index))
                walk(at + 1, *value);
        }
    }

    void visit(const SliceStep& step, std::size_t at, const core::Value& model)
    {
        if (!model.isArray())
            return;
        const auto size = static_cast<std::int64_t>(model.size());
        std::int64_t from = step.from.value_or(0);
        std::int64_t to = step.to.value_or(model.size());
        if (step.from && !step.to && from < 0)
            from = std::max<std::int64_t>(0, size + from);
        if (step.to && !step.from && to < 0)
            to = size + to;
        to = std::min(size, to);
        // Jayway: between two bounds negative ones are compared as they stand and count from the end one by one.
        for (std::int64_t index = std::max(from, -size); index < to; ++index) {
            if (const core::Value* value = itemAt(model, static_cast<std::int32_t>(index)))
                walk(at + 1, *value);
        }
    }

    void visit(const WildcardStep&, std::size_t at, const core::Value& model)
    {
        for (const core::Member& member : model.members())
            walk(at + 1, member.value);
        for (const core::Value& item : model.items())
            walk(at + 1, item);
    }

    void visit(const FilterStep& step, std::size_t at, const core::Value& model)
    {
        if (model.isObject() && step.filter->accepts(model, m_root))
            walk(at + 1, model);
        for (const core::Value& item : model.items()) {
            if (step.filter->accepts(item, m_root))
                walk(at + 1, item);
        }
    }

    // A stack of its own: documents may be deeper than the host's.
    void visit(const ScanStep&, std::size_t at, const core::Value& model)
    {
        std::vector<const core::Value*> open{&model};
        while (!open.empty() && !m_isStopped) {
            const core::Value& node = *open.back();
            open.pop_back();
            if (!node.isArray() && !node.isObject())
                continue;
            if (scanStopsAt(m_steps.all[at + 1], node))
                walk(at + 1, node);
            for (std::size_t index = node.size(); index > 0; --index)
                open.push_back(node.isArray() ? &node.items()[index - 1] : &node.members()[index - 1].value);
        }
    }

    [[nodiscard]] bool scanStopsAt(const Step& step, const core::Value& node) const
    {
        const auto* names = std::get_if<NameStep>(&step);
        if (names && !m_requiresMembers && names->names.size() > 1 && &step == &m_steps.all.back()) {
            return std::ranges::all_of(names->names, [&](const Name& name) { return name.in(node) != nullptr; });
        }
        const auto* filter = std::get_if<FilterStep>(&step);
        return !filter || filter->filter->accepts(node, m_root);
    }

    const Steps& m_steps;
    const core::Value& m_root;
    bool m_requiresMembers;
    core::ArrayBuilder m_found;
    std::size_t m_visited = 0;
    bool m_isStopped = false;
    bool m_isTooMuch = false;
};

bool isIndefiniteAt(const Steps& steps, std::size_t at)
{
    return at == steps.definiteLength;
}

} // namespace

core::Result<core::Value> evaluateSteps(const Steps& steps, const core::Value& item, const core::Value& root)
{
    const core::Value* node = &item;
    for (std::size_t at = 0; !isIndefiniteAt(steps, at); ++at) {
        const auto* names = std::get_if<NameStep>(&steps.all[at]);
        if (names && names->names.size() > 1 && node->isObject())
            return merged(*names, *node);
        const core::Value* next = stepInto(steps.all[at], *node);
        if (!next)
            return tl::unexpected(pathFault(steps, at, *node));
        node = next;
    }
    if (steps.isDefinite())
        return *node;
    if (auto fault = applicationFault(steps, *node))
        return tl::unexpected(std::move(*fault));
    Walker walker(steps, root, false);
    walker.walk(steps.definiteLength, *node);
    if (walker.isTooMuch())
        return core::failure(code::limit, "The path visits more than " + std::to_string(visitLimit) + " values.");
    return walker.finish();
}

bool existsAt(const Steps& steps, const core::Value& item, const core::Value& root)
{
    const core::Value* node = &item;
    for (std::size_t at = 0; !isIndefiniteAt(steps, at); ++at) {
        const auto* names = std::get_if<NameStep>(&steps.all[at]);
        if (names && names->names.size() > 1 && node->isObject())
            return std::ranges::all_of(names->names, [&](const Name& name) { return name.in(*node) != nullptr; });
        node = stepInto(steps.all[at], *node);
        if (!node)
            return false;
    }
    if (steps.isDefinite())
        return true;
    if (applicationFault(steps, *node))
        return false;
    Walker walker(steps, root, true);
    walker.walk(steps.definiteLength, *node);
    return !walker.isStopped();
}

const core::Value* findNode(const Steps& steps, const core::Value& item)
{
    if (!steps.isDefinite())
        return nullptr;
    const core::Value* node = &item;
    for (const Step& step : steps.all) {
        node = stepInto(step, *node);
        if (!node)
            return nullptr;
    }
    return node;
}

} // namespace statelight::query
