#include "layout/block.h"

#include <algorithm>

#include "layout/measures.h"

namespace statelight::layout {

std::int32_t Channel::levelY(std::int32_t level) const
{
    const std::int32_t bundle = measures::runPitch * (levels - 1);
    const bool isCentred = labelRows == 0 && height >= bundle + 2 * measures::straightRun;
    const std::int32_t above = isCentred ? (height - bundle) / 2 : measures::straightRun;
    return top + above + measures::runPitch * level;
}

std::uint32_t Block::slotAt(std::int32_t yInBlock) const
{
    const auto after = std::ranges::upper_bound(rows, yInBlock, {}, &Row::top);
    if (after == rows.begin())
        return 0;
    const auto row = static_cast<std::uint32_t>(after - rows.begin() - 1);
    return yInBlock < rows[row].top + rows[row].height ? 2 * row + 1 : 2 * row + 2;
}

ScopeWork::ScopeWork(const ScopeProblem& given)
    : problem(given)
    , firstLink(given.items.size() + 1, 0)
    , blockOf(given.items.size(), none)
    , elementOf(given.items.size(), none)
    , isInner(given.links.size(), false)
    , firstHop(given.links.size(), none)
    , itemTop(given.items.size(), 0)
    , local(given.items.size(), none)
    , routes(given.links.size())
    , labels(given.links.size())
{
    for (const Link& link : given.links)
        ++firstLink[link.from + 1];
    for (std::size_t item = 0; item < given.items.size(); ++item)
        firstLink[item + 1] += firstLink[item];
}

const Element& ScopeWork::elementOfItem(std::uint32_t item) const
{
    return blocks[blockOf[item]].elements[elementOf[item]];
}

std::uint32_t ScopeWork::fromBlock(const FarLink& farLink) const
{
    return blockOf[problem.links[farLink.link].from];
}

std::uint32_t ScopeWork::toBlock(const FarLink& farLink) const
{
    return blockOf[problem.links[farLink.link].to];
}

} // namespace statelight::layout
