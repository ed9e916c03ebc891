#pragma once

#include <cstdint>

#include "core/value.h"

namespace statelight::query::jsonata {

/// What an evaluation passes around besides JSON: nulls with a mark. None of them leaves it.
namespace mark {
inline constexpr std::uint8_t undefined = 1;
inline constexpr std::uint8_t unbound = 2; ///< a slot that nothing was bound to yet
inline constexpr std::uint8_t function = 3; ///< carries which one
inline constexpr std::uint8_t fault = 4; ///< the evaluator holds it
inline constexpr std::uint8_t tailCall = 5; ///< the evaluator holds it
inline constexpr std::uint8_t tuples = 6; ///< carries which of the evaluator's streams
} // namespace mark

/// Marks of arrays, to be combined.
namespace arrayMark {
inline constexpr std::uint8_t sequence = 1; ///< one item stands for itself, none for undefined
inline constexpr std::uint8_t cons = 2; ///< made by `[…]` in a path: not flattened
inline constexpr std::uint8_t keepSingleton = 4; ///< a sequence that stays one with a single item
inline constexpr std::uint8_t wrapper = 8; ///< around an input that is an array
} // namespace arrayMark

[[nodiscard]] inline core::Value undefined() noexcept
{
    return core::Value::markedNull(mark::undefined);
}
[[nodiscard]] inline bool hasMark(const core::Value& value, std::uint8_t mark) noexcept
{
    return value.isNull() && value.mark() == mark;
}
[[nodiscard]] inline bool isUndefined(const core::Value& value) noexcept
{
    return hasMark(value, mark::undefined);
}
[[nodiscard]] inline bool isFault(const core::Value& value) noexcept
{
    return hasMark(value, mark::fault);
}
[[nodiscard]] inline bool isFunction(const core::Value& value) noexcept
{
    return hasMark(value, mark::function);
}
/// JSON's own null.
[[nodiscard]] inline bool isNull(const core::Value& value) noexcept
{
    return value.isNull() && value.mark() == 0;
}
[[nodiscard]] inline bool isArrayWith(const core::Value& value, std::uint8_t mark) noexcept
{
    return value.isArray() && (value.mark() & mark) != 0;
}
[[nodiscard]] inline bool isSequence(const core::Value& value) noexcept
{
    return isArrayWith(value, arrayMark::sequence);
}

} // namespace statelight::query::jsonata
