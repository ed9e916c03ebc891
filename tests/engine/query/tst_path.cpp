#include <QTest>

#include "core/builder.h"
#include "evaluate.h"
#include "query/path.h"
#include "query/reference_path.h"

using namespace statelight;
using tests::json;

namespace {

const char* const document
    = "{ \"store\": {\"books\": [{\"title\": \"A\", \"price\": 8, \"tags\": [\"x\", \"y\"]}, {\"title\": \"B\", "
      "\"price\": 12.5, \"isbn\": \"1\"}, {\"title\": \"C\", \"price\": 8.0, \"isbn\": null}], \"open\": true, "
      "\"owner\": null, \"a.b\": 1, \"it's\": 2}, \"limit\": 10, \"list\": [5, 3, 9, 3], \"\": 0}";

} // namespace

class PathTest : public QObject {
    Q_OBJECT

private slots:
    void selecting_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* path, const char* result) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(result);
        };
        row("$.limit", "10");
        row("$['limit']", "10");
        row("$[\"limit\"]", "10");
        row("$.store['a.b']", "1");
        row("$.store[\"it's\"]", "2");
        row("$.store['it\\'s']", "2");
        row("$['']", "0");
        row("$.list[0]", "5");
        row("$.list[-1]", "3");
        row("$.list[0,2]", "[5,9]");
        row("$.list[1:3]", "[3,9]");
        row("$.list[1:]", "[3,9,3]");
        row("$.list[:2]", "[5,3]");
        row("$.list[-2:]", "[9,3]");
        row("$.list[:-1]", "[5,3,9]");
        row("$.list[*]", "[5,3,9,3]");
        row("$.store.books[*].title", "[\"A\",\"B\",\"C\"]");
        row("$.store.books[0]['title','price']", "{\"title\":\"A\",\"price\":8}");
        row("$.store.books[*]['title','isbn']",
            "[{\"title\":\"A\"},{\"title\":\"B\",\"isbn\":\"1\"},{\"title\":\"C\",\"isbn\":null}]");
        row("$..price", "[8,12.5,8.0]");
        row("$..tags[0]", "[\"x\"]");
        row("$..nothing", "[]");
        row("$.store.books[?(@.price == 8)].title", "[\"A\",\"C\"]");
        row("$.store.books[?(@.price < $.limit)].title", "[\"A\",\"C\"]");
        row("$.store.books[?(@.price > 8 && @.isbn)].title", "[\"B\"]");
        row("$.store.books[?(@.price > 8 || @.tags)].title", "[\"A\",\"B\"]");
        row("$.store.books[?(!@.isbn)].title", "[\"A\"]");
        row("$.store.books[?(!(@.title == 'A'))].title", "[\"B\",\"C\"]");
        row("$.store.books[?(@.isbn == null)].title", "[\"C\"]");
        row("$.store.books[?(@.title =~ /[ab]/i)].title", "[\"A\",\"B\"]");
        row("$.store.books[?(@.title in ['A', 'C'])].title", "[\"A\",\"C\"]");
        row("$.store.books[?(@.title nin ['A', 'C'])].title", "[\"B\"]");
        row("$.store.books[?(@.tags contains 'x')].title", "[\"A\"]");
        row("$.store.books[?(@.tags size 2)].title", "[\"A\"]");
        row("$.store.books[?(@.tags empty false)].title", "[\"A\"]");
        row("$.store.books[?(@.tags subsetof ['x', 'y', 'z'])].title", "[\"A\"]");
        row("$.store.books[?(@.tags anyof ['y', 'z'])].title", "[\"A\"]");
        row("$.store.books[?(@.tags noneof ['z'])].title", "[\"A\"]");
        row("$.store.books[?(@.tags all ['x'])].title", "[\"A\"]");
        row("$.store.books[?(@.title === 'A')].title", "[\"A\"]");
        row("$.list[?(@ >= 5)]", "[5,9]");
        row("$.list[?(@ == 3)]", "[3,3]");
        row("limit", "10");
        row("  $.limit  ", "10");
    }

    void selecting()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, result);

        const auto parsed = query::Path::parse(path.toStdString());

        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
        QCOMPARE(tests::shown(parsed->evaluate(json(document))), result);
    }

    void failing_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* path, const char* message) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(message);
        };
        row("$.x", "query.missing: No results for path: $['x']");
        row("$.x.y", "query.missing: Missing property in path $['x']");
        row("$.store.x", "query.missing: No results for path: $['store']['x']");
        row("$.list[9]", "query.missing: No results for path: $['list'][9]");
        row("$.store.owner[0]", "query.missing: The path $['store']['owner'] is null");
        row("$.limit[0]", "query.missing: Filter: [0] can only be applied to arrays. Current context is: 10");
        row("$.list.length()", "query.missing: Property ['length()'] not found in path $['list']");
        row("$.limit[?(@.x)]", "query.path: Filter: [?] can not be applied to primitives. Current context is: 10");
        row("$.", "query.syntax: Path must not end with a '.' or '..'");
        row("$x", "query.syntax: Illegal character at position 1 expected '.' or '['");
        row("$.a[b]", "query.syntax: Could not parse token starting at position 3. Expected ?, ', 0-9, * ");
        row("$.a b",
            "query.syntax: Use bracket notion ['my prop'] if your property contains blank characters. "
            "position: 2");
        row("$[?(@.a == 'b)]", "query.syntax: Could not parse token starting at position 1. Expected ?, ', 0-9, * ");
        row("$[?(true)]", "query.syntax: Expected path node");
        row("$[?(@.a =~ /(/)]",
            "query.syntax: Failed to parse filter: [?(@.a =~ /(/)], error on position: 10, char: /");
    }

    void failing()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, message);

        const auto value = query::Path::parse(path.toStdString()).and_then([](const query::Path& parsed) {
            return parsed.evaluate(json(document));
        });

        QCOMPARE(tests::shown(value), message);
    }

    void backslashesInNamesAreTakenAsWrittenFirst()
    {
        const auto path = query::Path::parse("$['a\\\"b']");

        QCOMPARE(tests::shown(path->evaluate(json("{\"a\\\\\\\"b\":1,\"a\\\"b\":2}"))), QByteArray("1"));
        QCOMPARE(tests::shown(path->evaluate(json("{\"a\\\"b\":2}"))), QByteArray("2"));
    }

    void findGivesTheNodeItself()
    {
        const core::Value root = json(document);

        QCOMPARE(query::Path::parse("$.store.open")->find(root), root.find("store")->find("open"));
        QCOMPARE(query::Path().find(root), &root);
        QVERIFY(!query::Path::parse("$.store.none")->find(root));
        QVERIFY(!query::Path::parse("$.list[*]")->find(root));
    }

    void deepDocumentsAreScannedWithoutHostStack()
    {
        core::Value value = core::Value::object({{"end", 1}});
        for (int level = 0; level < 100'000; ++level)
            value = core::Value::array({std::move(value)});

        QCOMPARE(tests::shown(query::Path::parse("$..end")->evaluate(value)), QByteArray("[1]"));
    }

    void hostilePathsAreRefused()
    {
        std::string nested = "@.a";
        for (int depth = 0; depth < 200; ++depth)
            nested = "@[?(" + nested + ")]";
        std::string longPath = "$";
        for (int step = 0; step < 5000; ++step)
            longPath += ".a";

        QVERIFY(!query::Path::parse("$[?(" + nested + ")]"));
        QVERIFY(!query::Path::parse(longPath));
        QVERIFY(!query::Path::parse("$[?(" + std::string(5000, '(') + "@.a" + std::string(5000, ')') + ")]"));
    }

    void writing_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char* path, const char* input, const char* result) {
            QTest::newRow((QByteArray(path) + " in " + input).constData())
                << QByteArray(path) << QByteArray(input) << QByteArray(result);
        };
        row("$", "{}", "7");
        row("$.a", "{}", "{\"a\":7}");
        row("$.a", "{\"a\":1,\"b\":2}", "{\"a\":7,\"b\":2}");
        row("$.a.b.c", "{}", "{\"a\":{\"b\":{\"c\":7}}}");
        row("$.a.b", "{\"a\":{\"c\":1}}", "{\"a\":{\"c\":1,\"b\":7}}");
        row("$['a b']", "{}", "{\"a b\":7}");
        row("$.a[1].b", "{\"a\":[1,{\"b\":2}]}", "{\"a\":[1,{\"b\":7}]}");
        row("$.a[-1]", "{\"a\":[1,2]}", "{\"a\":[1,7]}");
        row("$.a", "[1]", "query.path: The path '$.a' can't be written: ['a'] has no place in an array of 1 items.");
        row("$.a.b", "{\"a\":5}",
            "query.path: The path '$.a.b' can't be written: ['b'] has no place in a value that isn't an object.");
        row("$.a[5]", "{\"a\":[1]}",
            "query.path: The path '$.a[5]' can't be written: [5] has no place in an array of 1 items.");
    }

    void writing()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, result);
        const core::Value before = json(input.toStdString());

        const auto parsed = query::ReferencePath::parse(path.toStdString());

        QVERIFY(parsed);
        QCOMPARE(tests::shown(parsed->set(before, 7)), result);
        QVERIFY(before == json(input.toStdString()));
    }

    void pathsThatCantBeWrittenAreRefused()
    {
        for (const char* path : {"$.a[*]", "$..a", "$.a[0,1]", "$.a[0:1]", "$$.a", "$name", "a", "$.a[?(@.b)]"})
            QVERIFY2(!query::ReferencePath::parse(path), path);
    }
};

QTEST_APPLESS_MAIN(PathTest)
#include "tst_path.moc"
