#include <QTest>

#include "compiled.h"
#include "core/json.h"
#include "simulation/nested_machines.h"
#include "simulation/run.h"

using namespace statelight;
using core::Value;
using execution::EventType;

/// Machines that start one another, all under one clock.
class NestedMachinesTest : public QObject {
    Q_OBJECT

private slots:
    void aSyncTaskWaitsForTheEnd();
    void syncGivesTextsAndSync2Values();
    void aFailureIsTheTasksFailure();
    void requestResponseDoesNotWait();
    void theChildAnswersTheToken();
    void aHeartbeatProlongsTheTask();
    void startSyncExecutionRunsAnExpressExecution();
    void whoeverIsNoLongerAwaitedIsStopped();
    void machinesMayNest();
    void endlessNestingIsRefused();
    void aTaskThatNobodyAnswersIsTold();
    void anUnknownMachineIsLeftToOthers();

private:
    static std::string starts(const char* form, const char* name, const char* input = "{}", const char* more = "");
    struct Outcome {
        simulation::RunEnd end;
        execution::Machine machine;
        std::vector<EventType> types;
    };
    static Outcome run(const std::string& definition);
};

namespace {

const char* const waits = R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 30, "Next": "P"},
    "P": {"Type": "Pass", "Result": {"done": true}, "End": true}}})";
const char* const fails = R"({"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Bad", "Cause": "a text"}}})";
const char* const answers = R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 90, "Next": "H"},
    "H": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskHeartbeat",
    "Parameters": {"TaskToken.$": "$.token"}, "ResultPath": null, "Next": "W2"},
    "W2": {"Type": "Wait", "Seconds": 50, "Next": "S"}, "S": {"Type": "Task",
    "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
    "Parameters": {"TaskToken.$": "$.token", "Output": "{\"from\":\"child\"}"}, "End": true}}})";
const char* const unanswered
    = R"({"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true}}})";

const char* const later = R"({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 30, "Next": "T"},
    "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true}}})";

std::string text(const Value& value, const char* member)
{
    const Value* found = value.find(member);
    return found && found->isString() ? std::string(found->string()) : std::string();
}

} // namespace

/// A machine of one Task that starts another.
std::string NestedMachinesTest::starts(const char* form, const char* name, const char* input, const char* more)
{
    return std::string(R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::)") + form
        + R"(", "Parameters": {"StateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:)" + name
        + R"(", "Input": )" + input + "}, " + more + R"("End": true}}})";
}

NestedMachinesTest::Outcome NestedMachinesTest::run(const std::string& definition)
{
    std::vector<simulation::NestedDefinition> definitions;
    for (const auto& [name, text] : {std::pair<const char*, std::string>("waits", waits), {"fails", fails},
             {"answers", answers}, {"unanswered", unanswered}, {"unanswered-later", later},
             {"outer", starts("states:startExecution.sync:2", "waits")},
             {"endless", starts("states:startExecution.sync", "endless")}}) {
        definitions.push_back({name, tests::compiled(text), nullptr});
    }
    simulation::TaskSources sources;
    sources.push_back(
        std::make_unique<simulation::NestedMachines>(std::move(definitions), simulation::TaskSources(), 0));
    simulation::VirtualClock clock;
    const simulation::Interruption interruption;
    const auto options = execution::optionsFor("parent", "run", asl::WorkflowType::Standard);
    simulation::Run run(
        execution::Machine(tests::compiled(definition), options), clock, std::move(sources), interruption);
    auto end = run.execute(Value::object());
    std::vector<EventType> types;
    for (const auto& event : run.history().events()) {
        types.push_back(event.type);
    }
    return {std::move(end), run.machine(), std::move(types)};
}

void NestedMachinesTest::aSyncTaskWaitsForTheEnd()
{
    const auto outcome = run(starts("states:startExecution.sync:2", "waits"));

    QVERIFY(outcome.machine.status() == execution::Status::Succeeded);
    const Value& output = outcome.machine.output();
    QCOMPARE(output.find("StopDate")->integer() - output.find("StartDate")->integer(), std::int64_t(30'000));
    QCOMPARE(text(output, "Status"), std::string("SUCCEEDED"));
    const std::vector<EventType> expected{EventType::ExecutionStarted, EventType::TaskStateEntered,
        EventType::TaskScheduled, EventType::TaskStarted, EventType::TaskSubmitted, EventType::TaskSucceeded,
        EventType::TaskStateExited, EventType::ExecutionSucceeded};
    QVERIFY(outcome.types == expected);
}

void NestedMachinesTest::syncGivesTextsAndSync2Values()
{
    const auto asText = run(starts("states:startExecution.sync", "waits", R"({"a": 1})"));
    const auto asValue = run(starts("states:startExecution.sync:2", "waits", R"({"a": 1})"));

    QCOMPARE(text(asText.machine.output(), "Input"), std::string(R"({"a":1})"));
    QCOMPARE(text(asText.machine.output(), "Output"), std::string(R"({"done":true})"));
    QCOMPARE(core::toJson(*asValue.machine.output().find("Output")), std::string(R"({"done":true})"));
}

void NestedMachinesTest::aFailureIsTheTasksFailure()
{
    const auto outcome = run(starts("states:startExecution.sync:2", "fails"));

    QVERIFY(outcome.machine.status() == execution::Status::Failed);
    QCOMPARE(outcome.machine.error().value_or(""), std::string("States.TaskFailed"));
    const Value cause = core::parseJson(outcome.machine.cause().value_or("")).value();
    QCOMPARE(text(cause, "Error"), std::string("Bad"));
    QCOMPARE(text(cause, "Cause"), std::string("a text"));
    QCOMPARE(text(cause, "Status"), std::string("FAILED"));
    QVERIFY(!cause.find("Output"));
}

void NestedMachinesTest::requestResponseDoesNotWait()
{
    const auto optimized = run(starts("states:startExecution", "waits"));
    const auto sdk = run(starts("aws-sdk:sfn:startExecution", "waits"));

    QVERIFY(optimized.machine.output().find("SdkHttpMetadata"));
    QCOMPARE(text(sdk.machine.output(), "StartDate"), std::string("2026-01-01T00:00:00.000Z"));
    QCOMPARE(sdk.machine.output().size(), std::size_t(2));
}

void NestedMachinesTest::theChildAnswersTheToken()
{
    const auto outcome
        = run(starts("states:startExecution.waitForTaskToken", "answers", R"({"token.$": "$$.Task.Token"})"));

    QCOMPARE(core::toJson(outcome.machine.output()), std::string(R"({"from":"child"})"));
}

void NestedMachinesTest::aHeartbeatProlongsTheTask()
{
    const char* token = R"({"token.$": "$$.Task.Token"})";
    const auto enough
        = run(starts("states:startExecution.waitForTaskToken", "answers", token, R"("HeartbeatSeconds": 100, )"));
    const auto tooFew
        = run(starts("states:startExecution.waitForTaskToken", "answers", token, R"("HeartbeatSeconds": 80, )"));

    QVERIFY(enough.machine.status() == execution::Status::Succeeded);
    QCOMPARE(tooFew.machine.error().value_or(""), std::string("States.Timeout"));
}

void NestedMachinesTest::startSyncExecutionRunsAnExpressExecution()
{
    const auto outcome = run(starts("aws-sdk:sfn:startSyncExecution", "waits"));

    const Value& output = outcome.machine.output();
    QVERIFY(text(output, "ExecutionArn").find(":express:waits:") != std::string::npos);
    QCOMPARE(text(output, "Output"), std::string(R"({"done":true})"));
    QCOMPARE(output.find("BillingDetails")->find("BilledDurationInMilliseconds")->integer(), std::int64_t(30'000));
}

void NestedMachinesTest::whoeverIsNoLongerAwaitedIsStopped()
{
    const auto outcome = run(R"({"StartAt": "A", "States": {"Z": {"Type": "Wait", "Seconds": 100, "End": true},
        "A": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync", "TimeoutSeconds": 10,
        "Parameters": {"StateMachineArn": "unanswered-later"}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}],
        "End": true}}})");

    // The child would ask for a task that nobody answers after 30 seconds, when nobody waits for it any more.
    QVERIFY(outcome.machine.status() == execution::Status::Succeeded);
}

void NestedMachinesTest::machinesMayNest()
{
    const auto outcome = run(starts("states:startExecution.sync:2", "outer"));

    const Value* inner = outcome.machine.output().find("Output");
    QVERIFY(inner);
    QCOMPARE(core::toJson(*inner->find("Output")), std::string(R"({"done":true})"));
}

void NestedMachinesTest::endlessNestingIsRefused()
{
    const auto outcome = run(starts("states:startExecution.sync", "endless"));

    QVERIFY(outcome.end.kind == simulation::RunEnd::Kind::SourceFailed);
    QCOMPARE(outcome.end.error.code, std::string("nested.depth"));
}

void NestedMachinesTest::aTaskThatNobodyAnswersIsTold()
{
    const auto outcome = run(starts("states:startExecution.sync", "unanswered"));

    QCOMPARE(outcome.end.error.code, std::string("nested.noResult"));
    QVERIFY(outcome.end.error.message.find("\"T\" of \"unanswered\"") != std::string::npos);
}

void NestedMachinesTest::anUnknownMachineIsLeftToOthers()
{
    const auto outcome = run(starts("states:startExecution.sync", "strange"));

    QVERIFY(outcome.end.kind == simulation::RunEnd::Kind::NoResult);
}

QTEST_GUILESS_MAIN(NestedMachinesTest)
#include "tst_nested_machines.moc"
