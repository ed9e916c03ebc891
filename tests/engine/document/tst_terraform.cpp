#include <QTest>

#include "document/edits/edits.h"
#include "document/terraform.h"

using namespace statelight;
using document::EmbeddedDefinition;

namespace {

const std::string machines = R"(# resource "aws_sfn_state_machine" "comment" { definition = "" }
terraform {
  required_version = ">= 1.3" // with { in it
}

locals {
  definition = <<EOF
{"resource": "aws_sfn_state_machine"}
EOF
}

resource "aws_iam_role" "flow" {
  definition         = "none"
  assume_role_policy = <<POLICY
{"Statement": [{"Action": "sts:AssumeRole"}]}
POLICY
}

resource "aws_sfn_state_machine" "plain" {
  name = "${var.prefix}-${lookup(var.names, "plain")}"
  tags = { definition = "not this" }
  dynamic "logging_configuration" {
    for_each = [1]
    content { level = "ALL" }
  }
  definition = <<EOF
{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Task", "Resource": "${aws_lambda_function.a.arn}", "TimeoutSeconds": ${var.seconds}, "End": true}
  }
}
EOF
  depends_on = [aws_iam_role.flow]
}

resource aws_sfn_state_machine indented {
  definition = <<-DEFINITION
    {
      "Comment": "costs $${5}, 100%%{}",
      "StartAt": "A",
      "States": {
        "A": {
          "Type": "Pass",
          "End": true
        }
      }
    }
    DEFINITION
}
)";

std::string machine(const std::string& definition)
{
    return "resource \"aws_sfn_state_machine\" \"m\" {\n  definition = " + definition + "\n}\n";
}

/// The file after a state was renamed and another added behind it.
std::string edited(const std::string& file, const char* name)
{
    const auto renamedFile = [&](const std::string& text) {
        const auto definition = document::chooseDefinition(document::readTerraform(text), name).value();
        const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);
        const auto edit = document::renameState(*now, asl::StatePath("/States/A"), "New \"1\"").value();
        return source::applyEdits(text, definition.text.outer(edit.edits)).value();
    };
    const std::string text = renamedFile(file);
    const auto definition = document::chooseDefinition(document::readTerraform(text), name).value();
    const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);
    document::Place place;
    place.after = asl::StatePath("/States/New \"1\"");
    const auto edit = document::addState(*now, asl::StateType::Succeed, place, "Done").value();
    return source::applyEdits(text, definition.text.outer(edit.edits)).value();
}

void replace(std::string& text, const std::string& from, const std::string& to)
{
    QVERIFY(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
}

} // namespace

class TerraformTest : public QObject {
    Q_OBJECT

private slots:
    void itsFilesAreKnownByTheirNames();
    void aFileTellsItsMachines();
    void interpolationsAreReadAsPlaceholders();
    void aHeredocIsEditedInPlace();
    void anIndentedHeredocKeepsItsIndent();
    void tabsAndLineEndsOfWindowsAreKept();
    void whatIsNoHeredocIsClosed_data();
    void whatIsNoHeredocIsClosed();
    void brokenTextsAreRead_data();
    void brokenTextsAreRead();
};

void TerraformTest::itsFilesAreKnownByTheirNames()
{
    QVERIFY(document::isTerraform("a/main.tf"));
    QVERIFY(!document::isTerraform("main.tf.json"));
    QVERIFY(!document::isTerraform("tf"));
}

void TerraformTest::aFileTellsItsMachines()
{
    const auto contents = document::readTerraform(machines);

    QCOMPARE(contents.definitions.size(), std::size_t(2));
    QVERIFY(contents.closed.empty());
    const EmbeddedDefinition& plain = contents.definitions[0];
    QCOMPARE(plain.name, std::string("plain"));
    QCOMPARE(plain.format, source::Format::Json);
    QCOMPARE(machines.substr(plain.range.begin, plain.range.length()), *plain.text.text());
    QVERIFY(plain.text.text()->starts_with("{\n  \"StartAt\": \"A\"") && plain.text.text()->ends_with("}\n"));
    const EmbeddedDefinition& indented = contents.definitions[1];
    QCOMPARE(indented.name, std::string("indented"));
    QVERIFY(indented.text.text()->starts_with("{\n  \"Comment\": \"costs $${5}, 100%%{}\",\n  \"StartAt\""));
}

void TerraformTest::interpolationsAreReadAsPlaceholders()
{
    const auto definition = document::readTerraform(machines).definitions.front();

    const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);

    QVERIFY(!now->isBroken);
    for (const core::Diagnostic& found : now->diagnostics)
        QVERIFY2(found.severity != core::Severity::Error, found.message.c_str());
}

void TerraformTest::aHeredocIsEditedInPlace()
{
    std::string expected = machines;
    replace(expected, "\"StartAt\": \"A\"", "\"StartAt\": \"New \\\"1\\\"\"");
    replace(expected, "    \"A\": {", "    \"New \\\"1\\\"\": {");
    replace(
        expected, "\"End\": true}\n", "\"Next\": \"Done\"},\n    \"Done\": {\n      \"Type\": \"Succeed\"\n    }\n");

    QCOMPARE(QString::fromStdString(edited(machines, "plain")), QString::fromStdString(expected));
}

void TerraformTest::anIndentedHeredocKeepsItsIndent()
{
    std::string expected = machines;
    const std::size_t begin = expected.find("indented");
    std::string machine = expected.substr(begin);
    replace(machine, "\"StartAt\": \"A\"", "\"StartAt\": \"New \\\"1\\\"\"");
    replace(machine, "        \"A\": {", "        \"New \\\"1\\\"\": {");
    replace(machine, "          \"End\": true\n        }\n",
        "          \"Next\": \"Done\"\n        },\n        \"Done\": {\n          \"Type\": \"Succeed\"\n        }\n");

    QCOMPARE(QString::fromStdString(edited(machines, "indented")),
        QString::fromStdString(expected.replace(begin, std::string::npos, machine)));
}

void TerraformTest::tabsAndLineEndsOfWindowsAreKept()
{
    const std::string file
        = machine("<<-EOF\r\n\t\t{\r\n\t\t\t\"StartAt\": \"A\",\r\n\t\t\t\"States\": {\r\n"
                  "\t\t\t\t\"A\": {\r\n\t\t\t\t\t\"Type\": \"Succeed\"\r\n\t\t\t\t}\r\n\t\t\t}\r\n\t\t}\r\n\tEOF\r");
    const auto definition = document::chooseDefinition(document::readTerraform(file), "").value();
    const auto now = document::readSnapshot(definition.text.text(), definition.format, 1);

    const auto edit = document::setValue(*now, "/Comment", "c").value();

    std::string expected = file;
    replace(expected, "\t\t\t}\r\n\t\t}", "\t\t\t},\r\n\t\t\t\"Comment\": \"c\"\r\n\t\t}");
    QVERIFY(definition.text.text()->starts_with("{\r\n\t\"StartAt\""));
    QCOMPARE(QString::fromStdString(source::applyEdits(file, definition.text.outer(edit.edits)).value()),
        QString::fromStdString(expected));
}

void TerraformTest::whatIsNoHeredocIsClosed_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* definition, const char* code, const char* word) {
        QTest::newRow(definition) << definition << code << word;
    };

    row("jsonencode({StartAt = \"A\"})", "template.form", "jsonencode()");
    row("replace(<<EOF\n{}\nEOF\n, \"a\", \"b\")", "template.form", "replace()");
    row("templatefile(\"${path.module}/flow.json\", {a = 1})", "template.elsewhere", "\"${path.module}/flow.json\"");
    row("file(\"flow.json\")", "template.elsewhere", "\"flow.json\"");
    row("file(var.path)", "template.elsewhere", "another file");
    row("local.definition", "template.elsewhere", "local");
    row("data.template_file.flow.rendered", "template.elsewhere", "data");
    row("\"{}\"", "template.form", "quotes");
    row("{StartAt = \"A\"}", "template.form", "heredoc");
    row("<<EOF\n{\"a\": %{ if var.b }1%{ else }2%{ endif }}\nEOF", "template.form", "%{");
    row("<<EOF\n{\"a\": \"${var.names[\"b\"]}\"}\nEOF", "template.form", "locals");
    row("<<EOF\n{\"a\": ${jsonencode({b = 1})}}\nEOF", "template.form", "locals");
    row("<<EOF\n{\"a\": \"${\n1}\"}\nEOF", "template.form", "locals");
    row("<<EOF\n \n\nEOF", "template.form", "empty");
    row("<<EOF\n{}\n", "template.form", "end marker");
}

void TerraformTest::whatIsNoHeredocIsClosed()
{
    QFETCH(QString, definition);
    QFETCH(QString, code);
    QFETCH(QString, word);

    const auto contents = document::readTerraform(machine(definition.toStdString()));

    QVERIFY(contents.definitions.empty());
    QCOMPARE(contents.closed.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(contents.closed[0].code), code);
    const QString message = QString::fromStdString(contents.closed[0].message);
    QVERIFY2(message.startsWith("\"m\" ") && message.endsWith('.') && message.contains(word), qPrintable(message));
}

void TerraformTest::brokenTextsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("found");
    const auto row = [](const char* text, int found) { QTest::newRow(text) << text << found; };

    row("", 0);
    row("}}}))]", 0);
    row("resource \"aws_sfn_state_machine\"", 0);
    row("resource \"aws_sfn_state_machine\" \"m\" {", 0);
    row("resource \"aws_sfn_state_machine\" \"m\" { definition = ", 0);
    row("resource \"aws_sfn_state_machine\" \"m\" { definition", 0);
    row("x }\nresource \"aws_sfn_state_machine\" \"m\" { definition = <<A\n{}\nA\n", 1);
    row("\"open\nresource \"aws_sfn_state_machine\" \"m\" { definition = <<A\n{}\nA\n}", 1);
    row("resource \"aws_sfn_state_machine\" \"m\" { definition == <<A\n{}\nA\n}", 0);
    row("data \"aws_sfn_state_machine\" \"m\" { definition = <<A\n{}\nA\n}", 0);
}

void TerraformTest::brokenTextsAreRead()
{
    QFETCH(QString, text);
    QFETCH(int, found);

    QCOMPARE(document::readTerraform(text.toStdString()).definitions.size(), std::size_t(found));
}

QTEST_APPLESS_MAIN(TerraformTest)
#include "tst_terraform.moc"
