#include "cli/command.h"

#include <iostream>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/completion_script.h"

namespace statelight::cli {

void addCompletionCommand(CLI::App& app, int& status)
{
    auto* command = app.add_subcommand("completion", "Print the completion script of a shell");
    command->footer(
        "Example:\n  statelight-cli completion bash > ~/.local/share/bash-completion/completions/statelight-cli");
    auto* shell = command->add_option_function<std::string>(
        "SHELL",
        [&status](const std::string&) {
            std::cout << bashCompletion;
            status = exitSuccess;
        },
        "The shell: bash");
    shell->required()->check(CLI::IsMember({"bash"}));
}

} // namespace statelight::cli
