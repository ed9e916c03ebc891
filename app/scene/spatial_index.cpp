#include "app/scene/spatial_index.h"

#include <algorithm>
#include <cmath>

namespace statelight::app {

namespace {

constexpr double cellSize = 512;
// Rectangles over more cells than this are few and are kept in a list of their own.
constexpr std::int64_t largeSpan = 64;

struct CellRange {
    std::int64_t left;
    std::int64_t top;
    std::int64_t right;
    std::int64_t bottom;
    [[nodiscard]] std::int64_t count() const { return (right - left + 1) * (bottom - top + 1); }
};

std::int64_t cellOf(double place)
{
    return static_cast<std::int64_t>(std::floor(place / cellSize));
}

CellRange cellsOf(const QRectF& rect)
{
    return {cellOf(rect.left()), cellOf(rect.top()), cellOf(rect.right()), cellOf(rect.bottom())};
}

std::uint64_t keyOf(std::int64_t column, std::int64_t row)
{
    return (static_cast<std::uint64_t>(column) << 32U) ^ (static_cast<std::uint64_t>(row) & 0xFFFFFFFFU);
}

} // namespace

void SpatialIndex::add(std::uint32_t number, const QRectF& rect)
{
    const CellRange cells = cellsOf(rect);
    if (cells.count() > largeSpan) {
        m_large.push_back(number);
        return;
    }
    for (std::int64_t row = cells.top; row <= cells.bottom; ++row)
        for (std::int64_t column = cells.left; column <= cells.right; ++column)
            m_cells[keyOf(column, row)].push_back(number);
}

std::vector<std::uint32_t> SpatialIndex::touching(const QRectF& area) const
{
    std::vector<std::uint32_t> numbers = m_large;
    const CellRange cells = cellsOf(area);
    for (std::int64_t row = cells.top; row <= cells.bottom; ++row) {
        for (std::int64_t column = cells.left; column <= cells.right; ++column) {
            const auto cell = m_cells.find(keyOf(column, row));
            if (cell != m_cells.end())
                numbers.insert(numbers.end(), cell->second.begin(), cell->second.end());
        }
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace statelight::app
