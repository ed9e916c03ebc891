#include <deque>
#include <memory>
#include <unordered_map>
#include <utility>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/list_builder.h"

namespace statelight::query::jsonata {

using core::Key;
using core::Value;

namespace {

/// Values that $append would put together, one after the other.
class Gathered {
public:
    void add(const Value& value)
    {
        if (isUndefined(value) || hasMark(value, mark::unbound))
            return;
        if (isUndefined(m_first)) {
            m_first = value;
            return;
        }
        if (m_rest.size() == 0)
            addItems(m_first);
        addItems(value);
    }

    Value finish() { return m_rest.size() == 0 ? std::move(m_first) : m_rest.finish(); }

private:
    void addItems(const Value& value)
    {
        if (!value.isArray())
            return m_rest.add(value);
        for (const Value& item : value.items())
            m_rest.add(item);
    }

    Value m_first = undefined();
    core::ArrayBuilder m_rest;
};

struct Group {
    Key key;
    std::size_t pair = 0;
    std::unique_ptr<Gathered[]> cells; ///< one, or one for each cell of a tuple
};

/// Groups in the order in which their keys came.
class Groups {
public:
    Group* find(std::string_view key)
    {
        if (m_all.size() <= fewGroups) {
            for (Group& group : m_all) {
                if (group.key == key)
                    return &group;
            }
            return nullptr;
        }
        const auto found = m_places.find(key);
        return found == m_places.end() ? nullptr : &m_all[found->second];
    }

    Group& add(std::string_view key, std::size_t pair, std::size_t cells)
    {
        m_all.push_back({Key(key), pair, std::make_unique<Gathered[]>(cells)});
        if (m_all.size() > fewGroups) {
            for (std::size_t index = m_places.size(); index < m_all.size(); ++index)
                m_places.emplace(m_all[index].key.view(), index);
        }
        return m_all.back();
    }

    std::deque<Group>& all() { return m_all; }

private:
    static constexpr std::size_t fewGroups = 8;
    std::deque<Group> m_all;
    std::unordered_map<std::string_view, std::size_t> m_places;
};

Complaint keyComplaint(const Value& key, bool isLatest)
{
    if (!key.isString())
        return {"T1003", "The key of an object's member must be a text."};
    if (isLatest && (key.string() == "_jsonata_lambda" || key.string() == "_jsonata_function"))
        return {"D1013", "This name of a member is reserved: " + std::string(key.string()) + "."};
    return {};
}

Complaint doubleKey(const Value& key)
{
    return {"D1009", "Two members of the object have the key '" + std::string(key.string()) + "'."};
}

} // namespace

Value Evaluator::group(const Grouping& grouping, const Value& input, Frame* frame)
{
    if (hasMark(input, mark::tuples))
        return groupTuples(grouping, m_streams[static_cast<std::size_t>(input.carried())], frame);
    if (!input.isArray())
        return grouping.hasPlainKeys ? plainObject(grouping, input, frame)
                                     : groupItems(grouping, std::span<const Value>(&input, 1), frame);
    const Value nothing = undefined();
    const auto items = input.size() > 0 ? input.items() : std::span<const Value>(&nothing, 1);
    if (items.size() == 1 && grouping.hasPlainKeys)
        return plainObject(grouping, items[0], frame);
    return groupItems(grouping, items, frame);
}

Value Evaluator::plainObject(const Grouping& grouping, const Value& item, Frame* frame)
{
    core::ObjectBuilder members(grouping.pairs.size());
    for (const Pair& pair : grouping.pairs) {
        Value value = operand(*pair.value, item, frame);
        if (isFault(value))
            return value;
        if (isUndefined(value))
            continue;
        if (value.mark() != 0)
            value = stored(std::move(value));
        members.add(pair.key->key, std::move(value));
    }
    return charge(members.size() * sizeof(core::Member)) ? members.finish() : m_faultValue;
}

Value Evaluator::groupItems(const Grouping& grouping, std::span<const Value> items, Frame* frame)
{
    Groups groups;
    for (const Value& item : items) {
        for (std::size_t index = 0; index < grouping.pairs.size(); ++index) {
            const Node& keyNode = *grouping.pairs[index].key;
            const Value key = operand(keyNode, item, frame);
            if (isFault(key))
                return m_faultValue;
            if (isUndefined(key))
                continue;
            if (Complaint why = keyComplaint(key, !isOld()))
                return failAt(keyNode, std::move(why));
            Group* group = groups.find(key.string());
            if (group && group->pair != index)
                return failAt(keyNode, doubleKey(key));
            if (!group)
                group = &groups.add(key.string(), index, 1);
            if (!charge(sizeof(Value) * (1 + item.size())))
                return m_faultValue;
            group->cells[0].add(item);
        }
    }
    core::ObjectBuilder members(groups.all().size());
    for (Group& group : groups.all()) {
        const Value context = group.cells[0].finish();
        Value value = evaluate(*grouping.pairs[group.pair].value, context, frame);
        if (isFault(value))
            return value;
        if (!isUndefined(value))
            members.add(std::move(group.key), stored(std::move(value)));
    }
    return charge(members.size() * sizeof(core::Member)) ? members.finish() : m_faultValue;
}

Value Evaluator::groupTuples(const Grouping& grouping, const TupleStream& stream, Frame* frame)
{
    const TupleShape& shape = *stream.shape;
    if (stream.count() == 0 && dialect() == Dialect::Version206)
        return fail("D3906", "JSONata 2.0.6 can't group what a join finds nothing for.");
    Groups groups;
    for (std::size_t row = 0; row < stream.count(); ++row) {
        for (std::size_t index = 0; index < grouping.pairs.size(); ++index) {
            const Node& keyNode = *grouping.pairs[index].key;
            const Value key = evaluateInTuple(keyNode, shape, stream, stream.row(row), frame);
            if (isFault(key))
                return m_faultValue;
            if (isUndefined(key))
                continue;
            if (Complaint why = keyComplaint(key, !isOld()))
                return failAt(keyNode, std::move(why));
            Group* group = groups.find(key.string());
            if (group && group->pair != index)
                return failAt(keyNode, doubleKey(key));
            if (!group)
                group = &groups.add(key.string(), index, stream.width());
            if (!charge(sizeof(Value) * stream.width()))
                return m_faultValue;
            for (std::size_t cell = 0; cell < stream.width(); ++cell)
                group->cells[cell].add(stream.row(row)[cell]);
        }
    }
    core::ObjectBuilder members(groups.all().size());
    std::vector<Value> reduced(stream.width());
    for (Group& group : groups.all()) {
        for (std::size_t cell = 0; cell < stream.width(); ++cell)
            reduced[cell] = group.cells[cell].finish();
        Value value = evaluateInTuple(*grouping.pairs[group.pair].value, shape, stream, reduced.data(), frame);
        if (isFault(value))
            return value;
        if (!isUndefined(value))
            members.add(std::move(group.key), stored(std::move(value)));
    }
    return members.finish();
}

} // namespace statelight::query::jsonata
