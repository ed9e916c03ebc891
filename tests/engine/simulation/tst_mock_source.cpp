#include <QTest>

#include "compiled.h"
#include "core/json.h"
#include "simulation/mock_source.h"

using namespace statelight;

class MockSourceTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void answersByInvocation();
    void submitsWhatTheServiceAnswers();
    void throwsWhatTheMockThrows();
    void leavesOtherStatesToOthers();
    void isNotAskedForItems();
    void failsWhereNoOutcomeFits();
    void warnsOfMocksWithoutATask();
    void anActivityThatNoMockAnswersDoesNotExist();

private:
    execution::TaskRequest request(asl::StateIndex state, std::uint32_t invocation) const;

    std::shared_ptr<const execution::Program> m_program;
    std::unique_ptr<simulation::MockSource> m_source;
    simulation::TestCase m_testCase;
};

void MockSourceTest::init()
{
    m_program = tests::compiled(R"({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "B"},
        "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "C"},
        "C": {"Type": "Pass", "End": true}}})");
    auto reading = simulation::readMocks(core::parseJson(R"({"StateMachines": {"M": {"TestCases": {"T":
        {"A": "R", "C": "R", "X": "R"}}}}, "MockedResponses": {"R": {"0": {"Return": {"a": 1}, "Submitted": 2},
        "1": {"Throw": {"Error": "E", "Cause": "C", "Event": "TaskTimedOut"}}}}})")
                                             .value());
    m_testCase = reading.file.machines[0].testCases[0];
    m_source = std::make_unique<simulation::MockSource>(std::move(reading.file), m_testCase);
}

execution::TaskRequest MockSourceTest::request(asl::StateIndex state, std::uint32_t invocation) const
{
    execution::TaskRequest request;
    request.id = 7;
    request.state = state;
    request.invocation = invocation;
    return request;
}

void MockSourceTest::answersByInvocation()
{
    const auto reply = m_source->answerTo(request(0, 0), *m_program);

    QVERIFY(reply && *reply);
    const auto& answer = std::get<execution::TaskSucceeded>(**reply);
    QCOMPARE(answer.id, execution::TaskId(7));
    QCOMPARE(core::toJson(answer.result), std::string(R"({"a":1})"));
    QCOMPARE(answer.submitted->integer(), std::int64_t(2));
}

void MockSourceTest::submitsWhatTheServiceAnswers()
{
    m_program = tests::compiled(R"({"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken"}}})");
    auto reading = simulation::readMocks(core::parseJson(R"({"StateMachines": {"M": {"TestCases": {"T": {"A": "R"}}}},
        "MockedResponses": {"R": {"0": {"Return": {"ok": true}}}}})")
                                             .value());
    const auto testCase = reading.file.machines[0].testCases[0];
    simulation::MockSource source(std::move(reading.file), testCase);

    const auto reply = source.answerTo(request(0, 0), *m_program);

    QVERIFY(reply && *reply);
    const auto& answer = std::get<execution::TaskSucceeded>(**reply);
    QCOMPARE(core::toJson(answer.result), std::string(R"({"ok":true})"));
    QVERIFY(answer.submitted && answer.submitted->find("MessageId") != nullptr);
}

void MockSourceTest::throwsWhatTheMockThrows()
{
    const auto reply = m_source->answerTo(request(0, 1), *m_program);

    QVERIFY(reply && *reply);
    const auto& answer = std::get<execution::TaskFailed>(**reply);
    QCOMPARE(*answer.error, std::string("E"));
    QCOMPARE(*answer.cause, std::string("C"));
    QVERIFY(answer.event == execution::EventType::TaskTimedOut);
}

void MockSourceTest::leavesOtherStatesToOthers()
{
    const auto reply = m_source->answerTo(request(1, 0), *m_program);

    QVERIFY(reply);
    QVERIFY(!*reply);
}

void MockSourceTest::isNotAskedForItems()
{
    auto reading = request(0, 0);
    reading.kind = execution::RequestKind::ReadItems;

    const auto reply = m_source->answerTo(reading, *m_program);

    QVERIFY(reply && !*reply);
}

void MockSourceTest::failsWhereNoOutcomeFits()
{
    const auto reply = m_source->answerTo(request(0, 2), *m_program);

    QVERIFY(reply && *reply);
    const auto& failure = std::get<execution::TaskFailed>(**reply);
    QCOMPARE(*failure.error, std::string("States.Runtime"));
    QCOMPARE(
        *failure.cause, std::string(R"(Test case "T" has no outcome for invocation 2 of "A": response "R" has 0, 1.)"));
}

void MockSourceTest::warnsOfMocksWithoutATask()
{
    const auto diagnostics = simulation::checkTestCase(m_testCase, *m_program);

    QCOMPARE(diagnostics.size(), std::size_t(2));
    QVERIFY(diagnostics[0].severity == core::Severity::Warning);
    QVERIFY(diagnostics[0].message.find("\"C\"") != std::string::npos);
    QVERIFY(diagnostics[1].message.find("\"X\"") != std::string::npos);
}

void MockSourceTest::anActivityThatNoMockAnswersDoesNotExist()
{
    const std::string prefix = "arn:aws:states:us-east-1:111111111111:activity:";
    const auto program = tests::compiled(R"({"StartAt": "A", "States": {
        "A": {"Type": "Task", "Resource": ")"
        + prefix + R"(pack", "Next": "B"},
        "B": {"Type": "Task", "Resource": ")"
        + prefix + R"(ship", "Next": "C"},
        "C": {"Type": "Task", "Resource": ")"
        + prefix + R"(ship", "End": true}}})");
    simulation::TestCase testCase;
    testCase.uses.push_back({"C", "Fine"});

    const auto missing = simulation::activitiesWithoutMock(testCase, *program);

    QCOMPARE(missing.size(), std::size_t(1));
    QCOMPARE(missing.front(), prefix + "pack");
}

QTEST_GUILESS_MAIN(MockSourceTest)
#include "tst_mock_source.moc"
