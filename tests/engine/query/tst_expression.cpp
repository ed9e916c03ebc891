#include <QTest>

#include "evaluate.h"

using namespace statelight;
using query::Expression;
using tests::json;

class ExpressionTest : public QObject {
    Q_OBJECT

    core::Value m_input = json("{\"a\":{\"b\":[1,2]},\"n\":null}");
    core::Value m_context = json("{\"Execution\":{\"Id\":\"arn:x\"},\"State\":{\"RetryCount\":2}}");
    tests::MapVariables m_variables{json("{\"v\":{\"w\":[{\"x\":1}]}}")};
    query::Scope m_scope{&m_input, &m_context, &m_variables, nullptr};

private slots:
    void pathsStartFromInputContextAndVariables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* text, const char* result) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(result);
        };
        row("$", "{\"a\":{\"b\":[1,2]},\"n\":null}");
        row("$.a.b[1]", "2");
        row("$['a']", "{\"b\":[1,2]}");
        row("$$.Execution.Id", "\"arn:x\"");
        row("$$.State.RetryCount", "2");
        row("$v", "{\"w\":[{\"x\":1}]}");
        row("$v.w[0].x", "1");
        row("$v['w']", "[{\"x\":1}]");
        row("$.none[*]", "[]");
        row("$.n[*].x", "[]");
        row("$.n[1:3]", "[]");
        row("$.none", "query.missing: No results for path: $['none']");
        row("$$.none.x", "query.missing: Missing property in path $['none']");
        row("$v.x", "query.missing: No results for path: $['x']");
        row("$u", "query.missing: The variable 'u' has no value.");
    }

    void pathsStartFromInputContextAndVariables()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, result);

        const auto expression = Expression::parse(text.toStdString());

        QVERIFY2(expression, expression ? "" : expression.error().message.c_str());
        QCOMPARE(tests::shown(expression->evaluate(m_scope)), result);
        QCOMPARE(expression->text(), text.toStdString());
    }

    void aFailureNamesThePathAsWritten()
    {
        const auto value = Expression::parse("States.Format('{}', $$.none)")->evaluate(m_scope);

        QVERIFY(!value);
        QCOMPARE(value.error().path, std::string("$$.none"));
    }

    void findGivesNodesOfPathsAlone()
    {
        QCOMPARE(Expression::parse("$.a")->find(m_scope), m_input.find("a"));
        QVERIFY(!Expression::parse("$.none")->find(m_scope));
        QVERIFY(!Expression::parse("$u")->find(m_scope));
        QVERIFY(!Expression::parse("States.UUID()")->find(m_scope));
    }

    void referencePathsSelectOneNode()
    {
        for (const char* path : {"$", "$.a", "$.a[0]['b']", "$$.Execution.Id", "$v.w[0]", "$.store\\.book"})
            QVERIFY2(query::isReferencePath(path), path);
        for (const char* path : {"", "a", "$.a[*]", "$..a", "$.a[0:1]", "$.a[0,1]", "$['a','b']", "$.a[?(@.b)]", "$."})
            QVERIFY2(!query::isReferencePath(path), path);
    }

    void variablesAreListedOnce()
    {
        const auto call = Expression::parse("States.Format('{} {} {}', $v.a, States.Array($w), $v)");

        QCOMPARE(call->variables(), (std::vector<std::string>{"v", "w"}));
    }

    void variableNamesAreIdentifiers()
    {
        for (const char* name : {"a", "_a1", "größe"})
            QVERIFY2(query::isVariableName(name), name);
        for (const char* name : {"", "1a", "a-b", "states", "a b", "x.y"})
            QVERIFY2(!query::isVariableName(name), name);
        QVERIFY(query::isVariableName(std::string(80, 'x')));
        QVERIFY(!query::isVariableName(std::string(81, 'x')));
    }
};

QTEST_APPLESS_MAIN(ExpressionTest)
#include "tst_expression.moc"
