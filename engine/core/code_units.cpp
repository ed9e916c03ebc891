#include "core/code_units.h"

#include <algorithm>

namespace statelight::core {

namespace {

// Bytes order like code points; UTF-16 differs only in that surrogates (lead bytes F0 and up) come before U+E000 (EE,
// EF).
unsigned char rank(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0xEE || byte == 0xEF)
        return static_cast<unsigned char>(byte + 0x10);
    return byte >= 0xF0 ? static_cast<unsigned char>(byte - 2) : byte;
}

} // namespace

std::strong_ordering compareCodeUnits(std::string_view left, std::string_view right) noexcept
{
    const auto [one, other] = std::ranges::mismatch(left, right);
    if (one == left.end() || other == right.end())
        return left.size() <=> right.size();
    return rank(*one) <=> rank(*other);
}

std::size_t countCodeUnits(std::string_view text) noexcept
{
    std::size_t count = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        count += (byte & 0xC0U) == 0x80 ? 0 : (byte >= 0xF0 ? 2 : 1);
    }
    return count;
}

} // namespace statelight::core
