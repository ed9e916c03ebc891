#include "query/jsonata/code_points.h"

#include <cstddef>

namespace statelight::query::jsonata {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool isScalar(char32_t point)
{
    return point < 0xD800 || (point > 0xDFFF && point <= 0x10FFFF);
}

std::size_t lengthOf(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead < 0xE0)
        return 2;
    if (lead >= 0xE0 && lead < 0xF0)
        return 3;
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/// The code point at `offset`, of `length` bytes; U+FFFD where the bytes don't fit one another.
char32_t decode(std::string_view text, std::size_t offset, std::size_t length)
{
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (length == 1)
        return lead;
    char32_t point = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[offset + i]);
        if ((next & 0xC0U) != 0x80U)
            return replacement;
        point = (point << 6U) | (next & 0x3FU);
    }
    return point >= smallest[length] && isScalar(point) ? point : replacement;
}

} // namespace

std::u32string codePoints(std::string_view text)
{
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = lengthOf(static_cast<unsigned char>(text[offset]));
        const bool whole = length > 0 && offset + length <= text.size();
        const char32_t point = whole ? decode(text, offset, length) : replacement;
        points.push_back(point);
        offset += whole && (point != replacement || length == 3) ? length : 1;
    }
    return points;
}

void appendUtf8(std::string& text, char32_t point)
{
    if (!isScalar(point))
        point = replacement;
    if (point < 0x80) {
        text.push_back(static_cast<char>(point));
        return;
    }
    const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    text.push_back(static_cast<char>(leads[more] | (point >> (6 * more))));
    for (int i = more - 1; i >= 0; --i)
        text.push_back(static_cast<char>(0x80U | ((point >> (6 * i)) & 0x3FU)));
}

std::string utf8(std::u32string_view points)
{
    std::string text;
    text.reserve(points.size());
    for (const char32_t point : points)
        appendUtf8(text, point);
    return text;
}

} // namespace statelight::query::jsonata
