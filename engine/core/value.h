#pragma once

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/key.h"

namespace statelight::core {

struct Member;
class ArrayBuilder;
class ObjectBuilder;

namespace detail {

/// Items, or members and (for more than `hashedFrom`) their hash index, follow. `next` is used only while dying.
struct Container : Counted {
    std::uintptr_t next;
};

} // namespace detail

/// An immutable JSON value in 16 bytes. Scalars and texts of up to 14 bytes lie inside; a copy of anything else is a
/// reference count (atomic: values cross threads; yet two threads that count on one block slow each other down).
/// A change copies one level. Members keep their order; integers (64 bit) and doubles are kept apart, so `1` and `1.0`
/// print as they came. No depth of nesting costs host stack.
class Value {
public:
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Double, String, Array, Object };

    Value() noexcept
        : m_wide{Tag::Null, 0, {}, {}}
    {}
    Value(std::nullptr_t) noexcept
        : Value()
    {}
    /// Of bool alone: a pointer must not become true.
    template <std::same_as<bool> T>
    Value(T boolean) noexcept
        : m_wide{Tag::Boolean, 0, {}, {.integer = boolean ? 1 : 0}}
    {}
    Value(double number) noexcept
        : m_wide{Tag::Double, 0, {}, {.number = number}}
    {}
    /// An unsigned integer beyond 63 bits becomes a double.
    template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>) Value(T integer)
    noexcept
        : Value()
    {
        if (std::in_range<std::int64_t>(integer))
            m_wide = {Tag::Integer, 0, {}, {.integer = static_cast<std::int64_t>(integer)}};
        else
            m_wide = {Tag::Double, 0, {}, {.number = static_cast<double>(integer)}};
    }
    Value(std::string_view text);
    Value(const char* text)
        : Value(std::string_view(text))
    {}
    Value(const std::string& text)
        : Value(std::string_view(text))
    {}
    Value(const Key& key)
        : Value(key.view())
    {}
    Value(const Value& other) noexcept
    {
        takeBits(other);
        if (other.isShared())
            m_wide.payload.block->retain();
    }
    Value(Value&& other) noexcept
    {
        takeBits(other);
        other.m_wide.tag = Tag::Null;
    }
    Value& operator=(const Value& other) noexcept { return *this = Value(other); }
    Value& operator=(Value&& other) noexcept
    {
        if (this != &other) {
            if (isShared())
                release();
            takeBits(other);
            other.m_wide.tag = Tag::Null;
        }
        return *this;
    }
    ~Value()
    {
        if (isShared())
            release();
    }

    [[nodiscard]] static Value array() noexcept { return {Tag::Array, nullptr}; }
    [[nodiscard]] static Value object() noexcept { return {Tag::Object, nullptr}; }
    [[nodiscard]] static Value array(std::vector<Value> items);
    /// A key that comes twice keeps its first place and its last value.
    [[nodiscard]] static Value object(std::vector<Member> members);

    [[nodiscard]] Kind kind() const noexcept
    {
        const auto tag = static_cast<std::uint8_t>(m_wide.tag);
        return static_cast<Kind>(tag > static_cast<std::uint8_t>(Tag::ShortText) ? tag - 1 : tag);
    }
    [[nodiscard]] bool isNull() const noexcept { return m_wide.tag == Tag::Null; }
    [[nodiscard]] bool isBoolean() const noexcept { return m_wide.tag == Tag::Boolean; }
    [[nodiscard]] bool isInteger() const noexcept { return m_wide.tag == Tag::Integer; }
    [[nodiscard]] bool isDouble() const noexcept { return m_wide.tag == Tag::Double; }
    [[nodiscard]] bool isNumber() const noexcept { return isInteger() || isDouble(); }
    [[nodiscard]] bool isString() const noexcept { return m_wide.tag == Tag::ShortText || m_wide.tag == Tag::LongText; }
    [[nodiscard]] bool isArray() const noexcept { return m_wide.tag == Tag::Array; }
    [[nodiscard]] bool isObject() const noexcept { return m_wide.tag == Tag::Object; }

    /// These four: the kind must fit (asserted).
    [[nodiscard]] bool boolean() const noexcept
    {
        assert(isBoolean());
        return m_wide.payload.integer != 0;
    }
    [[nodiscard]] std::int64_t integer() const noexcept
    {
        assert(isInteger());
        return m_wide.payload.integer;
    }
    /// Of an Integer or a Double.
    [[nodiscard]] double number() const noexcept
    {
        assert(isNumber());
        return isDouble() ? m_wide.payload.number : static_cast<double>(m_wide.payload.integer);
    }
    /// Lives as long as this Value object (short texts are kept inside it).
    [[nodiscard]] std::string_view string() const noexcept
    {
        assert(isString());
        if (m_wide.tag == Tag::ShortText)
            return {m_short.text, m_short.length};
        return {reinterpret_cast<const char*>(m_wide.payload.block + 1), m_wide.payload.block->size};
    }

    /// Number of items or members; 0 for every other kind.
    [[nodiscard]] std::size_t size() const noexcept { return holdsMany() ? m_wide.payload.block->size : 0; }
    /// Empty for a value that is no array / no object.
    [[nodiscard]] std::span<const Value> items() const noexcept
    {
        return isArray() && holdsMany() ? std::span<const Value>(itemsOf(container()), size())
                                        : std::span<const Value>();
    }
    [[nodiscard]] std::span<const Member> members() const noexcept;
    /// The member's value, or null where there is none or this is no object. Lives as long as the object's block.
    [[nodiscard]] const Value* find(std::string_view key) const noexcept;
    /// The same for a ready Key, whose hash is known.
    [[nodiscard]] const Value* findKey(const Key& key) const noexcept;

    /// A copy with one member set (in place, or added at the end); this must be an object.
    [[nodiscard]] Value with(const Key& key, Value value) const&;
    /// The same, in place where nobody else holds this object.
    [[nodiscard]] Value with(const Key& key, Value value) &&;
    [[nodiscard]] Value without(std::string_view key) const;
    /// A copy with one item replaced; this must be an array and index < size().
    [[nodiscard]] Value withItem(std::size_t index, Value value) const&;
    [[nodiscard]] Value withItem(std::size_t index, Value value) &&;

    /// A byte that an evaluator may put on a null, an array or an object of its own, to tell its states (undefined,
    /// sequence …) apart. Readers make no marks, equality doesn't see them, copies keep them; 0 without one.
    [[nodiscard]] std::uint8_t mark() const noexcept { return m_wide.tag == Tag::ShortText ? 0 : m_wide.length; }
    /// A marked null that carries a number.
    [[nodiscard]] static Value markedNull(std::uint8_t mark, std::int64_t carried = 0) noexcept
    {
        Value value;
        value.m_wide = {Tag::Null, mark, {}, {.integer = carried}};
        return value;
    }
    /// What a marked null carries.
    [[nodiscard]] std::int64_t carried() const noexcept
    {
        assert(isNull());
        return m_wide.payload.integer;
    }
    /// This must be an array or an object.
    void setMark(std::uint8_t mark) noexcept
    {
        assert(isArray() || isObject());
        m_wide.length = mark;
    }

    /// True where both are one block (or equal scalars): cheap, and implies equality.
    [[nodiscard]] bool isSame(const Value& other) const noexcept
    {
        return m_wide.tag == other.m_wide.tag && (isNull() || std::memcmp(&m_wide, &other.m_wide, sizeof m_wide) == 0);
    }
    /// Equality of JSON: the order of members doesn't count, 1 equals 1.0.
    friend bool operator==(const Value& left, const Value& right) { return equal(left, right); }

private:
    friend class ArrayBuilder;
    friend class ObjectBuilder;

    enum class Tag : std::uint8_t { Null, Boolean, Integer, Double, ShortText, LongText, Array, Object };
    static constexpr std::size_t shortLimit = 14;

    union Payload {
        std::int64_t integer;
        double number;
        detail::Counted* block; // null for an empty array or object
    };
    struct Wide {
        Tag tag;
        std::uint8_t length;
        char unused[6];
        Payload payload;
    };
    struct Short {
        Tag tag;
        std::uint8_t length;
        char text[shortLimit];
    };

    Value(Tag tag, detail::Counted* block) noexcept
        : m_wide{tag, 0, {}, {.block = block}}
    {}

    void takeBits(const Value& other) noexcept { m_wide = other.m_wide; }
    [[nodiscard]] bool holdsMany() const noexcept { return m_wide.tag >= Tag::Array && m_wide.payload.block; }
    [[nodiscard]] bool isShared() const noexcept { return m_wide.tag >= Tag::LongText && m_wide.payload.block; }
    [[nodiscard]] detail::Container* container() const noexcept
    {
        return static_cast<detail::Container*>(m_wide.payload.block);
    }
    static Value* itemsOf(detail::Container* block) noexcept { return reinterpret_cast<Value*>(block + 1); }
    static Member* membersOf(detail::Container* block) noexcept { return reinterpret_cast<Member*>(block + 1); }
    void release() noexcept
    {
        if (m_wide.payload.block->release())
            destroy(m_wide.tag, m_wide.payload.block);
    }
    /// Gives up one hold; afterwards this is null. Containers nobody holds any more are chained in front of `dead`.
    void dropInto(std::uintptr_t& dead) noexcept;
    static void destroy(Tag tag, detail::Counted* block) noexcept;
    static bool equal(const Value& left, const Value& right);
    static bool equalFlat(const Value& left, const Value& right);
    [[nodiscard]] std::size_t indexOf(const Key& key) const noexcept;
    [[nodiscard]] bool isUnique() const noexcept
    {
        return m_wide.payload.block->count.load(std::memory_order_acquire) == 1;
    }

    union {
        Wide m_wide;
        Short m_short;
    };
};

static_assert(sizeof(Value) == 16);

struct Member {
    Key key;
    Value value;
};

inline std::span<const Member> Value::members() const noexcept
{
    return isObject() && holdsMany() ? std::span<const Member>(membersOf(container()), size())
                                     : std::span<const Member>();
}

} // namespace statelight::core
