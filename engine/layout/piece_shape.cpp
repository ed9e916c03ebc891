#include "layout/piece_shape.h"

#include <algorithm>
#include <type_traits>

namespace statelight::layout {

namespace {

template <class T>
void appendBytes(std::string& key, const std::vector<T>& values)
{
    static_assert(std::has_unique_object_representations_v<T>);
    key.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

} // namespace

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
