#include "simulation/mock_file.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace statelight::simulation {

namespace {

using core::Severity;
using core::Value;

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

std::string below(const std::string& pointer, std::string_view token)
{
    std::string text = pointer + '/';
    for (const char letter : token) {
        text += letter == '~' ? "~0" : letter == '/' ? "~1" : std::string(1, letter);
    }
    return text;
}

bool isFailing(execution::EventType type)
{
    const auto name = execution::toString(type);
    const auto endsWith = [name](std::string_view end) { return name.ends_with(end); };
    const bool isTask = name.starts_with("Task") || name.starts_with("LambdaFunction") || name.starts_with("Activity");
    return isTask && !endsWith("Aborted") && (endsWith("Failed") || endsWith("TimedOut"));
}

/// Reads as much as it can; what it can't use is a diagnostic and is left out.
class MockReader {
public:
    MockReading read(const Value& document)
    {
        if (!expectObject(document, "", "The mock file")) {
            return std::move(m_reading);
        }
        warnUnknown(document, "", {"StateMachines", "MockedResponses"});
        m_responses = document.find("MockedResponses");
        if (!document.find("StateMachines")) {
            error("mocks.shape", "The mock file has no StateMachines.", "");
        }
        for (const auto& member : document.members()) {
            if (member.key == "StateMachines") {
                readMachines(member.value);
            } else if (member.key == "MockedResponses") {
                readResponses(member.value);
            }
        }
        return std::move(m_reading);
    }

private:
    void error(std::string code, std::string message, std::string location)
    {
        report(Severity::Error, std::move(code), std::move(message), std::move(location));
    }
    void report(Severity severity, std::string code, std::string message, std::string location)
    {
        m_reading.diagnostics.push_back({severity, std::move(code), std::move(message), std::move(location), {}});
    }

    bool expectObject(const Value& value, const std::string& pointer, const std::string& what)
    {
        if (!value.isObject()) {
            error("mocks.shape", what + " must be a JSON object.", pointer);
        }
        return value.isObject();
    }

    void warnUnknown(const Value& object, const std::string& pointer, std::initializer_list<std::string_view> known)
    {
        for (const auto& member : object.members()) {
            if (std::ranges::find(known, member.key.view()) == known.end()) {
                report(Severity::Warning, "mocks.unknown",
                    quoted(member.key.view()) + " is no field of a mock file here and has no effect.",
                    below(pointer, member.key.view()));
            }
        }
    }

    void readMachines(const Value& machines)
    {
        const std::string pointer = "/StateMachines";
        if (!expectObject(machines, pointer, "StateMachines")) {
            return;
        }
        for (const auto& member : machines.members()) {
            readMachine(member.key.view(), member.value, below(pointer, member.key.view()));
        }
    }

    void readMachine(std::string_view name, const Value& value, const std::string& pointer)
    {
        if (!expectObject(value, pointer, "State machine " + quoted(name))) {
            return;
        }
        warnUnknown(value, pointer, {"TestCases"});
        auto& machine = m_reading.file.machines.emplace_back();
        machine.name = name;
        const auto* cases = value.find("TestCases");
        if (!cases) {
            error("mocks.shape", "State machine " + quoted(name) + " has no TestCases.", pointer);
            return;
        }
        if (!expectObject(*cases, pointer + "/TestCases", "TestCases")) {
            return;
        }
        for (const auto& member : cases->members()) {
            readTestCase(machine, member.key.view(), member.value, below(pointer + "/TestCases", member.key.view()));
        }
    }

    void readTestCase(MockedMachine& machine, std::string_view name, const Value& value, const std::string& pointer)
    {
        if (!expectObject(value, pointer, "Test case " + quoted(name))) {
            return;
        }
        auto& testCase = machine.testCases.emplace_back();
        testCase.name = name;
        for (const auto& member : value.members()) {
            readUse(testCase, member.key.view(), member.value, below(pointer, member.key.view()));
        }
    }

    void readUse(TestCase& testCase, std::string_view state, const Value& response, const std::string& pointer)
    {
        if (!response.isString()) {
            error("mocks.shape", "State " + quoted(state) + " must name a response of MockedResponses.", pointer);
            return;
        }
        if (!m_responses || !m_responses->find(response.string())) {
            error("mocks.response",
                "There is no response " + quoted(response.string()) + " in MockedResponses, which state "
                    + quoted(state) + " uses.",
                pointer);
        }
        testCase.uses.push_back({std::string(state), std::string(response.string())});
    }

    void readResponses(const Value& responses)
    {
        const std::string pointer = "/MockedResponses";
        if (!expectObject(responses, pointer, "MockedResponses")) {
            return;
        }
        for (const auto& member : responses.members()) {
            readResponse(member.key.view(), member.value, below(pointer, member.key.view()));
        }
    }

    void readResponse(std::string_view name, const Value& value, const std::string& pointer)
    {
        if (!expectObject(value, pointer, "Response " + quoted(name))) {
            return;
        }
        MockedResponse response{std::string(name), {}};
        for (const auto& member : value.members()) {
            const std::string place = below(pointer, member.key.view());
            auto range = readRange(member.key.view(), place);
            auto outcome = readOutcome(member.key.view(), member.value, place);
            if (range && outcome) {
                range->outcome = std::move(*outcome);
                response.outcomes.push_back(std::move(*range));
            }
        }
        checkRanges(response, pointer);
        m_reading.file.responses.push_back(std::move(response));
    }

    std::optional<OutcomeRange> readRange(std::string_view key, const std::string& pointer)
    {
        OutcomeRange range;
        const char* const end = key.data() + key.size();
        auto [rest, fault] = std::from_chars(key.data(), end, range.first);
        range.last = range.first;
        if (fault == std::errc() && rest != end && *rest == '-') {
            std::tie(rest, fault) = pairOf(std::from_chars(rest + 1, end, range.last));
        }
        if (fault != std::errc() || rest != end) {
            error("mocks.range", quoted(key) + R"( is neither an invocation such as "0" nor a range such as "1-2".)",
                pointer);
            return std::nullopt;
        }
        if (range.last < range.first) {
            error("mocks.range", "The range " + quoted(key) + " ends before it begins.", pointer);
            return std::nullopt;
        }
        return range;
    }

    static std::pair<const char*, std::errc> pairOf(std::from_chars_result result) { return {result.ptr, result.ec}; }

    std::optional<MockedOutcome> readOutcome(std::string_view key, const Value& value, const std::string& pointer)
    {
        if (!expectObject(value, pointer, "Outcome " + quoted(key))) {
            return std::nullopt;
        }
        warnUnknown(value, pointer, {"Return", "Throw", "Submitted"});
        const auto* result = value.find("Return");
        const auto* fault = value.find("Throw");
        if (!result == !fault) {
            error("mocks.outcome", "Outcome " + quoted(key) + " must have either Return or Throw.", pointer);
            return std::nullopt;
        }
        MockedOutcome outcome;
        if (const auto* submitted = value.find("Submitted")) {
            outcome.submitted = *submitted;
        }
        if (result) {
            outcome.result = *result;
            return outcome;
        }
        return readThrow(*fault, below(pointer, "Throw"), outcome) ? std::optional(outcome) : std::nullopt;
    }

    bool readThrow(const Value& value, const std::string& pointer, MockedOutcome& outcome)
    {
        if (!expectObject(value, pointer, "Throw")) {
            return false;
        }
        warnUnknown(value, pointer, {"Error", "Cause", "Event"});
        std::optional<std::string> event;
        const bool isFine = readText(value, "Error", pointer, outcome.error)
            && readText(value, "Cause", pointer, outcome.cause) && readText(value, "Event", pointer, event);
        if (!isFine || !event) {
            return isFine;
        }
        outcome.event = execution::eventTypeFromString(*event);
        if (outcome.event && isFailing(*outcome.event)) {
            return true;
        }
        error("mocks.event", quoted(*event) + " is no event in which a task fails, such as TaskTimedOut.",
            below(pointer, "Event"));
        return false;
    }

    bool readText(
        const Value& object, std::string_view name, const std::string& pointer, std::optional<std::string>& text)
    {
        const auto* value = object.find(name);
        if (!value || value->isNull()) {
            return true;
        }
        if (!value->isString()) {
            error("mocks.shape", std::string(name) + " must be a text.", below(pointer, name));
            return false;
        }
        text = value->string();
        return true;
    }

    void checkRanges(MockedResponse& response, const std::string& pointer)
    {
        std::ranges::sort(response.outcomes, {}, &OutcomeRange::first);
        std::uint64_t next = 0;
        for (const auto& range : response.outcomes) {
            if (range.first < next) {
                error("mocks.overlap",
                    "Two outcomes of response " + quoted(response.name) + " claim invocation "
                        + std::to_string(range.first) + ".",
                    pointer);
            } else if (range.first > next) {
                report(Severity::Warning, "mocks.gap",
                    "Response " + quoted(response.name) + " has no outcome for invocation " + std::to_string(next)
                        + (range.first > next + 1 ? " to " + std::to_string(range.first - 1) : "") + ".",
                    pointer);
            }
            next = std::max<std::uint64_t>(next, std::uint64_t{range.last} + 1);
        }
    }

    const Value* m_responses = nullptr;
    MockReading m_reading;
};

} // namespace

bool MockReading::isUsable() const
{
    return std::ranges::none_of(
        diagnostics, [](const core::Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; });
}

MockReading readMocks(const Value& document)
{
    return MockReader().read(document);
}

} // namespace statelight::simulation
