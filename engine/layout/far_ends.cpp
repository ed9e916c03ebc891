#include <algorithm>
#include <span>

#include "layout/block.h"
#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr std::int32_t catchPitch = 22;
constexpr std::int32_t catchMargin = 8;

/// Where the far links of one block leave their sources, and where their labels stand.
class FarEnds {
public:
    FarEnds(ScopeWork& work, std::uint32_t block)
        : m_work(work)
        , m_problem(work.problem)
        , m_index(block)
        , m_block(work.blocks[block])
    {}

    void start()
    {
        for (FarLink& farLink : m_work.farLinks) {
            if (m_work.fromBlock(farLink) == m_index)
                setStart(farLink);
        }
        setDirectExits();
    }

    // Labels of far links stand on their runs where nothing comes between any more.
    void placeLabels()
    {
        for (FarLink& farLink : m_work.farLinks) {
            if (m_work.fromBlock(farLink) != m_index)
                continue;
            const std::int32_t width = m_problem.links[farLink.link].labelWidth;
            if (farLink.isDirect) {
                const auto right
                    = static_cast<std::int32_t>(farLink.label.width > 0 ? farLink.label.right() : farLink.start.x);
                std::int32_t& edge = m_block.rightReach[farLink.exitSlot];
                edge = std::max(edge, right + measures::labelGap);
            } else if (width > 0) {
                const bool toLeft = farLink.exitSide == Side::Left;
                std::int32_t& edge = (toLeft ? m_block.leftReach : m_block.rightReach)[farLink.exitSlot];
                const std::int32_t near = edge + measures::edgeClearance;
                setLabel(farLink, width, toLeft ? -near - width : near);
                edge = near + width;
            }
        }
    }

private:
    void setStart(FarLink& farLink)
    {
        const Link& link = m_problem.links[farLink.link];
        const Item& item = m_problem.items[link.from];
        const Element& source = m_work.elementOfItem(link.from);
        const std::int32_t top = m_work.itemTop[link.from];
        if (m_work.isCatch(farLink.link))
            farLink.start
                = {static_cast<double>(source.x + source.halfWidth), static_cast<double>(top + item.catchExit)};
        else
            farLink.start = {static_cast<double>(farLink.exitX), static_cast<double>(top + item.height)};
    }

    // Catch links of one state leave below each other, one place for each target.
    void setDirectExits()
    {
        for (std::size_t begin = 0; begin < m_work.farLinks.size();) {
            std::size_t end = begin + 1;
            const std::uint32_t source = sourceOf(m_work.farLinks[begin]);
            while (end < m_work.farLinks.size() && sourceOf(m_work.farLinks[end]) == source)
                ++end;
            if (m_work.blockOf[source] == m_index)
                spread(std::span(m_work.farLinks).subspan(begin, end - begin), source);
            begin = end;
        }
    }

    [[nodiscard]] std::uint32_t sourceOf(const FarLink& farLink) const { return m_problem.links[farLink.link].from; }

    void spread(std::span<FarLink> leaving, std::uint32_t source)
    {
        std::vector<std::uint32_t> targets;
        for (const FarLink& farLink : leaving) {
            const std::uint32_t target = m_problem.links[farLink.link].to;
            if (farLink.isDirect && std::ranges::find(targets, target) == targets.end())
                targets.push_back(target);
        }
        if (targets.empty())
            return;
        const Item& item = m_problem.items[source];
        const auto gaps = static_cast<std::int32_t>(targets.size()) - 1;
        const std::int32_t room = item.usualHeight() - 2 * catchMargin;
        const std::int32_t pitch = gaps == 0 ? 0 : std::min(catchPitch, room / gaps);
        const bool isContainer = item.height > measures::chipsHeight;
        const std::int32_t first = isContainer ? item.catchExit : item.catchExit - gaps * pitch / 2;
        std::int32_t cursor = 0;
        for (FarLink& farLink : leaving) {
            if (!farLink.isDirect)
                continue;
            const std::uint32_t target = m_problem.links[farLink.link].to;
            const auto place = static_cast<std::int32_t>(std::ranges::find(targets, target) - targets.begin());
            leaveDirectly(
                farLink, first + place * pitch, cursor, pitch < catchPitch || targets.size() < leaving.size());
        }
    }

    void leaveDirectly(FarLink& farLink, std::int32_t belowTop, std::int32_t& cursor, bool isStaggered)
    {
        const Link& link = m_problem.links[farLink.link];
        const Element& source = m_work.elementOfItem(link.from);
        farLink.start.y = m_work.itemTop[link.from] + belowTop;
        farLink.exitY = m_work.itemTop[link.from] + belowTop;
        farLink.exitSlot = 2U * static_cast<std::uint32_t>(source.row) + 1;
        const double left = std::max<double>(
            farLink.start.x + measures::catchLabelDistance, passagesEnd(source) + measures::labelGap);
        setLabel(farLink, link.labelWidth, left + cursor);
        if (isStaggered)
            cursor += link.labelWidth + measures::labelGap;
    }

    /// Where the last long link passes beside an item that is the last of its row.
    [[nodiscard]] double passagesEnd(const Element& source) const
    {
        const Element& last = m_block.elements[m_block.rows[static_cast<std::size_t>(source.row)].elements.back()];
        return last.item == none ? last.x + measures::edgeClearance - measures::labelGap : source.x + source.halfWidth;
    }

    static void setLabel(FarLink& farLink, std::int32_t width, double left)
    {
        if (width > 0)
            farLink.label = {left, farLink.exitY - measures::labelHeight / 2.0, static_cast<double>(width),
                static_cast<double>(measures::labelHeight)};
    }

    ScopeWork& m_work;
    const ScopeProblem& m_problem;
    std::uint32_t m_index;
    Block& m_block;
};

} // namespace

void startFarLinks(ScopeWork& work, std::uint32_t block)
{
    FarEnds(work, block).start();
}

void placeOuterLabels(ScopeWork& work, std::uint32_t block)
{
    FarEnds(work, block).placeLabels();
}

} // namespace statelight::layout
