#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/validate_format.h"
#include "core/json.h"
#include "storage/read_file.h"

namespace statelight::cli {

namespace {

struct ValidateOptions {
    std::vector<std::string> files;
    std::string type = "STANDARD";
    std::string format = "text";
    bool time = false;
};

std::optional<Validated> validateFile(const std::string& path, asl::WorkflowType type)
{
    auto text = storage::readTextFile(path, storage::definitionLimit);
    if (!text) {
        printError(text.error());
        return std::nullopt;
    }
    const auto format = document::guessFormat(path, *text);
    return Validated{
        path, document::readSnapshot(std::make_shared<const std::string>(std::move(*text)), format, 1, type)};
}

std::optional<std::vector<Validated>> validateFiles(const ValidateOptions& options)
{
    const auto type = options.type == "EXPRESS" ? asl::WorkflowType::Express : asl::WorkflowType::Standard;
    std::vector<Validated> validated;
    bool isReadable = true;
    for (const std::string& path : options.files) {
        if (auto file = validateFile(path, type)) {
            validated.push_back(std::move(*file));
        } else {
            isReadable = false;
        }
    }
    return isReadable ? std::optional(std::move(validated)) : std::nullopt;
}

long peakKilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int measure(const ValidateOptions& options)
{
    std::array<double, 5> rounds{};
    std::size_t reported = 0;
    for (double& round : rounds) {
        const auto start = std::chrono::steady_clock::now();
        const auto files = validateFiles(options);
        round = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        if (!files) {
            return exitUsage;
        }
        reported = 0;
        for (const Validated& file : *files) {
            reported += file.snapshot->diagnostics.size();
        }
    }
    std::ranges::sort(rounds);
    std::cout << core::toJson(core::Value::object({{"files", static_cast<std::int64_t>(options.files.size())},
        {"round_ms", rounds[rounds.size() / 2]}, {"reported", static_cast<std::int64_t>(reported)},
        {"max_rss_kb", static_cast<std::int64_t>(peakKilobytes())}}))
              << '\n';
    return exitSuccess;
}

void write(const ValidateOptions& options, std::span<const Validated> files)
{
    if (options.format == "json") {
        writeJson(std::cout, files);
    } else if (options.format == "github") {
        writeGithub(std::cout, files);
    } else if (options.format == "sarif") {
        writeSarif(std::cout, files);
    } else {
        writeText(std::cout, files, ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr);
    }
}

int execute(const ValidateOptions& options)
{
    if (options.time) {
        return measure(options);
    }
    const auto files = validateFiles(options);
    if (!files) {
        return exitUsage;
    }
    write(options, *files);
    return std::ranges::any_of(*files, hasErrors) ? exitFailure : exitSuccess;
}

} // namespace

void addValidateCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<ValidateOptions>();
    auto* command = app.add_subcommand("validate", "Say what AWS Step Functions would refuse in definitions");
    command->add_option("FILE", options->files, "Definitions, JSON or YAML; - for standard input")->required();
    command->add_option("--type", options->type, "STANDARD or EXPRESS")
        ->check(CLI::IsMember({"STANDARD", "EXPRESS"}))
        ->capture_default_str();
    command
        ->add_option("--format", options->format,
            "text for people, json as ValidateStateMachineDefinition answers, github for workflow annotations, sarif")
        ->check(CLI::IsMember({"text", "json", "github", "sarif"}))
        ->capture_default_str();
    command->add_flag("--time", options->time, "Measure instead: one JSON object, median of five passes");
    command->footer("Exit: 0 no errors (warnings may be there), 1 errors, 2 wrong usage or an unreadable file.\n\n"
                    "Example:\n"
                    "  statelight-cli validate flows/*.asl.json --type EXPRESS --format github");
    command->callback([options, &status] { status = execute(*options); });
}

} // namespace statelight::cli
