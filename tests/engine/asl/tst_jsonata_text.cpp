#include <QTest>

#include "asl/variable_references.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

namespace {

std::string pass(const std::string& output)
{
    return machineWith(R"("Type":"Pass","Next":"Done","Output":)" + output, "JSONata");
}

std::string task(const std::string& more)
{
    return machineWith(R"("Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Next":"Done",)" + more, "JSONata");
}

/// What the first finding underlines.
std::string underlined(const std::string& text)
{
    const auto snapshot = readText(text);
    if (snapshot->diagnostics.empty())
        return {};
    const core::SourceRange range = snapshot->diagnostics.front().range;
    return text.substr(range.begin, range.length());
}

std::string references(const std::string& text)
{
    std::string result;
    for (const auto& each : asl::variableReferences(readText(text)->machine)) {
        result.append(each.state).append(":");
        for (const std::string& name : each.names)
            result.append(" ").append(name);
        result.append("; ");
    }
    return result;
}

} // namespace

class JsonataTextTest : public QObject {
    Q_OBJECT

private slots:
    void soundExpressionsAreFine_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const std::string& text) { QTest::newRow(text.c_str()) << QString::fromStdString(text); };
        row(pass(R"("{% $states.input.a[$ > b].c %}")"));
        row(pass(R"("{% $map($states.input, function($v) { $v & $string($) }) %}")"));
        row(pass(R"("{% $states.input.(a + $.b) %}")"));
        row(pass(R"(" {% $ %}x")"));
        row(task(R"("Output":"{% $states.result %}","Assign":{"a":{"b":"{% $states.result.c %}"}})"));
        row(task(R"("Catch":[{"ErrorEquals":["States.ALL"],"Output":"{% $states.errorOutput %}","Next":"Done"}])"));
    }
    void soundExpressionsAreFine()
    {
        QFETCH(QString, text);

        QCOMPARE(QString::fromStdString(findingsOf(text.toStdString())), QString());
    }

    void whatIsNotThereIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        const auto row = [](const std::string& text, const char* finding) {
            QTest::newRow(text.c_str()) << QString::fromStdString(text)
                                        << QString("UNSUPPORTED_JSONATA_EXPRESSION: ") + finding;
        };
        row(pass(R"({"v":"{% phone %}"})"),
            "Reference to 'phone' at the top level is not supported. at /States/S/Output/v");
        row(pass(R"("{% $ %}")"), "Reference to '$' at the top level is not supported. at /States/S/Output");
        row(pass(R"("{% $.a %}")"), "Reference to '$' at the top level is not supported. at /States/S/Output");
        row(pass(R"("{% $states.input.a[$$.b] %}")"), "Reference to '$$' is not supported. at /States/S/Output");
        row(pass(R"("{% $states.result %}")"),
            "$states.result is only there in Output and Assign of a Task, Parallel or Map state. at /States/S/Output");
        row(task(R"("Arguments":"{% $states . result.x %}")"),
            "$states.result is only there in Output and Assign of a Task, Parallel or Map state. at "
            "/States/S/Arguments");
        row(task(R"("Output":"{% $states.errorOutput %}")"),
            "$states.errorOutput is only there in Output and Assign of a catcher. at /States/S/Output");
    }
    void whatIsNotThereIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, finding);

        QCOMPARE(QString::fromStdString(findingsOf(text.toStdString())), finding);
    }

    void faultySyntaxIsFound()
    {
        const std::string faults = findingsOf(pass(R"(["{% 1 + %}"])"));

        QVERIFY(contains(faults, "INVALID_JSONATA_EXPRESSION: "));
        QVERIFY(contains(faults, "(S0207)"));
        QVERIFY(contains(faults, " at /States/S/Output/0"));
        QVERIFY(contains(findingsOf(pass("\"{% 1\"")), "INVALID_JSONATA_EXPRESSION: "));
    }

    void theFaultIsUnderlinedWhereItStands()
    {
        QCOMPARE(underlined(pass(R"({"deep":["{% $states.input & phone %}"]})")), std::string("phone"));
        QCOMPARE(underlined(pass("\"{%\\n \\\"\\u00e9\\uD83D\\uDCA9\\\" & phone %}\"")), std::string("phone"));
        QCOMPARE(underlined(pass(R"("{% $states.result %}")")), std::string("$states"));
    }

    void variablesAreToldByState_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        const auto row = [](const std::string& text, const char* names) {
            QTest::newRow(names) << QString::fromStdString(text) << QString(names);
        };
        row(pass("{\"a\":\"{% $b + $sum($a.x) %}\",\"c\":[\"{% ($local := $b; $local) %}\"]}"), "S: a b; ");
        row(task("\"Arguments\":\"{% $states.input %}\""), "");
        row(machineWith("\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Next\":\"Done\","
                        "\"InputPath\":\"$in\",\"Parameters\":{\"a.$\":\"States.Format('{}', $f)\",\"bPath\":\"$no\","
                        "\"c\":{\"d.$\":\"$.x[?(@.y == 1)]\"}},\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],"
                        "\"Assign\":{\"e.$\":\"$caught\"},\"Next\":\"Done\"}]"),
            "S: caught f in; ");
        row(machineWith("\"Type\":\"Choice\",\"Choices\":[{\"And\":[{\"Variable\":\"$v.x\","
                        "\"StringEqualsPath\":\"$w\"}],\"Next\":\"Done\"}]"),
            "S: v w; ");
        row(machineWith(
                "\"Type\":\"Map\",\"Next\":\"Done\",\"MaxConcurrencyPath\":\"$m\","
                "\"ItemReader\":{\"ReaderConfig\":{\"MaxItemsPath\":\"$n\"}},\"ItemProcessor\":{\"StartAt\":\"P\","
                "\"States\":{\"P\":{\"Type\":\"Pass\",\"Parameters\":{\"q.$\":\"$q\"},\"End\":true}}}"),
            "S: m n; P: q; ");
    }
    void variablesAreToldByState()
    {
        QFETCH(QString, text);
        QFETCH(QString, names);

        QCOMPARE(QString::fromStdString(references(text.toStdString())), names);
    }
};

QTEST_APPLESS_MAIN(JsonataTextTest)
#include "tst_jsonata_text.moc"
