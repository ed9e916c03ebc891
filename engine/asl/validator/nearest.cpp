#include "asl/validator/nearest.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <vector>

namespace statelight::asl::validator {

namespace {

constexpr std::size_t longest = 80; // bytes compared of a name
constexpr std::size_t far = std::numeric_limits<std::size_t>::max();

char lower(char character)
{
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

// Changes of one letter, and swaps of neighbours, that make one text of the other; `far` for more than `most`.
std::size_t distance(std::string_view left, std::string_view right, std::size_t most)
{
    const std::size_t difference = std::max(left.size(), right.size()) - std::min(left.size(), right.size());
    if (difference > most || right.size() > longest)
        return far;
    std::array<std::array<std::size_t, longest + 1>, 3> rows{};
    for (std::size_t column = 0; column <= right.size(); ++column)
        rows[0].at(column) = column;
    for (std::size_t row = 1; row <= left.size(); ++row) {
        auto& now = rows.at(row % 3);
        const auto& before = rows.at((row - 1) % 3);
        const auto& beforeThat = rows.at((row + 1) % 3);
        now[0] = row;
        std::size_t least = row;
        for (std::size_t column = 1; column <= right.size(); ++column) {
            const bool isSame = lower(left[row - 1]) == lower(right[column - 1]);
            std::size_t cost
                = std::min({before.at(column) + 1, now.at(column - 1) + 1, before.at(column - 1) + (isSame ? 0 : 1)});
            if (row > 1 && column > 1 && lower(left[row - 1]) == lower(right[column - 2])
                && lower(left[row - 2]) == lower(right[column - 1]))
                cost = std::min(cost, beforeThat.at(column - 2) + 1);
            now.at(column) = cost;
            least = std::min(least, cost);
        }
        if (least > most)
            return far;
    }
    const std::size_t found = rows.at(left.size() % 3).at(right.size());
    return found > most ? far : found;
}

} // namespace

std::optional<Nearest> nearest(std::string_view name, std::span<const std::string_view> candidates)
{
    constexpr std::size_t third = 3;
    constexpr std::size_t quarter = 4;
    if (name.empty() || name.size() > longest)
        return std::nullopt;
    std::size_t best = std::max<std::size_t>(name.size() / third, 1);
    std::optional<Nearest> found;
    bool isAlone = true;
    for (const std::string_view candidate : candidates) {
        const std::size_t apart = candidate == name ? far : distance(name, candidate, best);
        if (apart == far)
            continue;
        isAlone = !found || apart < best;
        if (isAlone)
            found = Nearest{candidate};
        best = apart;
    }
    if (found)
        found->isSure = isAlone && best <= std::max<std::size_t>(name.size() / quarter, 1);
    return found;
}

} // namespace statelight::asl::validator
