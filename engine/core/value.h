#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace statelight::core {

struct Member;

/// An immutable JSON value. A copy is a reference count (atomic: values cross threads); a change copies one level.
/// Members keep their order; integers (64 bit) and doubles are kept apart, so `1` and `1.0` print as they came.
class Value {
public:
    enum class Kind : std::uint8_t { Null, Boolean, Integer, Double, String, Array, Object };

    Value() noexcept;
    Value(std::nullptr_t) noexcept;
    Value(bool boolean) noexcept;
    Value(int integer) noexcept;
    Value(std::int64_t integer) noexcept;
    Value(double number) noexcept;
    Value(std::string_view text);
    Value(const char* text);
    Value(const std::string& text);
    [[nodiscard]] static Value array(std::vector<Value> items);
    /// A key that comes twice keeps its first place and its last value.
    [[nodiscard]] static Value object(std::vector<Member> members);

    [[nodiscard]] Kind kind() const noexcept;
    [[nodiscard]] bool isNull() const noexcept;
    [[nodiscard]] bool isBoolean() const noexcept;
    [[nodiscard]] bool isInteger() const noexcept;
    [[nodiscard]] bool isDouble() const noexcept;
    [[nodiscard]] bool isNumber() const noexcept;
    [[nodiscard]] bool isString() const noexcept;
    [[nodiscard]] bool isArray() const noexcept;
    [[nodiscard]] bool isObject() const noexcept;

    /// These four: the kind must fit (asserted).
    [[nodiscard]] bool boolean() const noexcept;
    [[nodiscard]] std::int64_t integer() const noexcept;
    /// Of an Integer or a Double.
    [[nodiscard]] double number() const noexcept;
    /// Lives as long as this Value object (short texts are kept inside it).
    [[nodiscard]] std::string_view string() const noexcept;

    /// Number of items or members; 0 for every other kind.
    [[nodiscard]] std::size_t size() const noexcept;
    /// Empty for a value that is no array / no object.
    [[nodiscard]] std::span<const Value> items() const noexcept;
    [[nodiscard]] std::span<const Member> members() const noexcept;
    /// The member's value, or null where there is none or this is no object.
    [[nodiscard]] const Value* find(std::string_view key) const noexcept;

    /// A copy with one member set (in place, or added at the end); this must be an object.
    [[nodiscard]] Value with(std::string_view key, Value value) const;
    [[nodiscard]] Value without(std::string_view key) const;
    /// A copy with one item replaced; this must be an array and index < size().
    [[nodiscard]] Value withItem(std::size_t index, Value value) const;

    /// Equality of JSON: the order of members doesn't count, 1 equals 1.0.
    friend bool operator==(const Value& left, const Value& right);
};

struct Member {
    std::string key; // to be replaced by an interned key type with the same reading interface
    Value value;
};

} // namespace statelight::core
