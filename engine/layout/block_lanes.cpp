#include <algorithm>
#include <map>
#include <tuple>

#include "layout/block.h"
#include "layout/lanes.h"

namespace statelight::layout {

void routeLanes(ScopeWork& work, std::uint32_t index)
{
    Block& block = work.blocks[index];
    for (const Side side : {Side::Left, Side::Right}) {
        auto& reach = side == Side::Left ? block.leftReach : block.rightReach;
        Lanes lanes(reach);
        for (std::uint32_t at = 0; at < work.farLinks.size(); ++at) {
            const FarLink& farLink = work.farLinks[at];
            if (farLink.exitSide == side && work.fromBlock(farLink) == index && work.toBlock(farLink) == index)
                lanes.add(at, {work.problem.links[farLink.link].to, work.isCatch(farLink.link)}, farLink.exitSlot,
                    farLink.arriveSlot);
        }
        lanes.assign();
        for (const Lanes::Member& member : lanes.members()) {
            const std::int32_t lane = side == Side::Left ? -member.lane : member.lane;
            routeAlong(work, work.farLinks[member.farLink], lane);
        }
        reach = lanes.reaches();
    }
}

void routeAlong(ScopeWork& work, const FarLink& farLink, std::int32_t lane)
{
    const Link& link = work.problem.links[farLink.link];
    const Block& from = work.blocks[work.fromBlock(farLink)];
    const Block& to = work.blocks[work.toBlock(farLink)];
    const double exitY = from.y + farLink.exitY;
    const double arriveY = to.y + farLink.arriveY;
    const double targetX = to.x + work.elementOfItem(link.to).x;
    auto& points = work.routes[farLink.link];
    points.push_back({from.x + farLink.start.x, from.y + farLink.start.y});
    if (!farLink.isDirect) {
        if (from.x + farLink.exitX != points.back().x)
            points.push_back({static_cast<double>(from.x + farLink.exitX), points.back().y});
        points.push_back({static_cast<double>(from.x + farLink.exitX), exitY});
    }
    points.push_back({static_cast<double>(lane), exitY});
    if (arriveY != exitY)
        points.push_back({static_cast<double>(lane), arriveY});
    points.push_back({targetX, arriveY});
    points.push_back({targetX, static_cast<double>(to.y + work.itemTop[link.to])});
    work.labels[farLink.link] = farLink.label;
    work.labels[farLink.link].x += from.x;
    work.labels[farLink.link].y += from.y;
}

} // namespace statelight::layout
