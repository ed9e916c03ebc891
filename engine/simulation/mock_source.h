#pragma once

#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "simulation/mock_file.h"
#include "simulation/task_source.h"

namespace statelight::simulation {

/// Answers with the outcomes of one test case, which take no time. An invocation for which a response has nothing fails
/// with States.Runtime, as in AWS's local runner.
class MockSource : public TaskSource {
public:
    MockSource(MockFile file, TestCase testCase);

    [[nodiscard]] Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) override;

private:
    MockFile m_file;
    TestCase m_testCase;
};

/// A warning for each state of the test case that isn't a Task of the program: its mock can have no effect.
[[nodiscard]] core::Diagnostics checkTestCase(const TestCase& testCase, const execution::Program& program);

/// The ARNs of the activities that no state of the test case has a result for, each once: in the world of these mocks
/// nobody created them (ExecutionOptions::missingActivities).
[[nodiscard]] std::vector<std::string> activitiesWithoutMock(
    const TestCase& testCase, const execution::Program& program);

} // namespace statelight::simulation
