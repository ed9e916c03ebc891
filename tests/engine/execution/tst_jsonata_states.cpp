#include <QTest>

#include "execution_driver.h"

using namespace statelight;

namespace {

std::string machine(const std::string& state)
{
    return R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{)" + state + R"(},"B":{"Type":"Succeed"}}})";
}

std::string causeOf(const std::string& output)
{
    return tests::execute(machine("\"Type\":\"Pass\",\"End\":true,\"Output\":\"" + output + "\""), R"({"n":1})")
        .machine()
        .cause()
        .value_or("");
}

} // namespace

/// What the histories of tests/data/histories don't show of JSONata states.
class JsonataStatesTest : public QObject {
    Q_OBJECT

private slots:
    void errorsOfTheLanguageKeepTheirCodes()
    {
        const std::string beginning = "An error occurred while executing the state 'A' (entered at the event id #2). "
                                      "The JSONata expression '1 + $states.input' specified for the field 'Output' "
                                      "threw an error during evaluation. T2002: ";

        QCOMPARE(causeOf("{% 1 + $states.input %}").substr(0, beginning.size()), beginning);
    }

    void nothingRunsForEver_data()
    {
        QTest::addColumn<QString>("expression");
        for (const char* expression : {"($f := function($n){ 1 + $f($n) }; $f(1))", "$pad('x', 1000000000)",
                 "$match($pad('a', 60) & 'b', /(a+)+$/)", "$eval('1')"})
            QTest::newRow(expression) << QString(expression);
    }
    void nothingRunsForEver()
    {
        QFETCH(QString, expression);

        const auto execution = tests::execute(
            machine("\"Type\":\"Pass\",\"End\":true,\"Output\":\"{% " + expression.toStdString() + " %}\""), "{}");

        QVERIFY(execution.machine().status() == execution::Status::Failed);
        QCOMPARE(execution.machine().error().value_or(""), std::string("States.QueryEvaluationError"));
    }

    void faultsAreProblemsBeforeTheRun_data()
    {
        QTest::addColumn<QString>("state");
        for (const char* state :
            {R"("Type":"Pass","End":true,"Output":"{% 1 + %}")", R"("Type":"Choice","Choices":[{"Next":"B"}])",
                R"("Type":"Wait","End":true,"SecondsPath":"$.s")",
                R"("Type":"Map","End":true,"Items":5,"ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Succeed"}}})"})
            QTest::newRow(state) << QString(state);
    }
    void faultsAreProblemsBeforeTheRun()
    {
        QFETCH(QString, state);

        const auto program = tests::compileText(machine(state.toStdString()));

        QCOMPARE(program->problems().size(), std::size_t(1));
        QCOMPARE(program->problems().front().location, std::string("/States/A"));
    }

    void assignedVariablesAreStages()
    {
        execution::ExecutionOptions options;
        options.recordsStages = true;
        const auto execution
            = tests::execute(machine(R"("Type":"Pass","Assign":{"a":"{% 1 + 1 %}"},"Output":"{% 'x' %}","Next":"B")"),
                "{}", "{}", options);

        const auto stages = execution.history().stagesOf(2);

        QCOMPARE(stages.size(), std::size_t(3));
        QVERIFY(stages[1].stage == execution::Stage::Output);
        QVERIFY(stages[2].stage == execution::Stage::AssignedVariables);
        QVERIFY(*stages[2].value.find("a") == core::Value(2));
    }
};

QTEST_GUILESS_MAIN(JsonataStatesTest)
#include "tst_jsonata_states.moc"
