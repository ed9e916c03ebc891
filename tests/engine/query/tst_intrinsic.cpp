#include <QTest>

#include "evaluate.h"
#include "query/intrinsic.h"

using namespace statelight;
using query::Expression;
using tests::json;

class IntrinsicTest : public QObject {
    Q_OBJECT

    core::Value m_input
        = json("{\"s\":\"a,b\",\"o\":{\"Id\":\"x\",\"L\":[1,\"a\",{\"k\":true}]},\"e\":[],\"n\":null,\"d\":1.0, "
               "\"list\":[1,2,3,4,5],\"mix\":[1,1.0,\"1\",[1],[1],{\"a\":1,\"b\":2},{\"b\":2,\"a\":1}],\"t\":\"{} "
               "\\\\{}\", \"x\":{\"a\":1,\"k\":{\"p\":1}},\"y\":{\"b\":2,\"k\":{\"q\":2}}}");
    tests::CountingRandom m_random;
    query::Scope m_scope{&m_input, nullptr, nullptr, &m_random};

private slots:
    void calling_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* call, const char* result) {
            QTest::newRow(call) << QByteArray(call) << QByteArray(result);
        };
        row("States.Format('Hello {}', $.s)", "\"Hello a,b\"");
        row("States.Format('{}', null)", "\"null\"");
        row("States.Format('{} {} {} {}', 1, 1.1, true, $.d)", "\"1 1.1 true 1.0\"");
        row("States.Format('{}', $.o)", "\"{Id=x, L=[1, a, {k=true}]}\"");
        row("States.Format('\\{\\} {} it\\'s \\\\', 1)", "\"{} 1 it's \\\\\"");
        row("States.Format($.t, 5)", "\"5 {}\"");
        row("States.Format('a{b}{}', 1)", "\"a{b}1\"");
        row("States.StringToJson('{\"a\": [1, \"b\"]}')", "{\"a\":[1,\"b\"]}");
        row("States.StringToJson('')", "null");
        row("States.StringToJson('  ')", "null");
        row("States.StringToJson('-0')", "0");
        row("States.JsonToString($.list)", "\"[1,2,3,4,5]\"");
        row("States.JsonToString($.o)", "\"{\\\"Id\\\":\\\"x\\\",\\\"L\\\":[1,\\\"a\\\",{\\\"k\\\":true}]}\"");
        row("States.Array()", "[]");
        row("States.Array(1, 'a', null, $.e, States.Array(true))", "[1,\"a\",null,[],[true]]");
        row("States.ArrayPartition($.list, 2)", "[[1,2],[3,4],[5]]");
        row("States.ArrayPartition($.list, 1.5)", "[[1,2],[3,4],[5]]");
        row("States.ArrayPartition($.e, 4)", "[]");
        row("States.ArrayPartition($.list, 99)", "[[1,2,3,4,5]]");
        row("States.ArrayContains($.mix, $.mix[5])", "true");
        row("States.ArrayContains($.list, 6)", "false");
        row("States.ArrayRange(1, 9, 9)", "[1]");
        row("States.ArrayRange(0, 10, 3)", "[0,3,6,9]");
        row("States.ArrayRange(3, 1, -1)", "[3,2,1]");
        row("States.ArrayRange(1, 3, -1)", "[]");
        row("States.ArrayGetItem($.list, 4)", "5");
        row("States.ArrayLength($.list)", "5");
        row("States.ArrayUnique($.mix)", "[1,\"1\",[1],{\"a\":1,\"b\":2}]");
        row("States.Base64Encode('')", "\"\"");
        row("States.Base64Encode('Data to encode')", "\"RGF0YSB0byBlbmNvZGU=\"");
        row("States.Base64Decode('RGF0YSB0byBlbmNvZGU=')", "\"Data to encode\"");
        row("States.Base64Decode('YQ')", "\"a\"");
        row("States.Base64Decode('/w==')", "\"\xEF\xBF\xBD\"");
        row("States.Hash('', 'MD5')", "\"d41d8cd98f00b204e9800998ecf8427e\"");
        row("States.Hash('input data', 'SHA-1')", "\"aaff4a450a104cd177d28d18d74485e8cae074b7\"");
        row("States.Hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
        row("States.JsonMerge($.x, $.y, false)", "{\"a\":1,\"k\":{\"q\":2},\"b\":2}");
        row("States.MathAdd(1.49, 1.5)", "3");
        row("States.MathAdd(2.5, 0)", "3");
        row("States.MathAdd(-1.5, 0)", "-1");
        row("States.MathAdd(-1.51, 0)", "-2");
        row("States.MathAdd(2147483647, 2147483647)", "4294967294");
        row("States.MathRandom(5, 6)", "5");
        row("States.MathRandom(5.4, 5.6, 3)", "5");
        row("States.StringSplit('1.2+3,4=5', '.+,=')", "[\"1\",\"2\",\"3\",\"4\",\"5\"]");
        row("States.StringSplit(',,,,', ',')", "[]");
        row("States.StringSplit(', , ,', ',')", "[\" \",\" \"]");
        row("States.StringSplit('aéb', 'é')", "[\"a\",\"b\"]");
        row("  States.ArrayLength( $.list )  ", "5");
        row("States.ArrayGetItem($.o['L'], 1)", "\"a\"");
        row("States.ArrayLength($.list[?(@ > 2 && @ < 5)])", "2");
        row("States.Format('a\nb{}', 1)", "\"a\\nb1\"");
    }

    void calling()
    {
        QFETCH(QByteArray, call);
        QFETCH(QByteArray, result);

        const auto expression = Expression::parse(call.trimmed().toStdString());

        QVERIFY2(expression, expression ? "" : expression.error().message.c_str());
        QCOMPARE(tests::shown(expression->evaluate(m_scope)), result);
    }

    void refusing_data()
    {
        QTest::addColumn<QByteArray>("call");
        for (const char* call :
            {"States.Format('{}')", "States.Format('', 1)", "States.Format(1)", "States.StringToJson('{')",
                "States.StringToJson(1)", "States.ArrayPartition($.list, 0)", "States.ArrayPartition($.o, 1)",
                "States.ArrayPartition($.list, 'a')", "States.ArrayRange(0, 5, 0)", "States.ArrayRange(0, 1000, 1)",
                "States.ArrayRange(-9223372036854775807, 9223372036854775807, 1)", "States.ArrayGetItem($.list, 5)",
                "States.ArrayGetItem($.list, -1)", "States.ArrayLength($.s)", "States.ArrayUnique($.o)",
                "States.ArrayContains($.s, 1)", "States.Base64Encode(1)", "States.Base64Decode('a')",
                "States.Base64Decode('a*b=')", "States.Hash('a', 'MD4')", "States.JsonMerge($.x, $.y, true)",
                "States.JsonMerge($.x, $.list, false)", "States.MathAdd(2147483648, 0)", "States.MathAdd('1', 0)",
                "States.MathRandom(3, 3)", "States.StringSplit(1, ',')"})
            QTest::newRow(call) << QByteArray(call);
    }

    void refusing()
    {
        QFETCH(QByteArray, call);

        const auto value = Expression::parse(call.toStdString())->evaluate(m_scope);

        QVERIFY(!value);
        QCOMPARE(value.error().error.code, std::string("query.argument"));
        QVERIFY(value.error().error.message.starts_with("The function '" + call.toStdString() + "' had the following"));
    }

    void misspelling_data()
    {
        QTest::addColumn<QByteArray>("call");
        for (const char* call :
            {"", "States", "States.Format", "States.Format(", "States.Format()", "States.Nope(1)", "States.Format('a)",
                "States.Format('\\\"')", "States.Format('a' 'b')", "States.Format('a',)", "States.Format('a') x",
                "States.UUID(1)", "States.Array(abc)", "States.Array($.a[)", "States.Array(01)", "States.Hash('a')",
                "States.Array(States.Array(1)", "States.Array(\"a\")", "states.array()", "nonsense"})
            QTest::newRow(call) << QByteArray(call);
    }

    void misspelling()
    {
        QFETCH(QByteArray, call);

        const auto expression = Expression::parse(call.toStdString());

        QVERIFY(!expression);
        QCOMPARE(expression.error().code, std::string("query.syntax"));
    }

    void longTextsAreRefusedWhereTheServiceDoes()
    {
        const std::string most(10'000, 'a');

        QVERIFY(Expression::parse("States.Base64Encode('" + most + "')")->evaluate(m_scope));
        QVERIFY(!Expression::parse("States.Base64Encode('" + most + "a')")->evaluate(m_scope));
        QVERIFY(!Expression::parse("States.Hash('" + most + "a', 'MD5')")->evaluate(m_scope));
    }

    void callsNestTenDeep()
    {
        const auto nested = [](int depth) {
            std::string call = "1";
            for (int level = 0; level < depth; ++level)
                call = "States.Array(" + call + ")";
            return call;
        };

        QVERIFY(Expression::parse(nested(10)));
        QVERIFY(!Expression::parse(nested(11)));
        QVERIFY(!Expression::parse(nested(2'000)));
    }

    void uuidsAreOfVersionFourAndComeFromTheSource()
    {
        tests::CountingRandom random;
        const query::Scope scope{&m_input, nullptr, nullptr, &random};
        const auto uuid = Expression::parse("States.UUID()");

        QCOMPARE(tests::shown(uuid->evaluate(scope)), QByteArray("\"00000000-0000-4001-8000-000000000002\""));
        QCOMPARE(tests::shown(uuid->evaluate(scope)), QByteArray("\"00000000-0000-4003-8000-000000000004\""));
        QVERIFY(!uuid->evaluate({}));
    }

    void aSeedGivesTheSameNumber()
    {
        const auto random = Expression::parse("States.MathRandom(0, 1000000, 42)");
        const auto other = Expression::parse("States.MathRandom(0, 1000000, 43)");

        QCOMPARE(tests::shown(random->evaluate({})), tests::shown(random->evaluate(m_scope)));
        QVERIFY(tests::shown(random->evaluate({})) != tests::shown(other->evaluate({})));
    }

    void thereAreEighteenFunctions() { QCOMPARE(query::functionNames().size(), std::size_t{18}); }
};

QTEST_APPLESS_MAIN(IntrinsicTest)
#include "tst_intrinsic.moc"
