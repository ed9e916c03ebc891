#include <QTest>

#include "document/edits/edits.h"
#include "document/embedded_definition.h"
#include "document/snapshot.h"

using namespace statelight;
using document::EmbeddedDefinition;

namespace {

source::SourceTree parse(const std::string& text)
{
    return source::parse(std::make_shared<const std::string>(text), document::guessFormat("", text));
}

std::shared_ptr<const document::Snapshot> open(const EmbeddedDefinition& definition)
{
    return document::readSnapshot(definition.text.text(), definition.format, 1);
}

/// The file after a state was renamed and another added behind it.
std::string edited(const std::string& file, const char* name)
{
    const auto contents = document::readTemplate(parse(file));
    const EmbeddedDefinition definition = document::chooseDefinition(*contents, name).value();
    const auto now = open(definition);
    const auto renamed = document::renameState(*now, asl::StatePath("/States/A"), "Neu \"1\"").value();
    std::string text = source::applyEdits(file, definition.text.outer(renamed.edits)).value();

    const auto again = document::chooseDefinition(*document::readTemplate(parse(text)), name).value();
    const auto then = open(again);
    document::Place place;
    place.after = asl::StatePath("/States/Neu \"1\"");
    const auto added = document::addState(*then, asl::StateType::Succeed, place, "Fertig").value();
    return source::applyEdits(text, again.text.outer(added.edits)).value();
}

const std::string samTemplate = R"(Resources:
  # the machine
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        # about the flow
        StartAt: A
        States:
          A:
            Type: Task
            Resource: !GetAtt Fn.Arn # which
            End: true
      Role: !GetAtt Role.Arn
  Text:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Sub |
        {
          "StartAt": "A",
          "States": {
            "A": {"Type": "Task", "Resource": "${Fn.Arn}", "End": true}
          }
        }

  Quoted:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString:
        Fn::Sub: ['{"StartAt":"A","States":{"A":{"Type":"Pass","Comment":"it''s","End":true}}}', {X: 1}]
  Far:
    Type: AWS::Serverless::StateMachine
    Properties: {DefinitionUri: flow.asl.json}
  Made:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: !Join ["", [a, b]]
)";

} // namespace

class EmbeddedTest : public QObject {
    Q_OBJECT

private slots:
    void aTemplateTellsItsMachines();
    void whatIsNoTemplateIsNone();
    void aMachineIsChosen();
    void blocksAreEditedInPlace();
    void textIsEditedInPlace();
    void quotedTextIsEditedInPlace();
    void jsonTemplatesAreEditedInPlace();
    void newLinesAreIndentedByTheTabsOfTheFile();
    void rangesLeadIntoTheFile();
};

void EmbeddedTest::aTemplateTellsItsMachines()
{
    const auto contents = document::readTemplate(parse(samTemplate));

    QVERIFY(contents.has_value());
    QCOMPARE(contents->definitions.size(), std::size_t(3));
    QCOMPARE(contents->definitions[1].name, std::string("Text"));
    QCOMPARE(*contents->definitions[1].text.text(),
        std::string(
            "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Task\", \"Resource\": \"${Fn.Arn}\", "
            "\"End\": true}\n  }\n}\n"));
    QCOMPARE(*contents->definitions[0].text.text(),
        std::string(
            "# about the flow\nStartAt: A\nStates:\n  A:\n    Type: Task\n    Resource: !GetAtt Fn.Arn # which\n"
            "    End: true\n"));
    QCOMPARE(contents->closed.size(), std::size_t(2));
    QCOMPARE(contents->closed[0].code, std::string("template.elsewhere"));
    QCOMPARE(contents->closed[1].code, std::string("template.form"));
}

void EmbeddedTest::whatIsNoTemplateIsNone()
{
    for (const char* const text :
        {"", "[]", "{}", "StartAt: A\nStates: {}\nResources: {}\n", "Resources:\n  A:\n    Type: x\n"})
        QVERIFY(!document::readTemplate(parse(text)).has_value());
}

void EmbeddedTest::aMachineIsChosen()
{
    const auto contents = document::readTemplate(parse(samTemplate));

    QCOMPARE(document::chooseDefinition(*contents, "Flow")->name, std::string("Flow"));
    QCOMPARE(document::chooseDefinition(*contents, "").error().code, std::string("template.choice"));
    QCOMPARE(document::chooseDefinition(*contents, "Far").error().code, std::string("template.choice"));
    const auto only = document::readTemplate(parse(
        R"({"Resources":{"S":{"Type":"AWS::Serverless::StateMachine","Properties":{"Definition":{"StartAt":"A"}}}}})"));
    QCOMPARE(document::chooseDefinition(*only, "")->name, std::string("S"));
}

void EmbeddedTest::blocksAreEditedInPlace()
{
    std::string expected = samTemplate;
    const auto replace = [&](const std::string& from, const std::string& to) {
        expected.replace(expected.find(from), from.size(), to);
    };
    replace("        StartAt: A\n", "        StartAt: Neu \"1\"\n");
    replace("          A:\n", "          Neu \"1\":\n");
    replace("            End: true\n      Role",
        "            Next: Fertig\n          Fertig:\n            Type: Succeed\n      Role");

    QCOMPARE(QString::fromStdString(edited(samTemplate, "Flow")), QString::fromStdString(expected));
}

void EmbeddedTest::textIsEditedInPlace()
{
    std::string expected = samTemplate;
    const std::string old
        = "\"StartAt\": \"A\",\n          \"States\": {\n            \"A\": {\"Type\": \"Task\", \"Resource\": "
          "\"${Fn.Arn}\", \"End\": true}\n";
    expected.replace(expected.find(old), old.size(),
        "\"StartAt\": \"Neu \\\"1\\\"\",\n          \"States\": {\n            \"Neu \\\"1\\\"\": {\"Type\": \"Task\", "
        "\"Resource\": \"${Fn.Arn}\", \"Next\": \"Fertig\"},\n            \"Fertig\": {\n              \"Type\": "
        "\"Succeed\"\n            }\n");

    QCOMPARE(QString::fromStdString(edited(samTemplate, "Text")), QString::fromStdString(expected));
}

void EmbeddedTest::quotedTextIsEditedInPlace()
{
    std::string expected = samTemplate;
    const std::string old = R"('{"StartAt":"A","States":{"A":{"Type":"Pass","Comment":"it''s","End":true}}}')";
    expected.replace(expected.find(old), old.size(),
        R"('{"StartAt":"Neu \"1\"","States":{"Neu \"1\"":{"Type":"Pass","Comment":"it''s","Next":"Fertig"},)"
        R"("Fertig":{"Type":"Succeed"}}}')");

    QCOMPARE(QString::fromStdString(edited(samTemplate, "Quoted")), QString::fromStdString(expected));
}

void EmbeddedTest::jsonTemplatesAreEditedInPlace()
{
    const std::string object
        = "{\n  \"Resources\": {\n    \"S\": {\n      \"Type\": \"AWS::Serverless::StateMachine\",\n"
          "      \"Properties\": {\n        \"Definition\": {\n          \"StartAt\": \"A\",\n"
          "          \"States\": {\n            \"A\": {\n              \"Type\": \"Succeed\"\n"
          "            }\n          }\n        }\n      }\n    }\n  }\n}\n";
    const auto contents = document::readTemplate(parse(object));
    const EmbeddedDefinition definition = document::chooseDefinition(*contents, "").value();
    const auto now = open(definition);
    const auto edit = document::setValue(*now, "/Comment", "c").value();
    std::string expected = object;
    const std::string end = "            }\n          }\n        }\n";
    expected.replace(
        expected.find(end), end.size(), "            }\n          },\n          \"Comment\": \"c\"\n        }\n");
    QCOMPARE(QString::fromStdString(source::applyEdits(object, definition.text.outer(edit.edits)).value()),
        QString::fromStdString(expected));

    const std::string string
        = R"({"Resources":{"S":{"Type":"AWS::StepFunctions::StateMachine","Properties":{)"
          R"("DefinitionString":{"Fn::Sub":"{\"StartAt\":\"A\",\n\"States\":{\"A\":{\"Type\":\"Pass\",)"
          R"(\"End\":true}}}"}}}}})";
    const std::string after = edited(string, "S");
    QVERIFY2(after.find(R"(\"StartAt\":\"Neu \\\"1\\\"\",\n\"States\")") != std::string::npos, after.c_str());
    QVERIFY(parse(after).diagnostics().empty());
}

void EmbeddedTest::newLinesAreIndentedByTheTabsOfTheFile()
{
    const std::string file = "{\"Resources\": {\"S\": {\"Type\": \"AWS::Serverless::StateMachine\", \"Properties\": {\n"
                             "\t\t\"Definition\": {\n\t\t\t\"StartAt\": \"A\",\n\t\t\t\"States\": {}\n\t\t}\n}}}}\n";
    const EmbeddedDefinition definition = document::chooseDefinition(*document::readTemplate(parse(file)), "").value();

    const auto edit = document::setValue(*open(definition), "/Comment", "c").value();

    std::string expected = file;
    expected.insert(expected.find("\n\t\t}\n"), ",\n\t\t\t\"Comment\": \"c\"");
    QCOMPARE(QString::fromStdString(source::applyEdits(file, definition.text.outer(edit.edits)).value()),
        QString::fromStdString(expected));
}

void EmbeddedTest::rangesLeadIntoTheFile()
{
    const auto contents = document::readTemplate(parse(samTemplate));
    for (const EmbeddedDefinition& definition : contents->definitions) {
        const auto now = open(definition);
        const core::SourceRange name = now->machine.states[0].nameRange;
        const core::SourceRange range = definition.text.outer(name);
        QVERIFY(samTemplate.substr(range.begin, range.length()).find('A') != std::string::npos);
    }
}

QTEST_APPLESS_MAIN(EmbeddedTest)
#include "tst_embedded.moc"
