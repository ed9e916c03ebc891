#include <array>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

/// A function that is called with an item, its index or key, and the whole; with as many of them as it takes.
class Callback {
public:
    Callback(Evaluator& evaluator, const Value& function, const Value& whole)
        : m_evaluator(evaluator)
        , m_function(function)
        , m_whole(whole)
        , m_count(std::clamp<std::size_t>(evaluator.arityOf(function), 1, 3))
    {}

    Value operator()(const Value& item, Value place)
    {
        std::array<Value, 3> arguments = {item, std::move(place), m_count > 2 ? m_whole : Value()};
        return m_evaluator.apply(m_function, std::span<Value>(arguments.data(), m_count), Value());
    }

private:
    Evaluator& m_evaluator;
    const Value& m_function;
    const Value& m_whole;
    std::size_t m_count;
};

} // namespace

Value map(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (isUndefined(array))
        return undefined();
    Callback callback(evaluator, arguments[1], array);
    ListBuilder results(evaluator);
    for (std::size_t index = 0; index < array.size(); ++index) {
        Value result = callback(array.items()[index], index);
        if (isFault(result))
            return evaluator.faultValue();
        if (!isUndefined(result))
            results.add(std::move(result));
    }
    return results.finish(arrayMark::sequence);
}

Value filter(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (isUndefined(array))
        return undefined();
    Callback callback(evaluator, arguments[1], array);
    ListBuilder results(evaluator);
    for (std::size_t index = 0; index < array.size(); ++index) {
        const Value result = callback(array.items()[index], index);
        if (isFault(result))
            return evaluator.faultValue();
        if (isTrue(result))
            results.add(array.items()[index]);
    }
    return results.finish(arrayMark::sequence);
}

Value single(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (isUndefined(array))
        return undefined();
    Value found = Value::markedNull(mark::unbound);
    for (std::size_t index = 0; index < array.size(); ++index) {
        bool isMatch = true;
        if (!isUndefined(arguments[1])) {
            const Value result = Callback(evaluator, arguments[1], array)(array.items()[index], index);
            if (isFault(result))
                return evaluator.faultValue();
            isMatch = isTrue(result);
        }
        if (isMatch && !hasMark(found, mark::unbound))
            return evaluator.fail("D3138", "$single found more than one item that fits.");
        if (isMatch)
            found = array.items()[index];
    }
    if (hasMark(found, mark::unbound))
        return evaluator.fail("D3139", "$single found no item that fits.");
    return found;
}

Value reduce(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (isUndefined(array))
        return undefined();
    const std::size_t arity = std::min<std::size_t>(evaluator.arityOf(arguments[1]), 4);
    if (arity < 2)
        return evaluator.fail("D3050", "The function given to $reduce must take at least two arguments.");
    const bool startsWithItem = isUndefined(arguments[2]) && array.size() > 0;
    Value result = startsWithItem ? array.items()[0] : arguments[2];
    for (std::size_t index = startsWithItem ? 1 : 0; index < array.size(); ++index) {
        std::array<Value, 4> all = {std::move(result), array.items()[index], index, arity > 3 ? array : Value()};
        result = evaluator.apply(arguments[1], std::span<Value>(all.data(), arity), Value());
        if (isFault(result))
            break;
    }
    return result;
}

Value sift(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& object = arguments[0];
    if (isUndefined(object) || isUndefined(arguments[1]))
        return undefined();
    Callback callback(evaluator, arguments[1], object);
    core::ObjectBuilder results;
    for (const core::Member& member : object.members()) {
        const Value result = callback(member.value, Value(member.key));
        if (isFault(result))
            return evaluator.faultValue();
        if (isTrue(result))
            results.add(member.key, member.value);
    }
    return results.size() > 0 ? results.finish() : undefined();
}

Value each(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& object = arguments[0];
    ListBuilder results(evaluator);
    if (object.size() > 0) {
        Callback callback(evaluator, arguments[1], object);
        for (const core::Member& member : object.members()) {
            Value result = callback(member.value, Value(member.key));
            if (isFault(result))
                return evaluator.faultValue();
            if (!isUndefined(result))
                results.add(std::move(result));
        }
    }
    return results.finish(arrayMark::sequence);
}

} // namespace statelight::query::jsonata::functions
