#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/document/problem_model.h"

using namespace statelight;
using app::ProblemModel;

namespace {

std::shared_ptr<const document::Snapshot> read(const std::string& text)
{
    return document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Json, 1);
}

const std::string oneDangling = R"({"StartAt": "A",
"States": {
"A": {"Type": "Pass", "Next": "Nowhere"}}})";

QModelIndex problemOf(const ProblemModel& model, const QString& statePath)
{
    const QModelIndexList found
        = model.match(model.index(0), ProblemModel::StatePathRole, statePath, 1, Qt::MatchExactly);
    return found.isEmpty() ? QModelIndex() : found.first();
}

const std::string healthy = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})";

} // namespace

class ProblemModelTest : public QObject {
    Q_OBJECT

private slots:
    void problemNamesStateAndLine();
    void solvedProblemIsRemoved();
    void sameProblemStays();
    void adviceNamesItsRule();
    void eachProblemBelongsToTheInnermostState();
};

void ProblemModelTest::problemNamesStateAndLine()
{
    ProblemModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.show(read(oneDangling));

    QVERIFY(model.errors() >= 1);
    const QModelIndex first = problemOf(model, "/States/A");
    QVERIFY(first.isValid());
    QCOMPARE(model.data(first, ProblemModel::LineRole).toInt(), 3);
    QVERIFY(!model.data(first, ProblemModel::MessageRole).toString().isEmpty());
}

void ProblemModelTest::solvedProblemIsRemoved()
{
    ProblemModel model;
    model.show(read(oneDangling));
    const QSignalSpy removed(&model, &ProblemModel::rowsRemoved);

    model.show(read(healthy));

    QCOMPARE(model.rowCount(), 0);
    QVERIFY(removed.count() > 0);
}

void ProblemModelTest::adviceNamesItsRule()
{
    ProblemModel model;
    const auto text = std::make_shared<const std::string>(
        R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true}}})");

    model.show(document::readAdvisedSnapshot(text, source::Format::Json, 1));

    QCOMPARE(model.errors(), 0);
    QCOMPARE(model.infos(), 1);
    const QModelIndex advice = problemOf(model, "/States/A");
    QVERIFY(advice.isValid());
    QCOMPARE(model.data(advice, ProblemModel::PlaceRole).toString(), QStringLiteral("A · task-without-retry"));
}

void ProblemModelTest::eachProblemBelongsToTheInnermostState()
{
    ProblemModel model;
    model.show(read(R"({"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [{"StartAt": "In",
        "States": {"In": {"Type": "Pass", "Next": "Gone"}}}], "Nonsense": 1, "End": true}, "Lost": {"Type": "Succeed"}}})"));

    QStringList paths;
    for (int row = 0; row < model.rowCount(); ++row)
        paths += model.data(model.index(row), ProblemModel::StatePathRole).toString();

    QVERIFY(paths.contains("/States/P/Branches/0/States/In"));
    QVERIFY(paths.contains("/States/P"));
    QCOMPARE(paths.last(), QString("/States/Lost"));
}

void ProblemModelTest::sameProblemStays()
{
    ProblemModel model;
    model.show(read(oneDangling));
    const QSignalSpy removed(&model, &ProblemModel::rowsRemoved);
    const QSignalSpy inserted(&model, &ProblemModel::rowsInserted);

    model.show(read("\n" + oneDangling));

    QCOMPARE(removed.count(), 0);
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(model.data(problemOf(model, "/States/A"), ProblemModel::LineRole).toInt(), 4);
}

QTEST_GUILESS_MAIN(ProblemModelTest)
#include "tst_problem_model.moc"
