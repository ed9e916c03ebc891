#include <clocale>
#include <cstdlib>
#include <iostream>

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/console.h"

namespace {

using namespace statelight;

void addCommands(CLI::App& app, int& status)
{
    cli::addRunCommand(app, status);
    cli::addValidateCommand(app, status);
    cli::addQueryCommand(app, status);
    cli::addTestStateCommand(app, status);
    cli::addEditCommand(app, status);
    cli::addConvertCommand(app, status);
    cli::addExportCommand(app, status);
    cli::addLayoutCommand(app, status);
    cli::addBenchCommand(app, status);
    cli::addCompletionCommand(app, status);
}

/// CLI11's own exit codes begin at 100; ours has one for all wrong usage.
int explain(const CLI::App& app, const CLI::ParseError& error)
{
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        return app.exit(error);
    }
    cli::printError(error.what());
    std::cerr << "Run statelight-cli COMMAND --help for the options, with an example.\n";
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
        std::cerr << "A value that begins with a dash goes behind two dashes: statelight-cli query -- '-$x'\n";
    }
    return cli::exitUsage;
}

} // namespace

int main(int argc, char** argv)
{
    std::setlocale(LC_NUMERIC, "C");
    CLI::App app("Runs, checks and measures AWS Step Functions state machines on this machine.", "statelight-cli");
    app.set_version_flag("--version", "statelight-cli " STATELIGHT_VERSION);
    app.require_subcommand(1);
    int status = cli::exitSuccess;
    try {
        addCommands(app, status);
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return explain(app, error);
    }
    return status;
}
