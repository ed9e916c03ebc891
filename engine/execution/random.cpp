#include "execution/random.h"

#include <string_view>

namespace statelight::execution {

namespace {

void appendHex(std::string& text, std::uint64_t bits, unsigned digits)
{
    constexpr std::string_view hex = "0123456789abcdef";
    for (unsigned digit = digits; digit > 0; --digit)
        text += hex[bits >> (4 * (digit - 1)) & 15U];
}

} // namespace

std::string Random::uuid()
{
    const std::uint64_t high = (next() & 0xffffffffffff0fffULL) | 0x4000U;
    const std::uint64_t low = (next() & 0x3fffffffffffffffULL) | 0x8000000000000000ULL;
    std::string text;
    text.reserve(36);
    appendHex(text, high >> 32U, 8);
    text += '-';
    appendHex(text, high >> 16U, 4);
    text += '-';
    appendHex(text, high, 4);
    text += '-';
    appendHex(text, low >> 48U, 4);
    text += '-';
    appendHex(text, low, 12);
    return text;
}

std::string Random::token()
{
    std::string text;
    text.reserve(64);
    for (int word = 0; word < 4; ++word)
        appendHex(text, next(), 16);
    return text;
}

} // namespace statelight::execution
