#include "cli/run_world.h"

#include <algorithm>

#include "cli/console.h"
#include "cli/input_files.h"
#include "simulation/default_results.h"
#include "simulation/mock_source.h"
#include "simulation/nested_machines.h"
#include "simulation/object_folder.h"

namespace statelight::cli {

namespace {

constexpr std::size_t longestName = 80;

std::optional<std::string> given(const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

bool isForbidden(char letter)
{
    constexpr std::string_view forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";
    const auto code = static_cast<unsigned char>(letter);
    return code <= ' ' || code == 0x7f || forbidden.find(letter) != std::string_view::npos;
}

/// The mocks of one machine: the whole file, and the case that is run.
struct Mocks {
    simulation::MockFile file;
    simulation::TestCase testCase;
};

std::optional<Mocks> readMocks(const RunOptions& options)
{
    auto file = readMockFile(options.mocks);
    if (!file) {
        return std::nullopt;
    }
    const auto machine = simulation::chooseMachine(*file, given(options.machine), stem(options.definition));
    if (!machine) {
        printError(machine.error());
        return std::nullopt;
    }
    const auto testCase = simulation::chooseTestCase(**machine, given(options.testCase));
    if (!testCase) {
        printError(testCase.error());
        return std::nullopt;
    }
    simulation::TestCase chosen = **testCase;
    return Mocks{std::move(*file), std::move(chosen)};
}

/// The nested machine's own entry of the mock file, with the case of the same name, else its only one.
std::shared_ptr<simulation::TaskSource> nestedMocks(const Mocks& mocks, const std::string& name)
{
    const auto machine = simulation::chooseMachine(mocks.file, name, name);
    if (!machine) {
        return nullptr;
    }
    auto testCase = simulation::chooseTestCase(**machine, mocks.testCase.name);
    if (!testCase) {
        testCase = simulation::chooseTestCase(**machine, std::nullopt);
    }
    return testCase ? std::make_shared<simulation::MockSource>(mocks.file, **testCase) : nullptr;
}

simulation::TaskSources otherSources(const RunOptions& options)
{
    simulation::TaskSources sources;
    if (!options.objects.empty()) {
        sources.push_back(std::make_unique<simulation::ObjectFolder>(options.objects));
    }
    if (options.defaultResults) {
        sources.push_back(std::make_unique<simulation::DefaultResults>());
    }
    return sources;
}

std::optional<simulation::NestedDefinition> readNested(
    const std::string& option, const std::optional<Mocks>& mocks, GivenValues& values)
{
    const auto equals = option.find('=');
    const std::string name = option.substr(0, equals);
    if (equals == std::string::npos || equals + 1 == option.size()) {
        printError("--with takes NAME=FILE, not \"" + option + "\"");
        return std::nullopt;
    }
    if (!isValidName(name)) {
        printError("Invalid Name: '" + name + "'");
        return std::nullopt;
    }
    auto program = compileDefinition(option.substr(equals + 1), asl::WorkflowType::Standard, values);
    if (!program) {
        return std::nullopt;
    }
    return simulation::NestedDefinition{name, std::move(program), mocks ? nestedMocks(*mocks, name) : nullptr};
}

/// The machine itself is known to those it starts.
std::unique_ptr<simulation::TaskSource> nestedMachines(const RunOptions& options,
    const std::shared_ptr<const execution::Program>& program, const std::optional<Mocks>& mocks, GivenValues& values)
{
    std::vector<simulation::NestedDefinition> definitions;
    for (const std::string& option : options.with) {
        auto definition = readNested(option, mocks, values);
        if (!definition) {
            return nullptr;
        }
        definitions.push_back(std::move(*definition));
    }
    const std::string own = machineName(options);
    definitions.push_back({own, program, mocks ? nestedMocks(*mocks, own) : nullptr});
    return std::make_unique<simulation::NestedMachines>(std::move(definitions), otherSources(options), options.seed);
}

} // namespace

std::optional<RunWorld> makeWorld(
    const RunOptions& options, const std::shared_ptr<const execution::Program>& program, GivenValues& values)
{
    if (!options.machine.empty() && !isValidName(options.machine)) {
        printError("Invalid Name: '" + options.machine + "'");
        return std::nullopt;
    }
    RunWorld world;
    std::optional<Mocks> mocks;
    if (!options.mocks.empty()) {
        mocks = readMocks(options);
        if (!mocks) {
            return std::nullopt;
        }
        printDiagnostics(options.mocks, "", simulation::checkTestCase(mocks->testCase, *program));
        if (!options.defaultResults) {
            world.missingActivities = simulation::activitiesWithoutMock(mocks->testCase, *program);
        }
        world.sources.push_back(std::make_unique<simulation::MockSource>(mocks->file, mocks->testCase));
    }
    if (!options.with.empty()) {
        auto nested = nestedMachines(options, program, mocks, values);
        if (!nested) {
            return std::nullopt;
        }
        world.sources.push_back(std::move(nested));
    }
    for (auto& source : otherSources(options)) {
        world.sources.push_back(std::move(source));
    }
    return world;
}

std::shared_ptr<const execution::Program> compileDefinition(
    const std::string& file, asl::WorkflowType type, GivenValues& values, const std::string& machine)
{
    const auto snapshot = readValidDefinition(file, type, values, machine);
    if (!snapshot) {
        return nullptr;
    }
    auto program = execution::compile(snapshot->machine);
    if (!program) {
        printError(file + ": " + program.error().message);
        return nullptr;
    }
    return std::move(*program);
}

std::string machineName(const RunOptions& options)
{
    std::string name = options.machine.empty() ? stem(options.definition) : options.machine;
    std::ranges::replace_if(name, isForbidden, '-');
    return name.substr(0, longestName);
}

bool isValidName(std::string_view name)
{
    return !name.empty() && name.size() <= longestName && std::ranges::none_of(name, isForbidden);
}

} // namespace statelight::cli
