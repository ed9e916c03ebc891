#include "layout/piece_placer.h"

#include <utility>

#include "layout/sweep_placer.h"

namespace statelight::layout {

namespace {

// dot's time grows with the square of the elements; beyond these it would be felt.
constexpr std::size_t mostElementsForDot = 700;
constexpr std::size_t mostEdgesForDot = 1400;

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
        if (auto columns = m_dot.place(shape))
            return *std::move(columns);
    }
    return placeBySweeps(shape);
}

} // namespace statelight::layout
