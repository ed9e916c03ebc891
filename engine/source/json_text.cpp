#include "source/json_text.h"

#include <charconv>
#include <functional>

#include "source/utf8.h"

namespace statelight::source {

namespace {

constexpr std::uint32_t replacementCharacter = 0xFFFD;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// `offset` stands behind "\u"; returns the number of bytes that belong to the escape from there.
std::size_t decodeUnicodeEscape(std::string& out, std::string_view raw, std::size_t offset)
{
    const auto first = hexQuad(raw, offset);
    if (!first) {
        appendUtf8(out, replacementCharacter);
        return 0;
    }
    if (isHighSurrogate(*first) && raw.substr(offset + 4, 2) == "\\u") {
        const auto second = hexQuad(raw, offset + 6);
        if (second && isLowSurrogate(*second)) {
            appendUtf8(out, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
            return 10;
        }
    }
    const bool lone = isHighSurrogate(*first) || isLowSurrogate(*first);
    appendUtf8(out, lone ? replacementCharacter : *first);
    return 4;
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

std::string decodeEscapes(std::string_view raw, char quote)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 1; i < raw.size() && raw[i] != quote;) {
        if (raw[i] != '\\') {
            out += raw[i++];
        } else if (i + 1 == raw.size()) {
            break;
        } else if (raw[i + 1] == 'u') {
            i += 2;
            i += decodeUnicodeEscape(out, raw, i);
        } else {
            out += simpleEscape(raw[i + 1]);
            i += 2;
        }
    }
    return out;
}

std::size_t skipDigits(std::string_view raw, std::size_t offset)
{
    while (offset < raw.size() && isDigit(raw[offset]))
        ++offset;
    return offset;
}

} // namespace

std::uint64_t keyHash(std::string_view key)
{
    return std::hash<std::string_view>{}(key);
}

bool isPlainJsonString(std::string_view raw)
{
    if (raw.size() < 2 || raw.front() != '"' || raw.back() != '"')
        return false;
    for (const char c : raw.substr(1, raw.size() - 2))
        if (c == '\\' || c == '"' || static_cast<unsigned char>(c) >= 0x80)
            return false;
    return true;
}

std::string decodeJsonString(std::string_view raw)
{
    if (isPlainJsonString(raw))
        return std::string(raw.substr(1, raw.size() - 2));
    if (raw.empty() || (raw.front() != '"' && raw.front() != '\''))
        return toValidUtf8(raw);
    return toValidUtf8(decodeEscapes(raw, raw.front()));
}

bool isJsonNumber(std::string_view raw)
{
    std::size_t i = raw.starts_with('-') ? 1 : 0;
    const std::size_t whole = i;
    i = skipDigits(raw, i);
    if (i == whole || (raw[whole] == '0' && i > whole + 1))
        return false;
    if (i < raw.size() && raw[i] == '.') {
        const std::size_t fraction = ++i;
        i = skipDigits(raw, i);
        if (i == fraction)
            return false;
    }
    if (i < raw.size() && (raw[i] == 'e' || raw[i] == 'E')) {
        ++i;
        if (i < raw.size() && (raw[i] == '+' || raw[i] == '-'))
            ++i;
        const std::size_t exponent = i;
        i = skipDigits(raw, i);
        if (i == exponent)
            return false;
    }
    return i == raw.size();
}

std::optional<core::Value> decodeJsonNumber(std::string_view raw)
{
    if (!isJsonNumber(raw))
        return std::nullopt;
    const char* const end = raw.data() + raw.size();
    std::int64_t integer = 0;
    const auto whole = std::from_chars(raw.data(), end, integer);
    if (whole.ec == std::errc() && whole.ptr == end)
        return core::Value(integer);
    double number = 0;
    const auto real = std::from_chars(raw.data(), end, number);
    if (real.ec == std::errc())
        return core::Value(number);
    const std::string_view exponent = raw.substr(raw.find_first_of("eE") + 1);
    const bool tiny = raw.find_first_of("eE") != std::string_view::npos && exponent.starts_with('-');
    return tiny ? std::optional<core::Value>(core::Value(0.0)) : std::nullopt;
}

std::optional<std::uint32_t> hexQuad(std::string_view text, std::size_t offset)
{
    if (offset + 4 > text.size())
        return std::nullopt;
    std::uint32_t unit = 0;
    const auto result = std::from_chars(text.data() + offset, text.data() + offset + 4, unit, 16);
    return result.ec == std::errc() && result.ptr == text.data() + offset + 4 ? std::optional(unit) : std::nullopt;
}

bool isPlaceholder(std::string_view raw)
{
    return raw.starts_with("${") && raw.find('}', 3) != std::string_view::npos;
}

} // namespace statelight::source
