#include "layout/skyline.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace statelight::layout {

namespace {

constexpr std::int32_t nothing = std::numeric_limits<std::int32_t>::min();

} // namespace

Skyline::Skyline(std::span<const std::int32_t> extents)
    : m_size(std::bit_ceil(std::max(1U, static_cast<std::uint32_t>(extents.size()))))
    , m_most(2UL * m_size, nothing)
    , m_raised(2UL * m_size, nothing)
{
    std::ranges::copy(extents, m_most.begin() + m_size);
    for (std::uint32_t node = m_size - 1; node > 0; --node)
        m_most[node] = std::max(m_most[2UL * node], m_most[2UL * node + 1]);
}

std::int32_t Skyline::reach(std::uint32_t first, std::uint32_t last) const
{
    return reachIn(1, 0, m_size, first, last + 1);
}

void Skyline::raise(std::uint32_t first, std::uint32_t last, std::int32_t reach)
{
    raiseIn(1, 0, m_size, first, last + 1, reach);
}

std::int32_t Skyline::reachIn(
    std::uint32_t node, std::uint32_t begin, std::uint32_t end, std::uint32_t first, std::uint32_t last) const
{
    if (last <= begin || end <= first)
        return nothing;
    if (first <= begin && end <= last)
        return m_most[node];
    const std::uint32_t middle = (begin + end) / 2;
    return std::max({m_raised[node], reachIn(2 * node, begin, middle, first, last),
        reachIn(2 * node + 1, middle, end, first, last)});
}

void Skyline::raiseIn(std::uint32_t node, std::uint32_t begin, std::uint32_t end, std::uint32_t first,
    std::uint32_t last, std::int32_t reach)
{
    if (last <= begin || end <= first)
        return;
    m_most[node] = std::max(m_most[node], reach);
    if (first <= begin && end <= last) {
        m_raised[node] = std::max(m_raised[node], reach);
        return;
    }
    const std::uint32_t middle = (begin + end) / 2;
    raiseIn(2 * node, begin, middle, first, last, reach);
    raiseIn(2 * node + 1, middle, end, first, last, reach);
}

} // namespace statelight::layout
