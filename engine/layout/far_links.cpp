#include "layout/block.h"

namespace statelight::layout {

namespace {

/// What stands left and right of an item in its row.
struct Beside {
    std::size_t left = 0;
    std::size_t right = 0;
};

Beside beside(const ScopeWork& work, std::uint32_t item)
{
    const Block& block = work.blocks[work.blockOf[item]];
    const Element& element = work.elementOfItem(item);
    Beside result;
    for (const std::uint32_t other : block.rows[static_cast<std::size_t>(element.row)].elements) {
        if (block.elements[other].x < element.x)
            ++result.left;
        if (block.elements[other].x > element.x)
            ++result.right;
    }
    return result;
}

Side sideWithFewerCrossings(const ScopeWork& work, const Link& link)
{
    const Beside from = beside(work, link.from);
    const Beside to = beside(work, link.to);
    return from.left + to.left < from.right + to.right ? Side::Left : Side::Right;
}

} // namespace

// Error handling always leaves to the right; the handlers' blocks stand there, so what leaves them goes left.
void findFarLinks(ScopeWork& work)
{
    for (std::uint32_t at = 0; at < work.problem.links.size(); ++at) {
        if (work.isInner[at])
            continue;
        const Link& link = work.problem.links[at];
        FarLink farLink;
        farLink.link = at;
        const std::uint32_t from = work.blockOf[link.from];
        const std::uint32_t to = work.blockOf[link.to];
        if (from == to && link.kind != Link::Kind::Catch)
            farLink.exitSide = farLink.arriveSide = sideWithFewerCrossings(work, link);
        if (from != to) {
            farLink.exitSide = from == 0 ? Side::Right : Side::Left;
            farLink.arriveSide = to == 0 ? Side::Right : Side::Left;
        }
        work.farLinks.push_back(farLink);
    }
}

} // namespace statelight::layout
