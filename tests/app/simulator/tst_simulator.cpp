#include <QtTest>

#include <QtCore/QTemporaryDir>

#include "app/simulator/simulator.h"

using namespace statelight;
using app::RunStatus;
using app::Simulator;

namespace {

const std::string definition = R"({
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Result": 1, "ResultPath": "$.first", "Next": "Call" },
    "Call": {
      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
      "Retry": [{ "ErrorEquals": ["Busy"], "MaxAttempts": 2 }],
      "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Rescue" }],
      "Next": "Each"
    },
    "Each": {
      "Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1,
      "ItemProcessor": { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } } },
      "Next": "Done"
    },
    "Done": { "Type": "Succeed" },
    "Rescue": { "Type": "Fail", "Error": "Rescued" }
  }
}
)";

std::string distributedDefinition()
{
    std::string text = definition;
    return text.insert(text.find(R"("StartAt": "Inner")"),
        R"("ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, )");
}

const std::string readsAndWrites = R"({
  "StartAt": "Each",
  "States": {
    "Each": {
      "Type": "Map", "End": true,
      "ItemReader": {
        "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" },
        "Parameters": { "Bucket": "in", "Key": "items.json" }
      },
      "ItemProcessor": {
        "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
        "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "End": true } }
      },
      "ResultWriter": {
        "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "out", "Prefix": "run" }
      }
    }
  }
}
)";

const std::string twoTasks = R"({
  "StartAt": "Both",
  "States": {
    "Both": {
      "Type": "Parallel", "End": true,
      "Branches": [
        { "StartAt": "A", "States": { "A": {
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
          "Retry": [{ "ErrorEquals": ["Busy"], "IntervalSeconds": 60 }] } } },
        { "StartAt": "B", "States": { "B": {
          "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true } } }
      ]
    }
  }
}
)";

/// A mocks file with one test case, "Good", in which the state Call has these responses.
QString mocksIn(const QTemporaryDir& folder, const QByteArray& responses)
{
    QFile file(folder.filePath("mocks.json"));
    if (file.open(QIODevice::WriteOnly))
        file.write(R"({"StateMachines": {"test": {"TestCases": {"Good": {"Call": "Answer"}}}},
            "MockedResponses": {"Answer": )"
            + responses + "}}");
    return file.fileName();
}

} // namespace

class SimulatorTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aStepStandsBeforeTheFirstStateThenTakesOne();
    void aTaskWithoutAMockAsksAPerson();
    void aPersonsErrorIsRetriedThenCaught();
    void aStateBetweenTwoAttemptsIsRetrying();
    void aStepOverAMapTakesItWhole();
    void aStepIntoAMapStandsBeforeItsInnerState();
    void aMapShowsTheIterationThatIsChosen();
    void childrenOfADistributedMapAreIterations();
    void aStepOverADistributedMapTakesItWhole();
    void stagesTellWhatWentThrough();
    void aReaderAsksForItemsAndAWriterForItsResult();
    void aFolderPlaysS3();
    void anotherIterationsVisitIsTold();
    void theInputToComeIsShown();
    void aFailedStateTellsItsError();
    void aFailedChildLeavesNothingRunning();
    void mocksAnswerAndTheRunEnds();
    void mocksThatWereChangedAreReadAgain();
    void aRunThatMocksCouldNotAnswerIsRunAgain();
    void aBrokenTextIsNotRun();
    void stopAbortsAndLeaveForgets();
    void inputThatIsNoJsonIsRefused();
    void aRunBelongsToItsSnapshot();
    void takenEdgesAreCounted();

private:
    [[nodiscard]] app::StateRun run(const char* state) const;
    void answer(const QString& json);

    std::unique_ptr<app::Document> m_document;
    std::unique_ptr<Simulator> m_simulator;
};

void SimulatorTest::init()
{
    m_simulator.reset();
    m_document = std::make_unique<app::Document>("test", definition, source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    m_simulator->setInputText(R"({"items": [1, 2, 3]})");
}

app::StateRun SimulatorTest::run(const char* state) const
{
    const auto found = m_simulator->overlay().states.find(asl::StatePath(std::string("/States/") + state));
    return found == m_simulator->overlay().states.end() ? app::StateRun{} : found->second;
}

void SimulatorTest::answer(const QString& json)
{
    QVERIFY(m_simulator->answerResult(json));
}

void SimulatorTest::aStepStandsBeforeTheFirstStateThenTakesOne()
{
    m_simulator->stepOver();
    QCOMPARE(m_simulator->phase(), Simulator::Paused);
    QVERIFY(run("First").isCurrent);
    QVERIFY(run("First").status == RunStatus::NotVisited);

    m_simulator->stepOver();

    QVERIFY(run("First").status == RunStatus::Succeeded);
    QVERIFY(run("Call").isCurrent);
    QCOMPARE(m_simulator->statusText(), QString("Paused before Call"));
}

void SimulatorTest::aTaskWithoutAMockAsksAPerson()
{
    m_simulator->runToEnd();
    QCOMPARE(m_simulator->phase(), Simulator::Asking);
    QCOMPARE(m_simulator->request()->stateName(), QString("Call"));
    QVERIFY(run("Call").needsResult);
    QVERIFY(!m_simulator->answerResult("{"));

    answer(R"({"items": [7]})");
    while (m_simulator->phase() == Simulator::Playing) {
        QCoreApplication::processEvents();
    }

    QCOMPARE(m_simulator->phase(), Simulator::Succeeded);
    QCOMPARE(m_simulator->outcome().simplified(), QString("[ 7 ]"));
}

void SimulatorTest::aPersonsErrorIsRetriedThenCaught()
{
    m_simulator->runToEnd();
    m_simulator->answerFailure("Busy", "later");
    QTRY_COMPARE(m_simulator->phase(), Simulator::Asking);
    QVERIFY(run("Call").status == RunStatus::Retrying);
    QCOMPARE(run("Call").attempt, 1);
    QCOMPARE(m_simulator->virtualTime(), QString("1 s"));

    m_simulator->answerFailure("Broken", "");
    QTRY_COMPARE(m_simulator->phase(), Simulator::Failed);

    QVERIFY(run("Call").status == RunStatus::Caught);
    QVERIFY(run("Rescue").status == RunStatus::Failed);
    QCOMPARE(m_simulator->outcome(), QString("Rescued"));
}

void SimulatorTest::aStateBetweenTwoAttemptsIsRetrying()
{
    m_document = std::make_unique<app::Document>("test", twoTasks, source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    m_simulator->runToEnd();
    QCOMPARE(m_simulator->request()->stateName(), QString("A"));

    m_simulator->answerFailure("Busy", "later");
    QTRY_COMPARE(m_simulator->request()->stateName(), QString("B"));

    const app::StateRun waiting = run("Both/Branches/0/States/A");
    QCOMPARE(m_simulator->virtualTime(), QString("0 s"));
    QCOMPARE(waiting.status, RunStatus::Retrying);
    QCOMPARE(waiting.attempt, 1);
}

void SimulatorTest::aStepOverAMapTakesItWhole()
{
    m_simulator->runToEnd();
    m_simulator->pause();
    m_simulator->restart();
    m_simulator->stepOver();
    m_simulator->stepOver();
    answer(R"({"items": [1, 2]})");
    QVERIFY(run("Each").isCurrent);

    m_simulator->stepOver();

    QVERIFY(run("Done").isCurrent);
    QCOMPARE(run("Each").iterations.size(), std::size_t{2});
    QVERIFY(run("Each").iterations.back() == RunStatus::Succeeded);
}

void SimulatorTest::aStepIntoAMapStandsBeforeItsInnerState()
{
    m_simulator->stepOver();
    m_simulator->stepOver();
    m_simulator->stepOver();
    answer(R"({"items": [1, 2]})");

    m_simulator->stepInto();

    QVERIFY(run("Each/ItemProcessor/States/Inner").isCurrent);
    QVERIFY(run("Each").status == RunStatus::Running);
}

void SimulatorTest::aMapShowsTheIterationThatIsChosen()
{
    const asl::StatePath map("/States/Each");
    const asl::StatePath inner("/States/Each/ItemProcessor/States/Inner");
    const auto statusOfInner = [&] { return m_simulator->overlay().states.at(inner).status; };
    for (int step = 0; step < 3; ++step)
        m_simulator->stepOver();
    answer(R"({"items": [1, 2]})");
    m_simulator->stepInto();
    QCOMPARE(run("Each").shownIteration, 0);
    m_simulator->stepInto();
    QCOMPARE(run("Each").shownIteration, 1);
    QCOMPARE(statusOfInner(), RunStatus::NotVisited);

    m_simulator->showIteration(map, 0);
    QCOMPARE(statusOfInner(), RunStatus::Succeeded);

    m_simulator->select(inner);
    QVERIFY(m_simulator->canStepIteration());
    m_simulator->stepIteration(1);
    QCOMPARE(run("Each").shownIteration, 1);
    m_simulator->stepIteration(-5);
    QCOMPARE(run("Each").shownIteration, 0);
    m_simulator->select(asl::StatePath("/States/First"));
    QVERIFY(!m_simulator->canStepIteration());
}

void SimulatorTest::childrenOfADistributedMapAreIterations()
{
    m_document = std::make_unique<app::Document>("test", distributedDefinition(), source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    const asl::StatePath inner("/States/Each/ItemProcessor/States/Inner");
    for (int step = 0; step < 3; ++step)
        m_simulator->stepOver();
    answer(R"({"items": [10, 20]})");
    m_simulator->stepInto();
    QVERIFY(run("Each/ItemProcessor/States/Inner").isCurrent);

    m_simulator->stepInto();
    QCOMPARE(run("Each").shownIteration, 1);
    m_simulator->showIteration(asl::StatePath("/States/Each"), 0);
    QCOMPARE(run("Each/ItemProcessor/States/Inner").status, RunStatus::Succeeded);
    m_simulator->select(inner);
    QCOMPARE(m_simulator->stages()->count(), 2);
    QCOMPARE(m_simulator->stages()->text(1), QString("10"));

    m_simulator->runToEnd();
    QCOMPARE(m_simulator->phase(), Simulator::Succeeded);
    QCOMPARE(run("Each").iterations, (std::vector{RunStatus::Succeeded, RunStatus::Succeeded}));
}

void SimulatorTest::aStepOverADistributedMapTakesItWhole()
{
    m_document = std::make_unique<app::Document>("test", distributedDefinition(), source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    for (int step = 0; step < 3; ++step)
        m_simulator->stepOver();
    answer(R"({"items": [10, 20]})");

    m_simulator->stepOver();

    QVERIFY(run("Done").isCurrent);
}

void SimulatorTest::stagesTellWhatWentThrough()
{
    m_simulator->stepOver();
    m_simulator->stepOver();

    m_simulator->select(asl::StatePath("/States/First"));

    app::StageModel& stages = *m_simulator->stages();
    QVERIFY(stages.count() >= 3);
    QCOMPARE(stages.data(stages.index(0), app::StageModel::TitleRole).toString(), QString("Input"));
    const QString output = stages.text(stages.count() - 1);
    QVERIFY2(output.contains("\"first\": 1"), qPrintable(output));
}

void SimulatorTest::aReaderAsksForItemsAndAWriterForItsResult()
{
    m_document = std::make_unique<app::Document>("test", readsAndWrites, source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    const app::ResultRequest& request = *m_simulator->request();

    m_simulator->runToEnd();
    QCOMPARE(m_simulator->statusText(), QString("Each needs its items"));
    QCOMPARE(request.origin(), QString::fromUtf8("ItemReader · arn:aws:states:::s3:getObject"));
    QCOMPARE(request.usualError(), QString("States.ItemReaderFailed"));
    QVERIFY(!request.isTask());
    QVERIFY(!request.problemOf("{}").isEmpty());
    QVERIFY(request.problemOf("[1, 2]").isEmpty());

    answer("[1, 2]");
    QTRY_COMPARE(m_simulator->statusText(), QString("Each has results to write"));
    QCOMPARE(request.origin(), QString::fromUtf8("ResultWriter · arn:aws:states:::s3:putObject"));
    QVERIFY2(request.suggestion().contains("\"Bucket\": \"out\""), qPrintable(request.suggestion()));

    answer(request.suggestion());
    QTRY_COMPARE(m_simulator->phase(), Simulator::Succeeded);
    QVERIFY(m_simulator->outcome().contains("ResultWriterDetails"));
}

void SimulatorTest::aFolderPlaysS3()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("in") && QDir(folder.path()).mkdir("out"));
    QFile items(folder.filePath("in/items.json"));
    QVERIFY(items.open(QIODevice::WriteOnly) && items.write("[1, 2]") > 0);
    items.close();
    QVERIFY(!m_simulator->objects()->isWanted());
    m_document = std::make_unique<app::Document>("test", readsAndWrites, source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    QVERIFY(m_simulator->objects()->isWanted());
    m_simulator->objects()->open(QUrl::fromLocalFile(folder.path()).toString());

    m_simulator->runToEnd();

    QCOMPARE(m_simulator->phase(), Simulator::Succeeded);
    QVERIFY2(m_simulator->outcome().contains("manifest.json"), qPrintable(m_simulator->outcome()));
    QVERIFY(!QDir(folder.filePath("out/run")).isEmpty());
}

void SimulatorTest::anotherIterationsVisitIsTold()
{
    m_simulator->select(asl::StatePath("/States/Each/ItemProcessor/States/Inner"));
    m_simulator->stepOver();
    const QString none = m_simulator->noVisitText();
    m_simulator->stepOver();
    m_simulator->stepOver();
    answer(R"({"items": [10, 20, 30]})");
    m_simulator->stepInto();
    m_simulator->stepInto();

    m_simulator->showIteration(asl::StatePath("/States/Each"), 2);

    QCOMPARE(m_simulator->stages()->count(), 0);
    QVERIFY(m_simulator->noVisitText() != none);
}

void SimulatorTest::theInputToComeIsShown()
{
    m_simulator->select(asl::StatePath("/States/Each/ItemProcessor/States/Inner"));
    for (int step = 0; step < 3; ++step)
        m_simulator->stepOver();
    answer(R"({"items": [10, 20]})");
    m_simulator->stepInto();
    m_simulator->stepInto();

    QVERIFY(run("Each/ItemProcessor/States/Inner").isCurrent);
    QCOMPARE(m_simulator->stages()->count(), 1);
    QCOMPARE(m_simulator->stages()->text(0), QString("20"));
}

void SimulatorTest::aFailedStateTellsItsError()
{
    m_simulator->select(asl::StatePath("/States/Call"));
    m_simulator->runToEnd();
    m_simulator->answerFailure("States.Runtime", "it broke");
    QTRY_COMPARE(m_simulator->phase(), Simulator::Failed);

    app::StageModel& stages = *m_simulator->stages();
    const int last = stages.count() - 1;
    QCOMPARE(stages.data(stages.index(last), app::StageModel::TitleRole).toString(), QString("Error"));
    QVERIFY2(stages.text(last).contains("it broke"), qPrintable(stages.text(last)));
}

void SimulatorTest::aFailedChildLeavesNothingRunning()
{
    std::string text = distributedDefinition();
    const std::string pass = R"("Type": "Pass", "End": true)";
    text.replace(text.find(pass), pass.size(), R"("Type": "Pass", "InputPath": "$.none", "End": true)");
    m_document = std::make_unique<app::Document>("test", text, source::Format::Json);
    m_simulator = std::make_unique<Simulator>(m_document.get());
    m_simulator->runToEnd();
    answer(R"({"items": [10]})");
    QTRY_COMPARE(m_simulator->phase(), Simulator::Failed);

    QCOMPARE(run("Each/ItemProcessor/States/Inner").status, RunStatus::Failed);
    QCOMPARE(run("Each").iterations, std::vector{RunStatus::Failed});
}

void SimulatorTest::mocksThatWereChangedAreReadAgain()
{
    QTemporaryDir folder;
    m_simulator->mocks()->open(mocksIn(folder, R"({"0": {"Return": {"items": [5]}}})"));
    m_simulator->runToEnd();
    QCOMPARE(m_simulator->outcome().simplified(), QString("[ 5 ]"));

    mocksIn(folder, R"({"0": {"Return": {"items": [6]}}})");
    m_simulator->runToEnd();

    QCOMPARE(m_simulator->outcome().simplified(), QString("[ 6 ]"));
    QCOMPARE(m_simulator->mocks()->testCase(), QString("Good"));

    QVERIFY(QFile::remove(folder.filePath("mocks.json")));
    m_simulator->runToEnd();
    QVERIFY(!m_simulator->mocks()->problem().isEmpty());
    QCOMPARE(m_simulator->outcome().simplified(), QString("[ 6 ]"));
}

void SimulatorTest::aRunThatMocksCouldNotAnswerIsRunAgain()
{
    QTemporaryDir folder;
    m_simulator->mocks()->open(mocksIn(folder, R"({"0": {"Throw": {"Error": "Busy", "Cause": ""}}})"));
    m_simulator->runToEnd();
    QCOMPARE(m_simulator->phase(), Simulator::Failed);
    mocksIn(folder, R"({"0": {"Return": {"items": [7]}}})");

    m_simulator->runToEnd();

    QCOMPARE(m_simulator->phase(), Simulator::Succeeded);
}

void SimulatorTest::aBrokenTextIsNotRun()
{
    const QSignalSpy notices(m_document.get(), &app::Document::noticeRaised);
    QVERIFY(m_document->applyTyped({{{0, 1}, ""}}, "Typing", {}));

    m_simulator->runToEnd();

    QCOMPARE(m_simulator->phase(), Simulator::Idle);
    QCOMPARE(notices.count(), 1);
}

void SimulatorTest::mocksAnswerAndTheRunEnds()
{
    QTemporaryDir folder;
    m_simulator->mocks()->open(
        mocksIn(folder, R"({"0": {"Throw": {"Error": "Busy", "Cause": ""}}, "1": {"Return": {"items": [5]}}})"));
    QCOMPARE(m_simulator->mocks()->testCases(), QStringList{"Good"});

    m_simulator->runToEnd();

    QCOMPARE(m_simulator->phase(), Simulator::Succeeded);
    QCOMPARE(run("Call").attempt, 1);
    QVERIFY(run("Call").status == RunStatus::Succeeded);
    QVERIFY(m_simulator->events()->count() > 10);
}

void SimulatorTest::stopAbortsAndLeaveForgets()
{
    m_simulator->stepOver();
    m_simulator->stepOver();
    m_simulator->stop();
    QCOMPARE(m_simulator->phase(), Simulator::Failed);
    QCOMPARE(m_simulator->statusText(), QString("Aborted"));

    m_simulator->leave();

    QCOMPARE(m_simulator->phase(), Simulator::Idle);
    QVERIFY(!m_simulator->overlay().isActive);
    QCOMPARE(m_simulator->events()->count(), 0);
}

void SimulatorTest::inputThatIsNoJsonIsRefused()
{
    QSignalSpy notices(m_document.get(), &app::Document::noticeRaised);
    m_simulator->setInputText("{");

    m_simulator->run();

    QCOMPARE(m_simulator->phase(), Simulator::Idle);
    QCOMPARE(notices.count(), 1);
    QVERIFY(!m_simulator->inputProblem().isEmpty());
}

void SimulatorTest::aRunBelongsToItsSnapshot()
{
    m_simulator->stepOver();
    QVERIFY(m_document->applyTyped({{{0, static_cast<std::uint32_t>(definition.size())}, "{}"}}, "clear", {}));
    m_document->waitForSnapshot();

    m_simulator->stepOver();

    QVERIFY(run("First").status == RunStatus::Succeeded);
}

void SimulatorTest::takenEdgesAreCounted()
{
    m_simulator->stepOver();
    m_simulator->stepOver();
    m_simulator->stepOver();
    answer(R"({"items": []})");

    const auto& taken = m_simulator->overlay().taken;
    const auto first = taken.find(app::EdgeKey{asl::StatePath("/States/First"), asl::EdgeKind::Next, 0});
    QVERIFY(first != taken.end());
    QCOMPARE(first->second, 1);
}

QTEST_GUILESS_MAIN(SimulatorTest)
#include "tst_simulator.moc"
