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
#include "cli/definition_files.h"
#include "cli/opened_file.h"
#include "cli/quick_fixes.h"
#include "cli/rule_selection.h"
#include "cli/validate_format.h"
#include "core/json.h"
#include "storage/read_file.h"
#include "storage/write_file.h"

namespace statelight::cli {

namespace {

struct ValidateOptions {
    std::vector<std::string> paths;
    std::string type = "STANDARD";
    std::string format = "text";
    std::string rules = "all";
    std::string explain;
    bool fix = false;
    bool time = false;
};

/// One call of `validate`: reads file after file and hands each to a report.
class Validation {
public:
    Validation(const ValidateOptions& options, asl::lint::RuleSet rules)
        : m_type(options.type == "EXPRESS" ? asl::WorkflowType::Express : asl::WorkflowType::Standard)
        , m_rules(rules)
        , m_fixes(options.fix)
    {}

    void validate(const DefinitionFile& file, Report& report)
    {
        auto text = storage::readTextFile(file.path, storage::definitionLimit);
        if (!text) {
            fail(text.error());
            return;
        }
        if (file.isGuessed && !mayBeDefinition(*text)) {
            return;
        }
        const auto rules = rulesFor(file.path, m_rules);
        const auto whole = readWhole(file.path, std::make_shared<const std::string>(std::move(*text)), m_type, rules);
        if (file.isGuessed && !whole.contents && !isDefinition(*whole.snapshot)) {
            return;
        }
        if (whole.contents) {
            tellClosed(file, *whole.contents);
        }
        auto definitions = definitionsIn(file.path, whole, rules);
        if (m_fixes && !definitions.empty()) {
            mendFile(file.path, definitions, [&](std::shared_ptr<const std::string> now) {
                return definitionsIn(file.path, readWhole(file.path, std::move(now), m_type, rules), rules);
            });
        }
        for (const OpenedFile& definition : definitions) {
            ++m_files;
            const Validated validated{file.path, definition.embedded ? definition.embedded->name : std::string(),
                definition.snapshotInFile()};
            m_hasErrors = m_hasErrors || hasErrors(validated);
            report.add(validated);
        }
    }

    [[nodiscard]] std::size_t files() const { return m_files; }
    [[nodiscard]] int status() const
    {
        if (!m_isReadable) {
            return exitUsage;
        }
        return m_hasErrors ? exitFailure : exitSuccess;
    }

private:
    /// Machines that can't be looked at; in a folder those elsewhere are files of their own.
    static void tellClosed(const DefinitionFile& file, const document::TemplateContents& contents)
    {
        for (const core::Error& closed : contents.closed) {
            if (!file.isGuessed || closed.code != "template.elsewhere") {
                std::cerr << file.path << ": note: " << closed.message << '\n';
            }
        }
    }

    void fail(const core::Error& error)
    {
        printError(error);
        m_isReadable = false;
    }

    void mendFile(const std::string& path, std::vector<OpenedFile>& definitions, const ReadDefinitions& read)
    {
        auto mended = mend(definitions, read);
        if (!mended) {
            return fail(mended.error());
        }
        if (mended->fixes.empty()) {
            return;
        }
        if (const auto written = storage::writeFile(path, *mended->definitions.front().text); !written) {
            return fail(written.error());
        }
        for (const MadeFix& fix : mended->fixes) {
            std::cerr << fix.title << ':' << fix.line << ':' << fix.column << ": fixed: " << fix.label << '\n';
        }
        definitions = std::move(mended->definitions);
    }

    asl::WorkflowType m_type;
    asl::lint::RuleSet m_rules;
    bool m_fixes;
    bool m_isReadable = true;
    bool m_hasErrors = false;
    std::size_t m_files = 0;
};

/// Only counts: for measuring.
class CountingReport : public Report {
public:
    void add(const Validated& file) override { m_count += file.snapshot->diagnostics.size(); }
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    std::size_t m_count = 0;
};

long peakKilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

int measure(const ValidateOptions& options, asl::lint::RuleSet rules, const std::vector<DefinitionFile>& files)
{
    std::array<double, 5> rounds{};
    std::size_t reported = 0;
    std::size_t read = 0;
    for (double& round : rounds) {
        Validation validation(options, rules);
        CountingReport report;
        const auto start = std::chrono::steady_clock::now();
        for (const DefinitionFile& file : files) {
            validation.validate(file, report);
        }
        round = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
        if (validation.status() == exitUsage) {
            return exitUsage;
        }
        reported = report.count();
        read = validation.files();
    }
    std::ranges::sort(rounds);
    std::cout << core::toJson(core::Value::object({{"files", static_cast<std::int64_t>(read)},
        {"round_ms", rounds.at(rounds.size() / 2)}, {"reported", static_cast<std::int64_t>(reported)},
        {"max_rss_kb", static_cast<std::int64_t>(peakKilobytes())}}))
              << '\n';
    return exitSuccess;
}

std::unique_ptr<Report> makeReport(const ValidateOptions& options, bool isSingle)
{
    if (options.format == "json") {
        return jsonReport(std::cout, !isSingle);
    }
    if (options.format == "github") {
        return githubReport(std::cout);
    }
    if (options.format == "sarif") {
        return sarifReport(std::cout);
    }
    return textReport(std::cout, ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr);
}

int explain(const std::string& rule)
{
    const auto page = rulePage(rule);
    if (!page) {
        printError("there is no rule '" + rule + "': statelight-cli validate --explain all lists them");
        return exitUsage;
    }
    std::cout << *page;
    return exitSuccess;
}

int execute(const ValidateOptions& options)
{
    if (!options.explain.empty()) {
        return explain(options.explain);
    }
    const auto rules = selectRules(options.rules);
    if (!rules) {
        return printError(rules.error());
    }
    if (options.fix && std::ranges::find(options.paths, "-") != options.paths.end()) {
        printError("standard input can't be fixed: name the file");
        return exitUsage;
    }
    const auto files = definitionFiles(options.paths);
    if (!files) {
        return printError(files.error());
    }
    if (options.time) {
        return measure(options, *rules, *files);
    }
    const bool isSingle = options.paths.size() == 1 && files->size() == 1;
    const auto report = makeReport(options, isSingle);
    Validation validation(options, *rules);
    for (const DefinitionFile& file : *files) {
        validation.validate(file, *report);
    }
    if (validation.files() == 0 && validation.status() == exitSuccess) {
        printError("there is no definition that can be read: one is JSON or YAML with StartAt and States");
        return exitUsage;
    }
    report->finish();
    return validation.status();
}

} // namespace

void addValidateCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<ValidateOptions>();
    auto* command = app.add_subcommand(
        "validate", "Say what AWS Step Functions would refuse in definitions, and give advice of good practice");
    auto* files = command->add_option("FILE", options->paths,
        "Definitions or templates, JSON, YAML or Terraform, or folders of them; - for standard input");
    command->add_option("--type", options->type, "STANDARD or EXPRESS")
        ->check(CLI::IsMember({"STANDARD", "EXPRESS"}))
        ->capture_default_str();
    command
        ->add_option("--format", options->format,
            "text for people, json as ValidateStateMachineDefinition answers, github for workflow annotations, sarif")
        ->check(CLI::IsMember({"text", "json", "github", "sarif"}))
        ->capture_default_str();
    command
        ->add_option("--rules", options->rules,
            "Rules of good practice, with commas: all, none, names, or -name for all but that one")
        ->capture_default_str();
    auto* page = command->add_option("--explain", options->explain, "Print the page of a rule; all lists the rules");
    command->add_flag("--fix", options->fix, "Make the quick fixes that are beyond doubt, in the files");
    command->add_flag("--time", options->time, "Measure instead: one JSON object, median of five passes");
    command->footer(
        "Advice never fails: exit 0 no errors (warnings may be there), 1 errors, 2 wrong usage or an unreadable file.\n"
        "Rules are switched off by --rules, by \"statelight:disable=RULE\" in a Comment, or in the sidecar.\n\n"
        "Example:\n"
        "  statelight-cli validate flows/ --type EXPRESS --format github\n"
        "  statelight-cli validate orders.asl.json --rules all,-one-function --fix\n"
        "  statelight-cli validate --explain dead-rule");
    command->callback([options, files, page, &status] {
        if (page->count() == 0 && files->count() == 0) {
            throw CLI::RequiredError("FILE");
        }
        status = execute(*options);
    });
}

} // namespace statelight::cli
