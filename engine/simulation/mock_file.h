// simulation stands in for the outside world: task results from mocks or defaults, the folder that plays S3, clocks,
// and the driver that carries questions and answers between them and a Machine. It must never know source text or Qt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "core/value.h"
#include "execution/event_type.h"

namespace statelight::simulation {

/// What a mocked task does at one invocation: it gives `result`, or fails with `error` and `cause`.
struct MockedOutcome {
    std::optional<core::Value> result; ///< none: the task fails
    std::optional<std::string> error;
    std::optional<std::string> cause;
    std::optional<core::Value> submitted; ///< beyond AWS: the output of the TaskSubmitted event
    std::optional<execution::EventType> event; ///< beyond AWS: the failing event where it isn't the usual one
};

/// The outcome of the invocations first … last, counted from 0.
struct OutcomeRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    MockedOutcome outcome;
};

struct MockedResponse {
    std::string name;
    std::vector<OutcomeRange> outcomes; ///< sorted, without overlaps

    /// Null where no range holds the invocation.
    [[nodiscard]] const MockedOutcome* outcomeOf(std::uint32_t invocation) const;
    /// "0, 1-2"
    [[nodiscard]] std::string invocations() const;
};

struct TestCase {
    struct Use {
        std::string state;
        std::string response;
    };
    std::string name;
    std::vector<Use> uses;

    /// The response that the state gives in this case; null for a state without a mock.
    [[nodiscard]] const std::string* responseOf(std::string_view state) const;
};

struct MockedMachine {
    std::string name;
    std::vector<TestCase> testCases;
};

/// AWS's MockConfigFile.json: machines with test cases, and the responses that these name.
struct MockFile {
    std::vector<MockedMachine> machines;
    std::vector<MockedResponse> responses;

    [[nodiscard]] const MockedResponse* response(std::string_view name) const;
};

/// The file, as far as it could be read, and what is wrong with it. Diagnostics are in the order of the text, their
/// `location` is a JSON pointer. Errors: the file can't be used; warnings: something in it has no effect.
struct MockReading {
    MockFile file;
    core::Diagnostics diagnostics;

    [[nodiscard]] bool isUsable() const;
};
[[nodiscard]] MockReading readMocks(const core::Value& document);

/// The machine of that name; without a name the only one, else the one named as `stem`, the definition's file without
/// its endings. Fails with "mocks.machine", listing the names.
[[nodiscard]] core::Result<const MockedMachine*> chooseMachine(
    const MockFile& file, const std::optional<std::string>& name, std::string_view stem);
/// The test case of that name; without a name the only one. Fails with "mocks.testCase", listing the names.
[[nodiscard]] core::Result<const TestCase*> chooseTestCase(
    const MockedMachine& machine, const std::optional<std::string>& name);

} // namespace statelight::simulation
