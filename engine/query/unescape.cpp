#include "query/unescape.h"

#include <charconv>
#include <optional>

namespace statelight::query {

namespace {

std::optional<char32_t> hexUnit(std::string_view text, std::size_t begin)
{
    if (begin + 4 > text.size())
        return std::nullopt;
    std::uint32_t unit = 0;
    const auto end = std::from_chars(text.data() + begin, text.data() + begin + 4, unit, 16);
    return end.ptr == text.data() + begin + 4 ? std::optional<char32_t>(unit) : std::nullopt;
}

bool isHigh(char32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}
bool isLow(char32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/// Reads the unit behind "\u" at `at` (and a second one of a pair); moves `at` to its last character.
void appendUnit(std::string& result, std::string_view text, std::size_t& at)
{
    const auto unit = hexUnit(text, at + 1);
    if (!unit) {
        result.push_back('u');
        return;
    }
    at += 4;
    if (isHigh(*unit) && text.substr(at + 1, 2) == "\\u") {
        const auto low = hexUnit(text, at + 3);
        if (low && isLow(*low)) {
            at += 6;
            return appendUtf8(result, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
        }
    }
    appendUtf8(result, *unit);
}

char plainEscape(char c)
{
    switch (c) {
    case 'r':
        return '\r';
    case 'f':
        return '\f';
    case 't':
        return '\t';
    case 'n':
        return '\n';
    case 'b':
        return '\b';
    default:
        return c;
    }
}

} // namespace

void appendUtf8(std::string& text, char32_t codePoint)
{
    const auto tail
        = [&](unsigned shift) { text.push_back(static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU))); };
    if (codePoint < 0x80) {
        text.push_back(static_cast<char>(codePoint));
    } else if (codePoint < 0x800) {
        text.push_back(static_cast<char>(0xC0U | (codePoint >> 6U)));
        tail(0);
    } else if (isHigh(codePoint) || isLow(codePoint)) {
        text.push_back('?');
    } else if (codePoint < 0x10000) {
        text.push_back(static_cast<char>(0xE0U | (codePoint >> 12U)));
        tail(6);
        tail(0);
    } else {
        text.push_back(static_cast<char>(0xF0U | (codePoint >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string unescape(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            result.push_back(text[at]);
            continue;
        }
        ++at;
        if (text[at] == 'u')
            appendUnit(result, text, at);
        else
            result.push_back(plainEscape(text[at]));
    }
    return result;
}

} // namespace statelight::query
