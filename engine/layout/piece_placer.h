#pragma once

#include <string>
#include <unordered_map>

#include "layout/dot_placer.h"
#include "layout/piece_shape.h"

namespace statelight::layout {

/// Columns of pieces; equal pieces are placed once. What one whole layout didn't ask for is forgotten.
class PiecePlacer {
public:
    /// Valid until the next-but-one forgetUnused.
    [[nodiscard]] const Columns& place(const PieceShape& shape);
    void forgetUnused();

private:
    [[nodiscard]] Columns compute(const PieceShape& shape) const;

    DotPlacer m_dot;
    std::unordered_map<std::string, Columns> m_used;
    std::unordered_map<std::string, Columns> m_former;
};

} // namespace statelight::layout
