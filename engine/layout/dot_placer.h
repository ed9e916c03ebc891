#pragma once

#include <memory>
#include <optional>

#include "layout/piece_shape.h"

namespace statelight::layout {

/// Columns by Graphviz' dot. Not thread safe, nor are two of them in two threads: dot keeps globals.
class DotPlacer {
public:
    DotPlacer();
    ~DotPlacer();
    DotPlacer(const DotPlacer&) = delete;
    DotPlacer& operator=(const DotPlacer&) = delete;

    /// Nothing where dot fails.
    [[nodiscard]] std::optional<Columns> place(const PieceShape& shape) const;

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace statelight::layout
