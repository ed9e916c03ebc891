#include <QTest>

#include <chrono>

#include "core/json.h"
#include "source/source_tree.h"

using namespace statelight;
using source::NodeKind;
using source::noNode;
using source::SourceTree;

namespace {

SourceTree parse(std::string text)
{
    return source::parseJson(std::make_shared<const std::string>(std::move(text)));
}

std::string valueOf(const SourceTree& tree)
{
    return core::toJson(tree.value(tree.root()));
}

QStringList codes(const SourceTree& tree)
{
    QStringList all;
    for (const core::Diagnostic& diagnostic : tree.diagnostics())
        all << QString::fromStdString(diagnostic.code);
    return all;
}

} // namespace

class JsonTreeTest : public QObject {
    Q_OBJECT

private slots:
    void rangesAndKeysAreThoseOfTheText();
    void valuesAreDecoded_data();
    void valuesAreDecoded();
    void numbersOutOfRangeAreTold();
    void pointersLeadBothWays();
    void membersOfManyAreFound();
    void theInnermostNodeOfAByteIsFound();
    void brokenTextGivesWhatIsThere_data();
    void brokenTextGivesWhatIsThere();
    void everyFaultHasItsPlace_data();
    void everyFaultHasItsPlace();
    void commentsAndTrailingCommasAreToldOnceEach();
    void placeholdersAreValues();
    void theLastOfARepeatedKeyCounts();
    void nestingStopsAt500();
    void wrongEncodingIsToldWithItsPlace();
    void anEmptyTextHasNoRoot();
    void aMegabyteIsReadInMilliseconds();
};

void JsonTreeTest::rangesAndKeysAreThoseOfTheText()
{
    const SourceTree tree = parse(R"(  {"a" : [1, "zwei"], "b":{}}  )");

    const auto& nodes = tree.nodes();
    QCOMPARE(nodes.size(), std::size_t(5));
    QVERIFY((nodes[0].range == core::SourceRange{2, 29}));
    QVERIFY((nodes[1].key == core::SourceRange{3, 6}));
    QVERIFY((nodes[1].range == core::SourceRange{9, 20}));
    QVERIFY((nodes[3].range == core::SourceRange{13, 19}));
    QCOMPARE(nodes[1].childCount, 2U);
    QCOMPARE(nodes[1].nextSibling, 4U);
    QCOMPARE(nodes[4].parent, 0U);
    QVERIFY(nodes[4].kind == NodeKind::Object);
    QVERIFY(tree.diagnostics().empty());
}

void JsonTreeTest::valuesAreDecoded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("literals") << "[null,true,false]"
                              << "[null,true,false]";
    QTest::newRow("integer") << "-9223372036854775808"
                             << "-9223372036854775808";
    QTest::newRow("beyond 64 bits") << "18446744073709551616"
                                    << "1.8446744073709552E19";
    QTest::newRow("double") << "[1.0, 1e2, -0.5, 1e-400]"
                            << "[1.0,100.0,-0.5,0.0]";
    QTest::newRow("escapes") << R"("\"\\\/\b\f\n\r\t\u00e4\u20AC")"
                             << R"("\"\\/\b\f\n\r\tä€")";
    QTest::newRow("surrogates") << R"("\ud83d\ude00")"
                                << R"("😀")";
    QTest::newRow("raw characters") << R"("ä€😀")"
                                    << R"("ä€😀")";
    QTest::newRow("escaped key") << R"({"\u0061":1})"
                                 << R"({"a":1})";
}

void JsonTreeTest::valuesAreDecoded()
{
    QFETCH(QString, text);
    QFETCH(QString, value);

    const SourceTree tree = parse(text.toStdString());

    QCOMPARE(QString::fromStdString(valueOf(tree)), value);
    QCOMPARE(codes(tree), QStringList());
}

void JsonTreeTest::numbersOutOfRangeAreTold()
{
    QCOMPARE(codes(parse("1e400")), QStringList{"json.syntax"});
    QCOMPARE(codes(parse(R"(["\ud83d"])")), QStringList{"json.syntax"});
    QCOMPARE(valueOf(parse(R"(["\ud83d"])")), std::string("[\"\uFFFD\"]"));
}

void JsonTreeTest::pointersLeadBothWays()
{
    const SourceTree tree = parse(R"({"States":{"a/b":{"~":[10,{"":7}]}}})");

    for (source::NodeIndex node = 0; node < tree.nodes().size(); ++node)
        QCOMPARE(tree.at(tree.pointer(node)), node);
    QCOMPARE(tree.pointer(tree.at("/States/a~1b/~0/1/")), std::string("/States/a~1b/~0/1/"));
    QCOMPARE(valueOf(parse("7")), std::string("7"));
    const SourceTree keyless = parse(R"({{"a":1}})");
    QCOMPARE(keyless.at("/"), keyless.nodes()[keyless.root()].firstChild);
    for (const char* const nowhere :
        {"/x", "States", "/States/a~1b/~0/2", "/States/a~1b/~0/01", "/States/a~1b/~0/-", "/States/a/b"})
        QCOMPARE(tree.at(nowhere), noNode);
}

void JsonTreeTest::membersOfManyAreFound()
{
    std::string text = "{";
    for (int i = 0; i < 10000; ++i)
        text += "\"State " + std::to_string(i) + "\":" + std::to_string(i) + ",";
    const SourceTree tree = parse(text + "\"State 7\":-1}");

    const auto begin = std::chrono::steady_clock::now();
    for (int i = 8; i < 10000; ++i)
        QCOMPARE(tree.value(tree.at("/State " + std::to_string(i))).integer(), std::int64_t(i));
    const auto elapsed = std::chrono::steady_clock::now() - begin;

    QCOMPARE(tree.value(tree.member(tree.root(), "State 7")).integer(), std::int64_t(-1));
    QCOMPARE(tree.member(tree.root(), "State"), noNode);
    QVERIFY(elapsed < std::chrono::seconds(1));
}

void JsonTreeTest::theInnermostNodeOfAByteIsFound()
{
    const SourceTree tree = parse(R"( {"a": [1, 22]} )");

    QCOMPARE(tree.nodeAt(0), noNode);
    QCOMPARE(tree.pointer(tree.nodeAt(1)), std::string());
    QCOMPARE(tree.pointer(tree.nodeAt(3)), std::string("/a"));
    QCOMPARE(tree.pointer(tree.nodeAt(5)), std::string());
    QCOMPARE(tree.pointer(tree.nodeAt(9)), std::string("/a"));
    QCOMPARE(tree.pointer(tree.nodeAt(12)), std::string("/a/1"));
    QCOMPARE(tree.nodeAt(15), noNode);
}

void JsonTreeTest::brokenTextGivesWhatIsThere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("faults");
    QTest::newRow("missing comma") << R"({"a":1 "b":2})"
                                   << R"({"a":1,"b":2})" << 1;
    QTest::newRow("missing comma in a list") << R"([1 2])"
                                             << "[1,2]" << 1;
    QTest::newRow("missing colon") << R"({"a" 1})"
                                   << R"({"a":1})" << 1;
    QTest::newRow("missing value") << R"({"a":,"b":2})"
                                   << R"({"a":null,"b":2})" << 1;
    QTest::newRow("missing value before a key") << "{\"a\":\n\"b\":2}"
                                                << R"({"a":null,"b":2})" << 1;
    QTest::newRow("key alone") << R"({"a"})"
                               << R"({"a":null})" << 1;
    QTest::newRow("truncated") << R"({"a":{"b":[1,)"
                               << R"({"a":{"b":[1]}})" << 1;
    QTest::newRow("truncated in a text") << R"({"a":"bc)"
                                         << R"({"a":"bc"})" << 2;
    QTest::newRow("truncated behind a key") << R"({"a":1,"b")"
                                            << R"({"a":1,"b":null})" << 2;
    QTest::newRow("missing brace") << R"({"a":{"b":1,"c":[2}, "d":3})"
                                   << R"({"a":{"b":1,"c":[2]},"d":3})" << 1;
    QTest::newRow("one brace too many") << R"({"a":{"b":1}}, "c":2})"
                                        << R"({"a":{"b":1},"c":2})" << 1;
    QTest::newRow("stray bracket") << R"({"a":1], "b":2})"
                                   << R"({"a":1,"b":2})" << 1;
    QTest::newRow("words") << R"({"a": some words here, "b":True})"
                           << R"({"a":null,"b":null})" << 2;
    QTest::newRow("bare key") << R"({a:1,b-c:2})"
                              << R"({"a":1,"b-c":2})" << 2;
    QTest::newRow("single quotes") << R"({'a':'it'})"
                                   << R"({"a":"it"})" << 2;
    QTest::newRow("open text") << "{\"a\":\"b,\n\"c\":1}"
                               << R"({"a":"b,","c":1})" << 2;
    QTest::newRow("two commas") << R"({"a":1,,"b":[1,,2]})"
                                << R"({"a":1,"b":[1,2]})" << 2;
    QTest::newRow("tab in a text") << "[\"a\tb\"]"
                                   << R"(["a\tb"])" << 1;
    QTest::newRow("unknown escape") << R"(["\d"])"
                                    << R"(["d"])" << 1;
    QTest::newRow("short escape") << R"(["\u12"])"
                                  << "[\"\uFFFD12\"]" << 1;
    QTest::newRow("leading zero") << R"([01])"
                                  << "[null]" << 1;
    QTest::newRow("text behind") << R"({"a":1} x)"
                                 << R"({"a":1})" << 1;
    QTest::newRow("colon in a list") << R"(["a":1])"
                                     << R"(["a",1])" << 2;
    QTest::newRow("object as key") << R"({{"a":1}})"
                                   << R"({"":{"a":1}})" << 1;
    QTest::newRow("not JSON") << "hello world"
                              << "null" << 1;
}

void JsonTreeTest::brokenTextGivesWhatIsThere()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(int, faults);

    const SourceTree tree = parse(text.toStdString());

    QCOMPARE(QString::fromStdString(valueOf(tree)), value);
    for (const core::Diagnostic& diagnostic : tree.diagnostics())
        QCOMPARE(diagnostic.code, std::string("json.syntax"));
    QCOMPARE(static_cast<int>(tree.diagnostics().size()), faults);
}

void JsonTreeTest::everyFaultHasItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("says");
    QTest::newRow("comma") << R"({"a":1 "b":2})" << 6 << 6 << "','";
    QTest::newRow("colon") << R"({"a" 1})" << 4 << 4 << "':'";
    QTest::newRow("value") << R"({"a":})" << 1 << 4 << "a value";
    QTest::newRow("word") << R"([Name])" << 1 << 5 << "double quotes";
    QTest::newRow("placeholder") << R"([${Name}, ${Other}])" << 1 << 8 << "kept as it is";
    QTest::newRow("end") << "{\"a\":1  \n" << 6 << 6 << "'}'";
    QTest::newRow("behind") << "{} {}" << 3 << 5 << "end of the text";
    QTest::newRow("repeated") << R"({"a":1,"a":2})" << 7 << 10 << "twice";
}

void JsonTreeTest::everyFaultHasItsPlace()
{
    QFETCH(QString, text);
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(QString, says);

    const SourceTree tree = parse(text.toStdString());

    QCOMPARE(tree.diagnostics().size(), std::size_t(1));
    QCOMPARE(static_cast<int>(tree.diagnostics()[0].range.begin), begin);
    QCOMPARE(static_cast<int>(tree.diagnostics()[0].range.end), end);
    QVERIFY2(
        QString::fromStdString(tree.diagnostics()[0].message).contains(says), tree.diagnostics()[0].message.c_str());
}

void JsonTreeTest::commentsAndTrailingCommasAreToldOnceEach()
{
    const SourceTree tree = parse("// a\n{\"a\": [1, 2,], /* b */ \"c\": 3, // d\n}");

    QCOMPARE(valueOf(tree), std::string(R"({"a":[1,2],"c":3})"));
    QCOMPARE(codes(tree), (QStringList{"json.comment", "json.trailing-comma"}));
    QCOMPARE(tree.diagnostics()[1].range.begin, 16U);
}

void JsonTreeTest::placeholdersAreValues()
{
    const SourceTree tree = parse(R"({"a":${Name},"b":"${A}${B}", "c":[${A::B}0]})");

    QCOMPARE(valueOf(tree), std::string(R"({"a":"${Name}","b":"${A}${B}","c":["${A::B}0"]})"));
    QCOMPARE(codes(tree), QStringList{"json.placeholder"});
    QVERIFY(tree.diagnostics()[0].severity == core::Severity::Warning);
    QVERIFY(tree.isBarePlaceholder(tree.at("/a")));
    QVERIFY(!tree.isBarePlaceholder(tree.at("/b")));
}

void JsonTreeTest::theLastOfARepeatedKeyCounts()
{
    const SourceTree tree = parse(R"({"a":1,"b":2,"\u0061":3})");

    QCOMPARE(codes(tree), QStringList{"json.duplicate"});
    QVERIFY(tree.diagnostics()[0].severity == core::Severity::Warning);
    QCOMPARE(tree.value(tree.member(tree.root(), "a")).integer(), std::int64_t(3));
    QCOMPARE(valueOf(tree), std::string(R"({"a":3,"b":2})"));
}

void JsonTreeTest::nestingStopsAt500()
{
    const auto begin = std::chrono::steady_clock::now();
    const SourceTree deep = parse(std::string(100'000, '[') + std::string(100'000, ']'));
    const SourceTree open = parse(std::string(100'000, '['));
    const SourceTree allowed = parse(std::string(500, '[') + std::string(500, ']'));
    const auto elapsed = std::chrono::steady_clock::now() - begin;

    QCOMPARE(codes(deep), QStringList{"json.depth"});
    QCOMPARE(codes(open), (QStringList{"json.depth", "json.syntax"}));
    QCOMPARE(codes(allowed), QStringList());
    QCOMPARE(deep.nodes().size(), std::size_t(501));
    QVERIFY(deep.nodes().back().kind == NodeKind::Missing);
    QVERIFY(elapsed < std::chrono::milliseconds(500));
}

void JsonTreeTest::wrongEncodingIsToldWithItsPlace()
{
    const SourceTree tree = parse("\xEF\xBB\xBF{\"a\":\"x\xFFy\"}");

    QCOMPARE(codes(tree), QStringList{"text.encoding"});
    QCOMPARE(tree.diagnostics()[0].range.begin, 10U);
    QCOMPARE(valueOf(tree), std::string("{\"a\":\"x\uFFFDy\"}"));
}

void JsonTreeTest::anEmptyTextHasNoRoot()
{
    for (const char* const text : {"", " \n", "\xEF\xBB\xBF", "// nothing\n"}) {
        const SourceTree tree = parse(text);
        QCOMPARE(tree.root(), noNode);
        QVERIFY(tree.value(tree.root()).isNull());
        QVERIFY(!tree.diagnostics().empty());
        QCOMPARE(tree.at(""), noNode);
    }
}

void JsonTreeTest::aMegabyteIsReadInMilliseconds()
{
    std::string text = "{\"States\":{";
    while (text.size() < 1'000'000)
        text += "\n  \"State " + std::to_string(text.size())
            + R"(": {"Type": "Task", "Resource": "arn:aws:lambda", "Next": "B"},)";
    text += "\n\"End\": {}}}";

    const auto begin = std::chrono::steady_clock::now();
    const SourceTree tree = parse(text);
    const auto elapsed = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin);

    qInfo("1 MB, %zu nodes: %.1f ms", tree.nodes().size(), elapsed.count());
    QVERIFY(tree.diagnostics().empty());
    QVERIFY(elapsed.count() < 400); // an instrumented build on a busy machine
}

QTEST_APPLESS_MAIN(JsonTreeTest)
#include "tst_json_tree.moc"
