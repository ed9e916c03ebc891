#pragma once

#include "layout/piece_shape.h"

namespace statelight::layout {

/// Columns by a layering of our own, in a time that grows with elements and edges: for pieces too large for dot.
[[nodiscard]] Columns placeBySweeps(const PieceShape& shape);

} // namespace statelight::layout
