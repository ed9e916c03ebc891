#include <algorithm>
#include <cstdlib>
#include <span>

#include "layout/block.h"
#include "layout/flow_order.h"
#include "layout/measures.h"

namespace statelight::layout {

namespace {

constexpr std::int32_t passageWidth = 2;
constexpr std::int32_t mostRanksNear = 2;
constexpr std::int32_t labelMargin = 8;
constexpr std::int32_t roomForCatch = 40;
// In larger pieces labelled links share their passages at once.
constexpr std::uint32_t mostForOwnPassages = 1500;
// Columns that differ by no more are drawn as one.
constexpr std::int32_t rounding = 2;

/// A piece while it is built: the items of one segment of the flow first, then the passages.
struct Piece {
    PieceShape shape;
    std::vector<std::uint32_t> items; ///< by element; none for passages
    std::vector<std::uint32_t> next; ///< by element: of passages
    std::vector<std::pair<std::uint32_t, std::uint32_t>> hops; ///< inner link, its first element
    std::vector<std::vector<std::uint32_t>> passages; ///< by target, the lowest first
};

class RowPlacer {
public:
    RowPlacer(ScopeWork& work, std::uint32_t block, PiecePlacer& placer)
        : m_work(work)
        , m_problem(work.problem)
        , m_block(work.blocks[block])
        , m_placer(placer)
    {}

    void run()
    {
        order();
        cut();
        for (std::size_t segment = 0; segment < m_cuts.size(); ++segment)
            placeSegment(segment);
        fillRows();
    }

private:
    void order()
    {
        std::vector<FlowLink> links;
        std::vector<std::uint32_t> origins;
        for (std::uint32_t at = 0; at < m_block.items.size(); ++at)
            m_work.local[m_block.items[at]] = at;
        for (const std::uint32_t item : m_block.items) {
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (!m_work.isInner[link])
                    continue;
                links.push_back({m_work.local[item], m_work.local[m_problem.links[link].to]});
                origins.push_back(link);
            }
        }
        const FlowOrder flow
            = orderFlow(static_cast<std::uint32_t>(m_block.items.size()), links, m_work.local[m_block.root]);
        for (std::size_t at = 0; at < links.size(); ++at) {
            if (flow.isBack[at])
                m_work.isInner[origins[at]] = false;
        }
        m_cuts = flow.cuts;
        for (const std::uint32_t local : flow.order)
            m_order.push_back(m_block.items[local]);
        for (std::uint32_t at = 0; at < m_order.size(); ++at)
            m_work.local[m_order[at]] = at;
    }

    // The end ring stands below the last state that leads to it; nothing is cut behind that state.
    void cut()
    {
        if (m_cuts.size() > 1 && m_cuts.back() + 1 == m_order.size()
            && hasSink(m_cuts[m_cuts.size() - 2], m_cuts.back()))
            m_cuts.pop_back();
        std::uint32_t last = none;
        for (std::uint32_t at = 0; at < m_order.size(); ++at) {
            if (linkToEnd(m_order[at]) != none)
                last = at;
        }
        if (last == none)
            return hangEnd();
        while (m_cuts.back() > last)
            m_cuts.pop_back();
        for (std::uint32_t at = m_cuts.back(); at < m_order.size(); ++at) {
            const std::uint32_t link = linkToEnd(m_order[at]);
            if (link == none)
                continue;
            m_work.isInner[link] = true;
            m_end = m_problem.links[link].to;
        }
        m_work.local[m_end] = static_cast<std::uint32_t>(m_order.size());
        m_order.push_back(m_end);
    }

    // Where only handlers lead to the end ring, it stands below the last state without a link.
    void hangEnd()
    {
        for (const std::uint32_t item : m_block.items) {
            if (m_problem.items[item].kind != Item::Kind::End)
                continue;
            m_end = item;
            m_work.local[m_end] = static_cast<std::uint32_t>(m_order.size());
            m_hangsBelow = m_order.back();
            m_order.push_back(m_end);
            return;
        }
    }

    [[nodiscard]] bool hasSink(std::uint32_t begin, std::uint32_t end) const
    {
        return std::any_of(m_order.begin() + begin, m_order.begin() + end, [this](std::uint32_t item) {
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (m_work.isInner[link])
                    return false;
            }
            return true;
        });
    }

    // Only the first block holds the end.
    [[nodiscard]] std::uint32_t linkToEnd(std::uint32_t item) const
    {
        for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
            if (m_problem.links[link].kind == Link::Kind::ToEnd && &m_work.blocks.front() == &m_block)
                return link;
        }
        return none;
    }

    void placeSegment(std::size_t segment)
    {
        const std::uint32_t begin = m_cuts[segment];
        const bool isLast = segment + 1 == m_cuts.size();
        const std::uint32_t end = isLast ? static_cast<std::uint32_t>(m_order.size()) : m_cuts[segment + 1] + 1;
        Piece piece = pieceOf(begin, end, !isLast);
        Columns columns = m_placer.place(piece.shape);
        if (!isLast)
            straighten(piece.shape, columns, end - begin - 1);
        append(piece, columns, begin);
    }

    [[nodiscard]] Piece pieceOf(std::uint32_t begin, std::uint32_t end, bool endsInCut)
    {
        Piece piece;
        piece.items.assign(m_order.begin() + begin, m_order.begin() + end);
        piece.next.assign(piece.items.size(), none);
        rank(piece, begin, endsInCut);
        for (const std::uint32_t item : piece.items)
            piece.shape.widths.push_back(m_problem.items[item].width);
        piece.passages.resize(piece.items.size());
        const auto itemCount = static_cast<std::uint32_t>(piece.items.size());
        for (std::uint32_t element = 0; element < itemCount; ++element) {
            if (!endsInCut || element + 1 < itemCount)
                addLinks(piece, begin, element);
        }
        return piece;
    }

    void rank(Piece& piece, std::uint32_t begin, bool endsInCut) const
    {
        auto& ranks = piece.shape.ranks;
        ranks.assign(piece.items.size(), 0);
        for (std::uint32_t element = 0; element < piece.items.size(); ++element) {
            if (endsInCut && element + 1 == piece.items.size())
                break;
            const std::uint32_t item = piece.items[element];
            for (std::uint32_t link = m_work.firstLink[item]; link < m_work.firstLink[item + 1]; ++link) {
                if (!m_work.isInner[link])
                    continue;
                std::int32_t& below = ranks[m_work.local[m_problem.links[link].to] - begin];
                below = std::max(below, ranks[element] + 1);
            }
            if (item == m_hangsBelow)
                ranks[m_work.local[m_end] - begin] = ranks[element] + 1;
        }
        // No side branch may reach below the state where the next piece begins.
        if (endsInCut)
            ranks.back() = *std::ranges::max_element(ranks);
    }

    void addLinks(Piece& piece, std::uint32_t begin, std::uint32_t element) const
    {
        const std::uint32_t item = piece.items[element];
        const std::int32_t wayOn = hasOneWayOn(piece, begin, element) ? PieceShape::straightWeight : 1;
        for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
            if (!m_work.isInner[at])
                continue;
            const Link& link = m_problem.links[at];
            const std::uint32_t target = m_work.local[link.to] - begin;
            const std::uint32_t hop = firstElement(piece, element, target, link.labelWidth > 0);
            piece.hops.emplace_back(at, hop);
            std::int32_t& width = piece.shape.widths[hop];
            if (link.labelWidth > 0)
                width = std::max(width, evenUp(link.labelWidth + labelMargin));
            if (link.kind == Link::Kind::Catch)
                piece.shape.widths[element] += roomForCatch;
            addEdge(piece, element, hop, hop == target ? wayOn : PieceShape::branchingWeight);
        }
        if (item == m_hangsBelow)
            addEdge(piece, element, m_work.local[m_end] - begin, 1);
    }

    // All other links of the item lead far down: beside them the way on stays straight.
    [[nodiscard]] bool hasOneWayOn(const Piece& piece, std::uint32_t begin, std::uint32_t element) const
    {
        std::uint32_t near = 0;
        std::uint32_t far = 0;
        const std::uint32_t item = piece.items[element];
        for (std::uint32_t at = m_work.firstLink[item]; at < m_work.firstLink[item + 1]; ++at) {
            if (!m_work.isInner[at])
                continue;
            const std::uint32_t target = m_work.local[m_problem.links[at].to] - begin;
            ++(piece.shape.ranks[target] - piece.shape.ranks[element] > mostRanksNear ? far : near);
        }
        return near == 1 && far > 0;
    }

    static std::int32_t evenUp(std::int32_t length) { return length + length % 2; }

    static void addEdge(Piece& piece, std::uint32_t from, std::uint32_t to, std::int32_t weight)
    {
        const PieceShape::Edge edge{from, to, weight};
        auto& edges = piece.shape.edges;
        for (auto same = edges.rbegin(); same != edges.rend() && same->from == from; ++same) {
            if (same->to == to)
                return;
        }
        edges.push_back(edge);
    }

    [[nodiscard]] static std::uint32_t firstElement(
        Piece& piece, std::uint32_t element, std::uint32_t target, bool hasLabel)
    {
        const std::int32_t rank = piece.shape.ranks[element] + 1;
        if (rank == piece.shape.ranks[target])
            return target;
        if (!hasLabel || piece.shape.size() > mostForOwnPassages)
            return passage(piece, target, rank);
        // A label stands on the link's own way; only below it may the way be shared.
        const std::uint32_t below = rank + 1 == piece.shape.ranks[target] ? target : passage(piece, target, rank + 1);
        return addPassage(piece, below, rank, PieceShape::branchingWeight);
    }

    // All long links to one item share their passages.
    [[nodiscard]] static std::uint32_t passage(Piece& piece, std::uint32_t target, std::int32_t rank)
    {
        const auto depth = static_cast<std::size_t>(piece.shape.ranks[target] - 1 - rank);
        while (piece.passages[target].size() <= depth) {
            auto& known = piece.passages[target];
            const std::uint32_t below = known.empty() ? target : known.back();
            const std::int32_t newRank = piece.shape.ranks[target] - 1 - static_cast<std::int32_t>(known.size());
            known.push_back(addPassage(
                piece, below, newRank, below == target ? PieceShape::branchingWeight : PieceShape::straightWeight));
        }
        return piece.passages[target][depth];
    }

    static std::uint32_t addPassage(Piece& piece, std::uint32_t below, std::int32_t rank, std::int32_t weight)
    {
        const std::uint32_t added = piece.shape.size();
        piece.shape.ranks.push_back(rank);
        piece.shape.widths.push_back(passageWidth);
        piece.items.push_back(none);
        piece.next.push_back(below);
        piece.shape.edges.push_back({added, below, weight});
        return added;
    }

    // The way goes straight on from piece to piece. Each end may move if it has its row for itself.
    static void straighten(const PieceShape& shape, Columns& columns, std::uint32_t last)
    {
        const bool isAlone = std::ranges::count(shape.ranks, shape.ranks[last]) == 1;
        if (isAlone)
            columns[last] = columns[0];
        else
            columns[0] = columns[last];
    }

    void append(const Piece& piece, const Columns& columns, std::uint32_t begin)
    {
        const bool isFirst = begin == 0;
        const auto base = static_cast<std::uint32_t>(m_block.elements.size()) - (isFirst ? 0 : 1);
        const std::uint32_t anchor = isFirst ? 0 : m_work.elementOf[piece.items[0]];
        const std::int32_t row = isFirst ? 0 : m_block.elements[anchor].row;
        const std::int32_t shift = (isFirst ? 0 : m_block.elements[anchor].x) - columns[0];
        const auto global = [&](std::uint32_t element) { return element == 0 && !isFirst ? anchor : base + element; };
        for (std::uint32_t element = isFirst ? 0 : 1; element < piece.shape.size(); ++element) {
            Element& added = m_block.elements.emplace_back();
            added.row = row + piece.shape.ranks[element];
            added.x = columns[element] + shift;
            added.item = piece.items[element];
            added.halfWidth = added.item == none ? 0 : m_problem.items[added.item].halfWidth();
            added.next = piece.next[element] == none ? none : global(piece.next[element]);
            if (added.item != none)
                m_work.elementOf[added.item] = base + element;
        }
        for (const auto& [link, hop] : piece.hops)
            m_work.firstHop[link] = global(hop);
        alignPassages(piece, base);
    }

    // Each passage is made after the element below it.
    void alignPassages(const Piece& piece, std::uint32_t base)
    {
        for (std::uint32_t element = 0; element < piece.shape.size(); ++element) {
            if (piece.items[element] != none)
                continue;
            Element& passage = m_block.elements[base + element];
            const std::int32_t below = m_block.elements[passage.next].x;
            if (std::abs(passage.x - below) <= rounding)
                passage.x = below;
        }
    }

    void fillRows()
    {
        for (std::uint32_t element = 0; element < m_block.elements.size(); ++element) {
            const auto row = static_cast<std::size_t>(m_block.elements[element].row);
            if (row >= m_block.rows.size())
                m_block.rows.resize(row + 1);
            m_block.rows[row].elements.push_back(element);
        }
        for (Row& row : m_block.rows)
            std::ranges::stable_sort(
                row.elements, {}, [this](std::uint32_t element) { return m_block.elements[element].x; });
        m_block.channels.resize(m_block.rows.size() + 1);
    }

    ScopeWork& m_work;
    const ScopeProblem& m_problem;
    Block& m_block;
    PiecePlacer& m_placer;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_cuts;
    std::uint32_t m_end = none;
    std::uint32_t m_hangsBelow = none;
};

} // namespace

void placeRows(ScopeWork& work, std::uint32_t block, PiecePlacer& placer)
{
    RowPlacer(work, block, placer).run();
}

} // namespace statelight::layout
