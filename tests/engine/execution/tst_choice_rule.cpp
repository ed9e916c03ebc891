#include <QTest>

#include "core/json.h"
#include "execution/choice_rule.h"

using namespace statelight;
using execution::compiled::choiceOperator;

class ChoiceRuleTest : public QObject {
    Q_OBJECT

private slots:
    void thereAre39Operators()
    {
        int known = 0;
        for (const char* family : {"String", "Numeric", "Boolean", "Timestamp"}) {
            for (const char* comparison :
                {"Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals", "Matches"}) {
                for (const char* ending : {"", "Path"})
                    known += choiceOperator(std::string(family) + comparison + ending) ? 1 : 0;
            }
        }
        for (const char* test : {"IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"})
            known += choiceOperator(test) ? 1 : 0;

        QCOMPARE(known, 39);
        QVERIFY(!choiceOperator("StringMatchesPath"));
        QVERIFY(!choiceOperator("IsNullPath"));
        QVERIFY(!choiceOperator("Variable"));
    }

    void valuesPass_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("operand");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const char* value, const char* operand, bool expected) {
            QTest::newRow(qPrintable(QString("%1 %2 %3").arg(name, value, operand)))
                << name << value << operand << expected;
        };

        row("StringEquals", R"("a")", R"("a")", true);
        row("StringEquals", "1", R"("1")", false);
        row("StringEquals", R"("")", R"("")", true);
        row("StringLessThan", R"("A")", R"("AB")", true);
        row("StringLessThan", R"("B")", R"("a")", true);
        row("StringGreaterThan", R"("B")", R"("a")", false);
        row("StringLessThan", R"("\ud83d\ude00")", R"("\uffee")", true);
        row("StringGreaterThanEquals", R"("b")", R"("b")", true);
        row("StringLessThanEquals", R"("c")", R"("b")", false);
        row("StringMatches", R"("log-2024.txt")", R"("log-*.txt")", true);
        row("StringMatches", R"("log-2024.txt")", R"("*.log")", false);
        row("StringMatches", R"("aXbXbc")", R"("a*bc")", true);
        row("StringMatches", R"("a*b")", R"("a\\*b")", true);
        row("StringMatches", R"("axb")", R"("a\\*b")", false);
        row("StringMatches", R"("a\\b")", R"("a\\\\b")", true);
        row("StringMatches", R"("")", R"("*")", true);
        row("StringMatches", R"("a?")", R"("a?")", true);
        row("NumericEquals", "1", "1.0", true);
        row("NumericEquals", R"("1")", "1", false);
        row("NumericEquals", "true", "1", false);
        row("NumericLessThan", "1.5", "2", true);
        row("NumericGreaterThan", "9007199254740993", "9007199254740992", true);
        row("NumericGreaterThanEquals", "2", "2.0", true);
        row("NumericLessThanEquals", "3", "2", false);
        row("BooleanEquals", "true", "true", true);
        row("BooleanEquals", "false", "true", false);
        row("BooleanEquals", R"("true")", "true", false);
        row("TimestampEquals", R"("2024-01-01T01:00:00+01:00")", R"("2024-01-01T00:00:00Z")", true);
        row("TimestampLessThan", R"("2024-01-01T00:00:00Z")", R"("2024-01-01T00:00:00.000001Z")", true);
        row("TimestampGreaterThan", R"("2024-01-02")", R"("2024-01-01T00:00:00Z")", false);
        row("TimestampGreaterThanEquals", "5", R"("2024-01-01T00:00:00Z")", false);
        row("IsNull", "null", "true", true);
        row("IsNull", "0", "true", false);
        row("IsNull", "0", "false", true);
        row("IsNumeric", "1.5", "true", true);
        row("IsNumeric", R"("1")", "true", false);
        row("IsString", R"("")", "true", true);
        row("IsString", "[]", "false", true);
        row("IsBoolean", "false", "true", true);
        row("IsTimestamp", R"("2024-01-01T00:00:00Z")", "true", true);
        row("IsTimestamp", R"("2024-01-01")", "true", false);
        row("IsTimestamp", R"("2024-01-01")", "false", true);
    }
    void valuesPass()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, operand);
        QFETCH(bool, expected);

        const auto test = choiceOperator(name.toStdString());

        QVERIFY(test);
        QCOMPARE(execution::compiled::passes(*test, core::parseJson(value.toStdString()).value(),
                     core::parseJson(operand.toStdString()).value()),
            expected);
    }
};

QTEST_GUILESS_MAIN(ChoiceRuleTest)
#include "tst_choice_rule.moc"
