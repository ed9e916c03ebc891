#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "core/value.h"
#include "query/jsonata/node.h"

namespace statelight::query::jsonata {

/// What a path with `@$`, `#$` or `%` hands from step to step: items, each with the values of the path's names.
struct TupleStream {
    std::shared_ptr<const TupleShape> shape;
    std::vector<core::Value> cells; ///< row by row: the item, then a value for each of shape's names

    [[nodiscard]] std::size_t width() const { return shape->names.size() + 1; }
    [[nodiscard]] std::size_t count() const { return cells.size() / width(); }
    [[nodiscard]] core::Value* row(std::size_t index) { return cells.data() + index * width(); }
    [[nodiscard]] const core::Value* row(std::size_t index) const { return cells.data() + index * width(); }
};

} // namespace statelight::query::jsonata
