#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "core/value.h"

namespace statelight::core {

/// Makes an array item by item, in the block that the Value then holds.
class ArrayBuilder {
public:
    ArrayBuilder() noexcept = default;
    explicit ArrayBuilder(std::size_t capacity) { reserve(capacity); }
    ArrayBuilder(const ArrayBuilder&) = delete;
    ArrayBuilder& operator=(const ArrayBuilder&) = delete;
    ~ArrayBuilder();

    void reserve(std::size_t capacity);
    void add(Value value)
    {
        if (m_size == m_capacity)
            reserve(m_size < 4 ? 4 : m_size * 2);
        new (Value::itemsOf(m_block) + m_size) Value(std::move(value));
        ++m_size;
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    /// What was added so far; until the next call of anything else.
    [[nodiscard]] std::span<const Value> items() const noexcept
    {
        return m_size > 0 ? std::span<const Value>(Value::itemsOf(m_block), m_size) : std::span<const Value>();
    }
    /// The array; the builder is empty again.
    [[nodiscard]] Value finish();

private:
    detail::Container* m_block = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// Makes an object member by member, in the block that the Value then holds.
class ObjectBuilder {
public:
    ObjectBuilder() noexcept = default;
    explicit ObjectBuilder(std::size_t capacity) { reserve(capacity); }
    ObjectBuilder(const ObjectBuilder&) = delete;
    ObjectBuilder& operator=(const ObjectBuilder&) = delete;
    ~ObjectBuilder();

    void reserve(std::size_t capacity);
    /// A key that comes twice keeps its first place and its last value (settled by finish).
    void add(Key key, Value value)
    {
        if (m_size == m_capacity)
            reserve(m_size < 4 ? 4 : m_size * 2);
        new (Value::membersOf(m_block) + m_size) Member{std::move(key), std::move(value)};
        ++m_size;
    }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    /// The object; the builder is empty again.
    [[nodiscard]] Value finish();

private:
    void mergeFew();
    void mergeManyAndIndex();

    detail::Container* m_block = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace statelight::core
