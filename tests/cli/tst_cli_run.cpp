#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include "cli_process.h"

using namespace statelight::tests;

class CliRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void printsTheOutput();
    void readsTheInputFromAFile();
    void readsTheInputFromStandardInput();
    void readsTheDefinitionFromStandardInput();
    void readsYaml();
    void aFailedExecutionTellsErrorAndCause();
    void writesTheHistory();
    void aFailedExecutionWritesItsHistoryToo();
    void writesLogRecords();
    void startsOtherMachines();
    void refusesWhatNamesCantHold();
    void warnsOfAnInputThatAwsRefuses();
    void testsOneState();
    void tellsEveryEvent();
    void mocksAnswerTasks();
    void anInvocationWithoutAnOutcomeIsTold();
    void severalMachinesNeedAName();
    void severalTestCasesNeedAName();
    void aTaskWithoutAResultIsTold();
    void defaultResultsAnswerTasks();
    void aMockForNoTaskIsAWarning();
    void theVirtualClockJumps();
    void theRealClockWaits();
    void ctrlCAbortsAndWritesTheHistory();
    void theSameSeedGivesTheSameHistory();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void theStateMachineIsNamedAsItsFile();
    void expressRefusesWhatStandardTakes();

private:
    QString write(const char* name, const QByteArray& content) const
    {
        return writeFile(m_folder.filePath(name), content);
    }
    QStringList typesOf(const QString& history) const;

    QTemporaryDir m_folder;
    QString m_pass;
    QString m_fail;
    QString m_task;
    QString m_wait;
    QString m_mocks;
};

namespace {

const QByteArray task = R"({"StartAt": "Charge", "States": {"Charge": {"Type": "Task",
    "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge", "Payload": {"a": 1}},
    "Retry": [{"ErrorEquals": ["Busy"]}], "End": true}}})";
const QByteArray randomStates = R"json({"StartAt": "A", "States": {"A": {"Type": "Pass",
    "Parameters": {"id.$": "States.UUID()", "number.$": "States.MathRandom(0, 1000000)"}, "End": true}}})json";
const QByteArray mocks = R"({"StateMachines": {"charge": {"TestCases": {
    "Fine": {"Charge": "Fine"}, "Busy": {"Charge": "Busy"}, "Short": {"Charge": "Short"}, "Odd": {"Chagre": "Fine"}}}},
    "MockedResponses": {"Fine": {"0": {"Return": {"id": 7}}},
    "Busy": {"0-1": {"Throw": {"Error": "Busy", "Cause": "later"}}, "2": {"Return": {"id": 8}}},
    "Short": {"0": {"Throw": {"Error": "Busy", "Cause": "later"}}}}})";

} // namespace

void CliRunTest::initTestCase()
{
    m_pass = write("pass.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})");
    m_fail = write("fail.asl.json",
        R"({"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "Broken", "Cause": "on purpose"}}})");
    m_task = write("charge.asl.json", task);
    m_wait = write("wait.asl.json",
        R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "SecondsPath": "$.seconds", "End": true}}})");
    m_mocks = write("mocks.json", mocks);
}

QStringList CliRunTest::typesOf(const QString& history) const
{
    QStringList types;
    const auto events = QJsonDocument::fromJson(readFile(history)).object()["events"].toArray();
    for (const auto& event : events)
        types << event.toObject()["type"].toString();
    return types;
}

void CliRunTest::printsTheOutput()
{
    const auto outcome = runCli({"run", m_pass});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output, QString("{}\n"));
    QCOMPARE(outcome.errors, QString());
}

void CliRunTest::readsTheInputFromAFile()
{
    const auto outcome = runCli({"run", m_pass, "--input", write("input.json", R"({ "b": 1.0, "a": "ä" })")});

    QCOMPARE(outcome.output, QString::fromUtf8("{\"b\":1.0,\"a\":\"ä\"}\n"));
}

void CliRunTest::readsTheInputFromStandardInput()
{
    const auto outcome = runCli({"run", m_pass, "--input", "-"}, "[1, 2]");

    QCOMPARE(outcome.output, QString("[1,2]\n"));
}

void CliRunTest::readsTheDefinitionFromStandardInput()
{
    const auto outcome = runCli({"run", "-"}, readFile(m_pass));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(runCli({"run", "-", "--input", "-"}, readFile(m_pass)).status, 2);
}

void CliRunTest::readsYaml()
{
    const auto yaml
        = write("pass.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Result: done\n    End: true\n");

    QCOMPARE(runCli({"run", yaml}).output, QString("\"done\"\n"));
}

void CliRunTest::aFailedExecutionTellsErrorAndCause()
{
    const auto outcome = runCli({"run", m_fail});

    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.output, QString());
    QCOMPARE(outcome.errors, QString("status: FAILED\nerror: Broken\ncause: on purpose\n"));
}

void CliRunTest::writesTheHistory()
{
    const auto history = m_folder.filePath("history.json");

    QCOMPARE(runCli({"run", m_pass, "--history", history}).status, 0);

    QCOMPARE(typesOf(history),
        (QStringList{"ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"}));
    const auto first = QJsonDocument::fromJson(readFile(history)).object()["events"].toArray().first().toObject();
    QCOMPARE(first["timestamp"].toString(), QString("2026-01-01T00:00:00.000Z"));
}

void CliRunTest::aFailedExecutionWritesItsHistoryToo()
{
    const auto history = m_folder.filePath("failed.json");

    QCOMPARE(runCli({"run", m_fail, "--history", history}).status, 1);

    QCOMPARE(typesOf(history).last(), QString("ExecutionFailed"));
}

void CliRunTest::writesLogRecords()
{
    const auto logs = m_folder.filePath("logs.jsonl");

    QCOMPARE(runCli({"run", m_fail, "--logs", logs, "--log-level", "ERROR", "--log-without-data"}).status, 1);

    const auto lines = readFile(logs).trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const auto record = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(record["type"].toString(), QString("FailStateEntered"));
    QVERIFY(!record["details"].toObject().contains("input"));
}

void CliRunTest::startsOtherMachines()
{
    const auto parent = write("parent.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Task",
        "Resource": "arn:aws:states:::states:startExecution.sync:2", "Parameters": {
        "StateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:Other", "Input": {"a": 1}},
        "OutputPath": "$.Output", "End": true}}})");

    const auto outcome = runCli({"run", parent, "--with", "Other=" + m_pass});

    QCOMPARE(outcome.output, QString("{\"a\":1}\n"));
    QCOMPARE(runCli({"run", parent}).status, 1);
}

void CliRunTest::refusesWhatNamesCantHold()
{
    const auto outcome = runCli({"run", m_pass, "--with", "a b=" + m_pass});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("Invalid Name: 'a b'"));
    QCOMPARE(runCli({"run", m_pass, "--with", "nothing"}).status, 2);
}

void CliRunTest::warnsOfAnInputThatAwsRefuses()
{
    const auto input = write("large.json", '"' + QByteArray(300'000, 'x') + '"');

    const auto outcome = runCli({"run", m_pass, "--input", input});

    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.errors.contains("300002 bytes"));
}

void CliRunTest::testsOneState()
{
    const auto good = write("good.json", R"({"definition": {"Type": "Pass", "Result": 1, "Next": "B"}})");
    const auto bad = write("bad.json", R"({"definition": {"Type": "Pass", "End": true}, "mock": {"result": "1"}})");

    const auto passed = runCli({"test-state", "--request", good});
    const auto refused = runCli({"test-state", "--request", bad});

    QCOMPARE(passed.output, QString("{\"output\":\"1\",\"nextState\":\"B\",\"status\":\"SUCCEEDED\"}\n"));
    QCOMPARE(passed.status, 0);
    QCOMPARE(refused.status, 1);
    QVERIFY(refused.output.contains("ValidationException"));
}

void CliRunTest::tellsEveryEvent()
{
    const auto outcome = runCli({"run", m_pass, "--trace"});

    const auto lines = outcome.errors.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[1].contains("2  +00:00:00.000  PassStateEntered"), qPrintable(lines[1]));
    QVERIFY(!outcome.errors.contains('\033'));
    QCOMPARE(outcome.output, QString("{}\n"));
}

void CliRunTest::mocksAnswerTasks()
{
    const auto fine = runCli({"run", m_task, "--mocks", m_mocks, "--test-case", "Fine"});
    const auto busy = runCli({"run", m_task, "--mocks", m_mocks, "--test-case", "Busy"});

    QCOMPARE(fine.output, QString("{\"id\":7}\n"));
    QCOMPARE(busy.output, QString("{\"id\":8}\n"));
}

void CliRunTest::anInvocationWithoutAnOutcomeIsTold()
{
    const auto outcome = runCli({"run", m_task, "--mocks", m_mocks, "--test-case", "Short"});

    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(
                 R"(Test case "Short" has no outcome for invocation 1 of "Charge": response "Short" has 0.)"),
        qPrintable(outcome.errors));
}

void CliRunTest::severalMachinesNeedAName()
{
    const auto two
        = write("two.json", R"({"StateMachines": {"a": {"TestCases": {"T": {}}}, "b": {"TestCases": {"T": {}}}}})");

    const auto without = runCli({"run", m_pass, "--mocks", two});
    const auto with = runCli({"run", m_pass, "--mocks", two, "--machine", "b"});
    const auto wrong = runCli({"run", m_pass, "--mocks", two, "--machine", "c"});

    QCOMPARE(without.status, 2);
    QVERIFY2(without.errors.contains(R"("a", "b")"), qPrintable(without.errors));
    QCOMPARE(with.status, 0);
    QCOMPARE(wrong.status, 2);
}

void CliRunTest::severalTestCasesNeedAName()
{
    const auto outcome = runCli({"run", m_task, "--mocks", m_mocks});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains(R"("Fine", "Busy", "Short")"), qPrintable(outcome.errors));
}

void CliRunTest::aTaskWithoutAResultIsTold()
{
    const auto outcome = runCli({"run", m_task});

    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.errors.contains(R"(no result for "Charge": give --mocks or --default-results)"),
        qPrintable(outcome.errors));
}

void CliRunTest::defaultResultsAnswerTasks()
{
    const auto outcome = runCli({"run", m_task, "--default-results"});

    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.output.contains(R"("Payload":{"a":1})"));
}

void CliRunTest::aMockForNoTaskIsAWarning()
{
    const auto outcome = runCli({"run", m_task, "--mocks", m_mocks, "--test-case", "Odd", "--default-results"});

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.errors.contains(R"(warning: Test case "Odd" mocks "Chagre")"), qPrintable(outcome.errors));
}

void CliRunTest::theVirtualClockJumps()
{
    const auto history = m_folder.filePath("wait.json");

    const auto outcome = runCli({"run", m_wait, "--input", "-", "--history", history}, R"({"seconds": 30000000})");

    QCOMPARE(outcome.status, 0);
    QVERIFY(readFile(history).contains("2026-12-14T05:20:00.000Z"));
}

void CliRunTest::theRealClockWaits()
{
    QElapsedTimer time;
    time.start();

    const auto outcome = runCli({"run", m_wait, "--clock", "real", "--input", "-"}, R"({"seconds": 1})");

    QCOMPARE(outcome.status, 0);
    QVERIFY(time.elapsed() >= 950);
}

void CliRunTest::ctrlCAbortsAndWritesTheHistory()
{
    const auto history = m_folder.filePath("aborted.json");
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(cliProgram(), {"run", m_wait, "--clock", "real", "--trace", "--input", "-", "--history", history});
    process.write(R"({"seconds": 3600})");
    process.closeWriteChannel();
    QByteArray said;
    while (!said.contains("WaitStateEntered") && process.waitForReadyRead(30'000))
        said += process.readAll();

    ::kill(static_cast<pid_t>(process.processId()), SIGINT);

    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(typesOf(history).last(), QString("ExecutionAborted"));
}

void CliRunTest::theSameSeedGivesTheSameHistory()
{
    const auto random = write("random.asl.json", randomStates);

    const auto first = runCli({"run", random, "--seed", "5", "--history", m_folder.filePath("1.json")});
    const auto second = runCli({"run", random, "--seed", "5", "--history", m_folder.filePath("2.json")});
    const auto other = runCli({"run", random, "--seed", "6"});

    QCOMPARE(first.status, 0);
    QCOMPARE(first.output, second.output);
    QVERIFY(readFile(m_folder.filePath("1.json")) == readFile(m_folder.filePath("2.json")));
    QVERIFY(other.output != first.output);
}

void CliRunTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");

    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("an unknown command") << QStringList{"ruin"};
    QTest::newRow("no definition") << QStringList{"run"};
    QTest::newRow("an unknown option") << QStringList{"run", m_pass, "--colour"};
    QTest::newRow("an unknown type") << QStringList{"run", m_pass, "--type", "FAST"};
    QTest::newRow("an unknown clock") << QStringList{"run", m_pass, "--clock", "sun"};
    QTest::newRow("a seed that is no number") << QStringList{"run", m_pass, "--seed", "x"};
    QTest::newRow("a test case without mocks") << QStringList{"run", m_pass, "--test-case", "Fine"};
    QTest::newRow("an unknown test case") << QStringList{"run", m_task, "--mocks", m_mocks, "--test-case", "None"};
}

void CliRunTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);

    const auto outcome = runCli(arguments);

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(outcome.errors.startsWith("statelight-cli: error: "));
}

void CliRunTest::theStateMachineIsNamedAsItsFile()
{
    const auto named = write("orders.v2.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Pass",
        "Parameters": {"name.$": "$$.StateMachine.Name"}, "End": true}}})");

    QCOMPARE(runCli({"run", named}).output, QString("{\"name\":\"orders\"}\n"));
}

void CliRunTest::expressRefusesWhatStandardTakes()
{
    const auto token = write("token.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Parameters": {"QueueUrl": "q",
        "MessageBody": {"token.$": "$$.Task.Token"}}, "End": true}}})");

    QCOMPARE(runCli({"run", token, "--default-results"}).status, 0);
    QCOMPARE(runCli({"run", token, "--default-results", "--type", "EXPRESS"}).status, 2);
}

QTEST_GUILESS_MAIN(CliRunTest)
#include "tst_cli_run.moc"
