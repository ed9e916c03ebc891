#include <algorithm>
#include <array>

#include "document/placeholders.h"
#include "source_tree_promises.h"

using namespace statelight;

namespace {

constexpr std::array<const char*, 8> odd{
    "", "5", " - # x", "it's \"so\"\\", "a\n\n b\n", "\xff", "{}", "null: [1, \"x\"]"};

bool isWhole(const source::SourceTree& tree)
{
    return std::ranges::none_of(
        tree.diagnostics(), [](const core::Diagnostic& found) { return found.severity == core::Severity::Error; });
}

/// A text with quotes around it takes its values as they are.
void checkTexts(const source::SourceTree& before, const source::SourceTree& after)
{
    for (source::NodeIndex node = 0; node < before.nodes().size(); ++node) {
        const source::NodeKind kind = before.nodes()[node].kind;
        fuzz::require(kind == source::NodeKind::String || kind == after.nodes()[node].kind);
        if (kind == source::NodeKind::String && !before.isBarePlaceholder(node))
            fuzz::require(after.nodes()[node].kind == source::NodeKind::String);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const auto text = std::make_shared<const std::string>(reinterpret_cast<const char*>(data + 2), size - 2); // NOLINT
    const auto format = data[0] % 2 == 0 ? source::Format::Yaml : source::Format::Json;
    const source::SourceTree before = source::parse(text, format);
    fuzz::require(document::placeholderEdits(before, {}).value().empty());
    document::PlaceholderValues values;
    for (const document::Placeholder& found : document::placeholdersIn(before)) {
        fuzz::require(found.count > 0 && found.range.begin < found.range.end && found.range.end <= text->size());
        values.emplace(found.name, odd.at((data[1] + values.size()) % odd.size()));
    }
    const auto edits = document::placeholderEdits(before, values);
    if (!edits)
        return 0;
    fuzz::checkUndo(*text, *edits);
    const auto now = source::applyEdits(*text, *edits);
    const source::SourceTree after = source::parse(std::make_shared<const std::string>(*now), format);
    fuzz::checkTree(after);
    if (format == source::Format::Json && isWhole(before)) {
        fuzz::require(isWhole(after));
        if (before.nodes().size() == after.nodes().size())
            checkTexts(before, after);
    }
    for (const core::Diagnostic& diagnostic : after.diagnostics()) {
        const core::SourceRange range = source::rangeBefore(*edits, diagnostic.range);
        fuzz::require(range.begin <= range.end && range.end <= text->size());
    }
    return 0;
}
