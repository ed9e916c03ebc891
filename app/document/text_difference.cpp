#include "app/document/text_difference.h"

#include <algorithm>

namespace statelight::app {

source::TextEdits textDifference(std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    const auto shorter = std::min(before.size(), after.size());
    const auto head = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin()).first
        - before.begin());
    std::size_t tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const core::SourceRange range{static_cast<std::uint32_t>(head), static_cast<std::uint32_t>(before.size() - tail)};
    return {{range, std::string(after.substr(head, after.size() - tail - head))}};
}

} // namespace statelight::app
