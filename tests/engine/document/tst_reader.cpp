#include <QTest>

#include <algorithm>
#include <memory>
#include <string>

#include "document/snapshot.h"

using namespace statelight;

namespace {

std::shared_ptr<const document::Snapshot> read(std::string text, source::Format format = source::Format::Json)
{
    return document::readSnapshot(std::make_shared<const std::string>(std::move(text)), format, 1);
}

std::string_view textAt(const document::Snapshot& snapshot, core::SourceRange range)
{
    return snapshot.tree.text().substr(range.begin, range.length());
}

bool reports(const document::Snapshot& snapshot, std::string_view location)
{
    return std::ranges::any_of(
        snapshot.diagnostics, [&](const core::Diagnostic& found) { return found.location == location; });
}

} // namespace

class ReaderTest : public QObject {
    Q_OBJECT

private slots:
    void statesKeepTheirOrderAndPlaces()
    {
        const auto snapshot
            = read(R"({"StartAt":"B","States":{"B":{"Type":"Pass","Next":"A"},"A":{"Type":"Succeed"}}})");

        const auto& machine = snapshot->machine;
        QCOMPARE(machine.states.size(), 2U);
        QCOMPARE(machine.states[0].name, std::string("B"));
        QCOMPARE(textAt(*snapshot, machine.states[0].nameRange), std::string_view("\"B\""));
        QCOMPARE(textAt(*snapshot, machine.states[1].range), std::string_view(R"({"Type":"Succeed"})"));
        QVERIFY(machine.states[1].type == asl::StateType::Succeed);
        QVERIFY(!snapshot->isBroken);
    }

    void commentsHideNothingAndPlaceholdersStandForAnything()
    {
        const auto snapshot
            = read("// old\n{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":${Delay},"
                   "\"End\":true},}}");

        QVERIFY(!snapshot->isBroken);
        QCOMPARE(snapshot->machine.states.size(), 1U);
        QCOMPARE(snapshot->diagnostics.size(), 3U);
        QVERIFY(snapshot->diagnostics[1].severity == core::Severity::Warning);
    }

    void nestedScopesStandBehindTheirOwners()
    {
        const auto snapshot = read(R"({"StartAt":"All","States":{"All":{"Type":"Parallel","End":true,"Branches":[
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{
                "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"In","States":{"In":{"Type":"Pass","End":true}}}}}},
            {"StartAt":"Other","States":{"Other":{"Type":"Pass","End":true}}}]}}})");

        const auto& machine = snapshot->machine;
        QCOMPARE(machine.scopes.size(), 4U);
        QCOMPARE(machine.scopes[1].pointer, std::string("/States/All/Branches/0"));
        QCOMPARE(machine.scopes[3].pointer, std::string("/States/All/Branches/0/States/M/ItemProcessor"));
        for (asl::ScopeIndex scope = 1; scope < machine.scopes.size(); ++scope)
            QVERIFY(machine.states[*machine.scopes[scope].owner].scope < scope);
        const auto* const map = machine.find(asl::StatePath("/States/All/Branches/0/States/M"));
        QVERIFY(map != nullptr);
        QVERIFY(std::get<asl::Map>(map->kind).distributed);
        QCOMPARE(std::get<asl::Map>(map->kind).processor, std::optional<asl::ScopeIndex>(3));
        QVERIFY(machine.find(asl::StatePath("/States/All/Branches/1/States/Other")) != nullptr);
        QVERIFY(machine.find(asl::StatePath("/States/All/Branches/2/States/Other")) == nullptr);
        QVERIFY(machine.find(asl::StatePath("/States/All/Retry")) == nullptr);
    }

    void namesWithSlashesAndTildesAreFound()
    {
        const auto snapshot = read(R"({"StartAt":"a/b~","States":{"a/b~":{"Type":"Succeed"}}})");

        const auto path = asl::StatePath::inScope("", "a/b~");
        QCOMPARE(path.pointer(), std::string("/States/a~1b~0"));
        QCOMPARE(path.name(), std::string("a/b~"));
        QVERIFY(snapshot->machine.find(path) != nullptr);
        QCOMPARE(snapshot->tree.pointer(snapshot->tree.at(path.pointer())), path.pointer());
    }

    void aStateTakesItsLanguageFromTheMachineAndNotFromItsOwner()
    {
        const auto snapshot = read(R"({"StartAt":"M","States":{"M":{"Type":"Map","QueryLanguage":"JSONata","End":true,
            "ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}}}})");

        QCOMPARE(snapshot->machine.states[0].language, asl::QueryLanguage::Jsonata);
        QCOMPARE(snapshot->machine.states[1].language, asl::QueryLanguage::JsonPath);
    }

    void unfoldedListsLeaveShallowValues()
    {
        const auto snapshot = read(R"({"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[
            {"And":[{"Variable":"$.a","IsPresent":true},{"Not":{"Variable":"$.b","IsNull":true}}],"Next":"C"}]}}})");

        const auto& rules = std::get<asl::Choice>(snapshot->machine.states[0].kind).rules;
        QCOMPARE(rules.size(), 1U);
        QCOMPARE(rules[0].operands.size(), 2U);
        QCOMPARE(rules[0].operands[1].operands.size(), 1U);
        QCOMPARE(rules[0].operands[1].operands[0].fields.text("Variable"), std::optional<std::string_view>("$.b"));
        QCOMPARE(rules[0].fields.find("And")->value.size(), 2U);
        QCOMPARE(rules[0].fields.find("And")->value.items()[0].size(), 0U);
    }

    void ofARepeatedNameTheLastStateCounts()
    {
        const auto snapshot = read(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"B":{"Type":"Pass","End":true},"A":{"Type":"Fail"}}})");

        QCOMPARE(snapshot->machine.states.size(), 2U);
        QVERIFY(snapshot->machine.find(asl::StatePath("/States/A"))->type == asl::StateType::Fail);
        QVERIFY(!snapshot->diagnostics.empty());
    }

    void brokenTextsGiveWhatCouldBeRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("states");
        QTest::newRow("empty") << QByteArray("") << 0;
        QTest::newRow("no object") << QByteArray("[1]") << 0;
        QTest::newRow("cut in a state") << QByteArray(
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Ty")
                                        << 2;
        QTest::newRow("missing value") << QByteArray("{\"States\":{\"A\":{\"Type\":\"Pass\"},\"B\":}}") << 2;
        QTest::newRow("comma too many") << QByteArray(
            "{\"States\":{\"A\":{\"Type\":\"Pass\",},\"B\":{\"Type\":\"Fail\"},},}")
                                        << 2;
        QTest::newRow("states is a list") << QByteArray("{\"States\":[{\"Type\":\"Pass\"}]}") << 0;
        QTest::newRow("state is a number") << QByteArray("{\"States\":{\"A\":7,\"B\":{\"Type\":\"Fail\"}}}") << 1;
        QTest::newRow("only a brace") << QByteArray("{") << 0;
    }

    void brokenTextsGiveWhatCouldBeRead()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, states);

        const auto snapshot = read(text.toStdString());

        QCOMPARE(static_cast<int>(snapshot->machine.states.size()), states);
        QCOMPARE(snapshot->graph.firstEdge.size(), snapshot->machine.states.size() + 1);
        QVERIFY(!snapshot->diagnostics.empty());
        QVERIFY(std::ranges::is_sorted(snapshot->diagnostics, {}, [](const auto& found) { return found.range.begin; }));
    }

    void wrongShapesAreReportedWhereTheyStand()
    {
        const auto snapshot
            = read(R"({"StartAt":"A","States":{"A":7,"P":{"Type":"Parallel","Branches":[3],"End":true}}})");

        QVERIFY(reports(*snapshot, "/States/A"));
        QVERIFY(reports(*snapshot, "/States/P/Branches/0"));
    }

    void everyPrefixOfADefinitionIsRead()
    {
        const std::string whole
            = R"({"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.a","Next":"P",
            "BooleanEquals":true}],"Default":"P"},"P":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":
            "Pass","End":true}}}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"End":true}}})";

        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY2(read(whole.substr(0, length))->isBroken, std::to_string(length).c_str());
        QVERIFY(!read(whole)->isBroken);
    }

    void deepNestingEndsWithADiagnostic()
    {
        std::string text;
        for (int depth = 0; depth < 400; ++depth)
            text += R"({"StartAt":"S","States":{"S":{"Type":"Parallel","Branches":[)";

        const auto snapshot = read(text);

        QVERIFY(snapshot->isBroken);
        QVERIFY(snapshot->machine.states.size() > 50);
    }

    void theFormatIsGuessedFromNameAndText()
    {
        QCOMPARE(document::guessFormat("a.asl.YAML", "{}"), source::Format::Yaml);
        QCOMPARE(document::guessFormat("a.yml", ""), source::Format::Yaml);
        QCOMPARE(document::guessFormat("a.json", "x: 1"), source::Format::Json);
        QCOMPARE(document::guessFormat("", "\xef\xbb\xbf  {"), source::Format::Json);
        QCOMPARE(document::guessFormat("", "StartAt: A"), source::Format::Yaml);
        QCOMPARE(document::guessFormat("", ""), source::Format::Json);
    }

    void anUnchangedTextGivesAnEqualModelAsYaml()
    {
        const auto json
            = read(R"({"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":3,"Next":"B"},"B":{"Type":"Succeed"}}})");
        const auto yaml
            = read("StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: 3\n    Next: B\n  B:\n    Type: Succeed\n",
                source::Format::Yaml);

        QCOMPARE(yaml->machine.states.size(), json->machine.states.size());
        QCOMPARE(yaml->machine.states[0].fields.find("Seconds")->value.integer(), std::int64_t{3});
        QCOMPARE(yaml->graph.edges[0].to, json->graph.edges[0].to);
    }
};

QTEST_APPLESS_MAIN(ReaderTest)
#include "tst_reader.moc"
