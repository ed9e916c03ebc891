#include <algorithm>

#include "layout/block.h"

namespace statelight::layout {

namespace {

class Parter {
public:
    explicit Parter(ScopeWork& work)
        : m_work(work)
        , m_problem(work.problem)
        , m_ways(m_problem.items.size(), 0)
    {
        for (const Link& link : m_problem.links) {
            if (link.kind != Link::Kind::ToEnd)
                ++m_ways[link.to];
        }
    }

    void run()
    {
        addBlock(m_problem.root, true);
        for (std::uint32_t block = 0; block < m_work.blocks.size(); ++block)
            addHandlers(block);
        addUnreachable();
        for (std::uint32_t item = 0; item < m_problem.items.size(); ++item) {
            if (m_problem.items[item].kind == Item::Kind::End) {
                m_work.blockOf[item] = 0;
                m_work.blocks[0].items.push_back(item);
            }
        }
    }

private:
    void addBlock(std::uint32_t root, bool isReachable)
    {
        Block& block = m_work.blocks.emplace_back();
        block.root = root;
        block.isReachable = isReachable;
        addFlow(static_cast<std::uint32_t>(m_work.blocks.size() - 1), root);
    }

    // Everything that is reached from the item without an error.
    void addFlow(std::uint32_t block, std::uint32_t root)
    {
        auto& items = m_work.blocks[block].items;
        std::size_t next = items.size();
        items.push_back(root);
        m_work.blockOf[root] = block;
        for (; next < items.size(); ++next) {
            const std::uint32_t item = items[next];
            for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
                const Link& link = m_problem.links[at];
                if (link.kind != Link::Kind::Flow)
                    continue;
                if (m_work.blockOf[link.to] == none) {
                    m_work.blockOf[link.to] = block;
                    items.push_back(link.to);
                }
                m_work.isInner[at] = m_work.blockOf[link.to] == block;
            }
        }
    }

    // A handler stands below a state that has no other way on, else beside the block.
    void addHandlers(std::uint32_t block)
    {
        for (std::size_t next = 0; next < m_work.blocks[block].items.size(); ++next)
            addBelow(block, m_work.blocks[block].items[next]);
        const std::vector<std::uint32_t> handlers = handlersBeside(block);
        const std::vector<bool> isLed = ledToByOthers(handlers);
        for (const bool evenIfLed : {false, true}) {
            for (std::size_t at = 0; at < handlers.size(); ++at) {
                if (m_work.blockOf[handlers[at]] == none && (evenIfLed || !isLed[at]))
                    addBlock(handlers[at], m_work.blocks[block].isReachable);
            }
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> handlersBeside(std::uint32_t block) const
    {
        std::vector<std::uint32_t> handlers;
        for (const std::uint32_t item : m_work.blocks[block].items) {
            for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
                const Link& link = m_problem.links[at];
                if (link.kind == Link::Kind::Catch && m_work.blockOf[link.to] == none)
                    handlers.push_back(link.to);
            }
        }
        return handlers;
    }

    // Compensations often run into each other ("cancel, refund, release"): such a chain is one block, which starts with
    // the handler that no other one leads to.
    [[nodiscard]] std::vector<bool> ledToByOthers(const std::vector<std::uint32_t>& handlers)
    {
        std::vector<std::uint32_t> reached;
        m_isLedTo.resize(m_problem.items.size(), false);
        m_isReached.resize(m_problem.items.size(), false);
        const auto reach = [&](std::uint32_t item) {
            if (!m_isReached[item])
                reached.push_back(item);
            m_isReached[item] = true;
        };
        std::ranges::for_each(handlers, reach);
        for (std::size_t next = 0; next < reached.size(); ++next) {
            const std::uint32_t item = reached[next];
            for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
                const Link& link = m_problem.links[at];
                if (link.kind != Link::Kind::Flow || m_work.blockOf[link.to] != none || link.to == item)
                    continue;
                m_isLedTo[link.to] = true;
                reach(link.to);
            }
        }
        std::vector<bool> isLed;
        isLed.reserve(handlers.size());
        for (const std::uint32_t handler : handlers)
            isLed.push_back(m_isLedTo[handler]);
        return isLed;
    }

    void addBelow(std::uint32_t block, std::uint32_t item)
    {
        for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
            const Link& link = m_problem.links[at];
            if (link.kind != Link::Kind::Catch || m_work.blockOf[link.to] != none || !standsBelow(link))
                continue;
            m_work.isInner[at] = true;
            addFlow(block, link.to);
        }
    }

    [[nodiscard]] bool standsBelow(const Link& link) const
    {
        if (m_ways[link.to] != 1)
            return false;
        if (m_problem.items[link.to].kind == Item::Kind::Ring)
            return true;
        std::uint32_t waysOut = 0;
        for (std::uint32_t at = m_work.firstLink[link.from]; at < m_work.firstLink[link.from + 1]; ++at)
            waysOut += m_problem.links[at].kind == Link::Kind::ToEnd ? 0 : 1;
        return waysOut == 1;
    }

    void addUnreachable()
    {
        std::vector<bool> hasWayIn(m_problem.items.size(), false);
        for (const Link& link : m_problem.links) {
            if (link.kind != Link::Kind::ToEnd && link.from != link.to)
                hasWayIn[link.to] = true;
        }
        for (const bool evenWithWayIn : {false, true}) {
            for (std::uint32_t item = m_problem.statesBegin; item < m_problem.items.size(); ++item) {
                if (m_work.blockOf[item] != none || (hasWayIn[item] && !evenWithWayIn))
                    continue;
                const auto first = static_cast<std::uint32_t>(m_work.blocks.size());
                addBlock(item, false);
                for (std::uint32_t block = first; block < m_work.blocks.size(); ++block)
                    addHandlers(block);
            }
        }
    }

    ScopeWork& m_work;
    const ScopeProblem& m_problem;
    std::vector<std::uint32_t> m_ways; ///< into each item
    std::vector<bool> m_isReached; ///< from a handler, once a block is made of all that was reached
    std::vector<bool> m_isLedTo; ///< by a transition of what was reached
};

} // namespace

void partScope(ScopeWork& work)
{
    Parter(work).run();
}

} // namespace statelight::layout
