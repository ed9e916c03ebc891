#include <QTest>

#include "evaluate.h"
#include "query/template.h"

using namespace statelight;
using query::Template;
using tests::json;

class TemplateTest : public QObject {
    Q_OBJECT

    core::Value m_input = json("{\"a\":1,\"b\":{\"c\":[2,3]}}");
    core::Value m_context = json("{\"State\":{\"Name\":\"X\"}}");
    tests::MapVariables m_variables{json("{\"v\":9}")};
    query::Scope m_scope{&m_input, &m_context, &m_variables, nullptr};

private slots:
    void evaluating_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* payload, const char* result) {
            QTest::newRow(payload) << QByteArray(payload) << QByteArray(result);
        };
        row("{}", "{}");
        row("{\"x\":\"$.a\",\"y\":\"States.UUID()\" }", "{\"x\":\"$.a\",\"y\":\"States.UUID()\"}");
        row("{\"x.$\":\"$.a\"}", "{\"x\":1}");
        row("{\"x.$\":\"$$.State.Name\",\"y.$\":\"$v\"}", "{\"x\":\"X\",\"y\":9}");
        row("{\"k\":{\"x.$\":\"$.b\"},\"l\":2}", "{\"k\":{\"x\":{\"c\":[2,3]}},\"l\":2}");
        row("{\"k\":[1,{\"x.$\":\"$.a\"},[{\"y.$\":\"$.a\"}]]}", "{\"k\":[1,{\"x\":1},[{\"y\":1}]]}");
        row("{\"x.$\":\"States.Format('a-{}', $.a)\"}", "{\"x\":\"a-1\"}");
        row("{\"x.$\":\"$.none\"}", "query.missing: No results for path: $['none']");
        row("{\"x.$\":\"$.none[*]\"}", "{\"x\":[]}");
        row("\"$.a\"", "\"$.a\"");
    }

    void evaluating()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QByteArray, result);

        const auto compiled = Template::compile(json(payload.toStdString()));

        QVERIFY(compiled);
        QCOMPARE(tests::shown(compiled->evaluate(m_scope)), result);
    }

    void constantPartsAreShared()
    {
        const core::Value payload = json("{\"big\":{\"k\":[\"a\",\"b\"]},\"x.$\":\"$.a\"}");

        const auto value = Template::compile(payload)->evaluate(m_scope);

        QVERIFY(value->find("big")->isSame(*payload.find("big")));
        QVERIFY(Template::compile(*payload.find("big"))->isConstant());
        QVERIFY(Template::compile(*payload.find("big"))->evaluate(m_scope)->isSame(*payload.find("big")));
    }

    void aFailureNamesFieldAndPath()
    {
        const auto value = Template::compile(json("{\"k\":{\"x.$\":\"States.Array($.none)\" } }"))->evaluate(m_scope);

        QVERIFY(!value);
        QCOMPARE(value.error().field, std::string("x.$"));
        QCOMPARE(value.error().path, std::string("$.none"));
    }

    void faultsNameTheirPlace()
    {
        const auto faults = query::checkTemplate(
            json("{\"a.$\":\"nonsense\",\"k\":[{\"m/"
                 "n\":{\"x.$\":5}}],\"d\":1,\"d.$\":\"$.a\",\"ok.$\":\"$.a\",\"q.$\":\"States.Hash('a')\"}"));

        QCOMPARE(faults.size(), std::size_t{4});
        QCOMPARE(faults[0].pointer, std::string(""));
        QCOMPARE(faults[0].error.message,
            std::string("The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call"));
        QCOMPARE(faults[1].pointer, std::string("/k/0/m~1n"));
        QCOMPARE(faults[1].field, std::string("x.$"));
        QCOMPARE(faults[2].error.code, std::string("query.template"));
        QCOMPARE(faults[3].field, std::string("q.$"));
        QVERIFY(query::checkTemplate(json("{\"ok.$\":\"$.a\"}")).empty());
    }

    void variablesAreListedOnce()
    {
        const auto compiled = Template::compile(json("{\"a.$\":\"$v\",\"k\":[{\"b.$\":\"States.Array($w.x, $v)\"}] }"));

        QCOMPARE(compiled->variables(), (std::vector<std::string>{"v", "w"}));
    }
};

QTEST_APPLESS_MAIN(TemplateTest)
#include "tst_template.moc"
