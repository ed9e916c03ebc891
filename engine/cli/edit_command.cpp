#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/edit_request.h"
#include "cli/opened_file.h"
#include "source/unified_diff.h"
#include "storage/write_file.h"

namespace statelight::cli {

namespace {

struct EditOptions {
    std::string file;
    std::string machine;
    bool inPlace = false;
    bool diff = false;
    EditRequest request;
};

int write(const EditOptions& options, const OpenedFile& file, const source::TextEdits& edits)
{
    const auto text = source::applyEdits(*file.text, edits);
    if (!text)
        return printError(text.error());
    if (options.diff) {
        std::cout << source::unifiedDiff(*file.text, edits, options.file);
        return exitSuccess;
    }
    if (!options.inPlace) {
        std::cout << *text;
        return exitSuccess;
    }
    const auto written = *text == *file.text ? core::Result<void>() : storage::writeFile(options.file, *text);
    return written ? static_cast<int>(exitSuccess) : printError(written.error());
}

int execute(const EditOptions& options)
{
    const auto file = openDefinition(options.file, options.machine);
    if (!file)
        return printError(file.error());
    const auto edit = editFor(*file->snapshot, options.request);
    if (!edit) {
        printError(edit.error().message);
        return exitFailure;
    }
    return write(options, *file, file->inFile(edit->edits));
}

class Commands {
public:
    Commands(CLI::App& parent, EditRequest& request)
        : m_parent(parent)
        , m_request(request)
    {}

    CLI::App* add(const char* name, const char* help, const char* first, const char* second = nullptr)
    {
        CLI::App* const command = m_parent.add_subcommand(name, help);
        command->fallthrough();
        command->add_option(first, m_request.first)->required();
        if (second != nullptr)
            command->add_option(second, m_request.second)->required();
        command->parse_complete_callback([this, name] { m_request.command = name; });
        return command;
    }

private:
    CLI::App& m_parent;
    EditRequest& m_request;
};

void addPlace(CLI::App& command, EditRequest& request)
{
    auto* const after = command.add_option("--after", request.after, "Behind this state, in its chain");
    auto* const into = command.add_option(
        "--into", request.into, "Into a Map (Each), a branch of a Parallel (Both/0) or the machine (\"\")");
    after->excludes(into);
}

void addCommands(CLI::App& parent, EditRequest& request)
{
    const auto commands = std::make_shared<Commands>(parent, request);
    commands->add("rename", "Rename a state and whatever speaks of it", "OLD", "NEW");
    addPlace(*commands->add("add", "Add a state of a type", "TYPE", "NAME"), request);
    commands->add("delete", "Delete a state", "NAME")
        ->add_flag("--heal", request.heal, "Lead what led to it on to its successor");
    commands->add("connect", "Lead a state to another one", "FROM", "TO");
    commands->add("disconnect", "Remove the transition between two states", "FROM", "TO");
    commands->add("end", "Let the execution end with a state", "NAME");
    commands->add("start", "Let a scope start with a state", "NAME");
    commands->add("set", "Set a value: JSON, or else a text", "POINTER", "VALUE");
    commands->add("remove", "Remove a value", "POINTER");
    addPlace(*commands->add("move", "Take a state out of its chain and put it elsewhere", "NAME"), request);
    commands->add("duplicate", "Copy a state under a free name", "NAME");
    commands->add("type", "Make a state one of another type", "NAME", "TYPE");
    parent.preparse_callback([commands](std::size_t) {}); // keeps them as long as the parser
}

} // namespace

void addEditCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<EditOptions>();
    auto* command = app.add_subcommand("edit", "Change a definition as the canvas would, touching nothing else");
    command
        ->add_option("FILE", options->file, "A definition or template, JSON, YAML or Terraform; - for standard input")
        ->required();
    auto* const inPlace = command->add_flag("--in-place", options->inPlace, "Write the file instead of printing it");
    command->add_flag("--diff", options->diff, "Print what would change instead of the text")->excludes(inPlace);
    command->add_option("--machine", options->machine, "Which state machine of a template");
    command->require_subcommand(1);
    addCommands(*command, options->request);
    command->footer(
        "States are named by their name, or by their JSON pointer where it comes twice.\n"
        "Exit: 0 done, 1 the change can't be made (the reason is told), 2 wrong usage or an unreadable file.\n\n"
        "Example:\n"
        "  statelight-cli edit orders.asl.yaml rename Charge \"Charge card\" --in-place\n"
        "  statelight-cli edit orders.asl.json add Wait \"Cool down\" --after Charge --diff\n"
        "  statelight-cli edit template.yaml --machine Orders set /States/Charge/TimeoutSeconds 30 --in-place");
    command->callback([options, &status] { status = execute(*options); });
}

} // namespace statelight::cli
