#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

namespace {

const QByteArray placeholders = R"({"StartAt": "A", "States": {"A": {"Type": "Pass",
    "Result": {"stage": "${Stage}", "limit": ${Limit}}, "End": true}}})";

} // namespace

class CliValuesTest : public QObject {
    Q_OBJECT

private slots:
    void valuesStandForPlaceholders();
    void theSidecarHasValues();
    void aValueForNothingIsRefused();
    void faultsOfAValueAreToldAtItsPlaceholder();
    void aMachineOfATemplateIsChosen();

private:
    QString write(const char* name, const QByteArray& content) const
    {
        return writeFile(m_folder.filePath(name), content);
    }

    QTemporaryDir m_folder;
};

void CliValuesTest::valuesStandForPlaceholders()
{
    const auto definition = write("stage.asl.json", placeholders);

    const auto outcome
        = runCli({"run", definition, "--value", "Stage=d\"ev=1", "--value", "Limit=0", "--value", "Limit=5"});

    QCOMPARE(outcome.errors, QString());
    QCOMPARE(outcome.output, QString(R"({"stage":"d\"ev=1","limit":5})") + '\n');
    QCOMPARE(readFile(definition), placeholders);
}

void CliValuesTest::theSidecarHasValues()
{
    const auto definition = write("side.asl.json", placeholders);
    write("side.asl.json.statelight.json", R"({"placeholders": {"Stage": "test", "Limit": "7", "Gone": "x"}})");

    QCOMPARE(runCli({"run", definition}).output, QString(R"({"stage":"test","limit":7})") + '\n');
    QCOMPARE(runCli({"run", definition, "--value", "Limit=8"}).output, QString(R"({"stage":"test","limit":8})") + '\n');
    write("side.asl.json.statelight.json", "[");
    QCOMPARE(runCli({"run", definition}).status, 2);
}

void CliValuesTest::aValueForNothingIsRefused()
{
    const auto definition = write("none.asl.json", placeholders);

    const auto stranger = runCli({"run", definition, "--value", "Stag=dev"});
    const auto pass = write("pass.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Succeed"}}})");
    const auto nothing = runCli({"run", pass, "--value", "A=1"});

    QCOMPARE(stranger.status, 2);
    QVERIFY2(stranger.errors.contains("the definition has no ${Stag}; it has ${Limit}, ${Stage}"),
        qPrintable(stranger.errors));
    QCOMPARE(nothing.status, 2);
    QVERIFY2(nothing.errors.contains("no ${A}, nor any other placeholder"), qPrintable(nothing.errors));
    QCOMPARE(runCli({"run", definition, "--value", "Stage"}).status, 2);
    QCOMPARE(runCli({"run", definition, "--value", "=x"}).status, 2);
}

void CliValuesTest::faultsOfAValueAreToldAtItsPlaceholder()
{
    const auto definition = write("wrong.asl.json",
        "{\"StartAt\": \"A\",\n \"Comment\": \"${Text}\", \"States\":\n {\"A\": {\"Type\": \"Wait\", \"Seconds\": "
        "${N}, "
        "\"End\": true}}}");

    const auto outcome = runCli({"run", definition, "--value", "N=soon", "--value", "Text=a long, long comment"});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains("wrong.asl.json:3:36: error:"), qPrintable(outcome.errors));
}

void CliValuesTest::aMachineOfATemplateIsChosen()
{
    const auto file = write("template.yaml",
        "Resources:\n  One:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n"
        "        StartAt: A\n        States: {A: {Type: Pass, Result: 1, End: true}}\n"
        "  Two:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: !Sub |\n"
        "        {\"StartAt\": \"A\", \"States\":\n"
        "        {\"A\": {\"Type\": \"Pass\", \"Result\": \"in ${AWS::Region}\", \"End\": true}}}\n");

    const auto two = runCli({"run", file, "--machine", "Two", "--value", "AWS::Region=eu-west-1"});

    QCOMPARE(two.output, QString("\"in eu-west-1\"\n"));
    QCOMPARE(runCli({"run", file, "--machine", "One"}).output, QString("1\n"));
    QCOMPARE(runCli({"run", file}).status, 2);
    QCOMPARE(runCli({"run", file, "--machine", "Three"}).status, 2);
}

QTEST_APPLESS_MAIN(CliValuesTest)
#include "tst_cli_values.moc"
