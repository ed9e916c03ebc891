#include "core/value.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>

#include "core/builder.h"
#include "core/member_index.h"

namespace statelight::core {

namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

template <class Fits>
std::size_t slotLookup(std::span<const Member> members, std::uint32_t hash, const Fits& fits) noexcept
{
    const std::uint32_t* slots = detail::slotsOf(members.data(), members.size());
    const std::size_t mask = detail::slotCount(members.size()) - 1;
    for (std::size_t slot = hash & mask; slots[slot] != detail::emptySlot; slot = (slot + 1) & mask) {
        if (fits(members[slots[slot]].key))
            return slots[slot];
    }
    return nowhere;
}

template <class Fits>
std::size_t linearLookup(std::span<const Member> members, const Fits& fits) noexcept
{
    for (std::size_t index = 0; index < members.size(); ++index) {
        if (fits(members[index].key))
            return index;
    }
    return nowhere;
}

bool equalNumbers(std::int64_t integer, double number)
{
    constexpr double limit = 9223372036854775808.0;
    return number >= -limit && number < limit && std::trunc(number) == number
        && static_cast<std::int64_t>(number) == integer;
}

} // namespace

Value::Value(std::string_view text)
    : Value()
{
    if (text.size() <= shortLimit) {
        m_short = {Tag::ShortText, static_cast<std::uint8_t>(text.size()), {}};
        std::memcpy(m_short.text, text.data(), text.size());
        return;
    }
    assert(text.size() < std::numeric_limits<std::uint32_t>::max());
    void* memory = std::malloc(sizeof(detail::Counted) + text.size());
    if (!memory)
        throw std::bad_alloc();
    auto* block = new (memory) detail::Counted{{1}, static_cast<std::uint32_t>(text.size())};
    std::memcpy(static_cast<void*>(block + 1), text.data(), text.size());
    m_wide = {Tag::LongText, 0, {}, {.block = block}};
}

Value Value::array(std::vector<Value> items)
{
    ArrayBuilder builder(items.size());
    for (Value& item : items)
        builder.add(std::move(item));
    return builder.finish();
}

Value Value::object(std::vector<Member> members)
{
    ObjectBuilder builder(members.size());
    for (Member& member : members)
        builder.add(std::move(member.key), std::move(member.value));
    return builder.finish();
}

const Value* Value::find(std::string_view key) const noexcept
{
    const auto all = members();
    const auto fits = [key](const Key& candidate) { return candidate.view() == key; };
    const std::size_t index
        = all.size() > detail::fewMembers ? slotLookup(all, Key::hashOf(key), fits) : linearLookup(all, fits);
    return index == nowhere ? nullptr : &all[index].value;
}

std::size_t Value::indexOf(const Key& key) const noexcept
{
    const auto all = members();
    const auto fits = [&key](const Key& candidate) { return candidate == key; };
    return all.size() > detail::fewMembers ? slotLookup(all, key.hash(), fits) : linearLookup(all, fits);
}

const Value* Value::findKey(const Key& key) const noexcept
{
    const std::size_t index = indexOf(key);
    return index == nowhere ? nullptr : &members()[index].value;
}

Value Value::with(const Key& key, Value value) const&
{
    assert(isObject());
    const auto all = members();
    const std::size_t place = indexOf(key);
    ObjectBuilder builder(all.size() + (place == nowhere ? 1 : 0));
    for (std::size_t index = 0; index < all.size(); ++index)
        builder.add(all[index].key, index == place ? value : all[index].value);
    if (place == nowhere)
        builder.add(key, std::move(value));
    return builder.finish();
}

Value Value::with(const Key& key, Value value) &&
{
    assert(isObject());
    const std::size_t place = holdsMany() && isUnique() ? indexOf(key) : nowhere;
    if (place == nowhere)
        return std::as_const(*this).with(key, std::move(value));
    membersOf(container())[place].value = std::move(value);
    return std::move(*this);
}

Value Value::without(std::string_view key) const
{
    assert(isObject());
    if (!find(key))
        return *this;
    ObjectBuilder builder(size() - 1);
    for (const Member& member : members()) {
        if (member.key.view() != key)
            builder.add(member.key, member.value);
    }
    return builder.finish();
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the overload for rvalues keeps the value
Value Value::withItem(std::size_t index, Value value) const&
{
    assert(isArray() && index < size());
    ArrayBuilder builder(size());
    for (std::size_t place = 0; place < size(); ++place)
        builder.add(place == index ? value : items()[place]);
    return builder.finish();
}

Value Value::withItem(std::size_t index, Value value) &&
{
    assert(isArray() && index < size());
    if (!isUnique())
        return std::as_const(*this).withItem(index, std::move(value));
    itemsOf(container())[index] = std::move(value);
    return std::move(*this);
}

void Value::dropInto(std::uintptr_t& dead) noexcept
{
    if (isShared() && m_wide.payload.block->release()) {
        if (m_wide.tag == Tag::LongText) {
            std::free(m_wide.payload.block);
        } else {
            container()->next = dead;
            dead = reinterpret_cast<std::uintptr_t>(container()) | (isObject() ? 1U : 0U);
        }
    }
    m_wide.tag = Tag::Null;
}

// A chain through the dying blocks themselves: neither host stack nor memory, whatever the depth.
void Value::destroy(Tag tag, detail::Counted* block) noexcept
{
    if (tag == Tag::LongText) {
        std::free(block);
        return;
    }
    auto* first = static_cast<detail::Container*>(block);
    first->next = 0;
    std::uintptr_t dead = reinterpret_cast<std::uintptr_t>(first) | (tag == Tag::Object ? 1U : 0U);
    while (dead) {
        // NOLINTNEXTLINE(performance-no-int-to-ptr): the low bit tells objects from arrays
        auto* dying = reinterpret_cast<detail::Container*>(dead & ~std::uintptr_t{1});
        const bool isObject = (dead & 1U) != 0;
        dead = dying->next;
        for (std::uint32_t index = 0; index < dying->size; ++index) {
            if (isObject) {
                membersOf(dying)[index].value.dropInto(dead);
                membersOf(dying)[index].key.~Key();
            } else {
                itemsOf(dying)[index].dropInto(dead);
            }
        }
        std::free(dying);
    }
}

bool Value::equalFlat(const Value& left, const Value& right)
{
    if (left.isNumber() && right.isNumber() && left.m_wide.tag != right.m_wide.tag) {
        return left.isInteger() ? equalNumbers(left.integer(), right.number())
                                : equalNumbers(right.integer(), left.number());
    }
    if (left.kind() != right.kind())
        return false;
    switch (left.kind()) {
    case Kind::Null:
        return true;
    case Kind::Boolean:
    case Kind::Integer:
        return left.m_wide.payload.integer == right.m_wide.payload.integer;
    case Kind::Double:
        return left.m_wide.payload.number == right.m_wide.payload.number;
    case Kind::String:
        return left.string() == right.string();
    case Kind::Array:
    case Kind::Object:
        return left.size() == right.size();
    }
    return false;
}

bool Value::equal(const Value& left, const Value& right)
{
    if (!equalFlat(left, right))
        return false;
    if (!left.holdsMany() || left.container() == right.container())
        return true;
    std::vector<std::pair<const Value*, const Value*>> open{{&left, &right}};
    const auto compare = [&open](const Value& one, const Value* other) {
        if (!other || !equalFlat(one, *other))
            return false;
        if (one.holdsMany() && one.container() != other->container())
            open.emplace_back(&one, other);
        return true;
    };
    while (!open.empty()) {
        const auto [one, other] = open.back();
        open.pop_back();
        for (std::size_t index = 0; index < one->items().size(); ++index) {
            if (!compare(one->items()[index], &other->items()[index]))
                return false;
        }
        for (const Member& member : one->members()) {
            if (!compare(member.value, other->findKey(member.key)))
                return false;
        }
    }
    return true;
}

} // namespace statelight::core
