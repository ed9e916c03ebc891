#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

namespace {

const QByteArray yaml
    = "# order\nStartAt: A\nStates:\n  A:\n    Type: Pass # kept\n    Next: B\n  B: {Type: Succeed}\n";
const QByteArray samTemplate
    = "Resources:\n"
      "  One:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n"
      "        StartAt: A\n        States:\n          A:\n            Type: Task\n"
      "            Resource: !GetAtt F.Arn\n            End: true\n"
      "  Two:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n"
      "      DefinitionString: !Sub |\n        {\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Nop\"}}}\n";

} // namespace

class CliEditTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_file = writeFile(m_folder.filePath("a.asl.yaml"), yaml); }

    void printsTheChangedText()
    {
        const auto outcome = runCli({"edit", m_file, "rename", "A", "it's"});

        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.output.toUtf8(),
            QByteArray(yaml).replace("StartAt: A", "StartAt: it's").replace("  A:", "  it's:"));
        QCOMPARE(readFile(m_file), yaml);
    }

    void writesInPlaceOrTellsTheDifference()
    {
        const auto diff = runCli({"edit", m_file, "--diff", "set", "/States/A/Comment", "two words"});
        QCOMPARE(diff.output,
            QString("--- a/%1\n+++ b/%1\n@@ -3,5 +3,6 @@\n States:\n   A:\n     Type: Pass # kept\n+    Comment: two "
                    "words\n"
                    "     Next: B\n   B: {Type: Succeed}\n")
                .arg(m_file));

        QCOMPARE(runCli({"edit", m_file, "delete", "A", "--heal", "--in-place"}).status, 0);
        QCOMPARE(readFile(m_file), QByteArray("# order\nStartAt: B\nStates:\n  B: {Type: Succeed}\n"));
    }

    void everyCommandWorks_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("line");
        const auto row = [](const QStringList& arguments, const char* line) {
            QTest::newRow(qPrintable(arguments.join(' '))) << arguments << line;
        };
        row({"add", "Wait", "Cool down", "--after", "A"}, "  Cool down:");
        row({"add", "Wait", "Loose"}, "    Seconds: 5");
        row({"connect", "A", "A"}, "    Next: A");
        row({"disconnect", "A", "B"}, "    End: true");
        row({"end", "A"}, "    End: true");
        row({"start", "B"}, "StartAt: B");
        row({"set", "/TimeoutSeconds", "30"}, "TimeoutSeconds: 30");
        row({"set", "/States/A/Result", R"({"a": [1, "x"]})"}, "        - x");
        row({"remove", "/States/A/Next"}, "    Type: Pass # kept");
        row({"move", "B", "--after", "A"}, "refused");
        row({"duplicate", "A"}, "  A 2:");
        row({"type", "A", "Wait"}, "    Type: Wait # kept");
        row({"type", "A", "Nonsense"}, "refused");
        row({"delete", "C"}, "refused");
        row({"move", "A"}, "refused");
    }

    void everyCommandWorks()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, line);

        const auto outcome = runCli(QStringList{"edit", m_file} + arguments);

        QCOMPARE(outcome.status, line == "refused" ? 1 : 0);
        QCOMPARE(outcome.errors.isEmpty(), line != "refused");
        QVERIFY2(line == "refused" || outcome.output.split('\n').contains(line), qPrintable(outcome.output));
    }

    void templatesAreEditedAndValidated()
    {
        const QString file = writeFile(m_folder.filePath("template.yaml"), samTemplate);

        const auto choice = runCli({"edit", file, "rename", "A", "B"});
        QCOMPARE(choice.status, 2);
        QVERIFY(choice.errors.contains("One, Two"));
        const auto edited = runCli({"edit", file, "--machine", "Two", "rename", "A", "B"});
        QCOMPARE(edited.output.toUtf8(),
            QByteArray(samTemplate)
                .replace("\"StartAt\": \"A\", \"States\": {\"A\"", "\"StartAt\": \"B\", \"States\": {\"B\""));
        const auto validated = runCli({"validate", file});
        QCOMPARE(validated.status, 1);
        QVERIFY2(validated.output.contains("template.yaml (Two):16:"), qPrintable(validated.output + validated.errors));
        QVERIFY2(!validated.output.contains("(One):"), qPrintable(validated.output));
    }

    void convertsAndExports()
    {
        const auto json = runCli({"convert", m_file, "--to", "json"});
        QCOMPARE(json.output,
            QString("{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Pass\",\n      "
                    "\"Next\": \"B\"\n"
                    "    },\n    \"B\": {\n      \"Type\": \"Succeed\"\n    }\n  }\n}\n"));
        const QString commented
            = writeFile(m_folder.filePath("b.asl.json"), "{\"StartAt\": \"A\", // first\n\"States\": {}}");
        QCOMPARE(runCli({"convert", commented, "--to", "yaml"}).output, QString("StartAt: A # first\nStates: {}\n"));
        QCOMPARE(runCli({"export", m_file, "--to", "json-min"}).output.count('\n'), 1);
        const QString picture = m_folder.filePath("a.svg");
        QCOMPARE(runCli({"export", m_file, "--to", "svg", "--theme", "dark", "--output", picture}).status, 0);
        QVERIFY(readFile(picture).startsWith("<svg") && readFile(picture).contains("#14181F"));
        QCOMPARE(runCli({"export", m_file, "--to", "pdf"}).status, 2);
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_APPLESS_MAIN(CliEditTest)
#include "tst_cli_edit.moc"
