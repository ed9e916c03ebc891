#include "cli/opened_file.h"

#include <utility>

#include "storage/read_file.h"

namespace statelight::cli {

namespace {

core::Result<WholeFile> readFile(const std::string& path, asl::WorkflowType type)
{
    return storage::readTextFile(path, storage::definitionLimit).map([&](std::string text) {
        return readWhole(path, std::make_shared<const std::string>(std::move(text)), type);
    });
}

OpenedFile asOpened(const std::string& path, const WholeFile& whole)
{
    OpenedFile file;
    file.path = path;
    file.text = whole.snapshot->tree.sharedText();
    file.whole = whole.snapshot;
    file.snapshot = whole.snapshot;
    return file;
}

OpenedFile inside(
    const OpenedFile& whole, const document::EmbeddedDefinition& definition, asl::lint::RuleSet rules = {})
{
    OpenedFile file = whole;
    file.embedded = definition;
    file.snapshot
        = document::readSnapshot(definition.text.text(), definition.format, 1, whole.snapshot->workflow, rules);
    return file;
}

} // namespace

std::string OpenedFile::title() const
{
    return embedded ? path + " (" + embedded->name + ")" : path;
}

source::TextEdits OpenedFile::inFile(const source::TextEdits& edits) const
{
    return embedded ? embedded->text.outer(edits) : edits;
}

core::Diagnostics OpenedFile::diagnosticsInFile() const
{
    core::Diagnostics diagnostics = snapshot->diagnostics;
    for (core::Diagnostic& diagnostic : diagnostics)
        diagnostic.range = source::rangeBefore(filled, diagnostic.range);
    if (!embedded)
        return diagnostics;
    document::forgiveTags(diagnostics);
    for (core::Diagnostic& diagnostic : diagnostics)
        diagnostic.range = diagnostic.range.isEmpty() ? embedded->range : embedded->text.outer(diagnostic.range);
    return diagnostics;
}

std::shared_ptr<const document::Snapshot> OpenedFile::snapshotInFile() const
{
    if (!embedded)
        return snapshot;
    auto inFile = std::make_shared<document::Snapshot>(*snapshot);
    inFile->tree = whole->tree;
    inFile->diagnostics = diagnosticsInFile();
    return inFile;
}

WholeFile readWhole(
    const std::string& path, std::shared_ptr<const std::string> text, asl::WorkflowType type, asl::lint::RuleSet rules)
{
    if (document::isTerraform(path)) {
        auto snapshot = std::make_shared<document::Snapshot>();
        snapshot->version = 1;
        snapshot->workflow = type;
        snapshot->tree = source::treeOfNothing(text);
        return {std::move(snapshot), document::readTerraform(*text)};
    }
    const auto format = document::guessFormat(path, *text);
    auto snapshot = document::readSnapshot(std::move(text), format, 1, type, rules);
    auto contents = document::readTemplate(snapshot->tree);
    return {std::move(snapshot), std::move(contents)};
}

core::Result<OpenedFile> openDefinition(const std::string& path, const std::string& machine, asl::WorkflowType type)
{
    return readFile(path, type).and_then([&](const WholeFile& whole) -> core::Result<OpenedFile> {
        if (whole.contents)
            return document::chooseDefinition(*whole.contents, machine)
                .map([&](const document::EmbeddedDefinition& chosen) { return inside(asOpened(path, whole), chosen); });
        if (!machine.empty())
            return core::failure("template.none", path + " is no template, so it has no machine to choose.");
        return asOpened(path, whole);
    });
}

core::Result<std::vector<OpenedFile>> openDefinitions(const std::string& path, asl::WorkflowType type)
{
    return readFile(path, type).and_then([&](const WholeFile& whole) -> core::Result<std::vector<OpenedFile>> {
        if (whole.contents && whole.contents->definitions.empty())
            return tl::unexpected(document::chooseDefinition(*whole.contents, {}).error());
        return definitionsIn(path, whole);
    });
}

std::vector<OpenedFile> definitionsIn(const std::string& path, const WholeFile& whole, asl::lint::RuleSet rules)
{
    const OpenedFile file = asOpened(path, whole);
    if (!whole.contents)
        return {file};
    std::vector<OpenedFile> all;
    for (const document::EmbeddedDefinition& definition : whole.contents->definitions)
        all.push_back(inside(file, definition, rules));
    return all;
}

} // namespace statelight::cli
