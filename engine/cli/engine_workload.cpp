#include "cli/engine_workload.h"

#include <filesystem>

#include "core/json.h"
#include "document/snapshot.h"
#include "storage/read_file.h"

namespace statelight::cli {

namespace {

namespace fs = std::filesystem;
using core::Result;
using core::Value;

std::string textOf(const Value& object, std::string_view name)
{
    const auto* value = object.find(name);
    return value && value->isString() ? std::string(value->string()) : std::string();
}

Result<Value> readJson(const fs::path& file)
{
    return storage::readFile(file.string()).and_then([](const std::string& text) { return core::parseJson(text); });
}

Result<Value> entryOf(const fs::path& folder, const std::string& name)
{
    auto manifest = readJson(folder / "manifest.json");
    if (!manifest) {
        return manifest;
    }
    std::string names;
    if (const auto* workloads = manifest->find("workloads")) {
        for (const auto& entry : workloads->items()) {
            if (textOf(entry, "name") == name) {
                return entry;
            }
            names += (names.empty() ? "" : ", ") + textOf(entry, "name");
        }
    }
    return core::failure("bench.workload", "There is no workload '" + name + "'; there are: " + names + ".");
}

/// Fills a text from the file that the entry's member names, if it names one.
Result<void> readPart(const fs::path& folder, const Value& entry, std::string_view member, std::string& text)
{
    const std::string file = textOf(entry, member);
    if (file.empty()) {
        return {};
    }
    auto content = storage::readFile((folder / file).string());
    if (!content) {
        return tl::unexpected(content.error());
    }
    text = std::move(*content);
    return {};
}

simulation::MockedOutcome toOutcome(const Value& value)
{
    simulation::MockedOutcome outcome;
    if (const auto* result = value.find("return")) {
        outcome.result = *result;
        return outcome;
    }
    outcome.error = textOf(value, "error");
    outcome.cause = textOf(value, "cause");
    return outcome;
}

tl::unexpected<core::Error> unsupported(std::string reason)
{
    return core::failure("bench.unsupported", std::move(reason));
}

tl::unexpected<core::Error> wrongOutput(std::string reason)
{
    return core::failure("bench.output", std::move(reason));
}

} // namespace

core::Result<EngineWorkload> readWorkload(const std::string& folder, const std::string& name)
{
    const fs::path given(folder);
    const fs::path files = fs::exists(given / "engine" / "manifest.json") ? given / "engine" : given;
    const auto entry = entryOf(files, name);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto* isGenerated = entry->find("generated");
    if (isGenerated && !fs::exists(files / textOf(*entry, "input"))) {
        return unsupported("the input of " + name + " has to be generated first");
    }
    EngineWorkload workload;
    std::string expected;
    const auto read = readPart(files, *entry, "definition", workload.definition)
                          .and_then([&] { return readPart(files, *entry, "input", workload.input); })
                          .and_then([&] { return readPart(files, *entry, "mock", workload.mock); })
                          .and_then([&] { return readPart(files, *entry, "expect", expected); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (!expected.empty()) {
        auto value = core::parseJson(expected);
        if (!value) {
            return tl::unexpected(value.error());
        }
        workload.expected = std::move(*value);
    }
    if (const auto* items = entry->find("outputItems"); items && items->isInteger()) {
        workload.outputItems = static_cast<std::size_t>(items->integer());
    }
    if (const auto* transitions = entry->find("transitions"); transitions && transitions->isInteger()) {
        workload.transitions = static_cast<std::uint64_t>(transitions->integer());
    }
    return workload;
}

core::Result<EngineBench> EngineBench::create(const EngineWorkload& workload, execution::HistoryMode mode)
{
    EngineBench bench(mode);
    const auto text = std::make_shared<const std::string>(workload.definition);
    const auto snapshot = document::readSnapshot(text, source::Format::Json, 1);
    auto program = execution::compile(snapshot->machine);
    if (!program) {
        return tl::unexpected(program.error());
    }
    if (!(*program)->problems().empty()) {
        return unsupported((*program)->problems().front().message);
    }
    auto input = core::parseJson(workload.input);
    const auto mocks = workload.mock.empty() ? Result<Value>(Value::object()) : core::parseJson(workload.mock);
    if (!input || !mocks) {
        return tl::unexpected(input ? mocks.error() : input.error());
    }
    for (const auto& state : mocks->members()) {
        auto& outcomes = bench.m_mocks[state.key.string()];
        for (const auto& outcome : state.value.items()) {
            outcomes.push_back(toOutcome(outcome));
        }
    }
    execution::ExecutionOptions options;
    options.limitsEvents = false;
    options.limitsPayload = false;
    bench.m_program = std::move(*program);
    bench.m_input = std::move(*input);
    bench.m_options = std::make_shared<const execution::ExecutionOptions>(std::move(options));
    return bench;
}

core::Result<core::Value> EngineBench::execute()
{
    m_history.clear();
    m_now = execution::virtualStart;
    execution::Machine machine(m_program, m_options);
    machine.start(m_input, m_now, m_history);
    while (!execution::isFinal(machine.run(m_now, m_history))) {
        answerOrWake(machine);
    }
    m_transitions = machine.transitionCount();
    if (machine.status() != execution::Status::Succeeded) {
        return wrongOutput(
            "the execution failed: " + machine.error().value_or("") + ": " + machine.cause().value_or(""));
    }
    return machine.output();
}

void EngineBench::answerOrWake(execution::Machine& machine)
{
    if (machine.pending().empty()) {
        m_now = machine.nextWake().value_or(m_now);
        machine.wake(m_now, m_history);
        return;
    }
    const auto& request = machine.pending().front();
    const auto mocks = m_mocks.find(m_program->stateName(request.state));
    if (mocks == m_mocks.end() || mocks->second.empty()) {
        machine.stop("bench.mock", "no mock for " + m_program->stateName(request.state), m_now, m_history);
        return;
    }
    const auto index = std::min<std::size_t>(request.invocation, mocks->second.size() - 1);
    const auto& outcome = mocks->second[index];
    if (outcome.result) {
        machine.answer(execution::TaskSucceeded{request.id, *outcome.result, std::nullopt}, m_now, m_history);
    } else {
        machine.answer(execution::TaskFailed{request.id, outcome.error, outcome.cause, std::nullopt, std::nullopt},
            m_now, m_history);
    }
}

core::Result<void> EngineBench::executeAndCheck(const EngineWorkload& workload)
{
    const auto output = execute();
    if (!output) {
        return tl::unexpected(output.error());
    }
    if (workload.expected && *output != *workload.expected) {
        return wrongOutput("the output is not the expected one: " + core::toJson(*output).substr(0, 500));
    }
    if (workload.outputItems && output->size() != *workload.outputItems) {
        return wrongOutput("the output has " + std::to_string(output->size()) + " items, not "
            + std::to_string(*workload.outputItems));
    }
    if (m_transitions != workload.transitions) {
        return wrongOutput("the execution entered " + std::to_string(m_transitions) + " states, not "
            + std::to_string(workload.transitions));
    }
    return {};
}

} // namespace statelight::cli
