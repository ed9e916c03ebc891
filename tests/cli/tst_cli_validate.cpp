#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

namespace {

const QByteArray fine = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})";
const QByteArray broken = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}})";
const QByteArray advised = R"({
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "End": true
    }
  }
}
)";

QJsonObject objectOf(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

/// `validate` for folders, rules, quick fixes and the formats of other programs.
class CliValidateTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void adviceLeavesTheExitStatusAlone();
    void rulesAreSelected_data();
    void rulesAreSelected();
    void anUnknownRuleIsWrongUsage();
    void theSidecarSwitchesRulesOff();
    void aPageIsExplained();
    void aFolderIsSearched();
    void aFolderWithoutDefinitionsIsWrongUsage();
    void oneUnreadableFileHidesNoOther();
    void fixesChangeOnlyTheirLines_data();
    void fixesChangeOnlyTheirLines();
    void whatIsInDoubtIsOfferedOnly();
    void sarifHasItsRequiredMembers();
    void aDefinitionHasAtMostAMegabyte();

private:
    QString write(const QString& name, const QByteArray& content) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        return writeFile(path, content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CliValidateTest::adviceLeavesTheExitStatusAlone()
{
    const auto outcome = runCli({"validate", write("a.asl.json", advised)});

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.output.contains("a.asl.json:4:5: advice: Nothing retries"), qPrintable(outcome.output));
    QVERIFY(outcome.output.contains("[task-without-retry]"));
    QVERIFY(outcome.output.contains("0 errors, 0 warnings, 1 piece of advice in 1 file"));
}

void CliValidateTest::rulesAreSelected_data()
{
    QTest::addColumn<QString>("rules");
    QTest::addColumn<bool>("speaks");
    QTest::newRow("all") << "all" << true;
    QTest::newRow("none") << "none" << false;
    QTest::newRow("this one") << "dead-rule,task-without-retry" << true;
    QTest::newRow("others") << "dead-rule,lost-input" << false;
    QTest::newRow("all but it") << "all,-task-without-retry" << false;
    QTest::newRow("only minus") << "-task-without-retry" << false;
    QTest::newRow("all but another") << "-dead-rule" << true;
}

void CliValidateTest::rulesAreSelected()
{
    QFETCH(const QString, rules);
    QFETCH(const bool, speaks);

    const auto outcome = runCli({"validate", write("a.asl.json", advised), "--rules=" + rules, "--format", "json"});

    QCOMPARE(outcome.status, 0);
    const auto diagnostics = objectOf(outcome.output)["diagnostics"].toArray();
    QCOMPARE(diagnostics.size(), speaks ? 1 : 0);
    if (speaks)
        QCOMPARE(diagnostics[0].toObject()["severity"].toString(), QString("ADVICE"));
}

void CliValidateTest::anUnknownRuleIsWrongUsage()
{
    const auto outcome = runCli({"validate", write("a.asl.json", advised), "--rules", "nonsense"});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("There is no rule 'nonsense'"));
}

void CliValidateTest::theSidecarSwitchesRulesOff()
{
    const QString file = write("a.asl.json", advised);
    write("a.asl.json.statelight.json", R"({"disabledRules": ["task-without-retry"]})");

    const auto outcome = runCli({"validate", file});

    QVERIFY2(outcome.output.startsWith("0 errors, 0 warnings in 1 file"), qPrintable(outcome.output));
}

void CliValidateTest::aPageIsExplained()
{
    const auto page = runCli({"validate", "--explain", "dead-rule"});
    const auto all = runCli({"validate", "--explain", "all"});
    const auto none = runCli({"validate", "--explain", "nonsense"});

    QCOMPARE(page.status, 0);
    QVERIFY(page.output.startsWith("# dead-rule\n"));
    QVERIFY(all.output.contains("[task-without-retry]"));
    QCOMPARE(none.status, 2);
    QCOMPARE(runCli({"validate"}).status, 2);
}

void CliValidateTest::aFolderIsSearched()
{
    write("flows/a.asl.json", fine);
    write("flows/deep/b.asl.yaml", "StartAt: A\nStates:\n  A: {Type: Pass, Next: B}\n");
    write("flows/c.json", broken);
    write("flows/package.json", R"({"name": "StartAt States"})");
    write("flows/node_modules/d.asl.json", broken);
    write("flows/.git/e.asl.json", broken);
    write("flows/a.asl.json.statelight.json", R"({"input": "StartAt States"})");

    const auto outcome = runCli({"validate", m_folder->filePath("flows"), "--format", "json"});

    QCOMPARE(outcome.status, 1);
    const auto lines = outcome.output.split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 3);
    QVERIFY(objectOf(lines[0])["file"].toString().endsWith("flows/a.asl.json"));
    QCOMPARE(objectOf(lines[0])["result"].toString(), QString("OK"));
    QVERIFY(objectOf(lines[1])["file"].toString().endsWith("c.json"));
    QCOMPARE(objectOf(lines[1])["result"].toString(), QString("FAIL"));
    QVERIFY(objectOf(lines[2])["file"].toString().endsWith("deep/b.asl.yaml"));
}

void CliValidateTest::aFolderWithoutDefinitionsIsWrongUsage()
{
    write("flows/package.json", "{}");

    const auto outcome = runCli({"validate", m_folder->filePath("flows")});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("there is no definition"));
}

void CliValidateTest::oneUnreadableFileHidesNoOther()
{
    const auto outcome
        = runCli({"validate", m_folder->filePath("none.asl.json"), write("b.asl.json", broken), "--format", "github"});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("There is no file"));
    QVERIFY(outcome.output.contains("::error file="));
}

void CliValidateTest::fixesChangeOnlyTheirLines_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray flow = R"({
   "Comment" : "spaces\tand order stay",
   "StartAt":"Charge card",
   "States" : {
      "Charge card": { "Type":"Task", "Resource":"arn:aws:states:::sns:publish",
         "Retry": [
            { "ErrorEquals": ["States.TaskFailed"] },
            { "ErrorEquals": ["States.Timeout"] }
         ],
         "Next":"Ship" },
      "Ship": { "Type":"Choice",
         "Choices": [ { "Variable":"$.a", "StringEquals":"x", "Next":"Done" } ],
         "Default":"Done" },
      "Done": { "Type":"Pass", "End":true }
   }
}
)";
    const auto row = [&](const char* name, const QByteArray& right, const QByteArray& wrong) {
        QTest::newRow(name) << "a.asl.json" << QByteArray(flow).replace(right, wrong) << flow;
    };
    row("target", "\"Next\":\"Ship\"", "\"Next\":\"Shipp\"");
    row("target of a rule", "\"x\", \"Next\":\"Done\"", "\"x\", \"Next\":\"done\"");
    row("start", "\"StartAt\":\"Charge card\"", "\"StartAt\":\"Charge Card\"");
    row("field", "\"Resource\"", "\"Resourse\"");
    row("case of a field", "\"Retry\"", "\"retry\"");
    row("comparison", "StringEquals", "stringEquals");
    row("type", "\"Choice\",", "\"choice\",");
    row("end", "\"Type\":\"Pass\", \"End\":true", "\"Type\":\"Pass\"");
    QTest::newRow("several at once")
        << "a.asl.json" << QByteArray(flow).replace("\"Ship\" }", "\"Shp\" }").replace("Default", "default") << flow;
    QTest::newRow("StartAt") << "a.asl.json"
                             << QByteArray("{\n  \"States\": {\n    \"A\": {\"Type\": \"Succeed\"}\n  }\n}\n")
                             << QByteArray("{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": "
                                           "\"Succeed\"}\n  }\n}\n");
    QTest::newRow("YAML") << "a.asl.yaml"
                          << QByteArray("StartAt: A # first\nStates:\n  A: {Type: Pass, Next: Don}\n  # last\n  Done:\n"
                                        "    Type: Succeed\n")
                          << QByteArray(
                                 "StartAt: A # first\nStates:\n  A: {Type: Pass, Next: Done}\n  # last\n  Done:\n"
                                 "    Type: Succeed\n");
    QByteArray unordered = flow;
    unordered.replace("States.Timeout", "X").replace("States.TaskFailed", "States.ALL");
    QByteArray ordered = flow;
    ordered.replace("States.TaskFailed", "X").replace("States.Timeout", "States.ALL");
    QTest::newRow("States.ALL goes last") << "a.asl.json" << unordered << ordered;
    const QByteArray sam
        = "Resources: # kept\n"
          "  One:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n"
          "        StartAt: A\n        States:\n          # first\n          A:\n            Type: Task\n"
          "            Resource: !GetAtt F.Arn   # which\n            Next: Done\n"
          "          Done: {Type: Succeed}\n      Role: !GetAtt R.Arn\n"
          "  Two:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n"
          "      DefinitionString: !Sub |\n        {\"StartAt\": \"A\",\n"
          "          \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}\n"
          "      RoleArn:   !GetAtt R.Arn\n";
    QTest::newRow("template") << "template.yaml" << QByteArray(sam).replace("Next: Done", "Next: Doen") << sam;
    QTest::newRow("each machine of a template")
        << "template.yaml"
        << QByteArray(sam).replace("Next: Done", "Next: Doen").replace("\"StartAt\": \"A\"", "\"StartAt\": \"a\"")
        << sam;
    const QByteArray terraform
        = "# kept\nresource \"aws_sfn_state_machine\" \"m\" {\n  definition = <<-EOF\n    {\n      \"StartAt\": "
          "\"A\",\n"
          "      \"States\": {\n        \"A\": {\n          \"Type\": \"Pass\",\n          \"End\": true\n"
          "        }\n      }\n    }\n  EOF\n\n  tags = { a=1 }\n}\n";
    QTest::newRow("Terraform") << "main.tf"
                               << QByteArray(terraform).replace("\"Pass\",\n          \"End\": true", "\"Pass\"")
                               << terraform;
}

void CliValidateTest::fixesChangeOnlyTheirLines()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QVERIFY(before != after);
    const QString file = write(name, before);

    const auto outcome = runCli({"validate", file, "--fix", "--rules", "none"});

    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.errors.contains(": fixed: "), qPrintable(outcome.errors));
    QCOMPARE(QString::fromUtf8(readFile(file)), QString::fromUtf8(after));
}

void CliValidateTest::whatIsInDoubtIsOfferedOnly()
{
    const QByteArray text = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "Step"},
        "Step1": {"Type": "Succeed"}, "Step2": {"Type": "Succeed"}}})";
    const QString file = write("a.asl.json", text);

    const auto outcome = runCli({"validate", file, "--fix"});

    QCOMPARE(outcome.status, 1);
    QCOMPARE(readFile(file), text);
    QVERIFY2(outcome.output.contains("fix: Lead to \"Step1\""), qPrintable(outcome.output));
}

void CliValidateTest::sarifHasItsRequiredMembers()
{
    write("one flow.asl.json", advised);
    write("two.asl.json", broken);

    const auto outcome = runCli({"validate", m_folder->path(), "--format", "sarif"});

    QCOMPARE(outcome.status, 1);
    const QJsonObject log = objectOf(outcome.output);
    QCOMPARE(log["version"].toString(), QString("2.1.0"));
    const QJsonObject run = log["runs"].toArray()[0].toObject();
    const QJsonObject driver = run["tool"].toObject()["driver"].toObject();
    QVERIFY(!driver["name"].toString().isEmpty());
    QStringList rules;
    for (const auto& rule : driver["rules"].toArray())
        rules += rule.toObject()["id"].toString();
    QVERIFY(rules.contains("task-without-retry"));
    QVERIFY(!rules.contains(QString()));
    const QJsonArray results = run["results"].toArray();
    QVERIFY(results.size() >= 2);
    for (const auto& value : results) {
        const QJsonObject result = value.toObject();
        QVERIFY(!result["message"].toObject()["text"].toString().isEmpty());
        QVERIFY(rules.contains(result["ruleId"].toString()));
        QVERIFY(QStringList({"error", "warning", "note", "none"}).contains(result["level"].toString()));
        const QJsonObject place = result["locations"].toArray()[0].toObject()["physicalLocation"].toObject();
        QVERIFY(!place["artifactLocation"].toObject()["uri"].toString().contains(' '));
        QVERIFY(place["region"].toObject()["startLine"].toInt() >= 1);
        QVERIFY(place["region"].toObject()["startColumn"].toInt() >= 1);
    }
}

void CliValidateTest::aDefinitionHasAtMostAMegabyte()
{
    constexpr int most = 1'048'576;
    QByteArray text = R"({"Comment": "", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}})";
    const auto place = text.indexOf("\"\"") + 1;
    text.insert(place, QByteArray("\xc3\xa4").repeated(most - static_cast<int>(text.size())));

    const auto fits = runCli({"validate", write("a.asl.json", text), "--format", "json"});
    const auto tooLarge = runCli({"validate", write("b.asl.json", text.insert(place, 'x')), "--format", "json"});

    QCOMPARE(fits.status, 0);
    QCOMPARE(tooLarge.status, 1);
    QVERIFY(tooLarge.output.contains("A definition has at most 1048576 characters, this one has 1048577"));
}

QTEST_GUILESS_MAIN(CliValidateTest)
#include "tst_cli_validate.moc"
