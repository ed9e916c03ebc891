#include <unordered_set>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

constexpr int depthLimit = 400;

bool addKeys(const Value& value, ListBuilder& keys, std::unordered_set<std::string>& seen, int depth)
{
    if (depth > depthLimit)
        return false;
    for (const core::Member& member : value.members()) {
        if (seen.insert(member.key.string()).second)
            keys.add(Value(member.key));
    }
    for (const Value& item : value.items()) {
        if (!addKeys(item, keys, seen, depth + 1))
            return false;
    }
    return true;
}

bool addSpread(const Value& value, ListBuilder& spread, int depth)
{
    if (depth > depthLimit)
        return false;
    if (!value.isArray() && !value.isObject())
        spread.add(value);
    for (const core::Member& member : value.members())
        spread.add(Value::object({{member.key, member.value}}));
    for (const Value& item : value.items()) {
        if (!addSpread(item, spread, depth + 1))
            return false;
    }
    return true;
}

Value tooDeep(Evaluator& evaluator)
{
    return evaluator.fail("U1001", "The value nests too deeply.");
}

} // namespace

Value keys(Evaluator& evaluator, const Arguments& arguments)
{
    ListBuilder keys(evaluator);
    std::unordered_set<std::string> seen;
    if (!addKeys(arguments[0], keys, seen, 0))
        return tooDeep(evaluator);
    return keys.finish(arrayMark::sequence);
}

Value lookup(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[1]))
        return undefined();
    return evaluator.lookup(arguments[0], core::Key(arguments[1].string()));
}

Value spread(Evaluator& evaluator, const Arguments& arguments)
{
    if (!arguments[0].isArray() && !arguments[0].isObject())
        return arguments[0];
    ListBuilder spread(evaluator);
    if (!addSpread(arguments[0], spread, 0))
        return tooDeep(evaluator);
    // What $spread makes of the items of an array is no sequence: one item stays in it.
    const bool isSequence = arguments[0].isObject() || arguments[0].size() == 0;
    return spread.finish(isSequence ? arrayMark::sequence : 0);
}

Value merge(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    core::ObjectBuilder merged;
    for (const Value& object : arguments[0].items()) {
        if (!evaluator.spend(object.size()) || !evaluator.charge(object.size() * sizeof(core::Member)))
            return evaluator.faultValue();
        for (const core::Member& member : object.members())
            merged.add(member.key, member.value);
    }
    return merged.finish();
}

} // namespace statelight::query::jsonata::functions
