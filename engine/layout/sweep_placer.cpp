#include "layout/sweep_placer.h"

#include <algorithm>
#include <cmath>

#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr int orderSweeps = 6;
constexpr int columnSweeps = 8;
constexpr double firm = 1000;

struct Neighbour {
    std::uint32_t element = 0;
    std::int32_t weight = 1;
};

class Sweeper {
public:
    explicit Sweeper(const PieceShape& shape)
        : m_shape(shape)
        , m_rows(static_cast<std::size_t>(shape.rankCount()))
        , m_above(shape.size())
        , m_below(shape.size())
        , m_place(shape.size(), 0)
        , m_x(shape.size(), 0)
        , m_firmness(shape.size(), 1)
    {
        for (const PieceShape::Edge& edge : shape.edges) {
            m_below[edge.from].push_back({edge.to, edge.weight});
            m_above[edge.to].push_back({edge.from, edge.weight});
            // Ways on and long ways keep their column; where a way branches off gives way.
            if (edge.weight != PieceShape::branchingWeight)
                m_firmness[edge.from] = m_firmness[edge.to] = firm;
        }
    }

    Columns run()
    {
        fillRows();
        sortRows();
        placeColumns();
        Columns columns(m_x.size());
        std::ranges::transform(
            m_x, columns.begin(), [](double x) { return static_cast<std::int32_t>(std::lround(x)); });
        return columns;
    }

private:
    using Row = std::vector<std::uint32_t>;

    void fillRows()
    {
        std::vector<bool> seen(m_shape.size(), false);
        m_rows[0].push_back(0);
        for (std::size_t rank = 0; rank + 1 < m_rows.size(); ++rank) {
            for (const std::uint32_t element : m_rows[rank]) {
                for (const Neighbour& next : m_below[element]) {
                    if (!seen[next.element])
                        m_rows[rank + 1].push_back(next.element);
                    seen[next.element] = true;
                }
            }
        }
        for (const Row& row : m_rows)
            numberRow(row);
    }

    void numberRow(const Row& row)
    {
        for (std::size_t at = 0; at < row.size(); ++at)
            m_place[row[at]] = static_cast<double>(at);
    }

    void sortRows()
    {
        std::vector<Row> best = m_rows;
        std::uint64_t fewest = crossings();
        for (int sweep = 0; sweep < orderSweeps && fewest > 0; ++sweep) {
            const bool down = sweep % 2 == 0;
            for (std::size_t step = 1; step < m_rows.size(); ++step)
                sortRow(m_rows[down ? step : m_rows.size() - 1 - step], down ? m_above : m_below);
            const std::uint64_t now = crossings();
            if (now < fewest) {
                fewest = now;
                best = m_rows;
            }
        }
        m_rows = std::move(best);
    }

    void sortRow(Row& row, const std::vector<std::vector<Neighbour>>& neighbours)
    {
        std::vector<std::pair<double, std::uint32_t>> keys;
        keys.reserve(row.size());
        for (const std::uint32_t element : row)
            keys.emplace_back(mean(neighbours[element], m_place, m_place[element]), element);
        std::ranges::stable_sort(keys, {}, &std::pair<double, std::uint32_t>::first);
        std::ranges::transform(keys, row.begin(), &std::pair<double, std::uint32_t>::second);
        numberRow(row);
    }

    static double mean(const std::vector<Neighbour>& neighbours, const std::vector<double>& of, double otherwise)
    {
        double sum = 0;
        double weights = 0;
        for (const Neighbour& neighbour : neighbours) {
            sum += of[neighbour.element] * neighbour.weight;
            weights += neighbour.weight;
        }
        return weights > 0 ? sum / weights : otherwise;
    }

    // Inversions, counted with a Fenwick tree over the lower row.
    [[nodiscard]] std::uint64_t crossings() const
    {
        std::uint64_t sum = 0;
        std::vector<std::uint32_t> tree;
        std::vector<std::uint32_t> ends;
        for (std::size_t rank = 0; rank + 1 < m_rows.size(); ++rank) {
            tree.assign(m_rows[rank + 1].size() + 1, 0);
            std::uint32_t added = 0;
            for (const std::uint32_t element : m_rows[rank]) {
                ends.clear();
                for (const Neighbour& next : m_below[element])
                    ends.push_back(static_cast<std::uint32_t>(m_place[next.element]));
                for (const std::uint32_t end : ends) {
                    sum += added;
                    for (std::uint32_t at = end + 1; at > 0; at &= at - 1)
                        sum -= tree[at];
                }
                for (const std::uint32_t end : ends) {
                    for (std::size_t at = end + 1; at < tree.size(); at += at & (~at + 1))
                        ++tree[at];
                }
                added += static_cast<std::uint32_t>(ends.size());
            }
        }
        return sum;
    }

    void placeColumns()
    {
        for (const Row& row : m_rows)
            settle(row, {});
        for (int sweep = 0; sweep < columnSweeps; ++sweep) {
            const bool down = sweep % 2 == 0;
            for (std::size_t step = 1; step < m_rows.size(); ++step) {
                const Row& row = m_rows[down ? step : m_rows.size() - 1 - step];
                std::vector<double> wanted;
                wanted.reserve(row.size());
                for (const std::uint32_t element : row)
                    wanted.push_back(columnOf(element, down ? m_above[element] : m_below[element]));
                settle(row, wanted);
            }
        }
    }

    // Where a way branches off or comes in, the column isn't bent towards it.
    [[nodiscard]] double columnOf(std::uint32_t element, const std::vector<Neighbour>& neighbours) const
    {
        double sum = 0;
        double count = 0;
        for (const Neighbour& neighbour : neighbours) {
            if (neighbour.weight == PieceShape::branchingWeight)
                continue;
            sum += m_x[neighbour.element];
            ++count;
        }
        return count > 0 ? sum / count : mean(neighbours, m_x, m_x[element]);
    }

    [[nodiscard]] double distance(std::uint32_t left, std::uint32_t right) const
    {
        return std::ceil((m_shape.widths[left] + m_shape.widths[right]) / 2.0) + measures::nodeGap;
    }

    // The places nearest to the wanted ones that keep the distances: isotonic regression by pooling neighbours.
    void settle(const Row& row, const std::vector<double>& wanted)
    {
        struct Pool {
            double sum = 0;
            double firmness = 0;
            std::size_t count = 0;
        };
        std::vector<Pool> pools;
        std::vector<double> offsets(row.size(), 0);
        for (std::size_t at = 0; at < row.size(); ++at) {
            if (at > 0)
                offsets[at] = offsets[at - 1] + distance(row[at - 1], row[at]);
            const double firmness = m_firmness[row[at]];
            pools.push_back({firmness * ((wanted.empty() ? 0 : wanted[at]) - offsets[at]), firmness, 1});
            while (pools.size() > 1 && average(pools[pools.size() - 2]) > average(pools.back())) {
                pools[pools.size() - 2].sum += pools.back().sum;
                pools[pools.size() - 2].firmness += pools.back().firmness;
                pools[pools.size() - 2].count += pools.back().count;
                pools.pop_back();
            }
        }
        std::size_t at = 0;
        for (const Pool& pool : pools) {
            for (std::size_t taken = 0; taken < pool.count; ++taken, ++at)
                m_x[row[at]] = average(pool) + offsets[at];
        }
    }

    template <class Pool>
    static double average(const Pool& pool)
    {
        return pool.sum / pool.firmness;
    }

    const PieceShape& m_shape;
    std::vector<Row> m_rows;
    std::vector<std::vector<Neighbour>> m_above;
    std::vector<std::vector<Neighbour>> m_below;
    std::vector<double> m_place;
    std::vector<double> m_x;
    std::vector<double> m_firmness;
};

} // namespace

Columns placeBySweeps(const PieceShape& shape)
{
    return Sweeper(shape).run();
}

} // namespace statelight::layout
