#include <QTest>

#include <QDirIterator>
#include <QFile>

#include "document/placeholders.h"
#include "require_shared.h"

using namespace statelight;
using document::Placeholder;
using document::PlaceholderValues;

namespace {

std::shared_ptr<const document::Snapshot> read(const std::string& text, source::Format format = source::Format::Json)
{
    return document::readSnapshot(std::make_shared<const std::string>(text), format, 7);
}

std::string filled(const std::string& text, const PlaceholderValues& values)
{
    const auto format = document::guessFormat("", text);
    const auto now = document::fillPlaceholders(read(text, format), values);
    return now ? std::string((*now)->tree.text()) : now.error().code;
}

std::string replaced(std::string text, const PlaceholderValues& values)
{
    for (const auto& [name, value] : values) {
        const std::string mention = "${" + name + "}";
        for (std::size_t at = text.find(mention); at != std::string::npos; at = text.find(mention, at + value.size()))
            text.replace(at, mention.size(), value);
    }
    return text;
}

/// Every text and key of the definition with the values in it; empty where all are as they should be.
QString wrongText(const source::SourceTree& before, const source::SourceTree& after, const PlaceholderValues& values)
{
    if (before.nodes().size() != after.nodes().size())
        return QStringLiteral("values came or went");
    for (source::NodeIndex node = 0; node < before.nodes().size(); ++node) {
        if (replaced(before.key(node), values) != after.key(node))
            return QString::fromStdString(after.key(node));
        if (before.value(node).isString()
            && core::Value(replaced(std::string(before.value(node).string()), values)) != after.value(node))
            return QString::fromStdString(before.pointer(node));
    }
    return {};
}

std::vector<std::pair<QString, std::string>> definitions()
{
    std::vector<std::pair<QString, std::string>> files;
    QDirIterator found(tests::sharedFolder() + "/corpus/definitions", {"*.asl.json", "*.asl.yaml"}, QDir::Files,
        QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (file.open(QIODevice::ReadOnly))
            files.emplace_back(found.fileName(), file.readAll().toStdString());
    }
    return files;
}

} // namespace

class PlaceholdersTest : public QObject {
    Q_OBJECT

private slots:
    void aDefinitionTellsItsPlaceholders();
    void whatIsNoNameIsNoPlaceholder();
    void commentsHaveNone();
    void aPlaceIsToldAlsoBehindEscapes();
    void valuesTakeTheirPlace_data();
    void valuesTakeTheirPlace();
    void whatIsNoUtf8IsReplaced();
    void otherBytesStay();
    void statesKeepTheirPaths();
    void withoutAPlaceForAValueTheSnapshotIsTheSame();
    void versionAndWorkflowStay();
    void aValueThatNestsTooDeepIsToldAsAFault();
    void withoutValuesEveryDefinitionStaysAsItIs();
    void everyTextOfADefinitionTakesItsValues();
};

void PlaceholdersTest::aDefinitionTellsItsPlaceholders()
{
    const std::string text
        = R"({"${Start}": "a ${B} and ${ A } and ${B}", "N": ${AWS::Partition}, "x": ["${Table.Arn}"]})";

    const auto found = document::placeholdersIn(read(text)->tree);

    QCOMPARE(found.size(), std::size_t(5));
    const auto first = [&](const char* name) {
        const auto at = static_cast<std::uint32_t>(text.find(name));
        return core::SourceRange{at, at + static_cast<std::uint32_t>(strlen(name))};
    };
    QCOMPARE(found[0], (Placeholder{"Start", first("${Start}"), 1}));
    QCOMPARE(found[1], (Placeholder{"B", first("${B}"), 2}));
    QCOMPARE(found[2], (Placeholder{"A", first("${ A }"), 1}));
    QCOMPARE(found[3], (Placeholder{"AWS::Partition", first("${AWS::Partition}"), 1}));
    QCOMPARE(found[4], (Placeholder{"Table.Arn", first("${Table.Arn}"), 1}));
}

void PlaceholdersTest::whatIsNoNameIsNoPlaceholder()
{
    for (const char* const text : {R"("$${A}")", R"("${!A}")", R"("${}")", R"("${ }")", R"("${A")", R"("${A b}")",
             R"("{% ${ type: $sum(price) } %}")", R"("$.a{b}")", R"("${1}")", R"("${\"A\"}")"})
        QVERIFY2(document::placeholdersIn(read(text)->tree).empty(), text);
    for (const char* const name :
        {"A", "_a-1", "var.names[0]", "self:custom.x", "file(a/b.json):arn", "each.value[*].id"})
        QVERIFY2(document::placeholdersIn(read("\"${" + std::string(name) + "}\"")->tree).size() == 1, name);
}

void PlaceholdersTest::commentsHaveNone()
{
    const auto json = read("{ // ${A}\n \"a\": 1 }");
    const auto yaml = read("a: 1 # ${A}\n", source::Format::Yaml);

    QVERIFY(document::placeholdersIn(json->tree).empty());
    QVERIFY(document::placeholdersIn(yaml->tree).empty());
}

void PlaceholdersTest::aPlaceIsToldAlsoBehindEscapes()
{
    const auto found = document::placeholdersIn(read(R"({"a": "x\u0024{A}"})")->tree);

    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].range, (core::SourceRange{6, 18}));
}

void PlaceholdersTest::valuesTakeTheirPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const char* value, const char* expected) {
        QTest::newRow(name) << text << value << expected;
    };

    row("in quotes", R"({"a": "x/${V}/y"})", "1", R"({"a": "x/1/y"})");
    row("twice", R"({"a": "${V}${V}"})", "z", R"({"a": "zz"})");
    row("escaped", R"({"a": "${V}"})", "say \"hi\"\n\\", R"({"a": "say \"hi\"\n\\"})");
    row("a number in quotes is text", R"({"a": "${V}"})", "5", R"({"a": "5"})");
    row("a number", R"({"a": ${V}})", "5", R"({"a": 5})");
    row("a list", R"({"a": ${V}, "b": 1})", "[1, 2]", R"({"a": [1, 2], "b": 1})");
    row("a text with its quotes", R"({"a": ${V}})", "\"x\"", R"({"a": "x"})");
    row("no JSON", R"({"a": ${V}})", "two words", R"({"a": "two words"})");
    row("nothing", R"({"a": ${V}})", "", R"({"a": ""})");
    row("a word", R"({"a": ${V}0})", "5", R"({"a": 50})");
    row("a key", R"({"${V}": 1})", "a\"b", R"({"a\"b": 1})");
    row("an escape of templates", R"({"a": "$${V} ${!V}"})", "x", R"({"a": "$${V} ${!V}"})");
    row("another name", R"({"a": "${W}"})", "x", R"({"a": "${W}"})");
    row("no second time", R"({"a": "${V}"})", "${W}${V}", R"({"a": "${W}${V}"})");
    row("other letters", R"({"a": "${V}"})", "\xc3\xa4", "{\"a\": \"\xc3\xa4\"}");

    row("YAML without quotes", "a: x-${V}\n", "1", "a: x-1\n");
    row("YAML that needs quotes", "a: ${V}\n", "- # x", "a: \"- # x\"\n");
    row("a number in YAML", "a: ${V} # c\n", "5", "a: 5 # c\n");
    row("a truth in YAML", "a: ${V}\n", "true", "a: true\n");
    row("no JSON in YAML", "a: ${V}\n", "yes", "a: \"yes\"\n");
    row("a number in YAML quotes", "a: '${V}'\nb: \"${V}\"\n", "5", "a: '5'\nb: \"5\"\n");
    row("YAML quotes", "a: '${V}'\nb: \"${V}\"\n", "it's \"so\"", "a: 'it''s \"so\"'\nb: \"it's \\\"so\\\"\"\n");
    row("a YAML block", "a: |\n  one ${V}\n  ${V} two\nb: 1\n", "v", "a: |\n  one v\n  v two\nb: 1\n");
    row("lines in a YAML block", "a: |\n  ${V}\nb: 1\n", "v\nw", "a: |\n  v\n  w\nb: 1\n");
    row("a folded YAML block", "a: >-\n  one\n  ${V}\nb: 1\n", "v", "a: >-\n  one v\nb: 1\n");
    row("a YAML tag", "a: !Sub 'x:${V}'\n", "1", "a: 'x:1'\n");
    row("a YAML key", "${V}: 1\n", "b: c", "\"b: c\": 1\n");
    row("YAML brackets", "a: {b: '${V}', c: [\"x${V}\"]}\n", "1, 2", "a: {b: '1, 2', c: [\"x1, 2\"]}\n");
    row("a YAML anchor", "a: &x ${V}\nb: *x\n", "5", "a: &x 5\nb: *x\n");
}

void PlaceholdersTest::valuesTakeTheirPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(QString, expected);

    const auto result = filled(text.toStdString(), {{"V", value.toStdString()}});

    QCOMPARE(QString::fromStdString(result), expected);
}

void PlaceholdersTest::whatIsNoUtf8IsReplaced()
{
    QCOMPARE(filled(R"({"a": "${V}"})", {{"V", "\xff"}}), "{\"a\": \"\xef\xbf\xbd\"}");
}

void PlaceholdersTest::otherBytesStay()
{
    const std::string text = "{\r\n\t\"a\" :1e0 , // kept\r\n \"b\": [\"\\u00e4\\/\", \"${V}\"  ]\r\n}";

    QCOMPARE(filled(text, {{"V", "w"}}), "{\r\n\t\"a\" :1e0 , // kept\r\n \"b\": [\"\\u00e4\\/\", \"w\"  ]\r\n}");
}

void PlaceholdersTest::statesKeepTheirPaths()
{
    const auto before = read(R"({"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${V}, "Next": "B ${V}"},
        "B ${V}": {"Type": "Succeed", "Comment": "${V}"}}})");

    const auto after = document::fillPlaceholders(before, {{"V", "3"}}).value();

    QCOMPARE(after->machine.states.size(), std::size_t(2));
    QCOMPARE(after->machine.states[0].path, before->machine.states[0].path);
    QCOMPARE(after->machine.states[1].path.pointer(), std::string("/States/B 3"));
    QVERIFY(after->diagnostics.empty());
}

void PlaceholdersTest::withoutAPlaceForAValueTheSnapshotIsTheSame()
{
    const auto now = read(R"({"a": "${A}", "b": "$${B}"})");

    QCOMPARE(document::fillPlaceholders(now, {}).value(), now);
    QCOMPARE(document::fillPlaceholders(now, {{"B", "x"}, {"a", "x"}}).value(), now);
    const auto broken = read("a: [\n", source::Format::Yaml);
    QCOMPARE(document::fillPlaceholders(broken, {{"B", "x"}}).value(), broken);
}

void PlaceholdersTest::versionAndWorkflowStay()
{
    const auto text = std::make_shared<const std::string>("a: ${V}\n");
    const auto now = document::readSnapshot(text, source::Format::Yaml, 9, asl::WorkflowType::Express);

    const auto after = document::fillPlaceholders(now, {{"V", "x"}}).value();

    QCOMPARE(after->version, std::uint64_t(9));
    QCOMPARE(after->workflow, asl::WorkflowType::Express);
    QCOMPARE(after->tree.format(), source::Format::Yaml);
}

void PlaceholdersTest::aValueThatNestsTooDeepIsToldAsAFault()
{
    const std::string deep = std::string(500, '[') + std::string(500, ']');

    QVERIFY(document::fillPlaceholders(read(R"({"a": ${V}})"), {{"V", deep}}).value()->isBroken);
}

void PlaceholdersTest::withoutValuesEveryDefinitionStaysAsItIs()
{
    requireShared();
    for (const auto& [name, text] : definitions()) {
        const auto now = read(text, document::guessFormat(name.toStdString(), text));

        const auto same = document::fillPlaceholders(now, {});
        const auto stranger = document::fillPlaceholders(now, {{"NoSuchName", "5"}});

        QVERIFY2(same && *same == now, qPrintable(name));
        QVERIFY2(stranger && *stranger == now, qPrintable(name));
        QCOMPARE(std::string((*stranger)->tree.text()), text);
    }
}

void PlaceholdersTest::everyTextOfADefinitionTakesItsValues()
{
    requireShared();
    std::size_t count = 0;
    for (const auto& [name, text] : definitions()) {
        const auto now = read(text, document::guessFormat(name.toStdString(), text));
        PlaceholderValues values;
        for (const Placeholder& placeholder : document::placeholdersIn(now->tree)) {
            QCOMPARE(text.substr(placeholder.range.begin, 2), std::string("${"));
            values[placeholder.name] = "it's \"" + placeholder.name + "\" # \\ ";
        }
        count += values.size();

        const auto edits = document::placeholderEdits(now->tree, values);
        const auto after = document::fillPlaceholders(now, values);

        QVERIFY2(edits && after, qPrintable(name));
        QVERIFY2(document::placeholdersIn((*after)->tree).empty(), qPrintable(name));
        const QString wrong = wrongText(now->tree, (*after)->tree, values);
        QVERIFY2(wrong.isEmpty(), qPrintable(name + ": " + wrong));
        const auto back = source::applyEdits((*after)->tree.text(), source::inverseEdits(text, *edits));
        QCOMPARE(back.value(), text);
    }
    QVERIFY(count > 250);
}

QTEST_APPLESS_MAIN(PlaceholdersTest)
#include "tst_placeholders.moc"
