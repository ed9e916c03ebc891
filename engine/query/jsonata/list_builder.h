#pragma once

#include <utility>

#include "core/builder.h"
#include "query/jsonata/evaluator.h"

namespace statelight::query::jsonata {

/// Makes an array or a sequence of values that an evaluation came by.
class ListBuilder {
public:
    explicit ListBuilder(Evaluator& evaluator)
        : m_evaluator(evaluator)
    {}

    void reserve(std::size_t count) { m_items.reserve(count); }
    void add(core::Value value)
    {
        if (value.mark() != 0)
            value = m_evaluator.stored(std::move(value));
        m_items.add(std::move(value));
    }
    /// The items of an array that isn't kept together, or the value itself.
    void addFlat(core::Value value)
    {
        if (!value.isArray() || (value.mark() & arrayMark::cons) != 0)
            return add(std::move(value));
        if (!m_evaluator.charge(value.size() * sizeof(core::Value)))
            return;
        for (const core::Value& item : value.items())
            m_items.add(item);
    }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    [[nodiscard]] std::span<const core::Value> items() const { return m_items.items(); }
    /// The array, or U1001's fault where it would be too large.
    [[nodiscard]] core::Value finish(std::uint8_t mark = 0)
    {
        if (!m_evaluator.charge(m_items.size() * sizeof(core::Value)))
            return m_evaluator.faultValue();
        core::Value list = m_items.finish();
        list.setMark(mark);
        return list;
    }

private:
    Evaluator& m_evaluator;
    core::ArrayBuilder m_items;
};

} // namespace statelight::query::jsonata
