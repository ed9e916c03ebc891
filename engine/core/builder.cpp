#include "core/builder.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <limits>
#include <new>

#include "core/member_index.h"

namespace statelight::core {

namespace {

// Values and keys hold no address of themselves: a block may be moved bytewise, and then realloc is the fast way.
detail::Container* resized(detail::Container* block, std::size_t bytes)
{
    void* memory = std::realloc(static_cast<void*>(block), bytes);
    if (!memory)
        throw std::bad_alloc();
    return static_cast<detail::Container*>(memory);
}

std::uint32_t checkedSize(std::size_t size)
{
    assert(size < std::numeric_limits<std::uint32_t>::max());
    return static_cast<std::uint32_t>(size);
}

} // namespace

ArrayBuilder::~ArrayBuilder()
{
    if (m_block)
        static_cast<void>(finish());
}

void ArrayBuilder::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    m_block = resized(m_block, sizeof(detail::Container) + capacity * sizeof(Value));
    m_capacity = capacity;
}

Value ArrayBuilder::finish()
{
    detail::Container* block = std::exchange(m_block, nullptr);
    const std::size_t size = std::exchange(m_size, 0);
    const std::size_t capacity = std::exchange(m_capacity, 0);
    if (size == 0) {
        std::free(block);
        return {Value::Tag::Array, nullptr};
    }
    if (size < capacity)
        block = resized(block, sizeof(detail::Container) + size * sizeof(Value));
    new (block) detail::Container{{{1}, checkedSize(size)}, 0};
    return {Value::Tag::Array, block};
}

ObjectBuilder::~ObjectBuilder()
{
    if (m_block)
        static_cast<void>(finish());
}

void ObjectBuilder::reserve(std::size_t capacity)
{
    if (capacity <= m_capacity)
        return;
    m_block = resized(m_block, detail::objectBytes(capacity));
    m_capacity = capacity;
}

Value ObjectBuilder::finish()
{
    if (m_size == 0) {
        std::free(std::exchange(m_block, nullptr));
        m_capacity = 0;
        return {Value::Tag::Object, nullptr};
    }
    if (m_size > detail::fewMembers)
        mergeManyAndIndex();
    else
        mergeFew();
    if (m_size < m_capacity)
        m_block = resized(m_block, detail::objectBytes(m_size));
    new (m_block) detail::Container{{{1}, checkedSize(m_size)}, 0};
    m_capacity = 0;
    m_size = 0;
    return {Value::Tag::Object, std::exchange(m_block, nullptr)};
}

void ObjectBuilder::mergeFew()
{
    Member* const members = Value::membersOf(m_block);
    std::size_t kept = 1;
    for (std::size_t index = 1; index < m_size; ++index) {
        Member* const end = members + kept;
        Member* const same
            = std::find_if(members, end, [&](const Member& member) { return member.key == members[index].key; });
        if (same != end)
            same->value = std::move(members[index].value);
        else if (kept++ != index)
            *end = std::move(members[index]);
    }
    for (std::size_t index = kept; index < m_size; ++index)
        members[index].~Member();
    m_size = kept;
}

void ObjectBuilder::mergeManyAndIndex()
{
    Member* const members = Value::membersOf(m_block);
    const auto fill = [members](std::uint32_t* slots, std::size_t slotCount, std::size_t count) {
        std::fill_n(slots, slotCount, detail::emptySlot);
        std::size_t kept = 0;
        for (std::size_t index = 0; index < count; ++index) {
            std::size_t slot = members[index].key.hash() & (slotCount - 1);
            while (slots[slot] != detail::emptySlot && !(members[slots[slot]].key == members[index].key))
                slot = (slot + 1) & (slotCount - 1);
            if (slots[slot] != detail::emptySlot) {
                members[slots[slot]].value = std::move(members[index].value);
                continue;
            }
            slots[slot] = static_cast<std::uint32_t>(kept);
            if (kept != index)
                members[kept] = std::move(members[index]);
            ++kept;
        }
        return kept;
    };
    // The block is made exact first, so that the index stands where readers look for it.
    const std::size_t added = m_size;
    const std::size_t kept = fill(detail::slotsOf(members, m_size), detail::slotCount(m_size), m_size);
    for (std::size_t index = kept; index < added; ++index)
        members[index].~Member();
    m_size = kept;
    if (kept != added && kept > detail::fewMembers)
        fill(detail::slotsOf(members, kept), detail::slotCount(kept), kept);
}

} // namespace statelight::core
