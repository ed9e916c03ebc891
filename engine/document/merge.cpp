#include "document/merge.h"

#include <algorithm>
#include <string>

#include "document/state_lines.h"
#include "source/line_diff.h"

namespace statelight::document {

namespace {

using source::ChangedLines;
using Lines = std::vector<std::string_view>;

core::Error conflict(const std::string& where)
{
    return {"merge.conflict", "The file on disk and the text here both change " + where + "."};
}

/// Lines that are put in at the edge of others belong to them; lines that both give way to others only where they
/// overlap.
bool meet(const ChangedLines& left, const ChangedLines& right)
{
    if (left.oldBegin < left.oldEnd && right.oldBegin < right.oldEnd)
        return left.oldBegin < right.oldEnd && right.oldBegin < left.oldEnd;
    return left.oldBegin <= right.oldEnd && right.oldBegin <= left.oldEnd;
}

std::size_t missingTargets(const Snapshot& snapshot)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(snapshot.graph.edges, [](const asl::Edge& edge) { return !edge.to.has_value(); }));
}

class Merge {
public:
    Merge(const Snapshot& base, const Snapshot& mine, const Snapshot& theirs)
        : m_base(base)
        , m_mine(mine)
        , m_theirs(theirs)
        , m_baseLines(source::splitLines(base.tree.text()))
        , m_mineLines(source::splitLines(mine.tree.text()))
        , m_theirLines(source::splitLines(theirs.tree.text()))
        , m_mineChanges(source::diffLines(m_baseLines, m_mineLines))
        , m_theirChanges(source::diffLines(m_baseLines, m_theirLines))
    {}

    core::Result<source::TextEdits> write()
    {
        const auto mine = touched(m_mineChanges, m_mineLines);
        for (const std::string& state : touched(m_theirChanges, m_theirLines))
            if (mine.contains(state) && !isSameChange())
                return tl::unexpected(conflict('"' + asl::StatePath(state).name() + '"'));
        source::TextEdits edits;
        for (const ChangedLines& theirs : m_theirChanges) {
            const auto met
                = std::ranges::find_if(m_mineChanges, [&](const ChangedLines& change) { return meet(change, theirs); });
            if (met == m_mineChanges.end())
                edits.push_back(editFor(theirs));
            else if (!isSame(*met, theirs))
                return tl::unexpected(conflict("line " + std::to_string(theirs.oldBegin + 1)));
        }
        return checked(std::move(edits));
    }

private:
    [[nodiscard]] std::set<std::string> touched(const std::vector<ChangedLines>& changes, const Lines& after) const
    {
        return touchedStates(m_base.machine, m_base.tree.text(), m_baseLines, changes, after);
    }

    [[nodiscard]] bool isSameChange() const { return m_mine.tree.text() == m_theirs.tree.text(); }

    [[nodiscard]] bool isSame(const ChangedLines& mine, const ChangedLines& theirs) const
    {
        const auto slice = [](const Lines& lines, const ChangedLines& change) {
            return Lines(lines.begin() + static_cast<std::ptrdiff_t>(change.newBegin),
                lines.begin() + static_cast<std::ptrdiff_t>(change.newEnd));
        };
        return mine.oldBegin == theirs.oldBegin && mine.oldEnd == theirs.oldEnd
            && slice(m_mineLines, mine) == slice(m_theirLines, theirs);
    }

    [[nodiscard]] source::TextEdit editFor(const ChangedLines& theirs) const
    {
        std::size_t line = theirs.oldBegin;
        for (const ChangedLines& mine : m_mineChanges)
            if (mine.oldEnd <= theirs.oldBegin)
                line = theirs.oldBegin - mine.oldEnd + mine.newEnd;
        const std::string_view text = m_mine.tree.text();
        const std::string_view their = m_theirs.tree.text();
        const std::uint32_t begin = source::lineOffset(m_theirLines, their, theirs.newBegin);
        const std::uint32_t end = source::lineOffset(m_theirLines, their, theirs.newEnd);
        return {{source::lineOffset(m_mineLines, text, line),
                    source::lineOffset(m_mineLines, text, line + (theirs.oldEnd - theirs.oldBegin))},
            std::string(their.substr(begin, end - begin))};
    }

    [[nodiscard]] core::Result<source::TextEdits> checked(source::TextEdits edits) const
    {
        const auto text = source::applyEdits(m_mine.tree.text(), edits);
        if (!text)
            return tl::unexpected(text.error());
        const auto merged
            = readSnapshot(std::make_shared<const std::string>(*text), m_mine.tree.format(), m_mine.version + 1);
        const bool broken = merged->isBroken && !m_mine.isBroken && !m_theirs.isBroken;
        if (broken || missingTargets(*merged) > std::max(missingTargets(m_mine), missingTargets(m_theirs)))
            return tl::unexpected(conflict("what belongs together"));
        return edits;
    }

    const Snapshot& m_base;
    const Snapshot& m_mine;
    const Snapshot& m_theirs;
    Lines m_baseLines;
    Lines m_mineLines;
    Lines m_theirLines;
    std::vector<ChangedLines> m_mineChanges;
    std::vector<ChangedLines> m_theirChanges;
};

} // namespace

core::Result<source::TextEdits> mergeTheirs(const Snapshot& base, const Snapshot& mine, const Snapshot& theirs)
{
    return Merge(base, mine, theirs).write();
}

} // namespace statelight::document
