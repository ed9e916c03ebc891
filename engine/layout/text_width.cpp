#include <algorithm>
#include <cstdint>
#include <string_view>

#include "layout/inter_advances.h"
#include "layout/layout.h"

namespace statelight::layout {

namespace {

// Whatever font stands in for Inter there: CJK is one em wide, emoji somewhat wider.
constexpr std::uint32_t wideAdvance = 1000;
constexpr std::uint32_t widestAdvance = 1400;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::uint32_t nextCodePoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    std::uint32_t point = lead;
    if (lead >= 0xC0)
        point = lead >= 0xF0 ? lead & 0x07U : lead >= 0xE0 ? lead & 0x0FU : lead & 0x1FU;
    while (at < text.size() && isContinuation(text[at]))
        point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return point;
}

std::uint32_t advance(std::uint32_t point, bool semibold)
{
    const auto ranges = interAdvances();
    const auto after = std::ranges::upper_bound(ranges, point, {}, &AdvanceRange::first);
    if (after != ranges.begin()) {
        const AdvanceRange& range = *std::prev(after);
        const auto& advances = semibold ? range.semibold : range.regular;
        if (point - range.first < advances.size())
            return advances[point - range.first];
    }
    return point > 0xFFFF ? widestAdvance : wideAdvance;
}

} // namespace

double textWidth(std::string_view text, double size, bool semibold)
{
    const auto ascii = interAdvances().front();
    const auto& advances = semibold ? ascii.semibold : ascii.regular;
    std::uint64_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= ascii.first && byte < ascii.first + advances.size()) {
            sum += advances[byte - ascii.first];
            ++at;
        } else {
            sum += advance(nextCodePoint(text, at), semibold);
        }
    }
    return static_cast<double>(sum) * size / 1000;
}

} // namespace statelight::layout
