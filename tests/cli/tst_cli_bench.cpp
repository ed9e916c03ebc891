#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

class CliBenchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void printsOneLineOfFigures_data();
    void printsOneLineOfFigures();
    void aWrongOutputGivesNoFigures_data();
    void aWrongOutputGivesNoFigures();
    void tellsWhatItCannotDo();
    void anUnknownWorkloadIsWrongUsage();

private:
    Outcome bench(const QString& workload, const QStringList& more = {}) const
    {
        return runCli(
            QStringList{"bench", "engine", "--workloads", m_folder.path(), "--workload", workload, "--seconds", "0.05"}
            + more);
    }

    QTemporaryDir m_folder;
};

void CliBenchTest::initTestCase()
{
    const auto write = [this](const char* name, const QByteArray& content) {
        QVERIFY(!writeFile(m_folder.filePath(name), content).isEmpty());
    };
    write("manifest.json", R"({"workloads": [
        {"name": "pass", "definition": "pass.json", "input": "in.json", "expect": "in.json", "transitions": 1},
        {"name": "items", "definition": "pass.json", "input": "list.json", "outputItems": 2, "transitions": 1},
        {"name": "retry", "definition": "task.json", "input": "in.json", "mock": "mock.json", "expect": "done.json", "transitions": 1},
        {"name": "wrong output", "definition": "pass.json", "input": "in.json", "expect": "done.json", "transitions": 1},
        {"name": "wrong length", "definition": "pass.json", "input": "list.json", "outputItems": 3, "transitions": 1},
        {"name": "wrong count", "definition": "pass.json", "input": "in.json", "expect": "in.json", "transitions": 2},
        {"name": "failing", "definition": "fail.json", "input": "in.json", "transitions": 1},
        {"name": "without mock", "definition": "task.json", "input": "in.json", "transitions": 1},
        {"name": "generated", "definition": "pass.json", "input": "none.json", "generated": true, "transitions": 1}]})");
    write("in.json", R"({"a": 1})");
    write("list.json", "[1, 2]");
    write("done.json", R"({"done": true})");
    write("pass.json", R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})");
    write("fail.json", R"({"StartAt": "A", "States": {"A": {"Type": "Fail", "Error": "E"}}})");
    write("task.json",
        R"({"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:1:function:f",
        "Retry": [{"ErrorEquals": ["E"]}], "End": true}}})");
    write("mock.json", R"({"A": [{"error": "E", "cause": "c"}, {"return": {"done": true}}]})");
}

void CliBenchTest::printsOneLineOfFigures_data()
{
    QTest::addColumn<QString>("workload");
    QTest::addColumn<QStringList>("more");

    QTest::newRow("one thread") << "pass" << QStringList{};
    QTest::newRow("two threads") << "pass" << QStringList{"--threads", "2"};
    QTest::newRow("no history") << "pass" << QStringList{"--history", "none"};
    QTest::newRow("items") << "items" << QStringList{};
    QTest::newRow("retries") << "retry" << QStringList{};
}

void CliBenchTest::printsOneLineOfFigures()
{
    QFETCH(QString, workload);
    QFETCH(QStringList, more);

    const auto outcome = bench(workload, more);

    QVERIFY2(outcome.status == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.output.count('\n'), 1);
    const auto figures = QJsonDocument::fromJson(outcome.output.toUtf8()).object();
    QVERIFY(figures["executions_per_s"].toDouble() > 0);
    QVERIFY(qAbs(figures["transitions_per_s"].toDouble() - figures["executions_per_s"].toDouble()) < 0.1);
    QVERIFY(figures["max_rss_kb"].toInt() > 100);
}

void CliBenchTest::aWrongOutputGivesNoFigures_data()
{
    QTest::addColumn<QString>("workload");
    for (const auto* name : {"wrong output", "wrong length", "wrong count", "failing", "without mock"})
        QTest::newRow(name) << name;
}

void CliBenchTest::aWrongOutputGivesNoFigures()
{
    QFETCH(QString, workload);

    const auto outcome = bench(workload, {"--threads", "2"});

    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(!outcome.errors.isEmpty());
}

void CliBenchTest::tellsWhatItCannotDo()
{
    const auto outcome = bench("generated");

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.output, QString("{\"unsupported\":\"the input of generated has to be generated first\"}\n"));
}

void CliBenchTest::anUnknownWorkloadIsWrongUsage()
{
    const auto outcome = bench("none");

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("pass, items, retry"));
}

QTEST_GUILESS_MAIN(CliBenchTest)
#include "tst_cli_bench.moc"
