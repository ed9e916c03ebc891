#include "layout/piece_shape.h"

#include <algorithm>

#include "layout/key_bytes.h"

namespace statelight::layout {

std::int32_t PieceShape::rankCount() const
{
    return ranks.empty() ? 0 : *std::ranges::max_element(ranks) + 1;
}

std::string keyOf(const PieceShape& shape)
{
    std::string key;
    key.reserve(shape.size() * 8UL + shape.edges.size() * sizeof(PieceShape::Edge));
    appendBytes(key, shape.ranks);
    appendBytes(key, shape.widths);
    appendBytes(key, shape.edges);
    return key;
}

} // namespace statelight::layout
