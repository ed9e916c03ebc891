#include "document/sound_part.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "document/state_lines.h"
#include "source/line_diff.h"

namespace statelight::document {

namespace {

using source::ChangedLines;
using Lines = std::vector<std::string_view>;

// Each is one more reading of the text.
constexpr std::size_t mostTries = 24;

core::SourceRange bytesOf(const Lines& lines, std::string_view text, std::size_t begin, std::size_t end)
{
    return {source::lineOffset(lines, text, begin), source::lineOffset(lines, text, end)};
}

source::TextEdits inOrder(source::TextEdits edits, source::TextEdit more)
{
    const auto at = std::ranges::upper_bound(
        edits, more.range.begin, {}, [](const source::TextEdit& edit) { return edit.range.begin; });
    edits.insert(at, std::move(more));
    return edits;
}

bool isSound(std::string text, source::Format format)
{
    return !isBroken(source::parse(std::make_shared<const std::string>(std::move(text)), format));
}

/// The same changes with each line for itself where as many have come as have gone: one may be sound beside another.
std::vector<ChangedLines> singly(const std::vector<ChangedLines>& changes)
{
    std::vector<ChangedLines> single;
    for (const ChangedLines& change : changes) {
        const std::size_t lines = change.oldEnd - change.oldBegin;
        if (lines != change.newEnd - change.newBegin) {
            single.push_back(change);
            continue;
        }
        for (std::size_t line = 0; line < lines; ++line)
            single.push_back({change.oldBegin + line, change.oldBegin + line + 1, change.newBegin + line,
                change.newBegin + line + 1});
    }
    return single;
}

/// The sound text with each change that leaves it so.
std::shared_ptr<const std::string> follow(const std::shared_ptr<const std::string>& last, const Snapshot& whole)
{
    const std::string_view now = whole.tree.text();
    const Lines before = source::splitLines(*last);
    const Lines after = source::splitLines(now);
    const std::vector<ChangedLines> changes = singly(source::diffLines(before, after));
    // One change alone is what breaks the text.
    if (changes.size() < 2 || changes.size() > mostTries)
        return last;
    source::TextEdits taken;
    for (const ChangedLines& change : changes) {
        const core::SourceRange from = bytesOf(after, now, change.newBegin, change.newEnd);
        source::TextEdits tried = inOrder(taken,
            {bytesOf(before, *last, change.oldBegin, change.oldEnd),
                std::string(now.substr(from.begin, from.end - from.begin))});
        if (auto text = source::applyEdits(*last, tried); text && isSound(*std::move(text), whole.tree.format()))
            taken = std::move(tried);
    }
    auto text = source::applyEdits(*last, taken);
    return text ? std::make_shared<const std::string>(*std::move(text)) : last;
}

} // namespace

bool SoundPart::isAllBroken() const
{
    return broken.size() == 1 && broken.front().oldBegin == 0
        && broken.front().oldEnd == source::splitLines(snapshot->tree.text()).size();
}

core::Result<Edit> SoundPart::carryOver(const Snapshot& whole, const Edit& edit) const
{
    const std::string_view sound = snapshot->tree.text();
    const Lines lines = source::splitLines(sound);
    const Lines after = source::splitLines(whole.tree.text());
    Edit carried = edit;
    for (source::TextEdit& each : carried.edits) {
        std::int64_t by = 0;
        for (const ChangedLines& change : broken) {
            const core::SourceRange gone = bytesOf(lines, sound, change.oldBegin, change.oldEnd);
            const core::SourceRange come = bytesOf(after, whole.tree.text(), change.newBegin, change.newEnd);
            if (each.range.end <= gone.begin)
                break;
            if (each.range.begin < gone.end)
                return core::failure("edit.broken",
                    "That would change line " + std::to_string(change.newBegin + 1)
                        + ", which can't be read at the moment. Mend the text there first.");
            by = std::int64_t{come.end} - std::int64_t{gone.end};
        }
        each.range
            = {static_cast<std::uint32_t>(each.range.begin + by), static_cast<std::uint32_t>(each.range.end + by)};
    }
    return carried;
}

SoundPart findSoundPart(const std::shared_ptr<const std::string>& last, const Snapshot& whole, asl::lint::RuleSet rules)
{
    SoundPart part;
    part.snapshot = readSnapshot(follow(last, whole), whole.tree.format(), whole.version, whole.workflow, rules);
    const std::string_view text = part.snapshot->tree.text();
    const Lines lines = source::splitLines(text);
    const Lines after = source::splitLines(whole.tree.text());
    part.broken = source::diffLines(lines, after);
    if (part.isAllBroken())
        std::ranges::transform(part.snapshot->machine.states, std::back_inserter(part.states), &asl::State::path);
    else
        for (const std::string& pointer : touchedStates(part.snapshot->machine, text, lines, part.broken, after))
            part.states.emplace_back(pointer);
    return part;
}

} // namespace statelight::document
