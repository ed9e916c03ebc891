#include <QTest>

#include "tree_changes.h"

using namespace statelight;
using source::SourceTree;
using source::TreeChange;
using namespace statelight::tests;

namespace {

SourceTree parse(std::string text)
{
    return source::parseJson(std::make_shared<const std::string>(std::move(text)));
}

} // namespace

class TreeChangeTest : public QObject {
    Q_OBJECT

private slots:
    void newTextFollowsTheFile_data();
    void newTextFollowsTheFile();
    void onlyWhatDiffersIsTouched();
    void brokenPlacesAreFilledOrRefused();
    void whatCannotBeDoneIsRefused();
    void textMovesWithItsIndent();
    void commentsStayWithTheirOwn();
};

void TreeChangeTest::newTextFollowsTheFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("result");
    const QByteArray lines = "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n";
    const auto row = [](const char* name, const QByteArray& text, const Changes& changes, const QByteArray& result) {
        QTest::newRow(name) << text << changes << result;
    };

    row("set a scalar", lines, set("/b", "\"x\""), "{\n  \"a\": 1,\n  \"b\": \"x\",\n  \"c\": 3\n}\n");
    row("set an object", lines, set("/b", R"({"x":[1,{"y":[]}]})"),
        "{\n  \"a\": 1,\n  \"b\": {\n    \"x\": [\n      1,\n      {\n        \"y\": []\n      }\n    ]\n  },\n  "
        "\"c\": 3\n}\n");
    row("insert at the end", lines, insert("", "end", "d", "4"),
        "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n  \"d\": 4\n}\n");
    row("insert at the front", lines, insert("", "front", "d", "4"),
        "{\n  \"d\": 4,\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3\n}\n");
    row("insert between", lines, insert("", "/a", "d", "4"),
        "{\n  \"a\": 1,\n  \"d\": 4,\n  \"b\": 2,\n  \"c\": 3\n}\n");
    row("remove the first", lines, without({"/a"}), "{\n  \"b\": 2,\n  \"c\": 3\n}\n");
    row("remove the middle", lines, without({"/b"}), "{\n  \"a\": 1,\n  \"c\": 3\n}\n");
    row("remove the last", lines, without({"/c"}), "{\n  \"a\": 1,\n  \"b\": 2\n}\n");
    row("remove the first two", lines, without({"/a", "/b"}), "{\n  \"c\": 3\n}\n");
    row("remove the last two", lines, without({"/b", "/c"}), "{\n  \"a\": 1\n}\n");
    row("remove first and last", lines, without({"/a", "/c"}), "{\n  \"b\": 2\n}\n");
    row("remove all", lines, without({"/a", "/b", "/c"}), "{}\n");
    row("remove and insert", lines, both(without({"/a", "/b"}), insert("", "/b", "d", "4")),
        "{\n  \"d\": 4,\n  \"c\": 3\n}\n");
    row("replace the last and add", lines,
        both(without({"/c"}), both(insert("", "/c", "d", "4"), insert("", "end", "e", "5"))),
        "{\n  \"a\": 1,\n  \"b\": 2,\n  \"d\": 4,\n  \"e\": 5\n}\n");
    row("replace all", lines, both(without({"/a", "/b", "/c"}), insert("", "end", "d", "4")), "{\n  \"d\": 4\n}\n");
    row("rename a key", lines, renamed("/b", "new \"name\""),
        "{\n  \"a\": 1,\n  \"new \\\"name\\\"\": 2,\n  \"c\": 3\n}\n");
    row("insert behind what is set", lines, both(set("/c", "{}"), insert("", "/c", "d", "4")),
        "{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": {},\n  \"d\": 4\n}\n");

    row("tabs", "{\n\t\"a\": {\n\t\t\"b\": 1\n\t}\n}", insert("/a", "end", "c", R"({"d":1})"),
        "{\n\t\"a\": {\n\t\t\"b\": 1,\n\t\t\"c\": {\n\t\t\t\"d\": 1\n\t\t}\n\t}\n}");
    row("CRLF", "{\r\n    \"a\": 1\r\n}\r\n", insert("", "end", "b", R"({"c":1})"),
        "{\r\n    \"a\": 1,\r\n    \"b\": {\r\n        \"c\": 1\r\n    }\r\n}\r\n");
    row("CRLF, remove", "{\r\n    \"a\": 1,\r\n    \"b\": 2\r\n}\r\n", without({"/b"}), "{\r\n    \"a\": 1\r\n}\r\n");
    row("no blank at the colon", "{\n \"a\":1,\n \"b\":{}\n}", insert("", "end", "c", R"({"d":1})"),
        "{\n \"a\":1,\n \"b\":{},\n \"c\":{\n  \"d\":1\n }\n}");
    row("blanks around the colon", "{\n  \"a\" : 1\n}", insert("", "end", "c", "2"), "{\n  \"a\" : 1,\n  \"c\" : 2\n}");
    row("minified", R"({"a":1,"b":{"c":[1,2]}})", insert("/b", "end", "d", R"({"e":[1,{}]})"),
        R"({"a":1,"b":{"c":[1,2],"d":{"e":[1,{}]}}})");
    row("minified, empty object", R"({"a":{},"b":1})", insert("/a", "end", "c", "2"), R"({"a":{"c":2},"b":1})");
    row("minified, remove", R"({"a":1,"b":2})", without({"/a"}), R"({"b":2})");
    row("one line, spaced", R"({ "a": 1, "b": 2 })", insert("", "/a", "c", R"({"d":1})"),
        R"({ "a": 1, "c": {"d": 1}, "b": 2 })");
    row("object on one line in a file of lines", "{\n  \"a\": { \"b\": 1 },\n  \"c\": []\n}",
        insert("/a", "end", "d", R"({"e":1})"), "{\n  \"a\": { \"b\": 1, \"d\": { \"e\": 1 } },\n  \"c\": []\n}");
    row("empty object in a file of lines", "{\n  \"a\": {},\n  \"b\": 1\n}", insert("/a", "end", "c", "2"),
        "{\n  \"a\": {\n    \"c\": 2\n  },\n  \"b\": 1\n}");
    row("empty object with a line end", "{\n  \"a\": {\n  }\n}", insert("/a", "front", "c", "2"),
        "{\n  \"a\": {\n    \"c\": 2\n  }\n}");
    row("empty list", "{\n  \"a\": []\n}", insert("/a", "end", "", "[]"), "{\n  \"a\": [\n    []\n  ]\n}");
    row("empty root", "{}", insert("", "end", "a", "1"), "{\n  \"a\": 1\n}");
    row("lists on one line stay so", "{\n  \"a\": [\"x\", \"y\"],\n  \"b\": 1\n}",
        insert("", "end", "c", R"(["u","v"])"), "{\n  \"a\": [\"x\", \"y\"],\n  \"b\": 1,\n  \"c\": [\"u\", \"v\"]\n}");
    row("item on one line", "{\n  \"a\": [1, 2]\n}", insert("/a", "end", "", "3"), "{\n  \"a\": [1, 2, 3]\n}");
    row("objects that share the bracket's line", "{\n  \"a\": [{\n    \"b\": 1\n  }, {\n    \"b\": 2\n  }]\n}",
        insert("/a", "end", "", R"({"b":3})"),
        "{\n  \"a\": [{\n    \"b\": 1\n  }, {\n    \"b\": 2\n  }, {\n    \"b\": 3\n  }]\n}");
    row("remove the last item of a list", "{\n  \"a\": [\n    1\n  ]\n}", without({"/a/0"}), "{\n  \"a\": []\n}");
    row("the rest of the text stays", "{ \"a\" :1,\n\n   \"b\":   [ 1,2 ]\t}  \n\n", set("/a", "2"),
        "{ \"a\" :2,\n\n   \"b\":   [ 1,2 ]\t}  \n\n");
    row("a trailing comma stays", "{\n  \"a\": 1,\n}", insert("", "end", "b", "2"), "{\n  \"a\": 1,\n  \"b\": 2,\n}");
}

void TreeChangeTest::newTextFollowsTheFile()
{
    QFETCH(QByteArray, text);
    QFETCH(Changes, changes);
    QFETCH(QByteArray, result);

    const auto after = changed(parse(text.toStdString()), changes);

    QCOMPARE(QByteArray::fromStdString(after.value_or("refused")), result);
}

void TreeChangeTest::onlyWhatDiffersIsTouched()
{
    const SourceTree tree = parse("{\"a\": {\"x\": 1.0, \"y\": [1, 2, {\"z\": 3}, 4], \"gone\": 0}, \"b\": \"same\"}");
    TreeChange change(tree);
    change.setValue(tree.root(), json(R"({"b":"same","a":{"x":1,"new":true,"y":[1,{"z":5},4]}})"));

    const auto edits = change.edits().value();

    const auto after = source::applyEdits(tree.text(), edits).value();
    QCOMPARE(after, std::string("{\"a\": {\"x\": 1.0, \"new\": true, \"y\": [1, {\"z\": 5}, 4]}, \"b\": \"same\"}"));
    for (const source::TextEdit& edit : edits)
        QVERIFY(edit.range.end <= tree.nodes()[tree.at("/a")].range.end);
}

void TreeChangeTest::brokenPlacesAreFilledOrRefused()
{
    QCOMPARE(
        changed(parse(R"({"a":, "b": 1})"), set("/a", "2")).value_or("refused"), std::string(R"({"a": 2, "b": 1})"));
    QCOMPARE(
        changed(parse(R"({"a": , "b": 1})"), set("/a", "2")).value_or("refused"), std::string(R"({"a": 2 , "b": 1})"));
    QCOMPARE(
        changed(parse(R"({"a", "b": 1})"), set("/a", "2")).value_or("refused"), std::string(R"({"a": 2, "b": 1})"));
    QCOMPARE(changed(parse(R"({"a":${X}})"), set("/a", "2")).value_or("refused"), std::string(R"({"a":2})"));

    const auto open = changed(parse(R"({"a":{"b":1)"), insert("/a", "end", "c", "2"));
    QVERIFY(!open);
    QCOMPARE(open.error().code, std::string("edit.broken"));
}

void TreeChangeTest::whatCannotBeDoneIsRefused()
{
    core::Value deep = 1;
    for (int i = 0; i < 600; ++i)
        deep = core::Value::array({deep});
    const SourceTree tree = parse(R"({"a":1})");
    TreeChange tooDeep(tree);
    tooDeep.setValue(tree.at("/a"), deep);
    TreeChange whole(tree);
    whole.remove(tree.root());
    TreeChange keyless(tree);
    keyless.renameKey(tree.root(), "x");

    QCOMPARE(keyless.edits().error().code, std::string("edit.key"));
    QCOMPARE(tooDeep.edits().error().code, std::string("edit.depth"));
    QCOMPARE(whole.edits().error().code, std::string("edit.root"));
}

void TreeChangeTest::textMovesWithItsIndent()
{
    const SourceTree tree = parse("{\n  \"a\": {\n    \"b\": {\n      \"c\": [1,\n        2]\n    }\n  }\n}\n");
    TreeChange inner(tree);
    inner.setValue(tree.at("/a/b/c/0"), 7);
    TreeChange change(tree);
    change.remove(tree.at("/a/b"));
    change.insertMember(tree.root(), source::atFront, "moved", inner.changedText(tree.at("/a/b")).value());

    const auto after = source::applyEdits(tree.text(), change.edits().value()).value();

    QCOMPARE(after, std::string("{\n  \"moved\": {\n    \"c\": [7,\n      2]\n  },\n  \"a\": {}\n}\n"));
}

void TreeChangeTest::commentsStayWithTheirOwn()
{
    const std::string text
        = "{\n  // of a\n  \"a\": 1, // one\n  // of b\n  /* too */\n  \"b\": {\n    \"x\": 2 // x\n  }, // two\n"
          "  // of c\n  \"c\": {\n  }\n}\n";
    const auto tree = parse(text);

    QCOMPARE(changed(tree, without({"/b"})).value(),
        std::string("{\n  // of a\n  \"a\": 1, // one\n  // of c\n  \"c\": {\n  }\n}\n"));
    QCOMPARE(changed(tree, without({"/c"})).value(),
        std::string("{\n  // of a\n  \"a\": 1, // one\n  // of b\n  /* too */\n  \"b\": {\n    \"x\": 2 // x\n  } // "
                    "two\n}\n"));
    QCOMPARE(changed(tree, insert("", "/a", "n", "1")).value(),
        std::string(text).replace(text.find("  // of b"), 0, "  \"n\": 1,\n"));
    QCOMPARE(changed(tree, insert("/b", "end", "n", "1")).value(),
        std::string(text).replace(text.find(" // x"), 5, ", // x\n    \"n\": 1"));
    QCOMPARE(changed(tree,
                 [](const SourceTree& now, TreeChange& change) {
                     change.insertMember(
                         now.at("/c"), source::atEnd, "m", TreeChange(now).changedText(now.at("/b")).value());
                     change.remove(now.at("/b"));
                 })
                 .value(),
        std::string("{\n  // of a\n  \"a\": 1, // one\n  // of c\n  \"c\": {\n    // of b\n    /* too */\n    // two\n"
                    "    \"m\": {\n      \"x\": 2 // x\n    }\n  }\n}\n"));
}

QTEST_APPLESS_MAIN(TreeChangeTest)
#include "tst_tree_change.moc"
