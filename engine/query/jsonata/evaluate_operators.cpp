#include <cmath>
#include <utility>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

constexpr double rangeLimit = 1e7;
constexpr int descentLimit = 1000;

/// The texts of most binary operators' faults name no operator: it stands where the fault points to.
bool isIn(const Value& value, const Value& list)
{
    if (!list.isArray())
        return areIdentical(value, list);
    for (const Value& item : list.items()) {
        if (areIdentical(value, item))
            return true;
    }
    return false;
}

Value rangeArray(std::int64_t first, std::int64_t last)
{
    core::ArrayBuilder items(static_cast<std::size_t>(last - first + 1));
    for (std::int64_t number = first; number <= last; ++number)
        items.add(Value(number));
    Value range = items.finish();
    range.setMark(arrayMark::sequence);
    return range;
}

} // namespace

Value Evaluator::evaluateBinary(const Node& node, const Value& input, Frame* frame)
{
    const Value left = operand(*node.items[0], input, frame);
    if (isFault(left))
        return m_faultValue;
    Complaint why;
    Value result;
    if (node.kind == NodeKind::Negate) {
        result = negated(left, why);
        return why ? failAt(node, std::move(why)) : result;
    }
    const Value right = operand(*node.items[1], input, frame);
    if (isFault(right))
        return m_faultValue;
    switch (node.kind) {
    case NodeKind::Arithmetic:
        result = arithmetic(node.symbol, left, right, why);
        m_hasInnerMarks = m_hasInnerMarks || (result.isDouble() && !std::isfinite(result.number()));
        break;
    case NodeKind::Compare:
        result = compared(node.symbol, left, right, why);
        break;
    case NodeKind::Equal:
        if (isUndefined(left) || isUndefined(right))
            return {false};
        if (left.isArray() || left.isObject()) {
            if (!spend(left.size()))
                return m_faultValue;
        }
        return {areEqual(left, right) == (node.symbol == Symbol::Equal)};
    case NodeKind::Concat:
        result = concatenated(left, right, isOld(), why);
        if (!why && !charge(result.string().size()))
            return m_faultValue;
        break;
    case NodeKind::In:
        if (isUndefined(left) || isUndefined(right))
            return {false};
        return spend(right.size()) ? Value(isIn(left, right)) : m_faultValue;
    default:
        result = evaluateRange(left, right);
        if (isFault(result) && m_fault.range.isEmpty())
            m_fault.range = node.range;
    }
    return why ? failAt(node, std::move(why)) : result;
}

Value Evaluator::evaluateRange(const Value& left, const Value& right)
{
    if (!left.isInteger() && !isUndefined(left))
        return fail("T2003", "The range must begin with an integer.");
    if (!right.isInteger() && !isUndefined(right))
        return fail("T2004", "The range must end with an integer.");
    if (isUndefined(left) || isUndefined(right) || left.integer() > right.integer())
        return undefined();
    const double size = right.number() - left.number() + 1;
    if (size > rangeLimit)
        return fail("D2014", "A range may have ten million numbers at most.");
    const auto count = static_cast<std::size_t>(size);
    // Arithmetic by 8 bytes a number, as the service seems to count.
    if (!spend(count / 16) || !charge(count * 8))
        return m_faultValue;
    return rangeArray(left.integer(), right.integer());
}

Value Evaluator::evaluateBoolean(const Node& node, const Value& input, Frame* frame)
{
    const bool isAnd = node.kind == NodeKind::And;
    for (const NodePtr& item : node.items) {
        const Value value = operand(*item, input, frame);
        if (isFault(value))
            return m_faultValue;
        Complaint why;
        checkFinite(value, why);
        if (why)
            return failAt(node, std::move(why));
        if (isTrue(value) != isAnd)
            return {!isAnd};
    }
    return {isAnd};
}

Value Evaluator::evaluateCondition(const Node& node, const Value& input, Frame* frame)
{
    Value condition = operand(*node.items[0], input, frame);
    if (isFault(condition))
        return condition;
    const bool isMet = node.kind == NodeKind::Coalesce ? !isUndefined(condition) : isTrue(condition);
    if (node.kind != NodeKind::Condition)
        return isMet ? condition : evaluate(*node.items[1], input, frame);
    if (isMet)
        return evaluate(*node.items[1], input, frame);
    return node.items.size() > 2 ? evaluate(*node.items[2], input, frame) : undefined();
}

Value Evaluator::evaluateArray(const Node& node, const Value& input, Frame* frame)
{
    ListBuilder items(*this);
    if (node.items.size() == 1 && node.items[0]->kind == NodeKind::Range && !node.isConsArray) {
        Value range = evaluate(*node.items[0], input, frame);
        if (range.isArray()) {
            range.setMark(0);
            return range;
        }
        if (isFault(range))
            return range;
        if (!isUndefined(range))
            items.add(std::move(range));
        return items.finish();
    }
    for (const NodePtr& item : node.items) {
        Value value = operand(*item, input, frame);
        if (isFault(value))
            return m_faultValue;
        if (isUndefined(value))
            continue;
        if (item->isArrayConstructor || !value.isArray()) {
            items.add(std::move(value));
        } else {
            value.setMark(0);
            items.addFlat(std::move(value));
        }
    }
    return items.finish(node.isConsArray ? arrayMark::cons : 0);
}

Value Evaluator::evaluateObject(const Node& node, const Value& input, Frame* frame)
{
    return group(*node.pairs, input, frame);
}

Value Evaluator::evaluateBlock(const Node& node, const Value& input, Frame* frame)
{
    FrameGuard guard(*this, node.frame, frame);
    Value value = undefined();
    for (const NodePtr& item : node.items) {
        value = evaluate(*item, input, guard.frame());
        if (isFault(value))
            break;
    }
    return value;
}

Value Evaluator::evaluateBind(const Node& node, const Value& input, Frame* frame)
{
    Value value = evaluate(*node.items[0], input, frame);
    if (!isFault(value) && !node.slots.empty())
        frame->slots[node.slots[0].index] = value;
    return value;
}

Value Evaluator::evaluateVariable(const Node& node, Frame* frame)
{
    std::uint16_t hops = 0;
    for (const Slot slot : node.slots) {
        for (; hops < slot.hops; ++hops)
            frame = frame->outer;
        const Value& value = frame->slots[slot.index];
        if (!hasMark(value, mark::unbound))
            return value;
    }
    return node.kind == NodeKind::Parent ? undefined() : external(node.external);
}

Value Evaluator::external(std::uint32_t index)
{
    Value& value = const_cast<Unit*>(m_unit)->externals[index];
    if (!hasMark(value, mark::unbound))
        return value;
    const External& from = m_unit->program->externals[index];
    if (m_unit->visible) {
        for (const auto& entry : m_unit->visible->entries) {
            if (entry.name != from.name)
                continue;
            for (const Slot slot : entry.slots) {
                const Frame* frame = m_unit->visibleFrame;
                for (std::uint16_t hop = 0; hop < slot.hops; ++hop)
                    frame = frame->outer;
                if (!hasMark(frame->slots[slot.index], mark::unbound))
                    return value = frame->slots[slot.index];
            }
        }
    }
    const Value* given = m_environment.variables ? m_environment.variables->find(from.name) : nullptr;
    if (given)
        value = *given;
    else
        value = from.function < 0 ? undefined() : Value::markedNull(mark::function, from.function);
    return value;
}

Value Evaluator::lookup(const Value& input, const core::Key& key, int depth)
{
    if (input.isObject()) {
        const Value* found = input.findKey(key);
        return found ? *found : undefined();
    }
    if (!input.isArray())
        return undefined();
    if (depth > descentLimit || !spend(input.size()))
        return fail("U1001", "The value nests too deeply.");
    ListBuilder found(*this);
    for (const Value& item : input.items()) {
        if (item.isObject()) {
            if (const Value* value = item.findKey(key)) {
                if (value->isArray())
                    found.addFlat(*value);
                else
                    found.add(*value);
            }
        } else if (item.isArray()) {
            Value inner = lookup(item, key, depth + 1);
            if (isFault(inner))
                return inner;
            inner.setMark(0);
            found.addFlat(std::move(inner));
        }
    }
    return found.finish(arrayMark::sequence);
}

Value Evaluator::evaluateWildcard(const Value& input)
{
    const bool isWrapped = isArrayWith(input, arrayMark::wrapper);
    const Value& value = isWrapped ? input.items()[0] : input;
    ListBuilder found(*this);
    // Values of members, and of arrays the innermost items; an array's own items count as its members.
    struct Open {
        const Value* array;
        std::size_t next;
    };
    std::vector<Open> open;
    std::uint8_t mark = arrayMark::sequence;
    const auto add = [&](const Value& member) {
        if (!member.isArray())
            return found.add(member);
        // Appended to, it is no sequence any more.
        mark = 0;
        open.push_back({&member, 0});
        while (!open.empty()) {
            if (open.back().next == open.back().array->size()) {
                open.pop_back();
                continue;
            }
            const Value& item = open.back().array->items()[open.back().next++];
            if (item.isArray())
                open.push_back({&item, 0});
            else
                found.add(item);
        }
    };
    if (!spend(value.size()))
        return m_faultValue;
    for (const core::Member& member : value.members())
        add(member.value);
    for (const Value& item : value.items())
        add(item);
    return found.finish(mark);
}

Value Evaluator::evaluateDescendants(const Value& input)
{
    if (isUndefined(input))
        return input;
    ListBuilder found(*this);
    struct Open {
        const Value* value;
        std::size_t next;
    };
    std::vector<Open> open;
    const auto visit = [&](const Value& value) {
        if (!value.isArray())
            found.add(value);
        if (value.size() > 0)
            open.push_back({&value, 0});
    };
    visit(input);
    while (!open.empty()) {
        if (open.back().next == open.back().value->size()) {
            open.pop_back();
            continue;
        }
        if (!spend(1))
            return m_faultValue;
        const Value& value = *open.back().value;
        const std::size_t index = open.back().next++;
        visit(value.isArray() ? value.items()[index] : value.members()[index].value);
    }
    if (found.size() == 1)
        return found.items()[0];
    return found.finish(arrayMark::sequence);
}

} // namespace statelight::query::jsonata
