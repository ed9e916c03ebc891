#include <cmath>
#include <unordered_set>
#include <vector>

#include "core/builder.h"
#include "core/code_units.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

Value Evaluator::appended(const Value& left, const Value& right)
{
    if (isUndefined(left) || isUndefined(right))
        return isUndefined(left) ? right : left;
    ListBuilder all(*this);
    all.reserve(1 + left.size() + right.size());
    for (const Value* part : {&left, &right}) {
        if (!part->isArray())
            all.add(*part);
        for (const Value& item : part->items())
            all.add(item);
    }
    return all.finish();
}

namespace functions {

namespace {

/// JavaScript's idea of it: what a comparator returns is taken so.
bool isTruthy(const Value& value)
{
    return value.isArray() || value.isObject() || isFunction(value) || isTrue(value);
}

bool holdsOnlyNumbers(const Value& array)
{
    for (const Value& item : array.items()) {
        if (!item.isNumber())
            return false;
    }
    return true;
}

bool holdsOnlyTexts(const Value& array)
{
    for (const Value& item : array.items()) {
        if (!item.isString())
            return false;
    }
    return true;
}

/// Values that were seen already. Numbers and texts are found by hash.
class Seen {
public:
    /// False where it was there before; the values compared are counted in `work`.
    bool add(const Value& value, std::uint64_t& work)
    {
        if (value.isNumber())
            return m_numbers.insert(value.number()).second;
        if (value.isString())
            return m_texts.emplace(value.string()).second;
        for (const Value& other : m_others) {
            work += 1 + std::min(value.size(), other.size());
            if (areEqual(value, other))
                return false;
        }
        m_others.push_back(value);
        return true;
    }

private:
    std::unordered_set<double> m_numbers;
    std::unordered_set<std::string> m_texts;
    std::vector<Value> m_others;
};

} // namespace

Value count(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return arguments[0].size();
}

Value append(Evaluator& evaluator, const Arguments& arguments)
{
    return evaluator.appended(arguments[0], arguments[1]);
}

Value reverse(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (array.size() <= 1)
        return array;
    ListBuilder reversed(evaluator);
    reversed.reserve(array.size());
    for (std::size_t index = array.size(); index-- > 0;)
        reversed.add(array.items()[index]);
    return reversed.finish();
}

Value shuffle(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (array.size() <= 1)
        return array;
    RandomSource* random = evaluator.environment().random;
    if (!random)
        return evaluator.fail("D3900", "There is no source of random numbers here.");
    std::vector<Value> items(array.items().begin(), array.items().end());
    for (std::size_t index = items.size() - 1; index > 0; --index)
        std::swap(items[index], items[random->next() % (index + 1)]);
    ListBuilder shuffled(evaluator);
    for (Value& item : items)
        shuffled.add(std::move(item));
    return shuffled.finish();
}

Value distinct(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (array.size() <= 1 || !array.isArray())
        return array;
    Seen seen;
    ListBuilder found(evaluator);
    for (const Value& item : array.items()) {
        std::uint64_t work = 0;
        const bool isNew = seen.add(item, work);
        if (!evaluator.spend(work))
            return evaluator.faultValue();
        if (isNew)
            found.add(item);
    }
    return found.finish(isSequence(array) ? arrayMark::sequence : 0);
}

Value zip(Evaluator& evaluator, const Arguments& arguments)
{
    std::size_t length = arguments.values.empty() ? 0 : arguments[0].size();
    for (const Value& array : arguments.values)
        length = std::min(length, array.size());
    if (!evaluator.spend(length * arguments.values.size()))
        return evaluator.faultValue();
    ListBuilder rows(evaluator);
    for (std::size_t index = 0; index < length; ++index) {
        ListBuilder row(evaluator);
        for (const Value& array : arguments.values)
            row.add(array.items()[index]);
        rows.add(row.finish());
    }
    return rows.finish();
}

Value sort(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& array = arguments[0];
    if (array.size() <= 1)
        return array;
    const auto items = array.items();
    const bool isPlain = isUndefined(arguments[1]);
    const bool areNumbers = isPlain && holdsOnlyNumbers(array);
    if (isPlain && !areNumbers && !holdsOnlyTexts(array))
        return evaluator.fail("D3070", "Without a function to compare them, only numbers or texts can be sorted.");
    std::vector<std::uint32_t> order(items.size());
    for (std::size_t index = 0; index < order.size(); ++index)
        order[index] = static_cast<std::uint32_t>(index);
    const auto byFunction = [&](std::uint32_t left, std::uint32_t right) -> std::optional<bool> {
        std::array<Value, 2> pair = {items[left], items[right]};
        const Value answer = evaluator.apply(arguments[1], pair, Value());
        return isFault(answer) ? std::nullopt : std::optional(isTruthy(answer));
    };
    const auto byValue = [&](std::uint32_t left, std::uint32_t right) -> std::optional<bool> {
        if (areNumbers)
            return items[left].number() > items[right].number();
        return core::compareCodeUnits(items[left].string(), items[right].string()) > 0;
    };
    if (!evaluator.spend(items.size() * 8))
        return evaluator.faultValue();
    const bool isSorted = isPlain ? Evaluator::mergeSort(order, byValue) : Evaluator::mergeSort(order, byFunction);
    if (!isSorted)
        return evaluator.faultValue();
    ListBuilder sorted(evaluator);
    sorted.reserve(items.size());
    for (const std::uint32_t index : order)
        sorted.add(items[index]);
    return sorted.finish();
}

} // namespace functions

} // namespace statelight::query::jsonata
