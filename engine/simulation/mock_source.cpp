#include "simulation/mock_source.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "simulation/default_results.h"

namespace statelight::simulation {

namespace {

/// What the service answered before the task's end, where there is such an answer: the mock's own, or one of its shape.
std::optional<core::Value> submissionOf(
    const MockedOutcome& outcome, const execution::Resource* resource, const core::Value& parameters)
{
    if (outcome.submitted || !resource || resource->target != execution::TaskTarget::Service
        || resource->pattern == execution::TaskPattern::RequestResponse) {
        return outcome.submitted;
    }
    return defaultSubmission(*resource, parameters);
}

execution::Answer toAnswer(
    const MockedOutcome& outcome, const execution::TaskRequest& request, const execution::Resource* resource)
{
    auto submitted = submissionOf(outcome, resource, request.parameters);
    if (outcome.result) {
        return execution::TaskSucceeded{request.id, *outcome.result, std::move(submitted)};
    }
    return execution::TaskFailed{request.id, outcome.error, outcome.cause, std::move(submitted), outcome.event};
}

bool hasTask(const execution::Program& program, const std::string& name)
{
    for (asl::StateIndex state = 0; state < program.stateCount(); ++state) {
        if (program.stateType(state) == asl::StateType::Task && program.stateName(state) == name) {
            return true;
        }
    }
    return false;
}

} // namespace

MockSource::MockSource(MockFile file, TestCase testCase)
    : m_file(std::move(file))
    , m_testCase(std::move(testCase))
{}

TaskSource::Reply MockSource::answerTo(const execution::TaskRequest& request, const execution::Program& program)
{
    const std::string& state = program.stateName(request.state);
    const auto* name = request.kind == execution::RequestKind::Task ? m_testCase.responseOf(state) : nullptr;
    if (!name) {
        return std::optional<execution::Answer>();
    }
    const auto* response = m_file.response(*name);
    const auto* outcome = response ? response->outcomeOf(request.invocation) : nullptr;
    if (!outcome) {
        return execution::TaskFailed{request.id, "States.Runtime",
            "Test case \"" + m_testCase.name + "\" has no outcome for invocation " + std::to_string(request.invocation)
                + " of \"" + state + "\": response \"" + *name + "\" has "
                + (response ? response->invocations() : "none") + ".",
            {}, {}};
    }
    return toAnswer(*outcome, request, program.resource(request.state));
}

core::Diagnostics checkTestCase(const TestCase& testCase, const execution::Program& program)
{
    core::Diagnostics diagnostics;
    for (const auto& use : testCase.uses) {
        if (!hasTask(program, use.state)) {
            diagnostics.push_back({core::Severity::Warning, "mocks.state",
                "Test case \"" + testCase.name + "\" mocks \"" + use.state + "\", which is no Task of this definition.",
                "", {}});
        }
    }
    return diagnostics;
}

std::vector<std::string> activitiesWithoutMock(const TestCase& testCase, const execution::Program& program)
{
    std::set<std::string> mocked;
    std::set<std::string> named;
    for (asl::StateIndex state = 0; state < program.stateCount(); ++state) {
        const auto* resource = program.resource(state);
        if (!resource || resource->target != execution::TaskTarget::Activity) {
            continue;
        }
        named.insert(resource->arn);
        if (testCase.responseOf(program.stateName(state))) {
            mocked.insert(resource->arn);
        }
    }
    std::vector<std::string> missing;
    std::ranges::set_difference(named, mocked, std::back_inserter(missing));
    return missing;
}

} // namespace statelight::simulation
