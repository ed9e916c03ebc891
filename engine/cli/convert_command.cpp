#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/opened_file.h"
#include "exporters/json_text.h"
#include "exporters/svg.h"
#include "exporters/yaml_text.h"
#include "storage/write_file.h"

namespace statelight::cli {

namespace {

struct ExportOptions {
    std::string file;
    std::string to;
    std::string machine;
    std::string theme = "light";
    std::string output;
};

int write(const ExportOptions& options, const std::string& text)
{
    if (options.output.empty()) {
        std::cout << text;
        return exitSuccess;
    }
    const auto written = storage::writeFile(options.output, text);
    return written ? static_cast<int>(exitSuccess) : printError(written.error());
}

std::string contents(const ExportOptions& options, const document::Snapshot& snapshot)
{
    if (options.to == "yaml")
        return exporters::yamlText(snapshot.tree);
    if (options.to == "svg") {
        layout::Engine engine;
        return exporters::svg(snapshot, engine.layout(snapshot.machine, snapshot.graph),
            options.theme == "dark" ? exporters::Shade::Dark : exporters::Shade::Light);
    }
    const auto form = options.to == "json-min" ? exporters::JsonForm::Minified : exporters::JsonForm::Lines;
    return exporters::jsonText(snapshot.tree, form);
}

/// What the other form can't hold is told; a picture shows what is there even of a broken text.
void tell(const ExportOptions& options, const OpenedFile& file)
{
    core::Diagnostics told = file.snapshot->tree.diagnostics();
    std::erase_if(told, [&](const core::Diagnostic& found) {
        return options.to == "svg" || (options.to == "yaml" && found.code.starts_with("json."))
            || found.code == "json.placeholder";
    });
    for (core::Diagnostic& diagnostic : told) {
        diagnostic.severity = core::Severity::Warning;
        if (file.embedded)
            diagnostic.range = file.embedded->text.outer(diagnostic.range);
    }
    printDiagnostics(options.file, *file.text, told);
}

int execute(const ExportOptions& options)
{
    const auto file = openDefinition(options.file, options.machine);
    if (!file)
        return printError(file.error());
    if (file->snapshot->isBroken && options.to != "svg") {
        printDiagnostics(options.file, *file->text, file->diagnosticsInFile());
        return exitUsage;
    }
    tell(options, *file);
    return write(options, contents(options, *file->snapshot));
}

CLI::App* addOptions(CLI::App* command, const std::shared_ptr<ExportOptions>& options, std::vector<std::string> forms)
{
    command
        ->add_option("FILE", options->file, "A definition or template, JSON, YAML or Terraform; - for standard input")
        ->required();
    command->add_option("--to", options->to, "The form to write")->required()->check(CLI::IsMember(std::move(forms)));
    command->add_option("--output", options->output, "The file to write instead of standard output");
    command->add_option("--machine", options->machine, "Which state machine of a template");
    return command;
}

} // namespace

void addConvertCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<ExportOptions>();
    auto* command
        = addOptions(app.add_subcommand("convert", "Write a definition as JSON or YAML"), options, {"json", "yaml"});
    command->footer("Members keep their order and numbers their notation; comments are kept to YAML.\n"
                    "Exit: 0 done, 2 wrong usage, an unreadable or a broken file.\n\n"
                    "Example:\n"
                    "  statelight-cli convert orders.asl.json --to yaml --output orders.asl.yaml");
    command->callback([options, &status] { status = execute(*options); });
}

void addExportCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<ExportOptions>();
    auto* command = addOptions(app.add_subcommand("export", "Write a definition in another form, or as a picture"),
        options, {"svg", "json", "json-min", "yaml"});
    command->add_option("--theme", options->theme, "The colours of a picture")
        ->check(CLI::IsMember({"light", "dark"}))
        ->capture_default_str();
    command->footer("Exit: 0 done, 2 wrong usage, an unreadable or (but for svg) a broken file.\n\n"
                    "Example:\n"
                    "  statelight-cli export orders.asl.json --to svg --theme dark --output orders.svg");
    command->callback([options, &status] { status = execute(*options); });
}

} // namespace statelight::cli
