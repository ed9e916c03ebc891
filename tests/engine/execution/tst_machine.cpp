#include <QTest>

#include "core/json.h"
#include "execution_driver.h"

using namespace statelight;
using execution::Machine;
using execution::Status;

namespace {

constexpr auto twoPasses
    = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}})";
constexpr auto oneTask = R"({"StartAt":"T","States":{"T":{"Type":"Task","End":true,
    "Resource":"arn:aws:lambda:us-east-1:111111111111:function:f"}}})";
constexpr auto oneCallback = R"({"StartAt":"T","States":{"T":{"Type":"Task","End":true,"HeartbeatSeconds":10,
    "TimeoutSeconds":60,"Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    "Parameters":{"MessageBody.$":"$$.Task.Token"}}}})";
constexpr auto oneActivity = R"({"StartAt":"T","States":{"T":{"Type":"Task","End":true,
    "Resource":"arn:aws:states:us-east-1:111111111111:activity:work"}}})";

} // namespace

class MachineTest : public QObject {
    Q_OBJECT

private slots:
    void oneStepDoesOneThing()
    {
        Machine machine(tests::compileText(twoPasses));
        execution::History history;
        const execution::Instant now = execution::virtualStart;

        machine.start(core::Value::object(), now, history);
        QCOMPARE(history.events().size(), 1U);
        QVERIFY(machine.next()->entering);
        machine.advance(now, history);
        QVERIFY(history.events().back().type == execution::EventType::PassStateEntered);
        QVERIFY(!machine.next()->entering);
        machine.advance(now, history);
        QVERIFY(history.events().back().type == execution::EventType::PassStateExited);
        QCOMPARE(machine.program().stateName(machine.next()->state), std::string("B"));
        QVERIFY(machine.run(now, history) == Status::Succeeded);
        QVERIFY(!machine.next());
        QCOMPARE(machine.eventCount(), 6U);
        QCOMPARE(machine.transitionCount(), 2U);
    }

    void aCopyIsASnapshotToComeBackTo()
    {
        tests::Execution execution(tests::compileText(oneTask));
        execution.start(core::Value::object());
        const execution::TaskId id = execution.machine().pending().front().id;
        Machine snapshot = execution.machine();
        execution::History history = execution.history();
        const auto size = history.size();

        snapshot.answer(execution::TaskFailed{id, "Bad", {}, {}, {}}, execution.now(), history);
        QVERIFY(snapshot.run(execution.now(), history) == Status::Failed);
        history.truncate(size);
        execution.answer(execution::TaskSucceeded{id, 1, {}});

        QVERIFY(execution.machine().status() == Status::Succeeded);
        QCOMPARE(history.events().size(), size.events);
        QCOMPARE(execution.history().events().size(), size.events + 3);
    }

    void withoutHistoryTheOutputIsTheSame()
    {
        Machine machine(tests::compileText(twoPasses));
        execution::History history(execution::HistoryMode::None);

        machine.start(tests::json(R"({"a":1})"), execution::virtualStart, history);

        QVERIFY(machine.run(execution::virtualStart, history) == Status::Succeeded);
        QVERIFY(history.events().empty());
        QCOMPARE(machine.eventCount(), 6U);
        QCOMPARE(core::toJson(machine.output()), std::string(R"({"a":1})"));
    }

    void stopAborts()
    {
        tests::Execution execution(tests::compileText(oneTask));
        execution.start(core::Value::object());
        Machine machine = execution.machine();
        execution::History history = execution.history();

        machine.stop("Mine", "enough", execution.now(), history);

        QVERIFY(machine.status() == Status::Aborted);
        QVERIFY(history.events().back().type == execution::EventType::ExecutionAborted);
        QCOMPARE(history.events().back().previousId, 0U);
        QCOMPARE(*machine.error(), std::string("Mine"));
        QVERIFY(machine.pending().empty());
        QVERIFY(!machine.nextWake());
    }

    void anAnswerToAClosedRequestIsIgnored()
    {
        tests::Execution execution(tests::compileText(oneTask));
        execution.start(core::Value::object());
        const execution::TaskId id = execution.machine().pending().front().id;

        execution.answer(execution::TaskSucceeded{id + 1, 1, {}});
        QVERIFY(execution.machine().status() == Status::Waiting);
        execution.answer(execution::TaskSucceeded{id, 1, {}});
        const std::size_t events = execution.history().events().size();
        execution.answer(execution::TaskSucceeded{id, 2, {}});

        QCOMPARE(execution.output(), std::string("1"));
        QCOMPARE(execution.history().events().size(), events);
    }

    void aHeartbeatKeepsATaskAlive()
    {
        tests::Execution execution(tests::compileText(oneCallback));
        execution.start(core::Value::object());
        const execution::TaskRequest request = execution.machine().pending().front();
        QCOMPARE(request.parameters.find("MessageBody")->string(), std::string_view(request.token));
        const auto firstLimit = execution.machine().nextWake();

        execution.answer(execution::TaskSubmitted{request.id, "sent"});
        Machine machine = execution.machine();
        execution::History history = execution.history();
        const execution::Instant later{execution.now().milliseconds + 9000};
        machine.answer(execution::TaskHeartbeat{request.id}, later, history);
        QCOMPARE(machine.nextWake()->milliseconds, firstLimit->milliseconds + 9000);
        machine.wake(*firstLimit, history);
        QVERIFY(machine.status() == Status::Waiting);
        machine.wake(*machine.nextWake(), history);
        machine.run(*firstLimit, history);

        QVERIFY(machine.status() == Status::Failed);
        QCOMPARE(*machine.error(), std::string("States.Timeout"));
        QVERIFY(!machine.cause());
    }

    void anActivityStartsWhenAWorkerTakesIt()
    {
        tests::Execution execution(tests::compileText(oneActivity));
        execution.start(core::Value::object());
        const execution::TaskId id = execution.machine().pending().front().id;
        QCOMPARE(execution.types().back(), std::string("ActivityScheduled"));

        execution.answer(execution::TaskStarted{id, "worker"});
        QCOMPARE(core::toJson(execution.events().items().back().find("activityStartedEventDetails")[0]),
            std::string(R"({"workerName":"worker"})"));
        execution.answer(execution::TaskSucceeded{id, 1, {}});

        QCOMPARE(execution.types().size(), 7U);
        QVERIFY(execution.machine().status() == Status::Succeeded);
    }

    void anActivityThatDoesNotExistFailsBeforeItIsScheduled()
    {
        execution::ExecutionOptions options;
        options.missingActivities = {"arn:aws:states:us-east-1:111111111111:activity:work"};

        const auto execution = tests::execute(oneActivity, "{}", "{}", options);

        QCOMPARE(execution.links().back(), std::string("3 ExecutionFailed <- 2"));
        QCOMPARE(*execution.machine().cause(),
            std::string("An error occurred while executing the state 'T' (entered at the event id #2). The activity "
                        "arn:aws:states:us-east-1:111111111111:activity:work does not exist."));
    }

    void aLoopEndsAtTheLimitOfEvents()
    {
        const auto execution = tests::execute(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}})", "{}");

        QCOMPARE(execution.machine().eventCount(), 25'000U);
        QVERIFY(execution.machine().status() == Status::Failed);
        QVERIFY(execution.history().events().back().type == execution::EventType::ExecutionFailed);
    }

    void aLoopOfAnExpressMachineRunsIntoItsTime()
    {
        execution::ExecutionOptions options;
        options.type = asl::WorkflowType::Express;
        const auto execution
            = tests::execute(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}})", "{}", "{}", options);

        QVERIFY(execution.machine().status() == Status::TimedOut);
        QVERIFY(execution.history().events().back().type == execution::EventType::ExecutionTimedOut);
    }

    void aYearPassesAtOnce()
    {
        const auto execution
            = tests::execute(R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":31536000,"End":true}}})", "{}");

        QVERIFY(execution.machine().status() == Status::Succeeded);
        QCOMPARE(execution::toIso8601(execution.history().events().back().timestamp),
            std::string("2027-01-01T00:00:00.000Z"));
    }

    void expressExecutionsEndAfterFiveMinutes()
    {
        const auto execution
            = tests::execute(R"({"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":301,"End":true}}})", "{}", "{}",
                execution::optionsFor("M", "e", asl::WorkflowType::Express));

        QVERIFY(execution.machine().status() == Status::TimedOut);
        QCOMPARE(execution.links().back(), std::string("3 ExecutionTimedOut <- 0"));
    }

    void deepNestingCostsNoHostStack()
    {
        constexpr int depth = 80;
        core::Value machine = tests::json(R"({"StartAt":"S","States":{"S":{"Type":"Succeed"}}})");
        for (int level = 0; level < depth; ++level) {
            const std::string name = "P" + std::to_string(level);
            const core::Value parallel = core::Value::object(
                {{"Type", "Parallel"}, {"Branches", core::Value::array({machine})}, {"End", true}});
            machine = core::Value::object({{"StartAt", name}, {"States", core::Value::object({{name, parallel}})}});
        }

        const auto execution = tests::execute(core::toJson(machine), "1");

        QCOMPARE(execution.output(), std::string(depth, '[') + "1" + std::string(depth, ']'));
    }

    void aMachineWithoutAStartCannotBeCompiled()
    {
        QVERIFY(!tests::compileText(R"({"StartAt":"X","States":{"A":{"Type":"Succeed"}}})"));
        QVERIFY(!tests::compileText("{}"));
        QVERIFY(!tests::compileText(""));
    }

    void aBrokenStateStopsOnlyTheRunThatReachesIt()
    {
        const auto program = tests::compileText(R"({"StartAt":"C","States":{
            "C":{"Type":"Choice","Choices":[{"Variable":"$.bad","IsPresent":true,"Next":"Bad"}],"Default":"Good"},
            "Good":{"Type":"Succeed"},"Bad":{"Type":"Pass","InputPath":5,"End":true
    }
}
})");
        QCOMPARE(program->problems().size(), 1U);
        QCOMPARE(program->problems().front().location, std::string("/States/Bad"));

        tests::Execution good(program);
        good.run(core::Value::object());
        tests::Execution bad(program);
        bad.run(tests::json(R"({"bad":1})"));

        QVERIFY(good.machine().status() == Status::Succeeded);
        QVERIFY(bad.machine().status() == Status::Failed);
        QVERIFY(bad.machine().cause()->find("InputPath") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MachineTest)
#include "tst_machine.moc"
