#include "cli/input_files.h"

#include <algorithm>

#include "cli/console.h"
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

std::shared_ptr<const document::Snapshot> readDefinition(const std::string& path, asl::WorkflowType type)
{
    auto text = storage::readTextFile(path, storage::definitionLimit);
    if (!text) {
        printError(text.error());
        return nullptr;
    }
    if (isBlank(*text)) {
        printPlaced(path, 1, 1, "The file is empty: a definition is a JSON or YAML object with StartAt and States.");
        return nullptr;
    }
    const auto format = document::guessFormat(path, *text);
    auto snapshot = document::readSnapshot(std::make_shared<const std::string>(std::move(*text)), format, 1, type);
    if (snapshot->isBroken) {
        printDiagnostics(path, snapshot->tree.text(), errorsOf(snapshot->diagnostics));
        return nullptr;
    }
    return snapshot;
}

std::shared_ptr<const document::Snapshot> readValidDefinition(const std::string& path, asl::WorkflowType type)
{
    auto snapshot = readDefinition(path, type);
    const auto errors = snapshot ? errorsOf(snapshot->diagnostics) : core::Diagnostics();
    if (errors.empty()) {
        return snapshot;
    }
    printDiagnostics(path, snapshot->tree.text(), errors);
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
