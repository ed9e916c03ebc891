#include <QTest>

#include "core/json.h"
#include "execution/payload_limit.h"
#include "execution_driver.h"

using namespace statelight;
using execution::Status;

namespace {

std::string taskWith(const std::string& fields)
{
    return R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",)" + fields
        + R"("End":true},"Caught":{"Type":"Succeed"}}})";
}

/// When each attempt of T was scheduled, in seconds from the start.
std::vector<double> schedules(const tests::Execution& execution)
{
    std::vector<double> seconds;
    for (const execution::HistoryEvent& event : execution.history().events()) {
        if (event.type == execution::EventType::TaskScheduled)
            seconds.push_back(
                static_cast<double>(event.timestamp.milliseconds - execution::virtualStart.milliseconds) / 1000);
    }
    return seconds;
}

} // namespace

class ErrorsTest : public QObject {
    Q_OBJECT

private slots:
    void retriesWaitLongerAndLonger()
    {
        const auto execution = tests::execute(
            taskWith(R"("Retry":[{"ErrorEquals":["Bad"],"IntervalSeconds":1,"BackoffRate":2,"MaxAttempts":4,
                "MaxDelaySeconds":5}],)"),
            "{}", R"({"T":[{"Throw":{"Error":"Bad"}}]})");

        QCOMPARE(schedules(execution), (std::vector<double>{0, 1, 3, 7, 12}));
        QVERIFY(execution.machine().status() == Status::Failed);
    }

    void defaultsAreThreeRetriesFromOneSecondOn()
    {
        const auto execution = tests::execute(
            taskWith(R"("Retry":[{"ErrorEquals":["States.ALL"]}],)"), "{}", R"({"T":[{"Throw":{"Error":"Bad"}}]})");

        QCOMPARE(schedules(execution), (std::vector<double>{0, 1, 3, 7}));
    }

    void jitterStaysBelowTheDelayAndFollowsTheSeed()
    {
        const auto run = [](std::uint64_t seed) {
            execution::ExecutionOptions options;
            options.seed = seed;
            return schedules(tests::execute(
                taskWith(R"("Retry":[{"ErrorEquals":["Bad"],"IntervalSeconds":100,"JitterStrategy":"FULL"}],)"), "{}",
                R"({"T":[{"Throw":{"Error":"Bad"}}]})", options));
        };

        const auto first = run(1);

        QCOMPARE(first, run(1));
        QVERIFY(first != run(2));
        QCOMPARE(first.size(), 4U);
        QVERIFY(first[1] < 100 && first[2] - first[1] < 200 && first[3] - first[2] < 400);
    }

    void retriersCountForThemselves()
    {
        const auto execution = tests::execute(
            taskWith(R"("Retry":[{"ErrorEquals":["A"],"MaxAttempts":1},{"ErrorEquals":["B"],"MaxAttempts":1}],)"), "{}",
            R"({"T":[{"Throw":{"Error":"A"}},{"Throw":{"Error":"B"}},{"Throw":{"Error":"A"}}]})");

        QCOMPARE(schedules(execution).size(), 3U);
        QCOMPARE(*execution.machine().error(), std::string("A"));
    }

    void catchersMatch_data()
    {
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("isCaught");

        QTest::newRow("its name") << R"({"Error":"Bad"})"
                                  << R"(["Other","Bad"])" << true;
        QTest::newRow("another name") << R"({"Error":"Bad"})"
                                      << R"(["bad"])" << false;
        QTest::newRow("all") << R"({"Error":"Bad"})"
                             << R"(["States.ALL"])" << true;
        QTest::newRow("task failed") << R"({"Error":"Bad"})"
                                     << R"(["States.TaskFailed"])" << true;
        QTest::newRow("timeout is no task failed") << R"({"Error":"States.Timeout","Event":"TaskTimedOut"})"
                                                   << R"(["States.TaskFailed"])" << false;
        QTest::newRow("timeout, all") << R"({"Error":"States.Timeout","Event":"TaskTimedOut"})"
                                      << R"(["States.ALL"])" << true;
        QTest::newRow("timeout by its name alone") << R"({"Error":"States.Timeout"})"
                                                   << R"(["States.TaskFailed"])" << false;
        QTest::newRow("heartbeat by its name alone") << R"({"Error":"States.HeartbeatTimeout"})"
                                                     << R"(["States.HeartbeatTimeout"])" << true;
        QTest::newRow("runtime, all") << R"({"Error":"States.Runtime"})"
                                      << R"(["States.ALL"])" << false;
        QTest::newRow("runtime, its name") << R"({"Error":"States.Runtime"})"
                                           << R"(["States.Runtime"])" << false;
        QTest::newRow("nameless, all") << "{}"
                                       << R"(["States.ALL"])" << true;
        QTest::newRow("nameless, task failed") << "{}"
                                               << R"(["States.TaskFailed"])" << false;
        QTest::newRow("no pattern") << R"({"Error":"Lambda.Unknown"})"
                                    << R"(["Lambda.*"])" << false;
    }
    void catchersMatch()
    {
        QFETCH(QString, error);
        QFETCH(QString, names);
        QFETCH(bool, isCaught);

        const auto execution = tests::execute(
            taskWith(QString(R"("Catch":[{"ErrorEquals":%1,"Next":"Caught"}],)").arg(names).toStdString()), "{}",
            QString(R"({"T":[{"Throw":%1}]})").arg(error).toStdString());

        QVERIFY(execution.machine().status() == (isCaught ? Status::Succeeded : Status::Failed));
    }

    void anAnsweredTimeoutIsWrittenAsOne()
    {
        const auto execution = tests::execute(
            taskWith(""), "{}", R"({"T":[{"Throw":{"Error":"States.HeartbeatTimeout","Cause":"slow"}}]})");

        QCOMPARE(execution.links().at(4), std::string("5 TaskTimedOut <- 4"));
        QCOMPARE(*execution.machine().error(), std::string("States.Timeout"));
        QVERIFY(!execution.machine().cause());
    }

    void aTooLargeResultFailsTheTaskAndCanBeCaught()
    {
        const std::string large(262'145, 'x');
        const auto execution = tests::execute(taskWith(R"("Catch":[{"ErrorEquals":["States.DataLimitExceeded"],
            "Next":"Caught"}],)"),
            "{}", R"({"T":[{"Return":")" + large + R"("}]})");

        QCOMPARE(execution.links().at(4), std::string("5 TaskFailed <- 4"));
        QCOMPARE(execution.output(),
            std::string(
                R"({"Error":"States.DataLimitExceeded","Cause":"The state/task 'lambda' returned a result with )"
                R"(a size exceeding the maximum number of bytes service limit."})"));
    }

    void thePayloadLimitIsExactForAnyShape()
    {
        constexpr std::size_t limit = 262'144;
        core::Value deep(std::string(limit - 2000 - 2, 'x'));
        for (int level = 0; level < 1000; ++level)
            deep = core::Value::array({deep});
        const core::Value wide = core::Value::array(std::vector<core::Value>((limit - 1) / 2, 1));
        const core::Value text(std::string(limit - 2, 'x'));
        const core::Value escaped(std::string((limit - 2) / 2, '"'));

        for (const core::Value& fits : {deep, text, escaped}) {
            QCOMPARE(core::jsonSize(fits), limit);
            QVERIFY(!execution::exceedsPayloadLimit(fits));
        }
        QCOMPARE(core::jsonSize(wide), limit - 1);
        QVERIFY(!execution::exceedsPayloadLimit(wide));
        QVERIFY(execution::exceedsPayloadLimit(core::Value::array({deep})));
        QVERIFY(execution::exceedsPayloadLimit(core::Value(std::string(limit - 1, 'x'))));
        QVERIFY(execution::exceedsPayloadLimit(core::Value::array({wide})));
        QVERIFY(execution::exceedsPayloadLimit(core::Value(std::string(limit / 2, '"'))));
    }

    void aPassThatMakesTooMuchEndsTheExecution()
    {
        const auto execution = tests::execute(
            R"({"StartAt":"X","States":{"X":{"Type":"Pass","Parameters":{"a.$":"$","b.$":"$"},"End":true}}})",
            '"' + std::string(200'000, 'x') + '"');

        QCOMPARE(*execution.machine().error(), std::string("States.DataLimitExceeded"));
        QCOMPARE(execution.links().back(), std::string("3 ExecutionFailed <- 2"));
    }

    void aMissedHeartbeatCanBeCaughtByItsOwnName()
    {
        const auto execution = tests::execute(
            R"({"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sns:publish.waitForTaskToken",
                "HeartbeatSeconds":5,"Catch":[{"ErrorEquals":["States.HeartbeatTimeout"],"Next":"Caught"}],"End":true},
                "Caught":{"Type":"Succeed"}}})",
            "{}");

        QCOMPARE(execution.output(), std::string(R"({"Error":"States.Timeout","Cause":""})"));
    }

    void causesTellTheStateAndTheFault_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("rest");

        QTest::newRow("InputPath") << R"("Type":"Pass","InputPath":"$.A","End":true)"
                                   << "{}"
                                   << "Invalid path '$.A' : No results for path: $['A']";
        QTest::newRow("deeper") << R"("Type":"Pass","InputPath":"$.no.such","End":true)"
                                << "{}"
                                << "Invalid path '$.no.such' : Missing property in path $['no']";
        QTest::newRow("template") << R"("Type":"Pass","Parameters":{"v":{"x.$":"$.x"}},"End":true)"
                                  << R"({"a":1})"
                                  << "The JSONPath '$.x' specified for the field 'x.$' could not be found in the input "
                                     "'{\"a\":1}'";
        QTest::newRow("ErrorPath")
            << R"("Type":"Fail","ErrorPath":"$.x")"
            << "{}"
            << "The JSONPath '$.x' specified for the field 'ErrorPath' could not be found in the "
               "input '{}'";
        QTest::newRow("no seconds") << R"("Type":"Wait","SecondsPath":"$.p","End":true)"
                                    << "{}"
                                    << "The SecondsPath parameter does not reference an input value: $.p";
        QTest::newRow("negative seconds") << R"("Type":"Wait","SecondsPath":"$.p","End":true)"
                                          << R"({"p":-1})"
                                          << "The SecondsPath parameter references a negative value: $.p == -1";
        QTest::newRow("no instant")
            << R"("Type":"Wait","TimestampPath":"$.p","End":true)"
            << R"({"p":"then"})"
            << "The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format "
               "string: $.p == then";
        QTest::newRow("too far") << R"("Type":"Wait","SecondsPath":"$.p","End":true)"
                                 << R"({"p":2147483649})"
                                 << "Wait state delay is too long.";
    }
    void causesTellTheStateAndTheFault()
    {
        QFETCH(QString, state);
        QFETCH(QString, input);
        QFETCH(QString, rest);

        const auto execution = tests::execute(
            QString(R"({"StartAt":"X","States":{"X":{%1}}})").arg(state).toStdString(), input.toStdString());

        QCOMPARE(*execution.machine().error(), std::string("States.Runtime"));
        QCOMPARE(QString::fromStdString(*execution.machine().cause()),
            "An error occurred while executing the state 'X' (entered at the event id #2). " + rest);
        QCOMPARE(execution.links().back(), std::string("3 ExecutionFailed <- 2"));
    }

    void aResultPathThatDoesNotFitIsAnErrorOfItsOwn()
    {
        const auto execution = tests::execute(
            R"({"StartAt":"X","States":{"X":{"Type":"Pass","Result":1,"ResultPath":"$.a","End":true}}})", "[]");

        QCOMPARE(*execution.machine().error(), std::string("States.ResultPathMatchFailure"));
    }
};

QTEST_GUILESS_MAIN(ErrorsTest)
#include "tst_errors.moc"
