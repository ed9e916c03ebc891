// cli is statelight-cli: one file a command, each a thin road from options to the engine and back to text. It knows
// every engine room and must never know Qt.
#pragma once

namespace CLI {
class App;
}

namespace statelight::cli {

/// What every command exits with.
enum ExitStatus : int {
    exitSuccess = 0,
    exitFailure = 1, ///< the execution failed, problems were found, or tests failed
    exitUsage = 2, ///< wrong usage, an unreadable file or an invalid definition
    exitInterrupted = 130 ///< after Ctrl+C
};

/// Each function adds one subcommand with its options, help and example (in the footer). The subcommand's callback does
/// the work after parsing and leaves the exit status in `status`, which outlives `app`'s parsing.
/// Values go to standard output, everything said to a person to standard error by console.h.
void addRunCommand(CLI::App& app, int& status);
void addValidateCommand(CLI::App& app, int& status);
void addQueryCommand(CLI::App& app, int& status);
void addTestStateCommand(CLI::App& app, int& status);
void addConvertCommand(CLI::App& app, int& status);
void addExportCommand(CLI::App& app, int& status);
void addEditCommand(CLI::App& app, int& status);
void addLayoutCommand(CLI::App& app, int& status);
void addBenchCommand(CLI::App& app, int& status);
void addCompletionCommand(CLI::App& app, int& status);

} // namespace statelight::cli
