#include "cli/quick_fixes.h"

#include <algorithm>

#include "cli/diagnostic_lines.h"
#include "document/edits/edits.h"
#include "source/text_edit.h"

namespace statelight::cli {

namespace {

constexpr int mostRounds = 10; // each fix may bring others to light

// What a fix needs for itself: moving an item changes its whole list.
std::string_view touched(const core::ValueChange& change)
{
    const std::string_view pointer = change.pointer;
    return change.kind == core::ValueChange::Kind::MoveToEnd ? pointer.substr(0, pointer.rfind('/')) : pointer;
}

bool holds(std::string_view outer, std::string_view inner)
{
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

bool touchesOther(const core::Fix& fix, const std::vector<core::Fix>& chosen)
{
    for (const core::Fix& other : chosen) {
        for (const core::ValueChange& theirs : other.changes) {
            const auto meets = [&](const core::ValueChange& ours) {
                return holds(touched(ours), touched(theirs)) || holds(touched(theirs), touched(ours));
            };
            if (std::ranges::any_of(fix.changes, meets)) {
                return true;
            }
        }
    }
    return false;
}

/// The safe fixes that can be made at once.
std::vector<core::Fix> choose(const OpenedFile& file, std::vector<MadeFix>& made)
{
    std::vector<core::Fix> chosen;
    const auto snapshot = file.snapshotInFile();
    const DiagnosticLines lines(*snapshot);
    for (const core::Diagnostic& found : snapshot->diagnostics) {
        const auto safe = std::ranges::find_if(found.fixes, &core::Fix::isSafe);
        if (safe == found.fixes.end() || touchesOther(*safe, chosen)) {
            continue;
        }
        chosen.push_back(*safe);
        const auto begin = lines.begin(found);
        made.push_back({file.title(), begin.line, begin.column, safe->label});
    }
    return chosen;
}

/// False where nothing is left to fix.
core::Result<bool> mendOnce(Mended& mended, std::size_t index, const ReadDefinitions& read)
{
    const OpenedFile& file = mended.definitions[index];
    if (file.snapshot->isBroken) {
        return false;
    }
    const auto fixes = choose(file, mended.fixes);
    if (fixes.empty()) {
        return false;
    }
    const auto edit = document::applyFixes(*file.snapshot, fixes);
    if (!edit) {
        return tl::unexpected(edit.error());
    }
    auto text = source::applyEdits(*file.text, file.inFile(edit->edits));
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto definitions = read(std::make_shared<const std::string>(*std::move(text)));
    if (definitions.size() != mended.definitions.size()) {
        return core::failure("fix.template", file.title() + ": the fixes would change the file around the machine.");
    }
    mended.definitions = std::move(definitions);
    return true;
}

} // namespace

core::Result<Mended> mend(std::vector<OpenedFile> definitions, const ReadDefinitions& read)
{
    Mended mended{std::move(definitions), {}};
    for (std::size_t index = 0; index < mended.definitions.size(); ++index) {
        for (int round = 0; round < mostRounds; ++round) {
            const auto changed = mendOnce(mended, index, read);
            if (!changed) {
                return tl::unexpected(changed.error());
            }
            if (!*changed) {
                break;
            }
        }
    }
    return mended;
}

} // namespace statelight::cli
