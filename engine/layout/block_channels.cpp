#include <algorithm>
#include <cstdlib>
#include <span>
#include <tuple>

#include "layout/block.h"
#include "layout/channel.h"
#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr std::int32_t slotMargin = 18; // a Choice's bottom edge ends before its corners
constexpr std::int32_t straightTolerance = 2;

/// One line between two rows: from a top to the run, from the run to a bottom or out of the block.
struct Wire {
    enum class Use : std::uint8_t { Down, Exit, Arrive };
    std::int32_t channel = 0;
    Use use = Use::Down;
    bool toLeft = false;
    bool isCatch = false;
    std::uint32_t target = 0; ///< Down: the element below; else the item that is led to
    std::int32_t top = Run::none;
    std::int32_t bottom = Run::none;
    std::uint32_t owner = 0; ///< Exit and Arrive: the far link

    [[nodiscard]] auto runKey() const { return std::tuple(channel, use, toLeft, isCatch, target); }
};

class ChannelRouter {
public:
    ChannelRouter(ScopeWork& work, std::uint32_t block)
        : m_work(work)
        , m_problem(work.problem)
        , m_index(block)
        , m_block(work.blocks[block])
    {}

    void run()
    {
        measureRows();
        findSlots();
        collectWires();
        std::ranges::stable_sort(m_wires, {}, &Wire::runKey);
        countLabels();
        for (std::size_t begin = 0; begin < m_wires.size();)
            begin = assign(begin);
        stack();
        placeItems();
        finishFarLinks();
        measureReach();
        routeInner();
    }

private:
    void measureRows()
    {
        for (Row& row : m_block.rows) {
            for (const std::uint32_t element : row.elements) {
                if (const std::uint32_t item = m_block.elements[element].item; item != none)
                    row.height = std::max(row.height, m_problem.items[item].height);
            }
        }
    }

    // A rule whose target stands straight below leaves from the middle, if the others still find room.
    void findSlots()
    {
        m_slotShift.assign(m_block.elements.size(), 0);
        for (std::uint32_t at = 0; at < m_block.elements.size(); ++at) {
            const Element& element = m_block.elements[at];
            if (element.item == none || m_problem.items[element.item].slots == 0)
                continue;
            const Item& item = m_problem.items[element.item];
            m_slotShift[at] = -(item.slots - 1) * measures::slotPitch / 2;
            for (std::uint32_t link = m_work.firstLink[element.item]; link < m_work.firstLink[element.item + 1];
                 ++link) {
                const std::int32_t slot = m_problem.links[link].slot;
                const std::int32_t reach = std::max(slot, item.slots - 1 - slot) * measures::slotPitch;
                if (m_work.isInner[link] && reach <= item.halfWidth() - slotMargin
                    && std::abs(hop(link).x - element.x) <= straightTolerance)
                    m_slotShift[at] = -slot * measures::slotPitch;
            }
        }
    }

    [[nodiscard]] const Element& hop(std::uint32_t link) const { return m_block.elements[m_work.firstHop[link]]; }

    [[nodiscard]] std::int32_t exitX(std::uint32_t link) const
    {
        const Link& leaving = m_problem.links[link];
        const Element& source = m_work.elementOfItem(leaving.from);
        if (leaving.kind == Link::Kind::Catch)
            return source.x + source.halfWidth + measures::straightRun;
        if (m_problem.items[leaving.from].slots == 0)
            return source.x;
        return source.x + m_slotShift[m_work.elementOf[leaving.from]] + leaving.slot * measures::slotPitch;
    }

    void collectWires()
    {
        for (const std::uint32_t item : m_block.items) {
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (m_work.isInner[link])
                    addDown(m_work.elementOfItem(item).row + 1, exitX(link), m_work.firstHop[link]);
            }
        }
        for (const Element& element : m_block.elements) {
            if (element.next != none)
                addDown(element.row + 1, element.x, element.next);
        }
        for (std::uint32_t at = 0; at < m_work.farLinks.size(); ++at) {
            FarLink& farLink = m_work.farLinks[at];
            if (m_work.fromBlock(farLink) == m_index)
                addExit(at);
            if (m_work.toBlock(farLink) == m_index)
                addArrival(at);
        }
    }

    void addDown(std::int32_t channel, std::int32_t top, std::uint32_t element)
    {
        Wire& wire = m_wires.emplace_back();
        wire.channel = channel;
        wire.target = element;
        wire.top = top;
        wire.bottom = m_block.elements[element].x;
        if (std::abs(wire.top - wire.bottom) <= straightTolerance)
            wire.top = wire.bottom;
    }

    void addExit(std::uint32_t at)
    {
        FarLink& farLink = m_work.farLinks[at];
        const Link& link = m_problem.links[farLink.link];
        const Element& source = m_work.elementOfItem(link.from);
        farLink.isDirect = m_work.isCatch(farLink.link) && farLink.exitSide == Side::Right && isRightmost(link.from);
        farLink.exitX = exitX(farLink.link);
        if (farLink.isDirect)
            return;
        Wire& wire = m_wires.emplace_back();
        wire.channel = source.row + 1;
        wire.use = Wire::Use::Exit;
        wire.toLeft = farLink.exitSide == Side::Left;
        wire.isCatch = m_work.isCatch(farLink.link);
        wire.target = link.to;
        wire.top = farLink.exitX;
        wire.owner = at;
    }

    void addArrival(std::uint32_t at)
    {
        const FarLink& farLink = m_work.farLinks[at];
        const std::uint32_t target = m_problem.links[farLink.link].to;
        Wire& wire = m_wires.emplace_back();
        wire.channel = m_work.elementOfItem(target).row;
        wire.use = Wire::Use::Arrive;
        wire.toLeft = farLink.arriveSide == Side::Left;
        wire.isCatch = m_work.isCatch(farLink.link);
        wire.target = target;
        wire.bottom = m_work.elementOfItem(target).x;
        wire.owner = at;
    }

    [[nodiscard]] bool isRightmost(std::uint32_t item) const
    {
        const Element& element = m_work.elementOfItem(item);
        const auto& row = m_block.rows[static_cast<std::size_t>(element.row)].elements;
        for (auto at = row.rbegin(); at != row.rend(); ++at) {
            if (m_block.elements[*at].item != none)
                return m_block.elements[*at].item == item;
        }
        return false;
    }

    // Labels of links that share their last run stand above each other.
    void countLabels()
    {
        m_labelsAbove.assign(m_block.elements.size(), 0);
        for (const std::uint32_t item : m_block.items) {
            if (m_problem.items[item].kind == Item::Kind::Start)
                channelBelow(item).belowStart = true;
            if (m_problem.items[item].slots > 0)
                channelBelow(item).belowChoice = true;
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (!m_work.isInner[link] || m_problem.links[link].labelWidth == 0)
                    continue;
                std::int32_t& count = m_labelsAbove[m_work.firstHop[link]];
                m_work.labels[link].height = ++count; // its row for now, from below
                Channel& channel = channelBelow(item);
                channel.labelRows = std::max(channel.labelRows, count);
            }
        }
    }

    Channel& channelBelow(std::uint32_t item)
    {
        return m_block.channels[static_cast<std::size_t>(m_work.elementOfItem(item).row) + 1];
    }

    // The runs of one channel; returns where the wires of the next one begin.
    std::size_t assign(std::size_t begin)
    {
        m_runs.clear();
        std::size_t end = begin;
        m_runOf.resize(m_wires.size(), none);
        for (; end < m_wires.size() && m_wires[end].channel == m_wires[begin].channel; ++end) {
            const Wire& wire = m_wires[end];
            if (end == begin || wire.runKey() != m_wires[end - 1].runKey())
                m_runs.emplace_back();
            m_runOf[end] = static_cast<std::uint32_t>(m_runs.size() - 1);
            addTo(m_runs.back(), wire);
        }
        dropStraight(begin, end);
        Channel& channel = m_block.channels[static_cast<std::size_t>(m_wires[begin].channel)];
        channel.levels = m_runs.empty() ? 0 : assignLevels(m_runs);
        m_levels.resize(m_wires.size(), -1);
        for (std::size_t at = begin; at < end; ++at) {
            if (m_runOf[at] != none)
                m_levels[at] = m_runs[m_runOf[at]].level;
        }
        for (std::size_t at = begin; at < end; ++at) {
            if (m_wires[at].use == Wire::Use::Exit && m_problem.links[linkOf(m_wires[at])].labelWidth > 0)
                channel.hasOuterLabel = true;
        }
        return end;
    }

    [[nodiscard]] std::uint32_t linkOf(const Wire& wire) const { return m_work.farLinks[wire.owner].link; }

    static void addTo(Run& run, const Wire& wire)
    {
        if (wire.top != Run::none) {
            run.include(wire.top);
            if (run.tops.empty() || run.tops.back() != wire.top)
                run.tops.push_back(wire.top);
        }
        if (wire.bottom != Run::none) {
            run.include(wire.bottom);
            run.bottom = wire.bottom;
        }
        if (wire.use != Wire::Use::Down)
            run.include(wire.toLeft ? Run::farLeft : Run::farRight);
    }

    void dropStraight(std::size_t begin, std::size_t end)
    {
        std::vector<std::uint32_t> moved(m_runs.size(), none);
        std::size_t kept = 0;
        for (std::size_t run = 0; run < m_runs.size(); ++run) {
            if (m_runs[run].low == m_runs[run].high)
                continue;
            moved[run] = static_cast<std::uint32_t>(kept);
            if (kept != run)
                m_runs[kept] = std::move(m_runs[run]);
            ++kept;
        }
        m_runs.resize(kept);
        for (std::size_t at = begin; at < end; ++at)
            m_runOf[at] = moved[m_runOf[at]];
    }

    [[nodiscard]] static std::int32_t heightOf(const Channel& channel, bool isFirst, bool isLast)
    {
        using namespace measures;
        const std::int32_t bundle = channel.levels == 0 ? 0 : runPitch * (channel.levels - 1);
        if (isFirst || isLast) {
            const std::int32_t labels = channel.hasOuterLabel ? labelHeight / 2 : 0;
            return channel.levels == 0 ? 0 : straightRun + bundle + (isFirst ? straightRun : labels);
        }
        const std::int32_t runs = straightRun + bundle + straightRun;
        if (channel.labelRows > 0) {
            const std::int32_t labels = runPitch + labelPitch * channel.labelRows - (labelPitch - labelHeight);
            return std::max(
                channel.belowChoice ? choiceRankGap : turningRankGap, straightRun + bundle + labels + labelAboveNode);
        }
        if (channel.belowStart)
            return std::max(startGap, channel.levels == 0 ? 0 : runs);
        return std::max(rankGap, runs);
    }

    void stack()
    {
        std::int32_t y = 0;
        for (std::size_t at = 0; at < m_block.channels.size(); ++at) {
            Channel& channel = m_block.channels[at];
            channel.top = y;
            channel.height = heightOf(channel, at == 0, at == m_block.rows.size());
            y += channel.height;
            if (at == m_block.rows.size())
                break;
            m_block.rows[at].top = y;
            y += m_block.rows[at].height;
        }
        m_block.height = y;
    }

    // Nodes of usual height stand on one middle line; containers hang from the row's top.
    void placeItems()
    {
        for (const Row& row : m_block.rows) {
            std::int32_t band = 0;
            for (const std::uint32_t element : row.elements) {
                if (const std::uint32_t item = m_block.elements[element].item; item != none)
                    band = std::max(band, m_problem.items[item].usualHeight());
            }
            for (const std::uint32_t element : row.elements) {
                const std::uint32_t item = m_block.elements[element].item;
                if (item != none)
                    m_work.itemTop[item] = row.top + (band - m_problem.items[item].usualHeight()) / 2;
            }
        }
    }

    void finishFarLinks()
    {
        startFarLinks(m_work, m_index);
        for (std::size_t at = 0; at < m_wires.size(); ++at) {
            const Wire& wire = m_wires[at];
            if (wire.use == Wire::Use::Down)
                continue;
            FarLink& farLink = m_work.farLinks[wire.owner];
            const std::int32_t y = m_block.channels[static_cast<std::size_t>(wire.channel)].levelY(m_levels[at]);
            if (wire.use == Wire::Use::Exit) {
                farLink.exitY = y;
                farLink.exitSlot = 2U * static_cast<std::uint32_t>(wire.channel);
            } else {
                farLink.arriveY = y;
                farLink.arriveSlot = 2U * static_cast<std::uint32_t>(wire.channel);
            }
        }
    }

    void measureReach()
    {
        const std::size_t slots = 2 * m_block.rows.size() + 1;
        m_block.leftReach.assign(slots, 0);
        m_block.rightReach.assign(slots, 0);
        for (const Element& element : m_block.elements) {
            const std::int32_t room = element.halfWidth == 0 ? 0 : element.halfWidth + measures::labelGap;
            reach(2U * static_cast<std::size_t>(element.row) + 1, element.x - room, element.x + room);
        }
        for (const Wire& wire : m_wires) {
            const auto slot = 2U * static_cast<std::size_t>(wire.channel);
            for (const std::int32_t x : {wire.top, wire.bottom}) {
                if (x != Run::none)
                    reach(slot, x, x);
            }
        }
        for (const std::uint32_t item : m_block.items) {
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (const std::int32_t width = m_problem.links[link].labelWidth; m_work.isInner[link] && width > 0)
                    reach(2U * static_cast<std::size_t>(hop(link).row), hop(link).x - width / 2 - measures::labelGap,
                        hop(link).x + width / 2 + measures::labelGap);
            }
        }
        placeOuterLabels(m_work, m_index);
    }

    void reach(std::size_t slot, std::int32_t left, std::int32_t right)
    {
        m_block.leftReach[slot] = std::max(m_block.leftReach[slot], -left);
        m_block.rightReach[slot] = std::max(m_block.rightReach[slot], right);
    }

    void routeInner()
    {
        for (const std::uint32_t item : m_block.items) {
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (m_work.isInner[link])
                    routeLink(link);
            }
        }
    }

    void routeLink(std::uint32_t link)
    {
        const Link& leaving = m_problem.links[link];
        const Item& item = m_problem.items[leaving.from];
        const Element& source = m_work.elementOfItem(leaving.from);
        auto& points = m_work.routes[link];
        const std::int32_t top = m_work.itemTop[leaving.from];
        std::int32_t x = exitX(link);
        if (std::abs(x - hop(link).x) <= straightTolerance)
            x = hop(link).x;
        if (leaving.kind == Link::Kind::Catch) {
            points.push_back(
                {static_cast<double>(source.x + source.halfWidth), static_cast<double>(top + item.catchExit)});
            points.push_back({static_cast<double>(x), static_cast<double>(top + item.catchExit)});
        } else {
            points.push_back({static_cast<double>(x), static_cast<double>(top + item.height)});
        }
        std::uint32_t at = m_work.firstHop[link];
        while (true) {
            const Element& element = m_block.elements[at];
            if (element.x != x) {
                const double y = runY(element.row, at);
                points.push_back({static_cast<double>(x), y});
                points.push_back({static_cast<double>(element.x), y});
                x = element.x;
            }
            if (element.next == none)
                break;
            at = element.next;
        }
        points.push_back({static_cast<double>(x), static_cast<double>(m_work.itemTop[m_block.elements[at].item])});
        placeLabel(link);
    }

    void placeLabel(std::uint32_t link)
    {
        const std::int32_t width = m_problem.links[link].labelWidth;
        if (width == 0)
            return;
        const Element& below = hop(link);
        Rect& label = m_work.labels[link];
        const double row = label.height - 1;
        const double bottom = m_block.rows[static_cast<std::size_t>(below.row)].top - measures::labelAboveNode;
        label = {below.x - width / 2.0, bottom - measures::labelHeight - row * measures::labelPitch,
            static_cast<double>(width), static_cast<double>(measures::labelHeight)};
    }

    [[nodiscard]] double runY(std::int32_t channel, std::uint32_t element) const
    {
        Wire wanted;
        wanted.channel = channel;
        wanted.target = element;
        const auto found = std::ranges::lower_bound(m_wires, wanted.runKey(), {}, &Wire::runKey);
        return m_block.channels[static_cast<std::size_t>(channel)].levelY(
            m_levels[static_cast<std::size_t>(found - m_wires.begin())]);
    }

    ScopeWork& m_work;
    const ScopeProblem& m_problem;
    std::uint32_t m_index;
    Block& m_block;
    std::vector<Wire> m_wires;
    std::vector<Run> m_runs; ///< of the channel in hand
    std::vector<std::uint32_t> m_runOf; ///< by wire
    std::vector<std::int32_t> m_levels; ///< by wire
    std::vector<std::int32_t> m_slotShift; ///< by element
    std::vector<std::int32_t> m_labelsAbove; ///< by element
};

} // namespace

void routeChannels(ScopeWork& work, std::uint32_t block)
{
    ChannelRouter(work, block).run();
}

} // namespace statelight::layout
