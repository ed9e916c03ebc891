#include "source/utf8.h"

namespace statelight::source {

namespace {

bool isContinuation(std::string_view text, std::size_t offset)
{
    return offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U;
}

std::size_t lengthOfThree(std::string_view text, std::size_t offset, unsigned lead)
{
    if (!isContinuation(text, offset + 1) || !isContinuation(text, offset + 2))
        return 0;
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    const bool overlong = lead == 0xE0 && second < 0xA0;
    const bool surrogate = lead == 0xED && second >= 0xA0;
    return overlong || surrogate ? 0 : 3;
}

std::size_t lengthOfFour(std::string_view text, std::size_t offset, unsigned lead)
{
    for (std::size_t i = 1; i < 4; ++i)
        if (!isContinuation(text, offset + i))
            return 0;
    const auto second = static_cast<unsigned char>(text[offset + 1]);
    const bool overlong = lead == 0xF0 && second < 0x90;
    const bool beyond = lead > 0xF4 || (lead == 0xF4 && second >= 0x90);
    return overlong || beyond ? 0 : 4;
}

} // namespace

std::size_t utf8Length(std::string_view text, std::size_t offset)
{
    const auto lead = static_cast<unsigned char>(text[offset]);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return isContinuation(text, offset + 1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF)
        return lengthOfThree(text, offset, lead);
    return lead >= 0xF0 ? lengthOfFour(text, offset, lead) : 0;
}

std::optional<core::SourceRange> firstInvalidUtf8(std::string_view text)
{
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::size_t length = utf8Length(text, offset);
        if (length == 0)
            return core::SourceRange{static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + 1)};
        offset += length;
    }
    return std::nullopt;
}

void appendUtf8(std::string& out, std::uint32_t codePoint)
{
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | ((codePoint >> shift) & 0x3FU)); };
    if (codePoint < 0x80) {
        out += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        out += static_cast<char>(0xC0U | (codePoint >> 6U));
        out += tail(0);
    } else if (codePoint < 0x10000) {
        out += static_cast<char>(0xE0U | (codePoint >> 12U));
        out += tail(6);
        out += tail(0);
    } else {
        out += static_cast<char>(0xF0U | (codePoint >> 18U));
        out += tail(12);
        out += tail(6);
        out += tail(0);
    }
}

std::string toValidUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t offset = 0;
    while (offset < text.size()) {
        const std::size_t length = utf8Length(text, offset);
        if (length == 0)
            out += "\xEF\xBF\xBD";
        else
            out += text.substr(offset, length);
        offset += length == 0 ? 1 : length;
    }
    return out;
}

} // namespace statelight::source
