#include <QTest>

#include <QDir>
#include <QFile>

#include <chrono>

#include "core/json.h"
#include "require_shared.h"
#include "source/source_tree.h"
#include "source/text_edit.h"
#include "source/tree_change.h"

using namespace statelight;
using source::NodeKind;
using source::noNode;
using source::SourceTree;

namespace {

SourceTree parse(std::string text)
{
    return source::parseYaml(std::make_shared<const std::string>(std::move(text)));
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

std::string at(const SourceTree& tree, const char* pointer)
{
    const core::SourceRange range = tree.nodes()[tree.at(pointer)].range;
    return std::string(tree.text().substr(range.begin, range.length()));
}

std::string keyAt(const SourceTree& tree, const char* pointer)
{
    const core::SourceRange range = tree.nodes()[tree.at(pointer)].key;
    return std::string(tree.text().substr(range.begin, range.length()));
}

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class YamlTreeTest : public QObject {
    Q_OBJECT

private slots:
    void everyPairOfTheCorpusIsEqual();
    void plainScalarsHaveTheTypesOfTheCoreSchema_data();
    void plainScalarsHaveTheTypesOfTheCoreSchema();
    void rangesAreBytesOfTheText();
    void rangesSurviveByteOrderMarkAndCrlf();
    void anAnchorOfAKeyLiesInItsMapping();
    void aliasesAndMergeKeysAreUnfolded();
    void faultsAreTold_data();
    void faultsAreTold();
    void brokenYamlGivesWhatStandsBefore();
    void aliasesOfAliasesStopUnfolding();
    void deepNestingStopsAtOnce();
    void aScalarIsReplacedInItsOwnStyle_data();
    void aScalarIsReplacedInItsOwnStyle();
};

void YamlTreeTest::everyPairOfTheCorpusIsEqual()
{
    requireShared();
    const QDir folder(tests::sharedFolder() + "/corpus/yaml");
    const QStringList names = folder.entryList({"*.asl.yaml"}, QDir::Files, QDir::Name);

    int equal = 0;
    for (const QString& name : names) {
        const SourceTree tree = parse(contents(folder.filePath(name)));
        const auto expected = core::parseJson(contents(folder.filePath(name.chopped(9) + ".json")));
        QVERIFY2(codes(tree).isEmpty(), qPrintable(name + ": " + codes(tree).join(", ")));
        if (expected && tree.value(tree.root()) == *expected)
            ++equal;
        else
            qWarning("%s differs", qPrintable(name));
    }

    qInfo("YAML pairs: %d/%lld", equal, static_cast<long long>(names.size()));
    QCOMPARE(equal, static_cast<int>(names.size()));
    QCOMPARE(equal, 14);
}

void YamlTreeTest::plainScalarsHaveTheTypesOfTheCoreSchema_data()
{
    QTest::addColumn<QString>("scalar");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* scalar, const char* value) { QTest::newRow(scalar) << scalar << value; };
    row("~", "null");
    row("Null", "null");
    row("TRUE", "true");
    row("False", "false");
    row("yes", R"("yes")");
    row("off", R"("off")");
    row("+12", "12");
    row("-0x1F", R"("-0x1F")");
    row("0x1F", "31");
    row("0o17", "15");
    row("007", "7");
    row("1.", "1.0");
    row(".5", "0.5");
    row("1e3", "1000.0");
    row("1e", R"("1e")");
    row("1.2.3", R"("1.2.3")");
    row(".", R"(".")");
    row(".inf", R"(".inf")");
    row("2024-11-22", R"("2024-11-22")");
    row("12:30", R"("12:30")");
    row("!!str 12", R"("12")");
    row("!!int 12", "12");
    row("'12'", R"("12")");
    row("99999999999999999999", "1.0E20");
}

void YamlTreeTest::plainScalarsHaveTheTypesOfTheCoreSchema()
{
    QFETCH(QString, scalar);
    QFETCH(QString, value);

    const SourceTree tree = parse("a: " + scalar.toStdString() + "\n");

    QCOMPARE(QString::fromStdString(core::toJson(tree.value(tree.at("/a")))), value);
    QCOMPARE(codes(tree), QStringList());
}

void YamlTreeTest::rangesAreBytesOfTheText()
{
    const SourceTree tree = parse("ü: ä # ö\n\"k\": &x 'v' \nb:\n  - |\n    é\n    z\n\n# after\nf: {a: [1, ü]}\ne:\n");

    QCOMPARE(keyAt(tree, "/ü"), std::string("ü"));
    QCOMPARE(at(tree, "/ü"), std::string("ä"));
    QCOMPARE(keyAt(tree, "/k"), std::string("\"k\""));
    QCOMPARE(at(tree, "/k"), std::string("'v'"));
    QCOMPARE(at(tree, "/b/0"), std::string("|\n    é\n    z"));
    QCOMPARE(at(tree, "/b"), std::string("- |\n    é\n    z"));
    QCOMPARE(at(tree, "/f"), std::string("{a: [1, ü]}"));
    QCOMPARE(at(tree, "/f/a/1"), std::string("ü"));
    QCOMPARE(at(tree, "/e"), std::string());
    QVERIFY(tree.nodes()[tree.at("/e")].kind == NodeKind::Null);
    QCOMPARE(tree.pointer(tree.nodeAt(4)), std::string("/ü"));
}

void YamlTreeTest::rangesSurviveByteOrderMarkAndCrlf()
{
    const SourceTree tree = parse("\xEF\xBB\xBF\r\na: ü\r\nb:\r\n  c: 1\r\n");

    QCOMPARE(at(tree, "/a"), std::string("ü"));
    QCOMPARE(keyAt(tree, "/b/c"), std::string("c"));
    QCOMPARE(at(tree, "/b"), std::string("c: 1"));
}

// Found by fuzzing: libyaml takes "&b:" for an anchor and a key without a name.
void YamlTreeTest::anAnchorOfAKeyLiesInItsMapping()
{
    const SourceTree tree = parse("a: &a\n  &b:\nc: 2\n");

    for (const source::Node& node : tree.nodes()) {
        if (node.parent != source::noNode)
            QVERIFY(tree.nodes()[node.parent].range.begin <= node.range.begin);
    }
    QCOMPARE(valueOf(tree), std::string(R"({"a":{"":null},"c":2})"));
    QCOMPARE(at(tree, "/c"), std::string("2"));
}

void YamlTreeTest::aliasesAndMergeKeysAreUnfolded()
{
    const SourceTree tree = parse("a: &a {x: 1, y: [2]}\nb: *a\nc:\n  <<: *a\n  x: 3\nd:\n  <<: [*a]\ne: '<<'\n");

    QCOMPARE(codes(tree), QStringList());
    QCOMPARE(valueOf(tree),
        std::string(R"({"a":{"x":1,"y":[2]},"b":{"x":1,"y":[2]},"c":{"x":3,"y":[2]},"d":{"x":1,"y":[2]},"e":"<<"})"));
    QVERIFY(tree.nodes()[tree.at("/b/y/0")].derived);
    QVERIFY(!tree.nodes()[tree.at("/c/x")].derived);
    QCOMPARE(at(tree, "/b/y/0"), std::string("*a"));
    const auto alias = static_cast<std::uint32_t>(tree.text().find("b: *a") + 3);
    QCOMPARE(tree.pointer(tree.nodeAt(alias)), std::string("/b"));
    QCOMPARE(parse("*nobody").nodeAt(2), source::NodeIndex(0));
}

void YamlTreeTest::faultsAreTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("foreign tag") << "a: !Sub x\nb: !GetAtt [c]\n" << QStringList{"yaml.tag", "yaml.tag"};
    QTest::newRow("unknown alias") << "a: *b\n" << QStringList{"yaml.alias"};
    QTest::newRow("alias of itself") << "a: &a\n  b: *a\n" << QStringList{"yaml.alias"};
    QTest::newRow("merge of a text") << "a: &a x\nb:\n  <<: *a\n" << QStringList{"yaml.merge"};
    QTest::newRow("two documents") << "a: 1\n---\nb: 2\n" << QStringList{"yaml.documents"};
    QTest::newRow("list as key") << "? [a, b]\n: 1\nc: 2\n" << QStringList{"yaml.key"};
    QTest::newRow("repeated key") << "a: 1\nb: 1\na: 2\n" << QStringList{"yaml.duplicate"};
    QTest::newRow("empty") << "# nothing\n" << QStringList{"yaml.syntax"};
    QTest::newRow("tab") << "a:\n\tb: 1\n" << QStringList{"yaml.syntax"};
}

void YamlTreeTest::faultsAreTold()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);

    QCOMPARE(codes(parse(text.toStdString())), expected);
}

void YamlTreeTest::brokenYamlGivesWhatStandsBefore()
{
    const SourceTree tree = parse("a: 1\nb:\n  - x\n  - [1, 2\nc: }\n");
    const SourceTree encoding = parse("a: \"x\xFF\"\n");

    QCOMPARE(codes(tree), QStringList{"yaml.syntax"});
    QCOMPARE(core::toJson(tree.value(tree.at("/b/0"))), std::string("\"x\""));
    QCOMPARE(codes(encoding), QStringList{"text.encoding"});
    QCOMPARE(encoding.diagnostics()[0].range.begin, 5U);
}

void YamlTreeTest::aliasesOfAliasesStopUnfolding()
{
    std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int k = 0; k < 8; ++k)
            text += ", " + before;
        text += "]\n";
    }

    const SourceTree tree = parse(text);

    QVERIFY(codes(tree).contains("yaml.alias"));
    QVERIFY(tree.nodes().size() < 300'000);
}

void YamlTreeTest::deepNestingStopsAtOnce()
{
    const auto begin = std::chrono::steady_clock::now();
    const SourceTree tree = parse(std::string(100'000, '['));
    const auto elapsed = std::chrono::steady_clock::now() - begin;

    QCOMPARE(codes(tree), QStringList{"yaml.depth"});
    QCOMPARE(tree.nodes().size(), std::size_t(500));
    QVERIFY(elapsed < std::chrono::seconds(1));
}

void YamlTreeTest::aScalarIsReplacedInItsOwnStyle_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("written");
    const auto row = [](const char* old, const char* value, const char* written) {
        QTest::newRow(QByteArray(old) + " > " + value) << old << value << written;
    };
    row("Old", R"("New name")", "New name");
    row("Old", R"("true")", R"("true")");
    row("Old", R"("1")", R"("1")");
    row("Old", R"("a: b")", R"("a: b")");
    row("Old", R"("- x")", R"("- x")");
    row("Old", R"("a, b")", "a, b");
    row("Old", "true", "true");
    row("'Old'", R"("it's")", "'it''s'");
    row("\"Old\"", R"("a\"b")", R"("a\"b")");
    row("'Old'", R"("two\nlines")", R"("two\nlines")");
}

void YamlTreeTest::aScalarIsReplacedInItsOwnStyle()
{
    QFETCH(QString, old);
    QFETCH(QString, value);
    QFETCH(QString, written);
    const SourceTree tree = parse("# c\nKey: " + old.toStdString() + "  # comment\nb: 1\n");
    source::TreeChange change(tree);
    change.setValue(tree.at("/Key"), core::parseJson(value.toStdString()).value());
    change.renameKey(tree.at("/Key"), "other");

    const auto after = source::applyEdits(tree.text(), change.edits().value()).value();

    QCOMPARE(QString::fromStdString(after), "# c\nother: " + written + "  # comment\nb: 1\n");
    QCOMPARE(core::toJson(parse(after).value(parse(after).at("/other"))),
        core::toJson(core::parseJson(value.toStdString()).value()));
}

QTEST_APPLESS_MAIN(YamlTreeTest)
#include "tst_yaml_tree.moc"
