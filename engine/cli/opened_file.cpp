#include "cli/opened_file.h"

#include <utility>

#include "storage/read_file.h"

namespace statelight::cli {

namespace {

/// A file as it stands, and what it holds if it is a template.
struct Reading {
    OpenedFile file;
    std::optional<document::TemplateContents> contents;
};

core::Result<Reading> readWhole(const std::string& path, asl::WorkflowType type)
{
    auto text = storage::readTextFile(path, storage::definitionLimit);
    if (!text)
        return tl::unexpected(text.error());
    Reading reading;
    reading.file.path = path;
    reading.file.text = std::make_shared<const std::string>(*std::move(text));
    const auto format = document::guessFormat(path, *reading.file.text);
    reading.file.whole = document::readSnapshot(reading.file.text, format, 1, type);
    reading.file.snapshot = reading.file.whole;
    reading.contents = document::readTemplate(reading.file.whole->tree);
    return reading;
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
    std::erase_if(diagnostics, [](const core::Diagnostic& found) { return found.code == "yaml.tag"; });
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

core::Result<OpenedFile> openDefinition(const std::string& path, const std::string& machine, asl::WorkflowType type)
{
    return readWhole(path, type).and_then([&](Reading reading) -> core::Result<OpenedFile> {
        if (reading.contents)
            return document::chooseDefinition(*reading.contents, machine)
                .map([&](const document::EmbeddedDefinition& chosen) { return inside(reading.file, chosen); });
        if (!machine.empty())
            return core::failure("template.none", path + " is no template, so it has no machine to choose.");
        return std::move(reading.file);
    });
}

core::Result<std::vector<OpenedFile>> openDefinitions(const std::string& path, asl::WorkflowType type)
{
    return readWhole(path, type).and_then([&](Reading reading) -> core::Result<std::vector<OpenedFile>> {
        std::vector<OpenedFile> all;
        if (!reading.contents) {
            all.push_back(std::move(reading.file));
            return all;
        }
        if (reading.contents->definitions.empty())
            return tl::unexpected(document::chooseDefinition(*reading.contents, {}).error());
        for (const document::EmbeddedDefinition& definition : reading.contents->definitions)
            all.push_back(inside(reading.file, definition));
        return all;
    });
}

std::vector<OpenedFile> definitionsIn(const std::string& path, const std::shared_ptr<const document::Snapshot>& whole,
    const document::TemplateContents& contents, asl::lint::RuleSet rules)
{
    OpenedFile file;
    file.path = path;
    file.text = whole->tree.sharedText();
    file.whole = whole;
    file.snapshot = whole;
    std::vector<OpenedFile> all;
    for (const document::EmbeddedDefinition& definition : contents.definitions)
        all.push_back(inside(file, definition, rules));
    return all;
}

} // namespace statelight::cli
