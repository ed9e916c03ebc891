#include "cli/command.h"

#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/input_files.h"
#include "core/json.h"
#include "document/snapshot.h"
#include "simulation/state_test.h"

namespace statelight::cli {

namespace {

core::Value answerTo(const core::Value& document)
{
    const auto request = simulation::readStateTestRequest(document);
    if (!request) {
        return simulation::errorAnswer(request.error());
    }
    auto text = simulation::machineText(*request);
    if (!text) {
        return simulation::errorAnswer(text.error());
    }
    const auto shared = std::make_shared<const std::string>(std::move(*text));
    const auto snapshot = document::readSnapshot(shared, source::Format::Json, 1);
    return simulation::testState(*request, snapshot->machine, snapshot->diagnostics);
}

int execute(const std::string& file)
{
    const auto request = readJsonFile(file);
    if (!request) {
        return exitUsage;
    }
    const core::Value answer = answerTo(*request);
    std::cout << core::toJson(answer) << '\n';
    const core::Value* status = answer.find("status");
    const bool hasPassed = status && (*status == "SUCCEEDED" || *status == "CAUGHT_ERROR");
    return hasPassed ? exitSuccess : exitFailure;
}

} // namespace

void addTestStateCommand(CLI::App& app, int& status)
{
    auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand("test-state", "Test one state alone, as AWS's TestState does");
    command->add_option("--request", *file, "The parameters of the call as a JSON object; '-' reads standard input")
        ->required();
    command->footer("Prints the answer, or {\"Error\": {\"Code\", \"Message\"}} for a call that AWS would refuse. No "
                    "service is called: a Task needs a \"mock\".\n\nExample:\n  statelight-cli test-state --request "
                    "request.json");
    command->callback([file, &status] { status = execute(*file); });
}

} // namespace statelight::cli
