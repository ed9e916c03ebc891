#pragma once

#include <QtCore/QRectF>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace statelight::app {

/// Which rectangles touch a place, out of many: a grid of cells. Numbers are those given to `add`.
class SpatialIndex {
public:
    void add(std::uint32_t number, const QRectF& rect);
    /// Those that may touch `area`, each once, ascending.
    [[nodiscard]] std::vector<std::uint32_t> touching(const QRectF& area) const;

private:
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> m_cells;
    std::vector<std::uint32_t> m_large;
};

} // namespace statelight::app
