#include "simulation/mock_file.h"

#include <algorithm>

namespace statelight::simulation {

namespace {

template <class List>
auto named(const List& list, std::string_view name) -> decltype(list.data())
{
    const auto found = std::ranges::find(list, name, [](const auto& entry) -> std::string_view { return entry.name; });
    return found == list.end() ? nullptr : &*found;
}

template <class List>
std::string names(const List& list)
{
    std::string text;
    for (const auto& entry : list) {
        text += (text.empty() ? "\"" : ", \"") + entry.name + "\"";
    }
    return text.empty() ? "none" : text;
}

} // namespace

const MockedOutcome* MockedResponse::outcomeOf(std::uint32_t invocation) const
{
    const auto found = std::ranges::find_if(outcomes,
        [invocation](const OutcomeRange& range) { return range.first <= invocation && invocation <= range.last; });
    return found == outcomes.end() ? nullptr : &found->outcome;
}

std::string MockedResponse::invocations() const
{
    std::string text;
    for (const auto& range : outcomes) {
        text += text.empty() ? "" : ", ";
        text += std::to_string(range.first);
        text += range.first == range.last ? "" : "-" + std::to_string(range.last);
    }
    return text;
}

const std::string* TestCase::responseOf(std::string_view state) const
{
    const auto found = std::ranges::find(uses, state, [](const Use& use) -> std::string_view { return use.state; });
    return found == uses.end() ? nullptr : &found->response;
}

const MockedResponse* MockFile::response(std::string_view name) const
{
    return named(responses, name);
}

core::Result<const MockedMachine*> chooseMachine(
    const MockFile& file, const std::optional<std::string>& name, std::string_view stem)
{
    if (!name && file.machines.size() == 1) {
        return &file.machines.front();
    }
    if (const auto* machine = named(file.machines, name ? std::string_view(*name) : stem)) {
        return machine;
    }
    if (name) {
        return core::failure("mocks.machine",
            "The mock file has no state machine \"" + *name + "\"; it has: " + names(file.machines) + ".");
    }
    return core::failure("mocks.machine",
        "The mock file has several state machines and none is named \"" + std::string(stem)
            + "\"; choose one of: " + names(file.machines) + ".");
}

core::Result<const TestCase*> chooseTestCase(const MockedMachine& machine, const std::optional<std::string>& name)
{
    if (!name && machine.testCases.size() == 1) {
        return &machine.testCases.front();
    }
    if (const auto* testCase = name ? named(machine.testCases, *name) : nullptr) {
        return testCase;
    }
    const std::string known = names(machine.testCases) + ".";
    if (name) {
        return core::failure("mocks.testCase",
            "State machine \"" + machine.name + "\" has no test case \"" + *name
                + "\" in the mock file; it has: " + known);
    }
    return core::failure("mocks.testCase",
        "State machine \"" + machine.name + "\" needs a test case to be chosen from the mock file: " + known);
}

} // namespace statelight::simulation
