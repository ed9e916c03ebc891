#include "layout/flow_order.h"

#include <algorithm>

namespace statelight::layout {

namespace {

enum class Mark : std::uint8_t { New, Open, Done };

struct Frame {
    std::uint32_t node = 0;
    std::uint32_t next = 0;
};

class Orderer {
public:
    Orderer(std::uint32_t nodeCount, std::span<const FlowLink> links)
        : m_links(links)
        , m_first(nodeCount + 1, 0)
        , m_out(links.size())
        , m_height(nodeCount, 0)
        , m_isBack(links.size(), false)
    {
        for (const FlowLink& link : links)
            ++m_first[link.from + 1];
        for (std::uint32_t node = 0; node < nodeCount; ++node)
            m_first[node + 1] += m_first[node];
        std::vector<std::uint32_t> at(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t link = 0; link < links.size(); ++link)
            m_out[at[links[link].from]++] = link;
    }

    FlowOrder run(std::uint32_t root)
    {
        FlowOrder result;
        for (const std::uint32_t node : postOrder(root))
            measureHeight(node);
        longWaysFirst();
        result.order = postOrder(root);
        std::ranges::reverse(result.order);
        result.position.assign(m_height.size(), 0);
        for (std::uint32_t at = 0; at < result.order.size(); ++at)
            result.position[result.order[at]] = at;
        result.cuts = findCuts(result);
        result.isBack = std::move(m_isBack);
        return result;
    }

private:
    // Links to a node that is still open are ways back; the second walk never meets one that isn't known.
    std::vector<std::uint32_t> postOrder(std::uint32_t root)
    {
        std::vector<Mark> marks(m_height.size(), Mark::New);
        std::vector<std::uint32_t> order;
        std::vector<Frame> open{{root, m_first[root]}};
        marks[root] = Mark::Open;
        while (!open.empty()) {
            Frame& frame = open.back();
            if (frame.next == m_first[frame.node + 1]) {
                marks[frame.node] = Mark::Done;
                order.push_back(frame.node);
                open.pop_back();
                continue;
            }
            const std::uint32_t link = m_out[frame.next++];
            const std::uint32_t target = m_links[link].to;
            if (marks[target] == Mark::Open)
                m_isBack[link] = true;
            if (marks[target] != Mark::New || m_isBack[link])
                continue;
            marks[target] = Mark::Open;
            open.push_back({target, m_first[target]});
        }
        return order;
    }

    void measureHeight(std::uint32_t node)
    {
        for (std::uint32_t at = m_first[node]; at < m_first[node + 1]; ++at) {
            if (!m_isBack[m_out[at]])
                m_height[node] = std::max(m_height[node], m_height[m_links[m_out[at]].to] + 1);
        }
    }

    // A node visited first stands last: so the long way on comes behind the side branches, and equals keep their order.
    void longWaysFirst()
    {
        for (std::uint32_t node = 0; node < m_height.size(); ++node) {
            const auto links = std::span(m_out).subspan(m_first[node], m_first[node + 1] - m_first[node]);
            if (links.size() < 2)
                continue;
            std::ranges::reverse(links);
            std::ranges::stable_sort(
                links, std::greater<>{}, [this](std::uint32_t link) { return m_height[m_links[link].to]; });
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> findCuts(const FlowOrder& flow) const
    {
        std::vector<std::int32_t> change(flow.order.size() + 1, 0);
        for (const std::uint32_t node : flow.order) {
            for (std::uint32_t at = m_first[node]; at < m_first[node + 1]; ++at) {
                if (m_isBack[m_out[at]])
                    continue;
                ++change[flow.position[node] + 1];
                --change[flow.position[m_links[m_out[at]].to]];
            }
        }
        std::vector<std::uint32_t> cuts;
        std::int32_t spanning = 0;
        for (std::uint32_t at = 0; at < flow.order.size(); ++at) {
            spanning += change[at];
            if (spanning == 0)
                cuts.push_back(at);
        }
        return cuts;
    }

    std::span<const FlowLink> m_links;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_out;
    std::vector<std::uint32_t> m_height;
    std::vector<bool> m_isBack;
};

} // namespace

FlowOrder orderFlow(std::uint32_t nodeCount, std::span<const FlowLink> links, std::uint32_t root)
{
    return Orderer(nodeCount, links).run(root);
}

} // namespace statelight::layout
