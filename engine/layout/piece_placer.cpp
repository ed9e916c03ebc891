#include "layout/piece_placer.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "layout/measures.h"
#include "layout/sweep_placer.h"

namespace statelight::layout {

namespace {

// dot's time grows with the square of the elements; beyond these it would be felt.
constexpr std::size_t mostElementsForDot = 700;
constexpr std::size_t mostEdgesForDot = 1400;

// Smaller steps aside aren't worth a bend.
constexpr std::int32_t smallStep = 24;

std::vector<std::vector<std::uint32_t>> rowsOf(const PieceShape& shape, const Columns& columns)
{
    std::vector<std::vector<std::uint32_t>> rows(static_cast<std::size_t>(shape.rankCount()));
    for (std::uint32_t element = 0; element < shape.size(); ++element)
        rows[static_cast<std::size_t>(shape.ranks[element])].push_back(element);
    for (auto& row : rows)
        std::ranges::sort(row, {}, [&](std::uint32_t element) { return columns[element]; });
    return rows;
}

bool isFree(const PieceShape& shape, const Columns& columns, const std::vector<std::uint32_t>& row,
    std::uint32_t element, std::int32_t x)
{
    return std::ranges::all_of(row, [&](std::uint32_t other) {
        const std::int32_t room = (shape.widths[element] + shape.widths[other]) / 2 + measures::nodeGap;
        const bool isLeft = columns[other] < columns[element];
        return other == element || (isLeft ? x - columns[other] : columns[other] - x) >= room;
    });
}

// From above: an element stands straight below the one that leads to it, if only a small step is missing.
void takeSmallSteps(const PieceShape& shape, Columns& columns)
{
    const auto rows = rowsOf(shape, columns);
    std::vector<std::uint32_t> above(shape.size(), shape.size());
    for (const PieceShape::Edge& edge : shape.edges) {
        const std::uint32_t former = above[edge.to];
        const auto step = [&](std::uint32_t from) { return std::abs(columns[from] - columns[edge.to]); };
        if (former == shape.size() || step(edge.from) < step(former))
            above[edge.to] = edge.from;
    }
    for (const auto& row : rows) {
        for (const std::uint32_t element : row) {
            if (above[element] == shape.size())
                continue;
            const std::int32_t x = columns[above[element]];
            if (x != columns[element] && std::abs(x - columns[element]) <= smallStep
                && isFree(shape, columns, row, element, x))
                columns[element] = x;
        }
    }
}

bool isColumn(const PieceShape& shape)
{
    return static_cast<std::size_t>(shape.rankCount()) == shape.size();
}

} // namespace

const Columns& PiecePlacer::place(const PieceShape& shape)
{
    std::string key = keyOf(shape);
    if (const auto found = m_used.find(key); found != m_used.end())
        return found->second;
    if (auto former = m_former.extract(key))
        return m_used.insert(std::move(former)).position->second;
    return m_used.emplace(std::move(key), compute(shape)).first->second;
}

void PiecePlacer::forgetUnused()
{
    m_former = std::exchange(m_used, {});
}

Columns PiecePlacer::compute(const PieceShape& shape) const
{
    if (isColumn(shape))
        return Columns(shape.size(), 0);
    if (shape.size() <= mostElementsForDot && shape.edges.size() <= mostEdgesForDot) {
        if (auto columns = m_dot.place(shape)) {
            takeSmallSteps(shape, *columns);
            return *std::move(columns);
        }
    }
    return placeBySweeps(shape);
}

} // namespace statelight::layout
