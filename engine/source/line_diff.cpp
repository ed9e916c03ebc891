#include "source/line_diff.h"

#include <algorithm>

namespace statelight::source {

namespace {

using Lines = std::vector<std::string_view>;
using Index = std::ptrdiff_t;

constexpr Index mostDifferences = 2000;

/// Follows the furthest way on each diagonal, one difference after the other, and goes back along what it noted.
class Comparison {
public:
    Comparison(const Lines& before, const Lines& after, Index begin, Index beforeEnd, Index afterEnd)
        : m_before(before)
        , m_after(after)
        , m_begin(begin)
        , m_width(beforeEnd - begin)
        , m_height(afterEnd - begin)
    {}

    std::vector<ChangedLines> changes()
    {
        if (m_width == 0 && m_height == 0)
            return {};
        const Index last = std::min(mostDifferences, m_width + m_height);
        m_reach.assign(static_cast<std::size_t>(2 * last + 3), 0);
        m_middle = last + 1;
        for (Index differences = 0; differences <= last; ++differences) {
            m_rounds.emplace_back(
                m_reach.begin() + (m_middle - differences - 1), m_reach.begin() + (m_middle + differences + 2));
            if (advance(differences))
                return goBack(differences);
        }
        return {whole()};
    }

private:
    Index& reach(Index diagonal) { return m_reach[static_cast<std::size_t>(m_middle + diagonal)]; }

    bool advance(Index differences)
    {
        for (Index diagonal = -differences; diagonal <= differences; diagonal += 2) {
            const bool down
                = diagonal == -differences || (diagonal != differences && reach(diagonal - 1) < reach(diagonal + 1));
            Index x = down ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
            while (x < m_width && x - diagonal < m_height && same(x, x - diagonal))
                ++x;
            reach(diagonal) = x;
            if (x >= m_width && x - diagonal >= m_height)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool same(Index x, Index y) const
    {
        return m_before[static_cast<std::size_t>(m_begin + x)] == m_after[static_cast<std::size_t>(m_begin + y)];
    }

    std::vector<ChangedLines> goBack(Index differences)
    {
        std::vector<ChangedLines> changes;
        Index x = m_width;
        Index y = m_height;
        for (; differences > 0; --differences) {
            const auto& round = m_rounds[static_cast<std::size_t>(differences)];
            const auto reached
                = [&](Index diagonal) { return round[static_cast<std::size_t>(diagonal + differences + 1)]; };
            const Index diagonal = x - y;
            const bool down = diagonal == -differences
                || (diagonal != differences && reached(diagonal - 1) < reached(diagonal + 1));
            const Index before = down ? reached(diagonal + 1) : reached(diagonal - 1);
            const Index otherDiagonal = down ? diagonal + 1 : diagonal - 1;
            add(changes, before, before - otherDiagonal, down);
            x = before;
            y = before - otherDiagonal;
        }
        std::ranges::reverse(changes);
        return changes;
    }

    /// One line more or less at this place, in front of what is there already.
    void add(std::vector<ChangedLines>& changes, Index x, Index y, bool down) const
    {
        const auto oldBegin = static_cast<std::size_t>(m_begin + x);
        const auto newBegin = static_cast<std::size_t>(m_begin + y);
        const ChangedLines one{oldBegin, oldBegin + (down ? 0 : 1), newBegin, newBegin + (down ? 1 : 0)};
        if (!changes.empty() && changes.back().oldBegin == one.oldEnd && changes.back().newBegin == one.newEnd) {
            changes.back().oldBegin = one.oldBegin;
            changes.back().newBegin = one.newBegin;
        } else {
            changes.push_back(one);
        }
    }

    [[nodiscard]] ChangedLines whole() const
    {
        const auto begin = static_cast<std::size_t>(m_begin);
        return {begin, begin + static_cast<std::size_t>(m_width), begin, begin + static_cast<std::size_t>(m_height)};
    }

    const Lines& m_before;
    const Lines& m_after;
    Index m_begin;
    Index m_width;
    Index m_height;
    Index m_middle = 0;
    std::vector<Index> m_reach;
    std::vector<std::vector<Index>> m_rounds; ///< what was reached before each round, around the middle diagonal
};

bool isInsideCharacter(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

} // namespace

std::vector<ChangedLines> diffLines(const Lines& before, const Lines& after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t front = 0;
    while (front < shorter && before[front] == after[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return Comparison(before, after, static_cast<Index>(front), static_cast<Index>(before.size() - back),
        static_cast<Index>(after.size() - back))
        .changes();
}

std::uint32_t lineOffset(const Lines& lines, std::string_view text, std::size_t line)
{
    return static_cast<std::uint32_t>(
        line < lines.size() ? lines[line].data() - text.data() : std::ptrdiff_t(text.size()));
}

TextEdits textDifference(std::string_view before, std::string_view after)
{
    if (before == after)
        return {};
    const auto head = std::ranges::mismatch(before, after);
    auto begin = static_cast<std::size_t>(head.in1 - before.begin());
    while (begin > 0 && (isInsideCharacter(before, begin) || isInsideCharacter(after, begin)))
        --begin;
    std::size_t tail = 0;
    const std::size_t most = std::min(before.size(), after.size()) - begin;
    while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    while (tail > 0 && isInsideCharacter(before, before.size() - tail))
        --tail;
    const core::SourceRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(before.size() - tail)};
    return {{range, std::string(after.substr(begin, after.size() - begin - tail))}};
}

TextEdits lineEdits(std::string_view before, std::string_view after)
{
    const Lines oldLines = splitLines(before);
    const Lines newLines = splitLines(after);
    TextEdits edits;
    for (const ChangedLines& change : diffLines(oldLines, newLines)) {
        const std::uint32_t begin = lineOffset(oldLines, before, change.oldBegin);
        const std::uint32_t end = lineOffset(oldLines, before, change.oldEnd);
        const std::uint32_t newBegin = lineOffset(newLines, after, change.newBegin);
        const std::uint32_t newEnd = lineOffset(newLines, after, change.newEnd);
        for (TextEdit& edit :
            textDifference(before.substr(begin, end - begin), after.substr(newBegin, newEnd - newBegin))) {
            edit.range.begin += begin;
            edit.range.end += begin;
            edits.push_back(std::move(edit));
        }
    }
    return edits;
}

} // namespace statelight::source
