#include <QTest>

#include "core/json.h"
#include "execution/task_token.h"
#include "execution_driver.h"

using namespace statelight;
using execution::Status;

/// Going on after a bad end, and tasks that are answered from outside.
class RedriveTest : public QObject {
    Q_OBJECT

private slots:
    void goesOnFromTheFailedTask();
    void retriersCountAnew();
    void onlyFailedBranchesRunAgain();
    void onlyFailedIterationsRunAgain();
    void aTooLargeResultRunsTheWholeStateAgain();
    void aStoppedExecutionGoesOn();
    void theTimeLimitBeginsAnew();
    void whatCantBeRedriven();
    void theContextTellsIt();
    void aWorkerTakesAndAnswersAnActivity();
    void aTokenAnswersItsTask();
    void aHeartbeatWithTheTokenProlongs();
    void badTokensAndOutputsAreRefused();

private:
    /// An execution that is driven by hand.
    struct Driven {
        explicit Driven(const std::string& definition, execution::ExecutionOptions options = {})
            : machine(tests::compileText(definition), std::move(options))
        {}
        void start(std::string_view input = "{}")
        {
            machine.start(tests::json(input), now, history);
            machine.run(now, history);
        }
        void answer(execution::Answer answer)
        {
            machine.answer(std::move(answer), now, history);
            machine.run(now, history);
        }
        void succeed(std::string_view result)
        {
            answer(execution::TaskSucceeded{machine.pending().front().id, tests::json(result), {}});
        }
        void fail() { answer(execution::TaskFailed{machine.pending().front().id, "Bad", "a text", {}, {}}); }
        void redrive()
        {
            machine.redrive(now, history);
            machine.run(now, history);
        }
        [[nodiscard]] std::string last(std::size_t count) const
        {
            std::string text;
            const auto& events = history.events();
            for (std::size_t at = events.size() - count; at < events.size(); ++at)
                text += std::string(execution::toString(events[at].type)) + " <- "
                    + std::to_string(events[at].previousId) + "; ";
            return text;
        }
        [[nodiscard]] std::string output() const { return core::toJson(machine.output()); }

        execution::Machine machine;
        execution::History history;
        execution::Instant now = execution::virtualStart;
    };
};

namespace {

const std::string task = R"("Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage")";
const std::string oneTask = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"v":7},"Next":"T"},
    "T":{)"
    + task + R"(,"ResultSelector":{"r.$":"$","v.$":"$v"},"End":true}}})";
const std::string activity = "arn:aws:states:us-east-1:111111111111:activity:pack";

std::string branch(const std::string& name)
{
    return R"({"StartAt":")" + name + R"(","States":{")" + name + "\":{" + task + R"(,"End":true}}})";
}

} // namespace

void RedriveTest::goesOnFromTheFailedTask()
{
    Driven driven(oneTask);
    driven.start();
    driven.fail();
    QVERIFY(driven.machine.canRedrive());

    driven.redrive();

    QCOMPARE(driven.last(4),
        std::string("ExecutionFailed <- 7; ExecutionRedriven <- 8; TaskScheduled <- 9; TaskStarted <- 10; "));
    driven.succeed("1");
    QCOMPARE(driven.output(), std::string(R"({"r":1,"v":7})"));
    QVERIFY(!driven.machine.canRedrive());
}

void RedriveTest::retriersCountAnew()
{
    Driven driven(R"({"StartAt":"T","States":{"T":{)" + task
        + R"(,"Retry":[{"ErrorEquals":["Bad"],"MaxAttempts":1}],"End":true}}})");
    driven.start();
    const auto failTwice = [&] {
        driven.fail();
        driven.now = *driven.machine.nextWake();
        driven.machine.wake(driven.now, driven.history);
        driven.machine.run(driven.now, driven.history);
        driven.fail();
    };
    failTwice();
    QVERIFY(driven.machine.status() == Status::Failed);

    driven.redrive();
    failTwice();

    QVERIFY(driven.machine.status() == Status::Failed);
    QVERIFY(driven.machine.canRedrive());
}

void RedriveTest::onlyFailedBranchesRunAgain()
{
    Driven driven(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[)" + branch("A") + "," + branch("B")
        + "," + branch("C") + R"(],"End":true}}})");
    driven.start();
    driven.succeed("1");
    driven.fail();

    driven.redrive();

    QCOMPARE(driven.machine.pending().size(), 2U);
    driven.succeed("2");
    driven.succeed("3");
    QCOMPARE(driven.output(), std::string("[1,2,3]"));
}

void RedriveTest::onlyFailedIterationsRunAgain()
{
    Driven driven(R"({"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":2,"ItemProcessor":)" + branch("I")
        + R"(,"End":true}}})");
    driven.start("[1,2,3,4]");
    driven.succeed("10");
    driven.fail();

    driven.redrive();

    // The second and the third had begun; the fourth starts when one of them has ended.
    QCOMPARE(driven.machine.pending().size(), 2U);
    driven.succeed("20");
    driven.succeed("30");
    driven.succeed("40");
    QCOMPARE(driven.output(), std::string("[10,20,30,40]"));
}

void RedriveTest::aTooLargeResultRunsTheWholeStateAgain()
{
    Driven driven(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[)" + branch("A") + "," + branch("B")
        + R"(],"End":true}}})");
    const std::string large = '"' + std::string(200'000, 'x') + '"';
    driven.start();
    driven.succeed(large);
    driven.succeed(large);
    QCOMPARE(*driven.machine.error(), std::string("States.DataLimitExceeded"));

    driven.redrive();

    QCOMPARE(driven.machine.pending().size(), 2U);
}

void RedriveTest::aStoppedExecutionGoesOn()
{
    Driven driven(oneTask);
    driven.start();
    driven.machine.stop("Mine", "enough", driven.now, driven.history);
    QVERIFY(driven.machine.status() == Status::Aborted);
    QCOMPARE(*driven.machine.error(), std::string("Mine"));

    driven.redrive();
    driven.succeed("2");

    QCOMPARE(driven.output(), std::string(R"({"r":2,"v":7})"));
}

void RedriveTest::theTimeLimitBeginsAnew()
{
    Driven driven(R"({"StartAt":"T","TimeoutSeconds":10,"States":{"T":{)" + task + R"(,"End":true}}})");
    driven.start();
    driven.now.milliseconds += 10'000;
    driven.machine.wake(driven.now, driven.history);
    QVERIFY(driven.machine.status() == Status::TimedOut);

    driven.redrive();

    QCOMPARE(driven.machine.nextWake()->milliseconds, driven.now.milliseconds + 10'000);
    driven.succeed("1");
    QVERIFY(driven.machine.status() == Status::Succeeded);
}

void RedriveTest::whatCantBeRedriven()
{
    Driven running(oneTask);
    running.start();
    auto options = execution::optionsFor("m", "e", asl::WorkflowType::Express);
    Driven express(oneTask, options);
    express.start();
    express.fail();

    running.redrive();
    express.redrive();

    QVERIFY(!running.machine.canRedrive() && !express.machine.canRedrive());
    QVERIFY(express.machine.status() == Status::Failed);
    QVERIFY(running.history.events().back().type == execution::EventType::TaskStarted);
}

void RedriveTest::theContextTellsIt()
{
    Driven driven(R"({"StartAt":"T","States":{"T":{)" + task
        + R"(,"ResultSelector":{"n.$":"$$.Execution.RedriveCount","t.$":"$$.Execution.RedriveTime"},"End":true}}})");
    driven.start();
    driven.fail();
    driven.now.milliseconds += 1000;

    driven.redrive();
    driven.succeed("1");

    QCOMPARE(driven.output(), std::string(R"({"n":1,"t":"2026-01-01T00:00:01.000Z"})"));
    const core::Value events = *execution::toValue(driven.history, driven.machine.program()).find("events");
    QCOMPARE(
        core::toJson(*events.items()[6].find("executionRedrivenEventDetails")), std::string(R"({"redriveCount":1})"));
}

void RedriveTest::aWorkerTakesAndAnswersAnActivity()
{
    Driven driven(R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":")" + activity + R"(","End":true}}})");
    driven.start(R"({"order":1})");

    const auto* taken = execution::nextActivityTask(driven.machine, activity);
    QVERIFY(taken);
    QCOMPARE(core::toJson(taken->parameters), std::string(R"({"order":1})"));
    const std::string token = taken->token;
    driven.answer(execution::TaskStarted{taken->id, "worker"});
    QVERIFY(!execution::nextActivityTask(driven.machine, activity));
    driven.answer(execution::taskSuccess(driven.machine, token, R"({"done":true})").value());

    QCOMPARE(driven.output(), std::string(R"({"done":true})"));
    QCOMPARE(driven.last(4),
        std::string("ActivityStarted <- 3; ActivitySucceeded <- 4; TaskStateExited <- 5; ExecutionSucceeded <- 6; "));
    QVERIFY(!execution::nextActivityTask(driven.machine, "another"));
}

void RedriveTest::aTokenAnswersItsTask()
{
    Driven driven(
        R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "Parameters":{"MessageBody.$":"$$.Task.Token"},"End":true}}})");
    driven.start();
    const execution::TaskRequest request = driven.machine.pending().front();
    const std::string sent(request.parameters.find("MessageBody")->string());
    QCOMPARE(sent, request.token);

    driven.answer(execution::TaskSubmitted{request.id, tests::json("{}")});
    driven.answer(execution::taskFailure(driven.machine, sent, "Refused", "by hand").value());

    QCOMPARE(*driven.machine.error(), std::string("Refused"));
    QCOMPARE(execution::taskSuccess(driven.machine, sent, "1").error().code, std::string("TaskTimedOut"));
}

void RedriveTest::aHeartbeatWithTheTokenProlongs()
{
    Driven driven(R"({"StartAt":"T","States":{"T":{"Type":"Task","HeartbeatSeconds":10,"Resource":")" + activity
        + R"(","End":true}}})");
    driven.start();
    const std::string token = driven.machine.pending().front().token;

    driven.now.milliseconds += 9000;
    driven.answer(execution::taskHeartbeat(driven.machine, token).value());
    driven.now.milliseconds += 9000;
    driven.machine.wake(driven.now, driven.history);

    QVERIFY(driven.machine.status() == Status::Waiting);
    driven.now.milliseconds += 1000;
    driven.machine.wake(driven.now, driven.history);
    driven.machine.run(driven.now, driven.history);
    QCOMPARE(*driven.machine.error(), std::string("States.Timeout"));
}

void RedriveTest::badTokensAndOutputsAreRefused()
{
    Driven driven(R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":")" + activity + R"(","End":true}}})");
    driven.start();
    const std::string token = driven.machine.pending().front().token;

    QCOMPARE(execution::taskHeartbeat(driven.machine, "x").error().code, std::string("InvalidToken"));
    QCOMPARE(execution::taskHeartbeat(driven.machine, std::string(64, 'a')).error().code, std::string("TaskTimedOut"));
    QCOMPARE(execution::taskSuccess(driven.machine, token, "{").error().code, std::string("InvalidOutput"));
    const std::string large = '"' + std::string(300'000, 'x') + '"';
    QCOMPARE(execution::taskSuccess(driven.machine, token, large).error().code, std::string("InvalidOutput"));
}

QTEST_GUILESS_MAIN(RedriveTest)
#include "tst_redrive.moc"
