#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

class CliSamplesTest : public QObject {
    Q_OBJECT

private slots:
    void thereAreAtLeastSix();
    void everyTestCaseEndsAsPromised_data();
    void everyTestCaseEndsAsPromised();
    void everyResponseIsUsed_data();
    void everyResponseIsUsed();
    void everyFolderIsListed();

private:
    static QString folder() { return QStringLiteral(STATELIGHT_SOURCE_DIR "/resources/samples/"); }
    static QJsonObject json(const QString& file) { return QJsonDocument::fromJson(readFile(folder() + file)).object(); }
    static QJsonArray samples() { return json("index.json")["samples"].toArray(); }
};

void CliSamplesTest::thereAreAtLeastSix()
{
    QVERIFY(samples().size() >= 6);
}

void CliSamplesTest::everyTestCaseEndsAsPromised_data()
{
    QTest::addColumn<QJsonObject>("sample");
    QTest::addColumn<QString>("testCase");
    QTest::addColumn<QJsonObject>("end");

    for (const auto& entry : samples()) {
        const auto sample = entry.toObject();
        for (const auto& testCase : sample["testCases"].toArray()) {
            const auto name = testCase.toObject()["name"].toString();
            QTest::newRow(qPrintable(sample["title"].toString() + ": " + name))
                << sample << name << testCase.toObject()["ends"].toObject();
        }
    }
}

void CliSamplesTest::everyTestCaseEndsAsPromised()
{
    QFETCH(QJsonObject, sample);
    QFETCH(QString, testCase);
    QFETCH(QJsonObject, end);

    const auto outcome
        = runCli({"run", folder() + sample["definition"].toString(), "--input", folder() + sample["input"].toString(),
            "--mocks", folder() + sample["mocks"].toString(), "--test-case", testCase});

    const QString said = outcome.output + outcome.errors;
    if (end["status"].toString() == "SUCCEEDED") {
        QVERIFY2(outcome.status == 0, qPrintable(said));
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(said));
        return;
    }
    QVERIFY2(outcome.status == 1, qPrintable(said));
    const QString expected = "status: FAILED\nerror: " + end["error"].toString() + "\n";
    QVERIFY2(outcome.errors.startsWith(expected), qPrintable(said));
}

void CliSamplesTest::everyResponseIsUsed_data()
{
    QTest::addColumn<QString>("mocks");

    for (const auto& sample : samples())
        QTest::newRow(qPrintable(sample.toObject()["title"].toString())) << sample.toObject()["mocks"].toString();
}

void CliSamplesTest::everyResponseIsUsed()
{
    QFETCH(QString, mocks);
    const auto file = json(mocks);
    QStringList used;
    for (const auto& machine : file["StateMachines"].toObject()) {
        for (const auto& testCase : machine.toObject()["TestCases"].toObject()) {
            for (const auto& response : testCase.toObject())
                used << response.toString();
        }
    }

    for (const auto& name : file["MockedResponses"].toObject().keys())
        QVERIFY2(used.contains(name), qPrintable(name + " is used by no test case"));
}

void CliSamplesTest::everyFolderIsListed()
{
    QStringList listed;
    for (const auto& sample : samples()) {
        const auto definition = sample.toObject()["definition"].toString();
        listed << definition.section('/', 0, 0);
        QVERIFY(!sample.toObject()["summary"].toString().isEmpty());
        QVERIFY(json(definition)["Comment"].isString());
    }
    listed.sort();

    QCOMPARE(listed, QDir(folder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name));
}

QTEST_GUILESS_MAIN(CliSamplesTest)
#include "tst_cli_samples.moc"
