#include "cli/input_files.h"

#include <algorithm>

#include "cli/console.h"
#include "cli/opened_file.h"
#include "core/json.h"
#include "storage/read_file.h"

namespace statelight::cli {

namespace {

core::Diagnostics errorsOf(const core::Diagnostics& diagnostics)
{
    core::Diagnostics errors;
    std::ranges::copy_if(diagnostics, std::back_inserter(errors),
        [](const core::Diagnostic& diagnostic) { return diagnostic.severity == core::Severity::Error; });
    return errors;
}

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Says what is wrong, also with a broken text.
std::optional<OpenedFile> openOne(const std::string& path, asl::WorkflowType type, const std::string& machine)
{
    auto files = openDefinitions(path, type);
    if (!files) {
        printError(files.error());
        return std::nullopt;
    }
    const auto named = std::ranges::find_if(
        *files, [&](const OpenedFile& file) { return file.embedded && file.embedded->name == machine; });
    if (files->size() > 1 && named == files->end()) {
        std::string names;
        for (const OpenedFile& file : *files) {
            names += (names.empty() ? "" : ", ") + file.embedded->name;
        }
        printError(path + " holds several state machines (" + names + "); this command takes a file with one.");
        return std::nullopt;
    }
    OpenedFile file = files->size() == 1 ? std::move(files->front()) : std::move(*named);
    if (isBlank(*file.text)) {
        printPlaced(path, 1, 1, "The file is empty: a definition is a JSON or YAML object with StartAt and States.");
        return std::nullopt;
    }
    if (file.snapshot->isBroken) {
        printDiagnostics(path, *file.text, errorsOf(file.diagnosticsInFile()));
        return std::nullopt;
    }
    return file;
}

std::optional<OpenedFile> fill(std::optional<OpenedFile> file, GivenValues& values)
{
    if (!file) {
        return std::nullopt;
    }
    auto filled = values.fill(*std::move(file));
    if (!filled) {
        printError(filled.error());
        return std::nullopt;
    }
    return *std::move(filled);
}

std::optional<core::Value> parseText(const std::string& path, const std::string& text)
{
    core::JsonPlace place;
    auto value = core::parseJson(text, core::jsonDepthLimit, &place);
    if (!value) {
        printPlaced(path, place.line, place.column, value.error().message);
        return std::nullopt;
    }
    return std::move(*value);
}

} // namespace

std::shared_ptr<const document::Snapshot> readDefinition(
    const std::string& path, asl::WorkflowType type, const std::string& machine)
{
    const auto file = openOne(path, type, machine);
    return file ? file->snapshot : nullptr;
}

std::shared_ptr<const document::Snapshot> readValidDefinition(
    const std::string& path, asl::WorkflowType type, GivenValues& values, const std::string& machine)
{
    const auto file = fill(openOne(path, type, machine), values);
    const auto errors = file ? errorsOf(file->diagnosticsInFile()) : core::Diagnostics();
    if (errors.empty()) {
        return file ? file->snapshot : nullptr;
    }
    printDiagnostics(path, *file->text, errors);
    return nullptr;
}

std::optional<core::Value> readJsonFile(const std::string& path)
{
    const auto text = storage::readFile(path);
    if (!text) {
        printError(text.error());
        return std::nullopt;
    }
    return parseText(path, *text);
}

std::optional<simulation::MockFile> readMockFile(const std::string& path)
{
    const auto text = storage::readFile(path);
    if (!text) {
        printError(text.error());
        return std::nullopt;
    }
    const auto value = parseText(path, *text);
    if (!value) {
        return std::nullopt;
    }
    auto reading = simulation::readMocks(*value);
    std::erase_if(reading.diagnostics,
        [](const core::Diagnostic& diagnostic) { return diagnostic.severity == core::Severity::Info; });
    printDiagnostics(path, *text, reading.diagnostics);
    return reading.isUsable() ? std::optional(std::move(reading.file)) : std::nullopt;
}

std::string stem(std::string_view path)
{
    const auto slash = path.rfind('/');
    const auto name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    return std::string(name.substr(0, name.find('.', 1)));
}

} // namespace statelight::cli
