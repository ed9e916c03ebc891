#include "layout/channel.h"

#include <algorithm>
#include <numeric>

#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr std::int32_t overlapCost = 100;
constexpr std::size_t mostForPairs = 200;

using Order = std::vector<std::uint32_t>;

bool overlap(const Run& left, const Run& right)
{
    return left.low < right.high + measures::runPitch && right.low < left.high + measures::runPitch;
}

std::int32_t costAbove(const Run& upper, const Run& lower)
{
    std::int32_t cost = 0;
    if (upper.bottom != Run::none && upper.bottom != lower.bottom && lower.low < upper.bottom
        && upper.bottom < lower.high)
        ++cost;
    for (const std::int32_t top : lower.tops) {
        if (upper.low < top && top < upper.high)
            ++cost;
        if (top == upper.bottom)
            cost += overlapCost;
    }
    return cost;
}

// What is known without looking at pairs: below a Choice the run that goes farthest lies highest.
bool goesFarther(const Run& left, const Run& right)
{
    return left.high - left.low > right.high - right.low;
}

class Sorter {
public:
    explicit Sorter(std::span<const Run> runs)
        : m_runs(runs)
        , m_count(runs.size())
        , m_gain(m_count * m_count, 0)
    {
        for (std::size_t a = 0; a < m_count; ++a) {
            for (std::size_t b = a + 1; b < m_count; ++b) {
                if (!overlap(runs[a], runs[b]))
                    continue;
                const std::int32_t gain = costAbove(runs[b], runs[a]) - costAbove(runs[a], runs[b]);
                m_gain[a * m_count + b] = gain;
                m_gain[b * m_count + a] = -gain;
            }
        }
    }

    // Takes again and again the run that loses least by lying above all that are left.
    [[nodiscard]] Order order() const
    {
        std::vector<std::int64_t> loss(m_count, 0);
        for (std::size_t a = 0; a < m_count; ++a) {
            for (std::size_t b = 0; b < m_count; ++b)
                loss[a] += std::max(0, m_gain[b * m_count + a]);
        }
        std::vector<bool> taken(m_count, false);
        Order result;
        while (result.size() < m_count) {
            const std::uint32_t best = least(loss, taken);
            taken[best] = true;
            result.push_back(best);
            for (std::size_t b = 0; b < m_count; ++b)
                loss[b] -= std::max(0, m_gain[best * m_count + b]);
        }
        return result;
    }

private:
    [[nodiscard]] std::uint32_t least(const std::vector<std::int64_t>& loss, const std::vector<bool>& taken) const
    {
        std::uint32_t best = Run::farRight;
        for (std::uint32_t at = 0; at < m_count; ++at) {
            if (taken[at])
                continue;
            if (best == Run::farRight || loss[at] < loss[best]
                || (loss[at] == loss[best] && goesFarther(m_runs[at], m_runs[best])))
                best = at;
        }
        return best;
    }

    std::span<const Run> m_runs;
    std::size_t m_count;
    std::vector<std::int32_t> m_gain;
};

Order orderOf(std::span<const Run> runs)
{
    if (runs.size() <= mostForPairs)
        return Sorter(runs).order();
    Order order(runs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return goesFarther(runs[a], runs[b]); });
    return order;
}

} // namespace

void Run::include(std::int32_t x)
{
    low = std::min(low, x);
    high = std::max(high, x);
}

std::int32_t assignLevels(std::span<Run> runs)
{
    if (runs.size() == 1)
        return 1;
    std::int32_t levels = 0;
    const Order order = orderOf(runs);
    for (std::size_t at = 0; at < order.size(); ++at) {
        Run& run = runs[order[at]];
        run.level = 0;
        for (std::size_t before = 0; before < at; ++before) {
            const Run& other = runs[order[before]];
            if (overlap(run, other))
                run.level = std::max(run.level, other.level + 1);
        }
        levels = std::max(levels, run.level + 1);
    }
    return levels;
}

} // namespace statelight::layout
