#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "cli_process.h"

using namespace statelight::tests;

class CliJsonataTest : public QObject {
    Q_OBJECT

    static Outcome query(const QStringList& arguments, const QByteArray& input = {})
    {
        return runCli(QStringList{"query", "--language", "jsonata"} + arguments, input);
    }

private slots:
    void printsTheValue()
    {
        const auto outcome
            = query({"$sum(items.n) + $more", "--input", "-", "--bind", "more=4"}, R"({"items":[{"n":1},{"n":2}]})");

        QCOMPARE(outcome.output, QString("7\n"));
        QCOMPARE(outcome.status, 0);
    }

    void putsACaretUnderTheFault()
    {
        const auto syntax = query({"1 + )"});
        const auto evaluation = query({"(\n  $x := 'é' & 1;\n  'é' & ($x * 2)\n)"});

        QCOMPARE(syntax.status, 2);
        QVERIFY2(
            syntax.errors.contains("S0211") && syntax.errors.endsWith("  1 + )\n      ^\n"), qPrintable(syntax.errors));
        QCOMPARE(evaluation.status, 1);
        QVERIFY2(
            evaluation.errors.endsWith("    'é' & ($x * 2)\n          ^~~~~~\n") || evaluation.errors.contains("^~"),
            qPrintable(evaluation.errors));
        QVERIFY(evaluation.errors.contains("T2001"));
    }

    void saysThatThereIsNoValue()
    {
        const auto outcome = query({"missing"});

        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.errors.contains("undefined"));
        QVERIFY(outcome.output.isEmpty());
    }

    void answersLineByLine()
    {
        const auto outcome = query({"--dialect", "latest", "--batch", "-"},
            "{\"id\":1,\"expr\":\"a ?? 2\"}\n{\"id\":2,\"expr\":\"a\"}\n{\"id\":3,\"expr\":\"$x & "
            "a\",\"data\":{\"a\":1},"
            "\"bindings\":{\"x\":\"y\"}}\n{\"id\":4,\"expr\":\"$encodeUrl('\\ud800')\"}\n"
            "{\"id\":5,\"expr\":\"($f := function(){$f()}; "
            "$f())\",\"timelimit\":10,\"depth\":100}\n{\"id\":6,\"expr\":\"1 +\"}\n");

        const QStringList lines = outcome.output.split('\n');
        QCOMPARE(lines.value(0), QString(R"({"id":1,"result":2})"));
        QCOMPARE(lines.value(1), QString(R"({"id":2,"undefined":true})"));
        QCOMPARE(lines.value(2), QString(R"({"id":3,"result":"y1"})"));
        const auto code
            = [&](int line) { return QJsonDocument::fromJson(lines.value(line).toUtf8())["error"]["code"].toString(); };
        QCOMPARE(code(3), QString("D3140"));
        QCOMPARE(code(4), QString("U1001"));
        QCOMPARE(code(5), QString("S0207"));
    }

    void knowsTheDialects()
    {
        QCOMPARE(query({"1 ?? 2"}).status, 2);
        QCOMPARE(query({"1 ?? 2", "--dialect", "latest"}).output, QString("1\n"));
        QCOMPARE(query({"$partition([1,2,3], 2)[1]"}).output, QString("[\n  3\n]\n"));
        QVERIFY(query({"$partition([1], 2)", "--dialect", "2.0.6"}).errors.contains("T1006"));
        QCOMPARE(query({"1", "--dialect", "1.8"}).status, 2);
    }

    void measuresEachExpression()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("jsonata"));
        writeFile(
            folder.filePath("jsonata/expressions.json"), R"({"expressions":[{"name":"one","expression":"a + 1"}]})");
        writeFile(folder.filePath("jsonata/doc-10kb.json"), R"({"a":1})");

        const auto outcome = runCli({"bench", "jsonata", "--workloads", folder.path(), "--seconds", "0.02", "--docs",
            "10kb", "--sets", "jsonata"});

        const QStringList lines = outcome.output.split('\n');
        QCOMPARE(outcome.status, 0);
        QCOMPARE(lines.size(), 4);
        const auto first = QJsonDocument::fromJson(lines.value(0).toUtf8()).object();
        QCOMPARE(first["name"].toString(), QString("one"));
        QVERIFY(first["per_s"].toDouble() > 1);
        QCOMPARE(QJsonDocument::fromJson(lines.value(1).toUtf8())["compile_each"].toBool(), true);
        QVERIFY(lines.value(2).startsWith("{\"max_rss_kb\":"));
    }
};

QTEST_GUILESS_MAIN(CliJsonataTest)
#include "tst_cli_jsonata.moc"
