#include <algorithm>
#include <utility>

#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Value;

namespace {

std::size_t cellOf(const TupleShape& shape, const std::string& name)
{
    const auto found = std::find(shape.names.begin(), shape.names.end(), name);
    return static_cast<std::size_t>(found - shape.names.begin()) + 1;
}

void setCell(TupleStream& stream, Value* row, const std::string& name, Value value)
{
    if (const std::size_t cell = cellOf(*stream.shape, name); cell < stream.width())
        row[cell] = std::move(value);
}

Value* addRow(TupleStream& stream, const Value& item)
{
    const std::size_t count = stream.count();
    stream.cells.push_back(item);
    stream.cells.resize((count + 1) * stream.width(), Value::markedNull(mark::unbound));
    return stream.row(count);
}

} // namespace

Value Evaluator::keepStream(TupleStream stream)
{
    m_streams.add(std::move(stream));
    return Value::markedNull(mark::tuples, static_cast<std::int64_t>(m_streams.size() - 1));
}

Value Evaluator::evaluateInTuple(
    const Node& node, const TupleShape& shape, const TupleStream& stream, const Value* row, Frame* frame)
{
    FrameGuard guard(*this, shape.frame, frame);
    const TupleShape& from = *stream.shape;
    for (std::size_t index = 0; index < from.names.size(); ++index) {
        const std::size_t slot = &from == &shape ? index : cellOf(shape, from.names[index]) - 1;
        if (slot < shape.frame.slots && slot < shape.names.size())
            guard.frame()->slots[slot] = row[index + 1];
    }
    return evaluate(node, row[0], guard.frame());
}

Value Evaluator::evaluateTuplePath(const Node& path, const Value& input, Frame* frame)
{
    const auto first = static_cast<std::size_t>(
        std::find_if(path.items.begin(), path.items.end(), [](const NodePtr& step) { return step->isTuple; })
        - path.items.begin());
    Value current = input;
    const NodeKind kind = path.items[0]->kind;
    const bool isAbsolute = kind == NodeKind::Variable || kind == NodeKind::Context || kind == NodeKind::Root;
    bool isSingle = !current.isArray() || isAbsolute;
    for (std::size_t index = 0; index < first; ++index) {
        const auto items = isSingle ? std::span<const Value>(&current, 1) : current.items();
        current = evaluateStep(*path.items[index], items, frame, false);
        isSingle = !current.isArray();
        if (isFault(current))
            return current;
        if (isUndefined(current) || (!isSingle && current.size() == 0)) {
            FrameGuard guard(*this, path.tuple->frame, frame);
            return endOfPath(path, std::move(current), guard.frame());
        }
    }
    TupleStream stream;
    stream.shape = path.tuple;
    const auto items = isSingle ? std::span<const Value>(&current, 1) : current.items();
    if (path.items[first]->kind == NodeKind::Sort) {
        FrameGuard guard(*this, path.tuple->frame, frame);
        Value sorted = evaluateSort(*path.items[first], items, guard.frame());
        if (isFault(sorted))
            return sorted;
        current = std::move(sorted);
        for (std::size_t index = 0; index < current.size(); ++index) {
            Value* row = addRow(stream, current.items()[index]);
            setCell(stream, row, path.items[first]->index, Value(index));
        }
        if (!tupleStages(*path.items[first], stream, frame))
            return m_faultValue;
    } else {
        for (const Value& item : items)
            addRow(stream, item);
        if (!tupleStep(*path.items[first], stream, frame))
            return m_faultValue;
    }
    for (std::size_t index = first + 1; index < path.items.size(); ++index) {
        if (!tupleStep(*path.items[index], stream, frame))
            return m_faultValue;
    }
    if (path.isTuple && !path.group)
        return keepStream(std::move(stream));
    if (path.group)
        return groupTuples(*path.group, stream, frame);
    ListBuilder found(*this);
    for (std::size_t row = 0; row < stream.count(); ++row)
        found.add(stream.row(row)[0]);
    return endOfPath(path, found.finish(arrayMark::sequence), frame);
}

bool Evaluator::tupleStep(const Node& step, TupleStream& stream, Frame* frame)
{
    if (step.kind == NodeKind::Sort)
        return sortTuples(step, stream, frame) && tupleStages(step, stream, frame);
    TupleStream next;
    next.shape = stream.shape;
    for (std::size_t index = 0; index < stream.count(); ++index) {
        const Value found = evaluateInTuple(step, *stream.shape, stream, stream.row(index), frame);
        if (isFault(found) || !addTuples(step, stream.row(index), found, next))
            return false;
    }
    stream = std::move(next);
    return tupleStages(step, stream, frame);
}

bool Evaluator::addTuples(const Node& step, const Value* row, const Value& found, TupleStream& next)
{
    if (isUndefined(found))
        return true;
    const std::size_t width = next.width();
    const auto addCopy = [&]() {
        const std::size_t begin = next.cells.size();
        next.cells.insert(next.cells.end(), row, row + width);
        return next.cells.data() + begin;
    };
    if (hasMark(found, mark::tuples)) {
        const TupleStream& inner = m_streams[static_cast<std::size_t>(found.carried())];
        for (std::size_t index = 0; index < inner.count(); ++index) {
            if (!charge(width * sizeof(Value)))
                return false;
            Value* copy = addCopy();
            copy[0] = inner.row(index)[0];
            for (std::size_t cell = 1; cell < inner.width(); ++cell) {
                if (!hasMark(inner.row(index)[cell], mark::unbound))
                    setCell(next, copy, inner.shape->names[cell - 1], inner.row(index)[cell]);
            }
        }
        return true;
    }
    const auto items = found.isArray() ? found.items() : std::span<const Value>(&found, 1);
    if (!charge(items.size() * width * sizeof(Value)))
        return false;
    for (std::size_t index = 0; index < items.size(); ++index) {
        Value* copy = addCopy();
        if (!step.focus.empty())
            setCell(next, copy, step.focus, items[index]);
        else
            copy[0] = items[index];
        if (!step.index.empty())
            setCell(next, copy, step.index, Value(index));
        if (step.ancestor)
            setCell(next, copy, step.ancestor->label, Value(row[0]));
    }
    return true;
}

bool Evaluator::tupleStages(const Node& step, TupleStream& stream, Frame* frame)
{
    for (const Stage& stage : step.stages) {
        if (stage.predicate) {
            if (!filterTuples(stage, stream, frame))
                return false;
            continue;
        }
        for (std::size_t index = 0; index < stream.count(); ++index)
            setCell(stream, stream.row(index), stage.index, Value(index));
    }
    return true;
}

bool Evaluator::filterTuples(const Stage& stage, TupleStream& stream, Frame* frame)
{
    const TupleShape& shape = stage.tuple ? *stage.tuple : *stream.shape;
    TupleStream chosen;
    chosen.shape = stream.shape;
    const std::size_t count = stream.count();
    for (std::size_t index = 0; index < count; ++index) {
        Value* row = stream.row(index);
        std::size_t times = 0;
        const Value answer
            = stage.isIndex ? stage.predicate->value : evaluateInTuple(*stage.predicate, shape, stream, row, frame);
        if (isFault(answer) || !isChosen(answer, index, count, times))
            return false;
        for (; times > 0; --times)
            chosen.cells.insert(chosen.cells.end(), row, row + stream.width());
    }
    stream = std::move(chosen);
    return true;
}

Value Evaluator::filterStream(const Stage& stage, const Value& input, Frame* frame)
{
    TupleStream stream = m_streams[static_cast<std::size_t>(input.carried())];
    if (!stage.predicate || !filterTuples(stage, stream, frame))
        return stage.predicate ? m_faultValue : input;
    return keepStream(std::move(stream));
}

bool Evaluator::sortTuples(const Node& step, TupleStream& stream, Frame* frame)
{
    const std::size_t terms = step.items.size();
    std::vector<Value> keys;
    for (std::size_t index = 0; index < stream.count(); ++index) {
        for (std::size_t term = 0; stream.count() > 1 && term < terms; ++term) {
            keys.push_back(
                evaluateInTuple(*step.items[term]->items[0], *stream.shape, stream, stream.row(index), frame));
            if (isFault(keys.back()))
                return false;
        }
    }
    std::vector<std::uint32_t> order(stream.count());
    for (std::size_t index = 0; index < order.size(); ++index)
        order[index] = static_cast<std::uint32_t>(index);
    if (order.size() > 1 && !sortByKeys(step, keys, order, {}, frame))
        return false;
    TupleStream sorted;
    sorted.shape = stream.shape;
    for (const std::uint32_t index : order)
        sorted.cells.insert(sorted.cells.end(), stream.row(index), stream.row(index) + stream.width());
    stream = std::move(sorted);
    return true;
}

} // namespace statelight::query::jsonata
