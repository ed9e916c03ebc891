#include "cli/command.h"

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/console.h"
#include "cli/input_files.h"
#include "cli/interrupt_signal.h"
#include "cli/run_options.h"
#include "cli/run_world.h"
#include "cli/trace.h"
#include "core/json.h"
#include "execution/machine.h"
#include "simulation/log_records.h"
#include "simulation/run.h"
#include "storage/write_file.h"

namespace statelight::cli {

namespace {

execution::Machine makeMachine(
    const RunOptions& options, std::shared_ptr<const execution::Program> program, const RunWorld& world)
{
    auto execution = execution::optionsFor(machineName(options), "run", options.workflowType());
    execution.seed = options.seed;
    execution.missingActivities = world.missingActivities;
    return execution::Machine(std::move(program), std::move(execution));
}

std::unique_ptr<simulation::Clock> makeClock(const RunOptions& options, const simulation::Interruption& interruption)
{
    if (options.clock == "real") {
        return std::make_unique<simulation::RealClock>(interruption);
    }
    return std::make_unique<simulation::VirtualClock>();
}

bool isTerminal(int descriptor)
{
    return ::isatty(descriptor) != 0 && !std::getenv("NO_COLOR");
}

bool writeHistory(const RunOptions& options, const simulation::Run& run)
{
    if (options.history.empty()) {
        return true;
    }
    const auto value = execution::toValue(run.history(), run.machine().program());
    const auto written = storage::writeFile(options.history, core::toJson(value, 2) + "\n");
    if (!written) {
        printError(written.error());
    }
    return written.has_value();
}

/// One file for each child execution of a distributed Map, named as the execution.
bool writeChildHistories(const RunOptions& options, const simulation::Run& run)
{
    if (options.childHistories.empty()) {
        return true;
    }
    std::error_code error;
    std::filesystem::create_directories(options.childHistories, error);
    for (const auto& child : run.history().children()) {
        const std::string name = child.executionArn.substr(child.executionArn.rfind(':') + 1);
        const auto value = execution::toValue(child, run.machine().program());
        const auto written
            = storage::writeFile(options.childHistories + '/' + name + ".json", core::toJson(value, 2) + "\n");
        if (!written) {
            printError(written.error());
            return false;
        }
    }
    return true;
}

simulation::LogRules logRules(const RunOptions& options)
{
    using simulation::LogLevel;
    const auto level = options.logLevel == "ALL" ? LogLevel::All
        : options.logLevel == "ERROR"            ? LogLevel::Error
        : options.logLevel == "FATAL"            ? LogLevel::Fatal
                                                 : LogLevel::Off;
    return {level, !options.logsWithoutData};
}

bool writeLogs(const RunOptions& options, const simulation::Run& run)
{
    if (options.logs.empty()) {
        return true;
    }
    const auto& machine = run.machine();
    const auto lines
        = simulation::logLines(run.history(), machine.program(), machine.options().executionArn, logRules(options));
    const auto written = storage::writeFile(options.logs, lines);
    if (!written) {
        printError(written.error());
    }
    return written.has_value();
}

/// AWS takes no larger input; this engine does, so it only says so.
void warnOfSize(const core::Value& input)
{
    constexpr std::size_t limit = 262'144;
    if (const std::size_t size = core::jsonSize(input); size > limit) {
        std::cerr << "statelight-cli: warning: the input has " << size << " bytes; AWS takes at most " << limit << '\n';
    }
}

int reportMachine(const execution::Machine& machine)
{
    if (machine.status() == execution::Status::Succeeded) {
        std::cout << core::toJson(machine.output()) << '\n';
        return exitSuccess;
    }
    std::cerr << "status: " << execution::toString(machine.status()) << '\n';
    if (machine.error()) {
        std::cerr << "error: " << *machine.error() << '\n';
    }
    if (machine.cause()) {
        std::cerr << "cause: " << *machine.cause() << '\n';
    }
    return exitFailure;
}

std::string noResult(const execution::Program& program, asl::StateIndex state)
{
    const std::string& name = program.stateName(state);
    if (program.stateType(state) == asl::StateType::Map) {
        return "no objects for the items or results of \"" + name + "\": give --s3";
    }
    return "no result for \"" + name + "\": give --mocks or --default-results";
}

int report(const simulation::Run& run, const simulation::RunEnd& end)
{
    switch (end.kind) {
    case simulation::RunEnd::Kind::Finished:
        return reportMachine(run.machine());
    case simulation::RunEnd::Kind::Interrupted:
        reportMachine(run.machine());
        return exitInterrupted;
    case simulation::RunEnd::Kind::NoResult:
        printError(noResult(run.machine().program(), end.state));
        return exitFailure;
    case simulation::RunEnd::Kind::SourceFailed:
        break;
    }
    printError(end.error.message);
    return exitFailure;
}

/// What a run is made of.
struct Prepared {
    std::shared_ptr<const execution::Program> program;
    core::Value input;
    RunWorld world;
};

/// Nothing after having said on standard error what is wrong.
std::optional<Prepared> prepare(const RunOptions& options)
{
    auto values = GivenValues::parse(options.values);
    if (!values) {
        printError(values.error());
        return std::nullopt;
    }
    auto program = compileDefinition(options.definition, options.workflowType(), *values, options.machine);
    auto input = options.input.empty() ? core::Value::object() : program ? readJsonFile(options.input) : std::nullopt;
    auto world = program && input ? makeWorld(options, program, *values) : std::nullopt;
    if (!world) {
        return std::nullopt;
    }
    if (const auto use = values->checkUse(); !use) {
        printError(use.error());
        return std::nullopt;
    }
    return Prepared{std::move(program), *std::move(input), *std::move(world)};
}

int execute(const RunOptions& options)
{
    if (options.definition == "-" && options.input == "-") {
        printError("standard input can be the definition or the input, not both");
        return exitUsage;
    }
    auto prepared = prepare(options);
    if (!prepared) {
        return exitUsage;
    }
    const auto& program = prepared->program;
    warnOfSize(prepared->input);
    simulation::Interruption interruption;
    const InterruptSignal signal(interruption);
    const auto clock = makeClock(options, interruption);
    simulation::Run run(
        makeMachine(options, program, prepared->world), *clock, std::move(prepared->world.sources), interruption);
    if (!options.childHistories.empty()) {
        run.keepChildHistories();
    }
    Trace trace(std::cerr, isTerminal(STDERR_FILENO));
    if (options.trace) {
        run.setObserver(
            [&](const execution::History& history, std::size_t firstNew) { trace.print(history, firstNew, *program); });
    }
    const auto end = run.execute(std::move(prepared->input));
    const bool hasHistory = writeHistory(options, run);
    const bool hasChildren = writeChildHistories(options, run);
    const bool isWritten = writeLogs(options, run) && hasHistory && hasChildren;
    const int status = report(run, end);
    return isWritten ? status : static_cast<int>(exitUsage);
}

} // namespace

void addRunCommand(CLI::App& app, int& status)
{
    auto options = std::make_shared<RunOptions>();
    auto* command = app.add_subcommand("run", "Run a state machine and print its output");
    command->add_option("DEFINITION", options->definition, "A definition or template, JSON, YAML or Terraform")
        ->required();
    command->add_option("--input", options->input, "A file with the input, - for standard input (default: {})");
    auto* mocks = command->add_option("--mocks", options->mocks, "Task results: a MockConfigFile.json as AWS has it");
    command->add_option("--test-case", options->testCase, "The test case of the mocks (default: the only one)")
        ->needs(mocks);
    command->add_option("--machine", options->machine,
        "The state machine of a template and of the mocks (default: the only one, or the file's name)");
    command
        ->add_option("--value", options->values,
            "NAME=VALUE: stands for ${NAME} in definitions, before what a sidecar has; again for more")
        ->allow_extra_args(false);
    command->add_flag(
        "--default-results", options->defaultResults, "Tasks without a mock answer with their integration's default");
    command->add_option("--with", options->with, "NAME=FILE: a machine that startExecution may start; again for more");
    command->add_option("--s3", options->objects, "A folder that plays S3: DIR/bucket/key");
    command->add_option("--type", options->type, "STANDARD or EXPRESS")
        ->check(CLI::IsMember({"STANDARD", "EXPRESS"}))
        ->capture_default_str();
    command->add_option("--clock", options->clock, "virtual jumps over waits, real waits")
        ->check(CLI::IsMember({"virtual", "real"}))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Of jitter, UUIDs and random numbers")->capture_default_str();
    command->add_option("--history", options->history, "Write the history to a file, as GetExecutionHistory has it");
    command->add_option("--child-histories", options->childHistories,
        "Write the history of each child of a distributed Map to a folder");
    auto* logs = command->add_option("--logs", options->logs, "Write log records to a file, one JSON object a line");
    command->add_option("--log-level", options->logLevel, "ALL, ERROR, FATAL or OFF, as in a loggingConfiguration")
        ->needs(logs)
        ->check(CLI::IsMember({"ALL", "ERROR", "FATAL", "OFF"}))
        ->capture_default_str();
    command->add_flag("--log-without-data", options->logsWithoutData, "Leave inputs and outputs out of the records")
        ->needs(logs);
    command->add_flag("--trace", options->trace, "Tell every event on standard error");
    command->footer(
        "Values for ${…} come from --value and from \"placeholders\" in the sidecar, DEFINITION.statelight.json:\n"
        "{\"placeholders\": {\"Stage\": \"dev\", \"Limit\": \"5\"}}. Where no quotes stand around it, ${Limit} is the "
        "number 5.\n"
        "The output goes to standard output; error and cause to standard error.\n"
        "Exit: 0 succeeded, 1 failed, 2 wrong usage or an invalid file, 130 after Ctrl+C.\n\n"
        "Example:\n"
        "  statelight-cli run orders.asl.json --input order.json --mocks mocks.json --test-case \"Happy path\"\n"
        "  statelight-cli run template.yaml --machine Orders --value Stage=dev --value Limit=5");
    command->callback([options, &status] { status = execute(*options); });
}

} // namespace statelight::cli
