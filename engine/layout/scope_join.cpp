#include <algorithm>
#include <optional>

#include "layout/block.h"
#include "layout/lanes.h"
#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr std::int32_t belowLastSource = 48; // from a Catch run to the top of its handler

std::int32_t most(const std::vector<std::int32_t>& reach)
{
    return *std::ranges::max_element(reach);
}

class Joiner {
public:
    explicit Joiner(ScopeWork& work)
        : m_work(work)
        , m_main(work.blocks.front())
    {}

    void run()
    {
        stackBlocks();
        Lanes lanes(m_main.rightReach);
        for (std::uint32_t at = 0; at < m_work.farLinks.size(); ++at)
            addCrossing(lanes, at);
        lanes.assign();
        m_main.rightReach = lanes.reaches();
        for (std::uint32_t block = 1; block < m_work.blocks.size(); ++block)
            placeBeside(lanes, m_work.blocks[block]);
        shiftInner();
        for (const Lanes::Member& member : lanes.members())
            routeAlong(m_work, m_work.farLinks[member.farLink], member.lane);
        for (const std::uint32_t at : m_straightIn)
            routeStraight(m_work.farLinks[at]);
    }

private:
    [[nodiscard]] bool isCrossing(const FarLink& farLink) const
    {
        return m_work.fromBlock(farLink) != m_work.toBlock(farLink);
    }

    // A handler stands below the last state that it serves; what can't be reached comes last.
    void stackBlocks()
    {
        m_entries.resize(m_work.blocks.size());
        for (std::uint32_t at = 0; at < m_work.farLinks.size(); ++at) {
            const FarLink& farLink = m_work.farLinks[at];
            const std::uint32_t block = m_work.toBlock(farLink);
            if (isCrossing(farLink) && m_work.problem.links[farLink.link].to == m_work.blocks[block].root)
                m_entries[block].push_back(at);
        }
        std::vector<std::uint32_t> waiting;
        for (std::uint32_t block = 1; block < m_work.blocks.size(); ++block)
            waiting.push_back(block);
        m_isPlaced.assign(m_work.blocks.size(), false);
        m_isPlaced[0] = true;
        std::int32_t y = m_main.rows.front().top;
        while (!waiting.empty())
            waiting = stackRound(waiting, y);
    }

    std::vector<std::uint32_t> stackRound(const std::vector<std::uint32_t>& waiting, std::int32_t& y)
    {
        std::vector<std::pair<std::int32_t, std::uint32_t>> ready;
        std::vector<std::uint32_t> later;
        for (const std::uint32_t block : waiting) {
            if (m_work.blocks[block].isReachable && sourcesArePlaced(block))
                ready.emplace_back(wantedY(block), block);
            else
                later.push_back(block);
        }
        if (ready.empty()) {
            ready.emplace_back(y, later.front());
            later.erase(later.begin());
        }
        std::ranges::sort(ready);
        for (const auto& [wanted, block] : ready) {
            m_work.blocks[block].y = std::max(wanted, y);
            y = m_work.blocks[block].y + m_work.blocks[block].height + measures::nodeGap;
            m_isPlaced[block] = true;
        }
        return later;
    }

    [[nodiscard]] bool sourcesArePlaced(std::uint32_t block) const
    {
        return std::ranges::all_of(
            m_entries[block], [this](std::uint32_t at) { return m_isPlaced[m_work.fromBlock(m_work.farLinks[at])]; });
    }

    [[nodiscard]] std::int32_t exitY(std::uint32_t farLink) const
    {
        const FarLink& leaving = m_work.farLinks[farLink];
        return m_work.blocks[m_work.fromBlock(leaving)].y + leaving.exitY;
    }

    [[nodiscard]] std::int32_t wantedY(std::uint32_t block) const
    {
        std::int32_t lowest = 0;
        for (const std::uint32_t at : m_entries[block])
            lowest = std::max(lowest, exitY(at));
        return lowest + std::max(belowLastSource - m_work.blocks[block].rows.front().top, measures::edgeClearance);
    }

    void addCrossing(Lanes& lanes, std::uint32_t at)
    {
        const FarLink& farLink = m_work.farLinks[at];
        if (!isCrossing(farLink))
            return;
        const std::uint32_t block = m_work.toBlock(farLink);
        const std::uint32_t target = m_work.problem.links[farLink.link].to;
        if (block != 0 && target == m_work.blocks[block].root && canEnterStraight(block)) {
            m_straightIn.push_back(at);
            return;
        }
        const std::int32_t arriveY = m_work.blocks[block].y + farLink.arriveY;
        lanes.add(at, {target, m_work.isCatch(farLink.link)}, m_main.slotAt(exitY(at)), m_main.slotAt(arriveY));
    }

    // All Catch links come from the first block and no other block stands in their way down.
    [[nodiscard]] bool canEnterStraight(std::uint32_t block) const
    {
        const std::int32_t top = firstExitY(block);
        const Block& entered = m_work.blocks[block];
        const bool allFromMain = std::ranges::all_of(m_entries[block], [this](std::uint32_t at) {
            return m_work.fromBlock(m_work.farLinks[at]) == 0 && m_work.isCatch(m_work.farLinks[at].link);
        });
        const bool isBelow = std::ranges::all_of(
            m_entries[block], [&](std::uint32_t at) { return exitY(at) < entered.y + entered.rows.front().top; });
        if (!allFromMain || !isBelow)
            return false;
        for (std::uint32_t other = 1; other < m_work.blocks.size(); ++other) {
            const Block& standing = m_work.blocks[other];
            if (other != block && standing.y < entered.y && standing.y + standing.height > top)
                return false;
        }
        return true;
    }

    [[nodiscard]] std::int32_t firstExitY(std::uint32_t block) const
    {
        std::int32_t first = m_work.blocks[block].y;
        for (const std::uint32_t at : m_entries[block])
            first = std::min(first, exitY(at));
        return first;
    }

    void placeBeside(const Lanes& lanes, Block& block)
    {
        const auto index = static_cast<std::uint32_t>(&block - m_work.blocks.data());
        const bool isStraight
            = !m_entries[index].empty() && std::ranges::binary_search(m_straightIn, m_entries[index].front());
        const std::int32_t top = isStraight ? firstExitY(index) : block.y;
        const std::int32_t reach
            = lanes.reach(m_main.slotAt(top), m_main.slotAt(std::max(top, block.y + block.height)));
        block.x = std::max(reach, 0) + measures::nodeGap + most(block.leftReach);
    }

    void shiftInner()
    {
        for (std::uint32_t link = 0; link < m_work.routes.size(); ++link) {
            const Block& block = m_work.blocks[m_work.blockOf[m_work.problem.links[link].from]];
            for (Point& point : m_work.routes[link]) {
                point.x += block.x;
                point.y += block.y;
            }
            if (!m_work.routes[link].empty()) {
                m_work.labels[link].x += block.x;
                m_work.labels[link].y += block.y;
            }
        }
    }

    void routeStraight(const FarLink& farLink)
    {
        const Link& link = m_work.problem.links[farLink.link];
        const Block& to = m_work.blocks[m_work.toBlock(farLink)];
        const std::int32_t x = to.x + m_work.elementOfItem(link.to).x;
        routeAlong(m_work, farLink, x);
        auto& points = m_work.routes[farLink.link];
        const Point last = points.back();
        points.resize(points.size() - 3);
        points.push_back(last);
    }

    ScopeWork& m_work;
    Block& m_main;
    std::vector<std::vector<std::uint32_t>> m_entries; ///< by block: the far links from other blocks to its root
    std::vector<bool> m_isPlaced;
    std::vector<std::uint32_t> m_straightIn; ///< far links, ascending
};

} // namespace

void joinBlocks(ScopeWork& work)
{
    Joiner(work).run();
}

} // namespace statelight::layout
