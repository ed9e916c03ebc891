#include <QTest>

#include "tree_changes.h"

using namespace statelight;
using source::SourceTree;
using source::TreeChange;
using namespace statelight::tests;

namespace {

SourceTree parse(std::string text)
{
    return source::parseYaml(std::make_shared<const std::string>(std::move(text)));
}

Changes moved(const std::string& from, const std::string& to, const std::string& key)
{
    return [=](const SourceTree& tree, TreeChange& change) {
        change.insertMember(tree.at(to), source::atEnd, key, TreeChange(tree).changedText(tree.at(from)).value());
        change.remove(tree.at(from));
    };
}

} // namespace

class YamlChangeTest : public QObject {
    Q_OBJECT

private slots:
    void newTextFollowsTheFile_data();
    void newTextFollowsTheFile();
    void whatCannotBeDoneIsRefused_data();
    void whatCannotBeDoneIsRefused();
};

void YamlChangeTest::newTextFollowsTheFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char* name, const QByteArray& text, const Changes& changes, const QByteArray& result) {
        QTest::newRow(name) << text << changes << result;
    };
    const QByteArray lines = "a: 1\nb: 2\nc: 3\n";

    row("set a scalar", lines, set("/b", "\"x\""), "a: 1\nb: x\nc: 3\n");
    row("a scalar keeps its quotes", "a: 'x' # note\n", set("/a", "\"it's\""), "a: 'it''s' # note\n");
    row("set an object", lines, set("/b", R"({"x":[1,{"y":[],"z":{}}]})"),
        "a: 1\nb:\n  x:\n    - 1\n    - y: []\n      z: {}\nc: 3\n");
    row("set an object beside a comment", "a: 1 # note\nb: 2\n", set("/a", R"({"x":1})"), "a: # note\n  x: 1\nb: 2\n");
    row("set a value that is missing", "a: # note\nb:\n", both(set("/a", "1"), set("/b", R"({"c":2})")),
        "a: 1 # note\nb:\n  c: 2\n");
    row("set an item", "- 1\n- 2\n", set("/1", R"({"x":1,"y":2})"), "- 1\n- x: 1\n  y: 2\n");
    row("set an item that is missing", "- 1\n-\n", set("/1", R"({"x":1,"y":2})"), "- 1\n- x: 1\n  y: 2\n");
    row("set an empty object", "a:\n  # about b\n  b: 1\nc: 2\n", set("/a", "{}"), "a: {}\nc: 2\n");
    row("set a scalar in place of an object", "a: # note\n  b: 1\n  c: 2 # end\nd: 3\n", set("/a", "7"),
        "a: 7 # note # end\nd: 3\n");
    row("set a list in place of an object", "a:\n  b: 1\nc: 2\n", set("/a", "[1,2]"), "a:\n  - 1\n  - 2\nc: 2\n");
    row("insert at the end", lines, insert("", "end", "d", "4"), "a: 1\nb: 2\nc: 3\nd: 4\n");
    row("insert at the front", lines, insert("", "front", "d", "4"), "d: 4\na: 1\nb: 2\nc: 3\n");
    row("insert between", lines, insert("", "/a", "d", R"({"e":4})"), "a: 1\nd:\n  e: 4\nb: 2\nc: 3\n");
    row("insert without a final line end", "a: 1", insert("", "end", "b", "2"), "a: 1\nb: 2");
    row("insert behind comments", "a:\n  b: 1 # one\n  # more of b\n# of c\nc: 2\n", insert("/a", "end", "d", "3"),
        "a:\n  b: 1 # one\n  d: 3\n  # more of b\n# of c\nc: 2\n");
    row("insert into an item", "- a: 1\n  b: 2\n- c: 3\n", insert("/0", "/0/a", "d", "4"),
        "- a: 1\n  d: 4\n  b: 2\n- c: 3\n");
    row("insert at an item's front", "- a: 1\n  b: 2\n", insert("/0", "front", "d", "4"), "- d: 4\n  a: 1\n  b: 2\n");
    row("insert an item", "a:\n- x: 1\n- x: 2\nb: 3\n", insert("/a", "/a/0", "", R"({"x":5,"y":{"z":1}})"),
        "a:\n- x: 1\n- x: 5\n  y:\n    z: 1\n- x: 2\nb: 3\n");
    row("insert a list into a file of flat lists", "a:\n- 1\nb: 3\n", insert("", "end", "c", "[1,[2,3]]"),
        "a:\n- 1\nb: 3\nc:\n- 1\n- - 2\n  - 3\n");
    row("insert into an empty object", "a:\n  b: {} # none\nc: 1\n", insert("/a/b", "end", "d", R"({"e":1})"),
        "a:\n  b: # none\n    d:\n      e: 1\nc: 1\n");
    row("insert into an empty list", "a: []\n", insert("/a", "end", "", R"({"b":1,"c":2})"),
        "a:\n  - b: 1\n    c: 2\n");
    row("insert where blank lines part", "s:\n  a:\n    x: 1\n\n  b:\n    x: 2\n\nend: 1\n",
        insert("/s", "/s/a", "c", R"({"x":3})"), "s:\n  a:\n    x: 1\n\n  c:\n    x: 3\n\n  b:\n    x: 2\n\nend: 1\n");
    row("remove the first", lines, without({"/a"}), "b: 2\nc: 3\n");
    row("remove the middle", lines, without({"/b"}), "a: 1\nc: 3\n");
    row("remove the last", lines, without({"/c"}), "a: 1\nb: 2\n");
    row("remove the last without a line end", "a: 1\nb: 2", without({"/b"}), "a: 1");
    row("remove all", "x:\n  a: 1\n  b: 2\ny: 3\n", without({"/x/a", "/x/b"}), "x: {}\ny: 3\n");
    row("remove with comments", "# file\na: 1\n\n# of b\nb: 2 # two\nc: 3\n", without({"/b"}),
        "# file\na: 1\n\nc: 3\n");
    row("remove one of spaced ones", "a:\n  x: 1\n\nb:\n  x: 2\n\nc:\n  x: 3\n", without({"/b"}),
        "a:\n  x: 1\n\nc:\n  x: 3\n");
    row("remove the last of spaced ones", "a:\n  x: 1\n\nb:\n  x: 2\n", without({"/b"}), "a:\n  x: 1\n");
    row("remove an item", "a:\n  - x: 1\n    y: 2\n  - x: 3\n", without({"/a/0"}), "a:\n  - x: 3\n");
    row("remove an item's first", "- x: 1\n  y: 2\n", without({"/0/x"}), "- y: 2\n");
    row("remove and insert", lines, both(without({"/a", "/b"}), insert("", "/b", "d", "4")), "d: 4\nc: 3\n");
    row("remove a block scalar", "a: |+\n  x\n\n\nb: 1\n", without({"/a"}), "b: 1\n");
    row("insert behind a block scalar", "a: |+\n  x\n\n\nb: 1\n", insert("", "/a", "c", "2"),
        "a: |+\n  x\n\n\nc: 2\nb: 1\n");
    row("rename a key", "a: 1\n'b': 2\n", both(renamed("/a", "x: y"), renamed("/b", "c")), "\"x: y\": 1\n'c': 2\n");
    row("change a block scalar", "a:\n  b: |- # code\n      old\n      text\n  c: 1\n", set("/a/b", R"("new\n  text")"),
        "a:\n  b: |- # code\n      new\n        text\n  c: 1\n");
    row("a text of several lines", "a: x # note\n", set("/a", R"("one\ntwo\n")"), "a: | # note\n  one\n  two\n");
    row("text that needs care", "a: 1\n", set("/a", R"(["yes", "1", "a: b", " x", "-", "a\u2028b", "${A}", "12:30"])"),
        "a:\n  - \"yes\"\n  - \"1\"\n  - \"a: b\"\n  - \" x\"\n  - \"-\"\n  - \"a\\u2028b\"\n  - ${A}\n  - "
        "\"12:30\"\n");
    row("quotes as the file has them", "a: 'x'\nb: 'y'\n", insert("", "end", "c", "\"z\""), "a: 'x'\nb: 'y'\nc: 'z'\n");
    row("lists in brackets as the file has them", "a: [x, y]\n", insert("", "end", "c", R"(["z", "a:b"])"),
        "a: [x, y]\nc: [z, \"a:b\"]\n");
    row("CRLF", "a: 1\r\nb:\r\n    c: 1\r\n", insert("/b", "end", "d", R"({"e":1})"),
        "a: 1\r\nb:\r\n    c: 1\r\n    d:\r\n        e: 1\r\n");
    row("brackets", "a: {b: 1, c: [x, y]}\n", both(insert("/a", "end", "d", R"({"e":"f g"})"), without({"/a/c/0"})),
        "a: {b: 1, c: [y], d: {e: f g}}\n");
    row("a byte order mark",
        "\xef\xbb\xbf"
        "a: 1\n",
        insert("", "end", "b", "2"),
        "\xef\xbb\xbf"
        "a: 1\nb: 2\n");
    row("a tag goes with its value", "a: !GetAtt F.Arn\nb: 1\n", set("/a", "\"x\""), "a: x\nb: 1\n");
    row("an anchor stays", "a: &x 1\nb: *x\n", set("/a", "2"), "a: &x 2\nb: *x\n");
    row("an alias gives way", "a: &x {k: 1}\nb: *x\n", set("/b/k", "2"), "a: &x {k: 1}\nb:\n  k: 2\n");
    row("a merged member is overridden", "a: &x\n  k: 1\nb:\n  <<: *x\n  l: 2\n", set("/b/k", "3"),
        "a: &x\n  k: 1\nb:\n  <<: *x\n  l: 2\n  k: 3\n");
    row("move with comments",
        "s:\n  # about a\n  a: # key\n    t: |\n      x\n    # inner\n    n: b\n  b:\n    p:\n      c: 1\n",
        moved("/s/a", "/s/b/p", "new"),
        "s:\n  b:\n    p:\n      c: 1\n      # about a\n      new: # key\n        t: |\n          x\n        # inner\n "
        "       n: b\n");
    row("move to the left", "s:\n  b:\n    p:\n      a:\n        x: 1\n      c: 1\nq:\n  r: 1\n",
        moved("/s/b/p/a", "/q", "a"), "s:\n  b:\n    p:\n      c: 1\nq:\n  r: 1\n  a:\n    x: 1\n");
}

void YamlChangeTest::newTextFollowsTheFile()
{
    QFETCH(QByteArray, text);
    QFETCH(Changes, changes);
    QFETCH(QByteArray, result);

    const auto after = changed(parse(text.toStdString()), changes);

    QCOMPARE(after ? QByteArray::fromStdString(*after) : QByteArray::fromStdString("refused: " + after.error().message),
        result);
}

void YamlChangeTest::whatCannotBeDoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Changes>("changes");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("an anchor that is used")
        << QByteArray("a: &x 1\nb: *x\n") << without({"/a"}) << QByteArray("edit.alias");
    QTest::newRow("a merged member") << QByteArray("a: &x\n  k: 1\nb:\n  <<: *x\n") << without({"/b/k"})
                                     << QByteArray("edit.alias");
    QTest::newRow("the root") << QByteArray("a: 1\n") << without({""}) << QByteArray("edit.root");
}

void YamlChangeTest::whatCannotBeDoneIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(Changes, changes);
    QFETCH(QByteArray, code);

    const auto after = changed(parse(text.toStdString()), changes);

    QVERIFY(!after);
    QCOMPARE(QByteArray::fromStdString(after.error().code), code);
}

QTEST_APPLESS_MAIN(YamlChangeTest)
#include "tst_yaml_change.moc"
