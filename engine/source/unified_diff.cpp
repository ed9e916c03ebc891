#include "source/unified_diff.h"

#include <algorithm>

namespace statelight::source {

namespace {

constexpr std::size_t context = 3;

std::size_t lineOf(const std::vector<std::string_view>& lines, std::string_view text, std::size_t offset)
{
    const auto behind
        = std::ranges::upper_bound(lines, text.data() + offset, {}, [](std::string_view line) { return line.data(); });
    return behind == lines.begin() ? 0 : static_cast<std::size_t>(behind - lines.begin()) - 1;
}

void trim(std::vector<std::string_view>& oldLines, std::vector<std::string_view>& newLines, ChangedLines& change)
{
    std::size_t front = 0;
    const std::size_t shorter = std::min(oldLines.size(), newLines.size());
    while (front < shorter && oldLines[front] == newLines[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && oldLines[oldLines.size() - 1 - back] == newLines[newLines.size() - 1 - back])
        ++back;
    change.oldEnd = change.oldBegin + oldLines.size() - back;
    change.newEnd = change.newBegin + newLines.size() - back;
    change.oldBegin += front;
    change.newBegin += front;
}

void addLine(std::string& out, char sign, std::string_view line)
{
    out += sign;
    out += line;
    if (!line.ends_with('\n'))
        out += "\n\\ No newline at end of file\n";
}

std::string span(std::size_t begin, std::size_t end)
{
    const std::size_t count = end - begin;
    return std::to_string(count == 0 ? begin : begin + 1) + (count == 1 ? "" : "," + std::to_string(count));
}

class DiffWriter {
public:
    DiffWriter(std::vector<std::string_view> before, std::vector<std::string_view> after)
        : m_before(std::move(before))
        , m_after(std::move(after))
    {}

    std::string write(const std::vector<ChangedLines>& changes)
    {
        for (std::size_t first = 0; first < changes.size();) {
            std::size_t last = first;
            while (last + 1 < changes.size() && changes[last + 1].oldBegin <= changes[last].oldEnd + 2 * context)
                ++last;
            writeHunk({changes.begin() + static_cast<std::ptrdiff_t>(first),
                changes.begin() + static_cast<std::ptrdiff_t>(last) + 1});
            first = last + 1;
        }
        return std::move(m_out);
    }

private:
    void writeHunk(const std::vector<ChangedLines>& changes)
    {
        const std::size_t before = std::min(context, changes.front().oldBegin);
        const std::size_t behind = std::min(context, m_before.size() - changes.back().oldEnd);
        m_out += "@@ -" + span(changes.front().oldBegin - before, changes.back().oldEnd + behind) + " +"
            + span(changes.front().newBegin - before, changes.back().newEnd + behind) + " @@\n";
        std::size_t at = changes.front().oldBegin - before;
        for (const ChangedLines& change : changes) {
            for (; at < change.oldBegin; ++at)
                addLine(m_out, ' ', m_before[at]);
            for (; at < change.oldEnd; ++at)
                addLine(m_out, '-', m_before[at]);
            for (std::size_t line = change.newBegin; line < change.newEnd; ++line)
                addLine(m_out, '+', m_after[line]);
        }
        for (const std::size_t end = at + behind; at < end; ++at)
            addLine(m_out, ' ', m_before[at]);
    }

    std::vector<std::string_view> m_before;
    std::vector<std::string_view> m_after;
    std::string m_out;
};

} // namespace

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

std::vector<ChangedLines> changedLines(std::string_view text, const TextEdits& edits)
{
    const std::vector<std::string_view> lines = splitLines(text);
    const auto offset = [&](std::size_t line) {
        return line < lines.size() ? std::size_t(lines[line].data() - text.data()) : text.size();
    };
    std::vector<ChangedLines> changes;
    std::ptrdiff_t shift = 0;
    for (std::size_t i = 0; i < edits.size();) {
        const std::size_t first = lineOf(lines, text, edits[i].range.begin);
        std::size_t end = std::min(lineOf(lines, text, edits[i].range.end) + 1, lines.size());
        std::string fresh(text.substr(offset(first), edits[i].range.begin - offset(first)));
        std::size_t at = edits[i].range.begin;
        for (; i < edits.size() && (edits[i].range.begin <= offset(end) || edits[i].range.begin == at); ++i) {
            fresh += text.substr(at, edits[i].range.begin - at);
            fresh += edits[i].text;
            at = edits[i].range.end;
            end = std::max(end, std::min(lineOf(lines, text, at) + 1, lines.size()));
        }
        fresh += text.substr(at, offset(end) - at);
        std::vector<std::string_view> oldLines(
            lines.begin() + static_cast<std::ptrdiff_t>(first), lines.begin() + static_cast<std::ptrdiff_t>(end));
        std::vector<std::string_view> newLines = splitLines(fresh);
        ChangedLines change{first, end, static_cast<std::size_t>(static_cast<std::ptrdiff_t>(first) + shift), 0};
        shift += static_cast<std::ptrdiff_t>(newLines.size()) - static_cast<std::ptrdiff_t>(oldLines.size());
        trim(oldLines, newLines, change);
        if (change.oldBegin < change.oldEnd || change.newBegin < change.newEnd)
            changes.push_back(change);
    }
    return changes;
}

std::string unifiedDiff(std::string_view text, const TextEdits& edits, std::string_view fileName)
{
    const auto after = applyEdits(text, edits);
    if (!after || *after == text)
        return {};
    const std::string name(fileName);
    return "--- a/" + name + "\n+++ b/" + name + "\n"
        + DiffWriter(splitLines(text), splitLines(*after)).write(changedLines(text, edits));
}

} // namespace statelight::source
