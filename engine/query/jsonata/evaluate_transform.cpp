#include <cmath>
#include <unordered_map>
#include <utility>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"
#include "query/jsonata/numbers.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

constexpr int depthLimit = 400;
constexpr std::uint8_t emptyObjects = 255;

/// A copy in which each object is known by its place in memory; empty ones, which have none, by a mark.
class Copier {
public:
    Value copy(const Value& value, int depth)
    {
        m_isTooDeep = m_isTooDeep || depth > depthLimit;
        if (m_isTooDeep)
            return {};
        if (value.isArray())
            return copyItems(value, depth);
        if (value.isObject())
            return copyMembers(value, depth);
        if (isFunction(value))
            return "";
        if (value.isDouble() && std::isfinite(value.number()))
            return numberValue(roundedTo15Digits(value.number()));
        return value.isNull() ? Value() : value;
    }

    [[nodiscard]] bool isTooDeep() const { return m_isTooDeep; }

private:
    Value copyItems(const Value& value, int depth)
    {
        core::ArrayBuilder items(value.size());
        for (const Value& item : value.items())
            items.add(copy(item, depth + 1));
        return items.finish();
    }

    Value copyMembers(const Value& value, int depth)
    {
        core::ObjectBuilder members(value.size());
        for (const core::Member& member : value.members())
            members.add(member.key, copy(member.value, depth + 1));
        Value object = members.finish();
        if (object.size() == 0 && m_empty < emptyObjects)
            object.setMark(++m_empty);
        return object;
    }

    std::uint8_t m_empty = 0;
    bool m_isTooDeep = false;
};

/// Objects that stand in place of others.
class Replacements {
public:
    static std::uintptr_t identity(const Value& object)
    {
        return object.size() > 0 ? reinterpret_cast<std::uintptr_t>(object.members().data()) : object.mark();
    }

    [[nodiscard]] const Value& current(const Value& object) const
    {
        const auto found = m_all.find(identity(object));
        return found == m_all.end() ? object : found->second;
    }

    void set(const Value& object, Value replacement) { m_all[identity(object)] = std::move(replacement); }

    /// The value with everything in it replaced.
    [[nodiscard]] Value applied(const Value& value) const
    {
        if (value.isArray()) {
            core::ArrayBuilder items(value.size());
            for (const Value& item : value.items())
                items.add(applied(item));
            return items.finish();
        }
        if (!value.isObject())
            return value;
        const Value& object = current(value);
        core::ObjectBuilder members(object.size());
        for (const core::Member& member : object.members())
            members.add(member.key, applied(member.value));
        return members.finish();
    }

private:
    std::unordered_map<std::uintptr_t, Value> m_all;
};

bool areTexts(const Value& value)
{
    for (const Value& item : value.items()) {
        if (!item.isString())
            return false;
    }
    return value.isString() || value.isArray();
}

std::size_t weightOf(const Value& value)
{
    std::size_t weight = 1 + value.size();
    for (const Value& item : value.items())
        weight += weightOf(item);
    for (const core::Member& member : value.members())
        weight += weightOf(member.value);
    return weight;
}

} // namespace

Value Evaluator::cloned(const Value& value)
{
    Copier copier;
    Value copy = copier.copy(value, 0);
    if (copier.isTooDeep())
        return fail("U1001", "The value nests too deeply.");
    const std::size_t weight = weightOf(copy);
    return spend(weight) && charge(weight * sizeof(Value)) ? copy : m_faultValue;
}

Value Evaluator::applyTransform(const FunctionValue& transform, const Value& argument)
{
    const Node& node = *transform.node;
    if (isUndefined(argument))
        return argument;
    if (!argument.isArray() && !argument.isObject())
        return fail("T0410", "A transform takes an object or an array.");
    const Value cloner = evaluateVariable(node, transform.frame);
    if (!isFunction(cloner))
        return failAt(node, {"T2013", "$clone, which a transform calls, is no function any more."});
    Value copy = argument;
    if (madeFunction(cloner))
        copy = apply(cloner, std::span<Value>(&copy, 1), Value());
    if (isFault(copy))
        return copy;
    copy = cloned(copy);
    if (isFault(copy))
        return copy;
    const Unit* caller = std::exchange(m_unit, transform.unit);
    Value result = transformed(transform, copy);
    m_unit = caller;
    return result;
}

Value Evaluator::transformed(const FunctionValue& transform, const Value& copy)
{
    const Node& node = *transform.node;
    const Value matches = evaluate(*node.items[0], copy, transform.frame);
    if (isFault(matches) || isUndefined(matches))
        return isFault(matches) ? m_faultValue : copy;
    Replacements replacements;
    const auto all = matches.isArray() ? matches.items() : std::span<const Value>(&matches, 1);
    const std::size_t weight = weightOf(copy);
    for (const Value& match : all) {
        if (!spend(weight / 4))
            return m_faultValue;
        const Value context = replacements.applied(match);
        const bool isKnown = match.isObject() && (match.size() > 0 || match.mark() > 0);
        Value object = isKnown ? replacements.current(match) : Value::object();
        const Value update = evaluate(*node.items[1], context, transform.frame);
        if (isFault(update))
            return m_faultValue;
        if (!isUndefined(update)) {
            if (!update.isObject())
                return failAt(*node.items[1], {"T2011", "What a transform adds must be an object."});
            // By value: an update may hold the very object that it changes.
            const Value added = cloned(update);
            if (isFault(added))
                return m_faultValue;
            for (const core::Member& member : added.members())
                object = std::move(object).with(member.key, member.value);
        }
        if (node.items.size() > 2) {
            if (isKnown && !isUndefined(update))
                replacements.set(match, object);
            const Value names = evaluate(*node.items[2], replacements.applied(match), transform.frame);
            if (isFault(names))
                return m_faultValue;
            if (!isUndefined(names) && !areTexts(names))
                return failAt(
                    *node.items[2], {"T2012", "What a transform deletes must be a text or an array of texts."});
            for (const Value& name : names.isString() ? std::span<const Value>(&names, 1) : names.items())
                object = object.without(name.string());
        }
        if (isKnown)
            replacements.set(match, object);
        else if (match.isObject())
            return fail("U1001", "A transform can't change more than 255 empty objects.");
    }
    return replacements.applied(copy);
}

} // namespace statelight::query::jsonata
