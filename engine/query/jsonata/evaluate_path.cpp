#include <cmath>
#include <utility>

#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

Value emptySequence()
{
    Value sequence = Value::array();
    sequence.setMark(arrayMark::sequence);
    return sequence;
}

std::span<const Value> itemsOrSelf(const Value& value)
{
    return value.isArray() ? value.items() : std::span<const Value>(&value, 1);
}

bool isPlainName(const Node& step)
{
    return step.kind == NodeKind::Name && step.stages.empty() && step.predicates.empty() && !step.group;
}

bool startsAbsolutely(const Node& step)
{
    return step.kind == NodeKind::Variable || step.kind == NodeKind::Context || step.kind == NodeKind::Root;
}

} // namespace

Value Evaluator::evaluatePath(const Node& path, const Value& input, Frame* frame)
{
    if (path.tuple)
        return evaluateTuplePath(path, input, frame);
    // The usual case, names through objects, needs no sequences.
    const Value* current = &input;
    std::size_t index = 0;
    if (!m_environment.observer) {
        while (index < path.items.size() && current->isObject() && isPlainName(*path.items[index])) {
            current = current->findKey(path.items[index]->key);
            if (!current)
                return path.group ? endOfPath(path, emptySequence(), frame) : undefined();
            ++index;
        }
    }
    if (index == path.items.size())
        return endOfPath(path, *current, frame);
    return evaluateSteps(path, index, *current, frame);
}

/// `value`: an array with the mark of a sequence, or what stands for itself.
Value Evaluator::endOfPath(const Node& path, Value value, Frame* frame)
{
    if (path.keepsSingleton && !isUndefined(value)) {
        const bool isWhole = value.isArray() && (isSequence(value) || (value.mark() & arrayMark::cons) == 0);
        if (!isWhole) {
            ListBuilder single(*this);
            single.add(std::move(value));
            value = single.finish(arrayMark::sequence);
        }
        if (isSequence(value))
            value.setMark(value.mark() | arrayMark::keepSingleton);
    }
    return path.group ? group(*path.group, value, frame) : value;
}

Value Evaluator::evaluateSteps(const Node& path, std::size_t first, const Value& start, Frame* frame)
{
    Value current = start;
    bool isSingle = first == 0 ? !current.isArray() || startsAbsolutely(*path.items[0]) : !current.isArray();
    for (std::size_t index = first; index < path.items.size(); ++index) {
        const Node& step = *path.items[index];
        const bool isLast = index + 1 == path.items.size();
        if (index == 0 && step.isConsArray) {
            if (isSingle) {
                ListBuilder wrapped(*this);
                wrapped.add(std::move(current));
                current = wrapped.finish(arrayMark::sequence);
            }
            current = evaluate(step, current, frame);
            // What is no array any more has no items to go on with.
            if (!isLast && !current.isArray() && !isFault(current))
                current = emptySequence();
            isSingle = false;
        } else {
            const auto items = isSingle ? std::span<const Value>(&current, 1) : current.items();
            current = evaluateStep(step, items, frame, isLast);
            isSingle = !current.isArray();
        }
        if (isFault(current))
            return current;
        if (isUndefined(current) || (!isSingle && current.size() == 0))
            break;
    }
    return endOfPath(path, std::move(current), frame);
}

Value Evaluator::stepOf(const Node& step, const Value& item, Frame* frame)
{
    Value found;
    if (step.kind == NodeKind::Name && item.isObject() && step.predicates.empty() && !step.group
        && !m_environment.observer) {
        const Value* member = item.findKey(step.key);
        if (!member)
            found = undefined();
        else if (step.stages.empty())
            return *member;
        else
            found = *member;
    } else {
        found = evaluate(step, item, frame);
    }
    for (const Stage& stage : step.stages) {
        if (isFault(found))
            return found;
        found = filter(stage, found, frame);
    }
    return found;
}

/// What the step finds for all items, as one array; or one value that is none, or undefined.
Value Evaluator::evaluateStep(const Node& step, std::span<const Value> items, Frame* frame, bool isLast)
{
    if (step.kind == NodeKind::Sort) {
        Value sorted = evaluateSort(step, items, frame);
        for (const Stage& stage : step.stages) {
            if (isFault(sorted))
                break;
            sorted = filter(stage, sorted, frame);
        }
        return sorted;
    }
    if (!spend(items.size()))
        return m_faultValue;
    ListBuilder all(*this);
    Value only = undefined();
    std::size_t count = 0;
    for (const Value& item : items) {
        Value found = stepOf(step, item, frame);
        if (isFault(found))
            return found;
        if (isUndefined(found))
            continue;
        if (count == 0) {
            only = std::move(found);
        } else {
            if (count == 1)
                all.addFlat(std::exchange(only, undefined()));
            all.addFlat(std::move(found));
        }
        ++count;
    }
    if (count > 1)
        return all.finish(arrayMark::sequence);
    if (!only.isArray() || (isLast && !isSequence(only)))
        return only;
    if ((only.mark() & arrayMark::cons) != 0) {
        all.add(std::move(only));
        return all.finish(arrayMark::sequence);
    }
    only.setMark(arrayMark::sequence);
    return only;
}

bool Evaluator::isChosen(const Value& answer, std::size_t index, std::size_t count, std::size_t& times)
{
    const auto picks = [&](const Value& number) {
        double place = std::floor(number.number());
        if (place < 0)
            place += static_cast<double>(count);
        return place == static_cast<double>(index);
    };
    times = 0;
    bool areNumbers = answer.isArray();
    for (const Value& item : answer.items())
        areNumbers = areNumbers && item.isNumber();
    Complaint why;
    checkFinite(answer, why);
    if (why) {
        static_cast<void>(fail(std::move(why)));
        return false;
    }
    if (answer.isNumber()) {
        times = picks(answer) ? 1 : 0;
    } else if (areNumbers) {
        for (const Value& item : answer.items())
            times += picks(item) ? 1 : 0;
        return spend(answer.size());
    } else {
        times = isTrue(answer) ? 1 : 0;
    }
    return true;
}

Value Evaluator::filter(const Stage& stage, const Value& input, Frame* frame)
{
    if (hasMark(input, mark::tuples))
        return filterStream(stage, input, frame);
    if (!stage.predicate)
        return input;
    const auto items = itemsOrSelf(input);
    if (stage.isIndex) {
        double place = std::floor(stage.predicate->value.number());
        if (place < 0)
            place += static_cast<double>(items.size());
        if (!(place >= 0 && place < static_cast<double>(items.size())))
            return emptySequence();
        const Value& item = items[static_cast<std::size_t>(place)];
        return isUndefined(item) ? emptySequence() : item;
    }
    if (!spend(items.size()))
        return m_faultValue;
    ListBuilder chosen(*this);
    for (std::size_t index = 0; index < items.size(); ++index) {
        const Value answer = evaluate(*stage.predicate, items[index], frame);
        std::size_t times = 0;
        if (isFault(answer) || !isChosen(answer, index, items.size(), times))
            return m_faultValue;
        for (; times > 0; --times)
            chosen.add(items[index]);
    }
    if (chosen.size() == 1 && !chosen.items()[0].isArray())
        return chosen.items()[0];
    return chosen.finish(arrayMark::sequence);
}

namespace {

bool isSortKey(const Value& key)
{
    return key.isNumber() || key.isString();
}

/// -1, 0 or 1; undefined comes last, whatever the direction. Says T2007 and T2008.
int compareKeys(const Value& left, const Value& right, bool descends, Complaint& why)
{
    if (isUndefined(left) || isUndefined(right))
        return isUndefined(left) ? (isUndefined(right) ? 0 : 1) : -1;
    if (!isSortKey(left) || !isSortKey(right)) {
        why = {"T2008", "What an ordering compares must be numbers or texts."};
        return 0;
    }
    if (left.isString() != right.isString()) {
        why = {"T2007", "An ordering can't compare a number with a text."};
        return 0;
    }
    if (areIdentical(left, right))
        return 0;
    const bool isLess = isTrue(compared(Symbol::Less, left, right, why));
    return isLess != descends ? -1 : 1;
}

} // namespace

/// `keys` holds those of each item's terms; an unbound one is made when it is asked for.
bool Evaluator::sortByKeys(const Node& step, std::vector<Value>& keys, std::vector<std::uint32_t>& order,
    std::span<const Value> items, Frame* frame)
{
    const std::size_t terms = step.items.size();
    const auto keyOf = [&](std::uint32_t item, std::size_t term) -> const Value& {
        Value& key = keys[item * terms + term];
        if (hasMark(key, mark::unbound))
            key = evaluate(*step.items[term]->items[0], items[item], frame);
        return key;
    };
    return mergeSort(order, [&](std::uint32_t left, std::uint32_t right) -> std::optional<bool> {
        for (std::size_t term = 0; term < terms; ++term) {
            const Value& leftKey = keyOf(left, term);
            const Value& rightKey = keyOf(right, term);
            if (isFault(leftKey) || isFault(rightKey))
                return std::nullopt;
            Complaint why;
            const int comparison = compareKeys(leftKey, rightKey, step.items[term]->descends, why);
            if (why) {
                static_cast<void>(failAt(*step.items[term], std::move(why)));
                return std::nullopt;
            }
            if (comparison != 0)
                return comparison > 0;
        }
        return false;
    });
}

Value Evaluator::evaluateSort(const Node& step, std::span<const Value> items, Frame* frame)
{
    std::vector<Value> keys;
    std::vector<std::uint32_t> order(items.size());
    for (std::size_t index = 0; index < items.size(); ++index)
        order[index] = static_cast<std::uint32_t>(index);
    if (items.size() > 1) {
        keys.assign(items.size() * step.items.size(), Value::markedNull(mark::unbound));
        if (!sortByKeys(step, keys, order, items, frame))
            return m_faultValue;
    }
    ListBuilder sorted(*this);
    sorted.reserve(items.size());
    for (const std::uint32_t index : order)
        sorted.add(items[index]);
    return sorted.finish(arrayMark::sequence);
}

} // namespace statelight::query::jsonata
