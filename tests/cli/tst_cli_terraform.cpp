#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

namespace {

const QByteArray machines = R"(# two machines, and one that can't be read
variable "wait" { default = 3 }

resource "aws_sfn_state_machine" "first" {
  name       = "first"
  definition = <<-EOF
    {
      "StartAt": "A",
      "States": {
        "A": {"Type": "Pass", "Result": "${var.stage}", "End": true}
      }
    }
    EOF
}

resource "aws_sfn_state_machine" "second" {
  definition = <<EOF
{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": ${var.wait}, "Next": "Gone"}}}
EOF
}

resource "aws_sfn_state_machine" "third" {
  definition = jsonencode({ StartAt = "A", States = {} })
}

resource "aws_sfn_state_machine" "fourth" {
  definition = file("flow.asl.json")
}
)";

} // namespace

class CliTerraformTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_file = writeFile(m_folder.filePath("main.tf"), machines); }

    void validatesEachMachine()
    {
        const auto outcome = runCli({"validate", m_file, "--rules", "none"});

        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("main.tf (second):18:"), qPrintable(outcome.output));
        QVERIFY2(!outcome.output.contains("(first):"), qPrintable(outcome.output));
        QVERIFY2(outcome.errors.contains("main.tf: note: \"third\" is put together by jsonencode()"),
            qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("note: \"fourth\" keeps its definition in \"flow.asl.json\"; open that one."),
            qPrintable(outcome.errors));
    }

    void programsAreToldFileAndMachine()
    {
        const auto lines = runCli({"validate", m_file, m_file, "--format", "json"}).output.split('\n');

        QVERIFY2(lines[1].startsWith("{\"file\":\"" + m_file + "\",\"machine\":\"second\",\"result\":\"FAIL\""),
            qPrintable(lines[1]));
    }

    void foldersHaveTerraformToo()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("flows/modules"));
        writeFile(m_folder.filePath("flows/modules/machine.tf"), machines);
        writeFile(m_folder.filePath("flows/providers.tf"), "provider \"aws\" {\n  region = \"eu-west-1\"\n}\n");

        const auto outcome = runCli({"validate", m_folder.filePath("flows"), "--format", "github"});

        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.output.contains("modules/machine.tf,line=18"), qPrintable(outcome.output));
        QVERIFY2(!outcome.errors.contains("fourth"), qPrintable(outcome.errors));
    }

    void editsWithinTheHeredoc()
    {
        const auto printed = runCli({"edit", m_file, "--machine", "first", "rename", "A", "B"});
        QCOMPARE(QString(printed.output),
            QString(QByteArray(machines)
                        .replace("\"StartAt\": \"A\",", "\"StartAt\": \"B\",")
                        .replace("\"A\": {\"Type", "\"B\": {\"Type")));

        const auto written
            = runCli({"edit", m_file, "--machine", "second", "set", "/Comment", "costs ${var.price}", "--in-place"});
        QCOMPARE(written.status, 0);
        QCOMPARE(QString(readFile(m_file)),
            QString(QByteArray(machines).replace("\"Gone\"}}}", "\"Gone\"}}, \"Comment\": \"costs ${var.price}\"}")));
    }

    void runsWithValues()
    {
        const auto outcome = runCli({"run", m_file, "--machine", "first", "--value", "var.stage=dev"});

        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.output, QString("\"dev\"\n"));
    }

    void convertsAndExports()
    {
        const auto yaml = runCli({"convert", m_file, "--machine", "first", "--to", "yaml"});
        QVERIFY2(yaml.output.startsWith("StartAt: A\nStates:\n  A:\n"), qPrintable(yaml.output));
        QVERIFY(runCli({"export", m_file, "--machine", "second", "--to", "svg"}).output.startsWith("<svg"));
    }

    void whatCantBeOpenedIsTold()
    {
        const auto none = writeFile(m_folder.filePath("none.tf"), "locals {}\n");
        const auto closed = writeFile(m_folder.filePath("closed.tf"),
            "resource \"aws_sfn_state_machine\" \"x\" {\n  definition = templatefile(\"a.json\", {})\n}\n");

        QVERIFY(runCli({"edit", m_file, "rename", "A", "B"}).errors.contains("first, second"));
        QVERIFY(runCli({"edit", m_file, "--machine", "third", "rename", "A", "B"}).errors.contains("first, second"));
        const auto empty = runCli({"run", none});
        QCOMPARE(empty.status, 2);
        QVERIFY2(empty.errors.contains("holds no state machine"), qPrintable(empty.errors));
        QCOMPARE(runCli({"validate", none}).status, 2);
        QVERIFY(runCli({"export", closed, "--to", "svg"}).errors.contains("keeps its definition in \"a.json\""));
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

QTEST_APPLESS_MAIN(CliTerraformTest)
#include "tst_cli_terraform.moc"
