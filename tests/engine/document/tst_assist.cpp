#include <QTest>

#include <QDirIterator>
#include <QFile>

#include <algorithm>

#include "document/assist/caret_place.h"
#include "document/assist/completion.h"
#include "document/assist/known_functions.h"
#include "document/assist/outline.h"
#include "document/assist/references.h"
#include "require_shared.h"
#include "source/pointer.h"
#include "source/text_edit.h"

using namespace statelight;
using document::CaretPlace;
using document::Snapshot;
using document::Suggestion;

namespace {

using Reading = std::shared_ptr<const Snapshot>;

Reading read(std::string text, source::Format format = source::Format::Json)
{
    return document::readSnapshot(std::make_shared<const std::string>(std::move(text)), format, 7);
}

/// A text whose caret is written as a bar.
struct Marked {
    Reading now;
    std::uint32_t offset = 0;
};

Marked marked(std::string text, source::Format format)
{
    const std::size_t bar = text.find("‸");
    text.erase(bar, std::string_view("‸").size());
    return {read(std::move(text), format), static_cast<std::uint32_t>(bar)};
}

QString labels(const std::vector<Suggestion>& suggestions, std::size_t most)
{
    QStringList found;
    for (std::size_t at = 0; at < std::min(most, suggestions.size()); ++at)
        found << QString::fromStdString(suggestions[at].label);
    return found.join(u' ');
}

const std::string machine = R"({
  "StartAt": "Get",
  "QueryLanguage": "JSONPath",
  "States": {
    "Get": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Assign": { "total.$": "$.sum" },
      "Catch": [{ "ErrorEquals": ["Own.Error"], "Next": "Bad" }], "Next": "Each" },
    "Each": { "Type": "Map", "ItemProcessor": { "StartAt": "Inner", "States": {
      "Inner": { "Type": "Pass", "End": true } } }, "Next": "Pick" },
    "Pick": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "Get" }], "Default": "Bad" },
    "Bad": { "Type": "Fail" }
  }
})";

std::string wholeJson(const std::string& states)
{
    return R"({ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, )" + states + " } }";
}

QStringList corpusFiles()
{
    QStringList files;
    for (const char* folder : {"/corpus/definitions", "/corpus/yaml", "/corpus/inline-yaml"}) {
        QDirIterator found(tests::sharedFolder() + folder, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext())
            files << found.next();
    }
    files.sort();
    return files;
}

} // namespace

class AssistTest : public QObject {
    Q_OBJECT

private slots:
    void whatFitsIsOffered_data();
    void whatFitsIsOffered();
    void nothingIsOffered_data();
    void nothingIsOffered();
    void whatIsTakenStandsInTheText_data();
    void whatIsTakenStandsInTheText();
    void aKeyIsKnownByItsPlace_data();
    void aKeyIsKnownByItsPlace();
    void aNameLeadsToItsState();
    void everyMentionIsFound();
    void theOutlineNests();
    void functionsAreSortedAndUnique();
    void noOffsetOfTheCorpusCrashes();
};

void AssistTest::whatFitsIsOffered_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("yaml");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char* name, const std::string& text, const char* expected) {
        QTest::newRow(name) << QString::fromStdString(text) << false << expected;
    };
    const auto yaml = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << true << expected;
    };
    row("fields of the machine", R"({ "S‸" })", "StartAt States TimeoutSeconds Version");
    row("a new state wants its type", wholeJson(R"("B": { ‸ })"), "Type Assign Branches");
    row("fields of a Wait", wholeJson(R"("B": { "Type": "Wait", "Ti‸" })"), "Timestamp TimestampPath");
    row("one of a group is enough", wholeJson(R"("B": { "Type": "Wait", "Seconds": 3, "Ti‸" })"), "");
    row("fields of JSONata only", wholeJson(R"("B": { "Type": "Task", "QueryLanguage": "JSONata", "‸" })"),
        "Resource Arguments Assign Catch Comment");
    row("humps of a field", wholeJson(R"("B": { "Type": "Map", "Concurrency‸" })"),
        "MaxConcurrency MaxConcurrencyPath");
    row("fields of a retrier", wholeJson(R"("B": { "Type": "Task", "Retry": [{ "M‸" }] })"),
        "MaxAttempts MaxDelaySeconds");
    row("fields of a rule in And", wholeJson(R"("B": { "Type": "Choice", "Choices": [{ "And": [{ "NumericL‸" }] }] })"),
        "NumericLessThan NumericLessThanEquals NumericLessThanEqualsPath NumericLessThanPath");
    row("fields of a reader's configuration",
        wholeJson(R"("B": { "Type": "Map", "ItemReader": { "ReaderConfig": { "CSV‸" } } })"),
        "CSVDelimiter CSVHeaderLocation CSVHeaders");
    row("states that are spoken of", wholeJson(R"("‸")"), "B");
    row("types", wholeJson(R"("B": { "Type": "‸" })"), "Task Wait Pass Succeed Fail Choice Parallel Map");
    row("types, begun", wholeJson(R"("B": { "Type": "P‸" })"), "Pass Parallel");
    row("jitter", wholeJson(R"("B": { "Type": "Task", "Retry": [{ "JitterStrategy": "‸" }] })"), "NONE FULL");
    row("truth", wholeJson(R"("B": { "Type": "Pass", "End": ‸ })"), "true false");
    row("truth, begun", wholeJson(R"("B": { "Type": "Pass", "End": f‸ })"), "false");
    row("states for Next", wholeJson(R"("C": { "Type": "Pass", "Next": "‸" })"), "A C");
    row("states for Next without a quote", wholeJson(R"("C": { "Type": "Pass", "Next": ‸ })"), "A C");
    row("states for StartAt", R"({ "StartAt": "‸", "States": { "One": {}, "Two": {} } })", "One Two");
    row("states for a rule", wholeJson(R"("C": { "Type": "Choice", "Choices": [{ "Next": "‸" }] })"), "A C");
    row("only states of the same scope",
        wholeJson(R"("P": { "Type": "Parallel", "Branches": [{ "States": { "In": { "Next": "‸" } } }] })"), "In");
    row("error names", wholeJson(R"("B": { "Type": "Task", "Retry": [{ "ErrorEquals": ["States.T‸"] }] })"),
        "States.TaskFailed States.Timeout");
    row("own error names",
        wholeJson(
            R"("F": { "Type": "Fail", "Error": "Own" }, "B": { "Type": "Task", "Catch": [{ "ErrorEquals": ["O‸"] }] })"),
        "Own");
    row("resources", wholeJson(R"("B": { "Type": "Task", "Resource": "lambda‸" })"),
        "arn:aws:states:::lambda:invoke arn:aws:states:::lambda:invoke.waitForTaskToken");
    row("resources of a reader", wholeJson(R"("B": { "Type": "Map", "ItemReader": { "Resource": "‸" } })"),
        "arn:aws:states:::s3:getObject arn:aws:states:::s3:listObjectsV2");
    row("intrinsic functions", wholeJson(R"("B": { "Type": "Pass", "Parameters": { "x.$": "States.Array‸" } })"),
        "States.Array States.ArrayContains States.ArrayGetItem States.ArrayLength");
    row("a call within a call",
        wholeJson(R"~("B": { "Type": "Pass", "Parameters": { "x.$": "States.Array(States.U‸)" } })~"), "States.UUID");
    row("the context of a path", wholeJson(R"("B": { "Type": "Pass", "InputPath": "$$.Execution.R‸" })"),
        "RedriveCount RedriveTime RoleArn");
    row("variables of a path",
        wholeJson(
            R"("V": { "Type": "Pass", "Assign": { "total.$": "$.a" } }, "B": { "Type": "Pass", "InputPath": "$t‸" })"),
        "$total");
    row("an expression may stand here",
        wholeJson(R"("B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": ‸ })"), "{% … %}");
    row("members of $states",
        wholeJson(R"("B": { "Type": "Task", "QueryLanguage": "JSONata", "Output": "{% $states.‸ %}" })"),
        "input result context");
    row("members of $states in a catcher",
        wholeJson(R"("B": { "Type": "Task", "QueryLanguage": "JSONata", "Catch": [{ "Output": "{% $states.‸ %}" }] })"),
        "input errorOutput context");
    row("the context in an expression",
        wholeJson(
            R"("B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": { "a": "{% $states.context.Map.Item.‸ %}" } })"),
        "Index Key Source Value");
    row("functions of JSONata",
        wholeJson(R"("B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $su‸ %}" })"),
        "$substring $substringAfter $substringBefore $sum");
    row("an expression that isn't closed",
        wholeJson(R"("B": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 + $low‸)"), "$lowercase");
    row("a text that breaks off", R"({ "StartAt": "A", "States": { "A": { "Type": "Pass", "Ne‸)", "Next");
    yaml("YAML: fields", "StartAt: A\nStates:\n  A:\n    Type: Wait\n    Sec‸\n", "Seconds SecondsPath");
    yaml("YAML: fields on a new line", "StartAt: A\nStates:\n  A:\n    Type: Fail\n    ‸", "Cause CausePath Comment");
    yaml("YAML: a field's name", "StartAt: A\nStates:\n  A:\n    Type: Fail\n    Err‸: x\n", "Error ErrorPath");
    yaml("YAML: types", "StartAt: A\nStates:\n  A:\n    Type: P‸\n", "Pass Parallel");
    yaml("YAML: states", "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Next: ‸\n  B:\n    Type: Pass\n", "B A");
    yaml("YAML: items", "States:\n  A:\n    Type: Task\n    Retry:\n      - ErrorEquals:\n          - States.Ti‸\n",
        "States.Timeout");
    yaml("YAML: items in flow", "States:\n  A:\n    Type: Task\n    Catch:\n    - ErrorEquals: [Own, States.Ti‸]\n",
        "States.Timeout");
    yaml("YAML: fields of an item", "States:\n  A:\n    Type: Task\n    Retry:\n      - Max‸\n",
        "MaxAttempts MaxDelaySeconds");
    yaml("YAML: expression in a block",
        "QueryLanguage: JSONata\nStates:\n  A:\n    Type: Pass\n    Output: |\n      {%\n        $states.‸\n      %}\n",
        "input context");
    yaml("YAML: expression in quotes",
        "QueryLanguage: JSONata\nStates:\n  A:\n    Type: Pass\n    Output: '{% $su‸ %}'\n",
        "$substring $substringAfter $substringBefore $sum");
}

void AssistTest::whatFitsIsOffered()
{
    QFETCH(const QString, text);
    QFETCH(const bool, yaml);
    QFETCH(const QString, expected);
    const auto [now, offset] = marked(text.toStdString(), yaml ? source::Format::Yaml : source::Format::Json);

    const auto suggestions = document::complete(*now, offset);

    QCOMPARE(
        labels(suggestions, static_cast<std::size_t>(expected.count(u' ')) + (expected.isEmpty() ? 9 : 1)), expected);
}

void AssistTest::nothingIsOffered_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("behind a value") << R"({ "StartAt": "A"‸ })";
    QTest::newRow("in a comment") << "{ // S‸\n }";
    QTest::newRow("in what is free") << R"({ "States": { "A": { "Type": "Pass", "Result": { "‸" } } } })";
    QTest::newRow("outside") << R"({ "StartAt": "A" }‸)";
    QTest::newRow("an empty text") << "‸";
    QTest::newRow("a text") << R"({ "Comment": "St‸" })";
}

void AssistTest::nothingIsOffered()
{
    QFETCH(const QString, text);
    const auto [now, offset] = marked(text.toStdString(), source::Format::Json);

    QCOMPARE(labels(document::complete(*now, offset), 3), QString());
}

void AssistTest::whatIsTakenStandsInTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("yaml");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char* name, const char* text, const char* expected, bool yaml = false) {
        QTest::newRow(name) << QString::fromUtf8(text) << yaml << QString::fromUtf8(expected);
    };
    row("a field", R"({ "Star‸" })", R"({ "StartAt": "‸" })");
    row("a field without a quote", R"({ Star‸ })", R"({ "StartAt": "‸" })");
    row("a field before others", "{ \"Star‸\"\n \"States\": {} }", "{ \"StartAt\": \"‸\",\n \"States\": {} }");
    row("a field's name", R"({ "St‸": "A", "States": {} })", R"({ "StartAt"‸: "A", "States": {} })");
    row("a value", R"({ "StartAt": "‸", "States": { "One \"1\"": {} } })",
        R"({ "StartAt": "One \"1\""‸, "States": { "One \"1\"": {} } })");
    row("a function",
        R"({ "QueryLanguage": "JSONata", "States": { "A": { "Type": "Pass", "Output": "{% $sum‸ %}" } } })",
        R"({ "QueryLanguage": "JSONata", "States": { "A": { "Type": "Pass", "Output": "{% $sum(‸) %}" } } })");
    row("the middle of a word",
        R"({ "QueryLanguage": "JSONata", "States": { "A": { "Type": "Pass", "Output": "{% $su‸m(1) %}" } } })",
        R"({ "QueryLanguage": "JSONata", "States": { "A": { "Type": "Pass", "Output": "{% $substring‸(1) %}" } } })");
    row("YAML: a field", "StartAt: A\nStat‸", "StartAt: A\nStates:‸", true);
    row("YAML: a value", "StartAt: ‸\nStates:\n  On: {}\n", "StartAt: On‸\nStates:\n  On: {}\n", true);
    row("YAML: an odd name", "StartAt: ‸\nStates:\n  'a: b': {}\n", "StartAt: \"a: b\"‸\nStates:\n  'a: b': {}\n",
        true);
}

void AssistTest::whatIsTakenStandsInTheText()
{
    QFETCH(const QString, text);
    QFETCH(const bool, yaml);
    QFETCH(const QString, expected);
    const auto [now, offset] = marked(text.toStdString(), yaml ? source::Format::Yaml : source::Format::Json);

    const auto suggestions = document::complete(*now, offset);
    QVERIFY(!suggestions.empty());
    Suggestion taken = suggestions.front();
    taken.insert.insert(taken.caret, "‸");
    const auto after = source::applyEdits(now->tree.text(), {{taken.range, taken.insert}});

    QVERIFY(after);
    QCOMPARE(QString::fromStdString(*after), expected);
}

void AssistTest::aKeyIsKnownByItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("yaml");
    QTest::addColumn<QString>("pointer");

    QTest::newRow("a member") << R"({ "a": { "b": ‸ } })" << false << "/a/b";
    QTest::newRow("an item") << R"({ "a": [1, 2, "‸"] })" << false << "/a/2";
    QTest::newRow("behind a broken member") << R"({ "a": [1, }, "b": ‸ })" << false << "/b";
    QTest::newRow("escapes") << R"({ "a\"b": { "c/d": ‸ } })" << false << "/a\"b/c~1d";
    QTest::newRow("a placeholder") << R"({ "a": ${X}, "b": ‸ })" << false << "/b";
    QTest::newRow("YAML: a member") << "a:\n  b: ‸\n" << true << "/a/b";
    QTest::newRow("YAML: an item") << "a:\n- b: 1\n- b: ‸\n" << true << "/a/1/b";
    QTest::newRow("YAML: behind a list") << "a:\n- b: 1\nc: ‸\n" << true << "/c";
    QTest::newRow("YAML: a list in a list") << "a:\n  - - ‸x\n" << true << "/a/0/0";
}

void AssistTest::aKeyIsKnownByItsPlace()
{
    QFETCH(const QString, text);
    QFETCH(const bool, yaml);
    QFETCH(const QString, pointer);
    const auto format = yaml ? source::Format::Yaml : source::Format::Json;
    const auto [now, offset] = marked(text.toStdString(), format);

    const CaretPlace place = document::caretPlace(now->tree.text(), format, offset);

    QVERIFY(place.kind == CaretPlace::Kind::Value);
    QCOMPARE(QString::fromStdString(source::pointerOf(place.tokens)), pointer);
}

void AssistTest::aNameLeadsToItsState()
{
    const Reading now = read(machine);
    const auto reference = static_cast<std::uint32_t>(machine.find("\"Bad\" }]") + 2);

    const auto mention = document::mentionAt(*now, reference);

    QVERIFY(mention.has_value());
    QCOMPARE(mention->state.pointer(), std::string("/States/Bad"));
    QVERIFY(!mention->isDefinition);
    QVERIFY(!document::mentionAt(*now, static_cast<std::uint32_t>(machine.find("JSONPath"))));
}

void AssistTest::everyMentionIsFound()
{
    const Reading now = read(machine);

    const auto mentions = document::mentionsOf(*now, asl::StatePath("/States/Bad"));
    const auto inner = document::mentionsOf(*now, asl::StatePath("/States/Each/ItemProcessor/States/Inner"));

    QCOMPARE(mentions.size(), std::size_t{3});
    QVERIFY(mentions.back().isDefinition);
    for (const document::Mention& mention : mentions)
        QCOMPARE(machine.substr(mention.range.begin, mention.range.length()), std::string("\"Bad\""));
    QCOMPARE(inner.size(), std::size_t{2});
}

void AssistTest::theOutlineNests()
{
    const Reading now = read(machine);

    QStringList lines;
    for (const document::OutlineEntry& entry : document::outline(*now))
        lines << QString(static_cast<int>(entry.depth), u'>')
                + QString::fromStdString(now->machine.states[entry.state].name);

    QCOMPARE(lines.join(u' '), QString("Get Each >Inner Pick Bad"));
}

void AssistTest::functionsAreSortedAndUnique()
{
    for (const auto& functions : {document::intrinsicFunctions(), document::jsonataFunctions()}) {
        QVERIFY(std::ranges::is_sorted(functions, {}, &document::KnownFunction::name));
        QVERIFY(std::ranges::adjacent_find(functions, {}, &document::KnownFunction::name) == functions.end());
    }
}

void AssistTest::noOffsetOfTheCorpusCrashes()
{
    requireShared();
    std::size_t offsets = 0;
    std::size_t answered = 0;
    for (const QString& path : corpusFiles()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        const Reading now = read(text, document::guessFormat(path.toStdString(), text));
        // Every offset of the short ones, and a hundred or so of the long ones.
        const std::uint32_t step = text.size() < 1000 ? 1 : static_cast<std::uint32_t>(text.size() / 101);
        for (std::uint32_t offset = 0; offset <= text.size(); offset += step) {
            const auto suggestions = document::complete(*now, offset);
            for (const Suggestion& suggestion : suggestions)
                QVERIFY(suggestion.range.begin <= offset && offset <= suggestion.range.end
                    && suggestion.range.end <= text.size() && suggestion.caret <= suggestion.insert.size());
            const auto mention = document::mentionAt(*now, offset);
            QVERIFY(!mention || now->machine.find(mention->state) != nullptr);
            ++offsets;
            answered += suggestions.empty() ? 0 : 1;
        }
    }
    qInfo("%zu offsets, something to say at %zu", offsets, answered);
    QVERIFY(answered > 1000);
}

QTEST_APPLESS_MAIN(AssistTest)
#include "tst_assist.moc"
