#include <QTest>

#include <functional>

#include "document/edits/edits.h"
#include "source/text_edit.h"

using namespace statelight;
using asl::StatePath;
using asl::StateType;
using document::Edit;
using document::Place;
using document::Snapshot;

namespace {

using Reading = std::shared_ptr<const Snapshot>;
using Command = std::function<core::Result<Edit>(const Snapshot&)>;

constexpr const char* order = R"({
  "StartAt": "Check",
  "States": {
    "Check": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.total", "NumericGreaterThan": 10, "Next": "Charge" }
      ],
      "Default": "Done"
    },
    "Charge": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Catch": [
        { "ErrorEquals": ["States.ALL"], "Next": "Done" }
      ],
      "Next": "All"
    },
    "All": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "Book", "States": { "Book": { "Type": "Pass", "End": true } } }
      ],
      "End": true
    },
    "Done": { "Type": "Succeed" }
  }
}
)";

Reading read(std::string text, source::Format format = source::Format::Json)
{
    return document::readSnapshot(std::make_shared<const std::string>(std::move(text)), format, 3);
}

std::string textAfter(const Snapshot& now, const core::Result<Edit>& edit)
{
    if (!edit)
        return edit.error().code;
    return source::applyEdits(now.tree.text(), edit->edits).value();
}

std::string codeOf(const core::Result<Edit>& edit)
{
    return edit ? "done" : edit.error().code;
}

Place after(const char* state)
{
    Place place;
    place.after = StatePath(state);
    return place;
}

Place inScope(const char* scope)
{
    Place place;
    place.scope = scope;
    return place;
}

Place onEdge(std::uint32_t edge)
{
    Place place;
    place.edge = edge;
    return place;
}

} // namespace

class EditsTest : public QObject {
    Q_OBJECT

private slots:
    void aNewDefinitionTakesItsFirstState_data();
    void aNewDefinitionTakesItsFirstState();
    void newStatesAreValidAtOnce_data();
    void newStatesAreValidAtOnce();
    void aNameClashGetsANumber();
    void newStatesSpeakTheLanguageOfTheMachine();
    void aChoiceWithoutSuccessorBringsOne();
    void renamingTouchesItsOwnScopeOnly();
    void renamingTellsEveryPathThatMoves();
    void deletingTheOnlyStateLeavesAnEmptyMachine();
    void healingJoinsWhatIsLeft();
    void healingIsRefusedWhereNothingFollows();
    void connectingFollowsTheKindOfState();
    void removingTheLastCatcherRemovesCatch();
    void aTypeKeepsWhatTheNextOneHasToo();
    void aStateMovesIntoAnotherScope();
    void missingObjectsOnTheWayAreMade();
    void newFieldsStandBeforeTheNextState();
    void wrongQuestionsAreAnsweredWithAReason_data();
    void wrongQuestionsAreAnsweredWithAReason();
    void yamlCanBeRenamedAndConnected();
    void yamlWithAliasesKeepsItsMeaning();
    void yamlStatesAreAddedMovedAndDuplicated();
    void anEmptyYamlTextTakesItsFirstState();
};

Q_DECLARE_METATYPE(Command)

void EditsTest::aNewDefinitionTakesItsFirstState_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("new") << QByteArray::fromStdString(document::emptyDefinition());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blank") << QByteArray("\n");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("States are no object") << QByteArray(R"({"StartAt": "A", "States": null})");
}

void EditsTest::aNewDefinitionTakesItsFirstState()
{
    QFETCH(QByteArray, text);
    const Reading now = read(text.toStdString());

    for (const StateType type : {StateType::Task, StateType::Choice, StateType::Map}) {
        const bool hasScope = now->tree.root() == source::noNode || !now->machine.scopes.empty();
        QVERIFY(hasScope);
        const auto edit = document::addState(*now, type, Place{});
        const Reading next = read(textAfter(*now, edit));

        QVERIFY2(next->tree.diagnostics().empty(), textAfter(*now, edit).c_str());
        QCOMPARE(next->graph.starts.at(0), std::optional<asl::StateIndex>(0));
        QVERIFY(next->machine.states[0].type == type);
        QCOMPARE(edit->select.pointer(), next->machine.states[0].path.pointer());
        QVERIFY(std::ranges::all_of(next->graph.edges, [](const asl::Edge& edge) { return edge.to.has_value(); }));
    }
}

void EditsTest::newStatesAreValidAtOnce_data()
{
    QTest::addColumn<int>("type");
    for (int type = 0; type < 8; ++type)
        QTest::newRow(std::string(asl::toString(static_cast<StateType>(type))).c_str()) << type;
}

void EditsTest::newStatesAreValidAtOnce()
{
    QFETCH(int, type);
    const Reading now = read(order);

    const auto edit = document::addState(*now, static_cast<StateType>(type), after("/States/All"));
    const Reading next = read(textAfter(*now, edit));

    QCOMPARE(next->diagnostics.size(), now->diagnostics.size());
    QVERIFY(next->machine.find(edit->select) != nullptr);
    QCOMPARE(next->machine.find(StatePath("/States/All"))->fields.text("Next").value_or(""), edit->select.name());
}

void EditsTest::aNameClashGetsANumber()
{
    const Reading now = read(order);

    const auto named = document::addState(*now, StateType::Pass, after("/States/Charge"), "Book");
    const auto inner = document::addState(*now, StateType::Map, after("/States/Charge"), "Pass");
    const Reading next = read(textAfter(*now, inner));

    QCOMPARE(named->select.pointer(), std::string("/States/Book 2"));
    QVERIFY(next->machine.find(StatePath("/States/Pass/ItemProcessor/States/Pass 2")) != nullptr);
}

void EditsTest::newStatesSpeakTheLanguageOfTheMachine()
{
    const Reading now = read(R"({"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Succeed"}}})");

    const std::string task = textAfter(*now, document::addState(*now, StateType::Task, inScope("")));
    const std::string choice = textAfter(*now, document::addState(*now, StateType::Choice, inScope("")));

    QVERIFY2(
        task.find(R"("Arguments":{"FunctionName":"my-function","Payload":"{% $states.input %}"})") != std::string::npos,
        task.c_str());
    QVERIFY2(choice.find(R"("Condition":"{% )") != std::string::npos, choice.c_str());
}

void EditsTest::aChoiceWithoutSuccessorBringsOne()
{
    const Reading now = read(order);

    const Reading next = read(
        textAfter(*now, document::addState(*now, StateType::Choice, after("/States/All/Branches/0/States/Book"))));

    const asl::State* const choice = next->machine.find(StatePath("/States/All/Branches/0/States/Choice"));
    QVERIFY(choice != nullptr);
    QCOMPARE(choice->fields.text("Default").value_or(""), std::string_view("Succeed"));
    QVERIFY(next->machine.find(StatePath("/States/All/Branches/0/States/Succeed")) != nullptr);
}

void EditsTest::renamingTouchesItsOwnScopeOnly()
{
    const std::string text = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Result":"A","Next":"P"},
"P":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Comment":"A","Next":"A"}}}],"Next":"A"}}})";
    const Reading now = read(text);

    const std::string after = textAfter(*now, document::renameState(*now, StatePath("/States/A"), "Z"));

    QCOMPARE(after, std::string(R"({"StartAt":"Z","States":{"Z":{"Type":"Pass","Result":"A","Next":"P"},
"P":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Pass","Comment":"A","Next":"A"}}}],"Next":"Z"}}})"));
}

void EditsTest::renamingTellsEveryPathThatMoves()
{
    const Reading now = read(order);

    const auto edit = document::renameState(*now, StatePath("/States/All"), "a/b");

    const std::vector<document::Moved> expected = {{StatePath("/States/All"), StatePath("/States/a~1b")},
        {StatePath("/States/All/Branches/0/States/Book"), StatePath("/States/a~1b/Branches/0/States/Book")}};
    QVERIFY(edit->moved == expected);
    QCOMPARE(edit->select.pointer(), std::string("/States/a~1b"));
    QCOMPARE(edit->version, std::uint64_t(3));
}

void EditsTest::deletingTheOnlyStateLeavesAnEmptyMachine()
{
    const Reading now
        = read("{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\n      \"Type\": \"Succeed\"\n    }\n  }\n}\n");

    const std::string after = textAfter(*now, document::deleteState(*now, StatePath("/States/A"), false));

    QCOMPARE(after, std::string("{\n  \"StartAt\": \"A\",\n  \"States\": {}\n}\n"));
}

void EditsTest::healingJoinsWhatIsLeft()
{
    const std::string text
        = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true}}})";
    const Reading now = read(text);

    QCOMPARE(textAfter(*now, document::deleteState(*now, StatePath("/States/A"), true)),
        std::string(R"({"StartAt":"B","States":{"B":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true}}})"));
    QCOMPARE(textAfter(*now, document::deleteState(*now, StatePath("/States/B"), true)),
        std::string(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"C"},"C":{"Type":"Pass","End":true}}})"));
    QCOMPARE(textAfter(*now, document::deleteState(*now, StatePath("/States/C"), true)),
        std::string(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","End":true}}})"));
}

void EditsTest::healingIsRefusedWhereNothingFollows()
{
    const Reading now = read(order);

    QCOMPARE(codeOf(document::deleteState(*now, StatePath("/States/Done"), true)), std::string("edit.heal"));
    QCOMPARE(codeOf(document::deleteState(*now, StatePath("/States/Check"), true)), std::string("edit.heal"));
    QCOMPARE(codeOf(document::deleteState(*now, StatePath("/States/Done"), false)), std::string("done"));
}

void EditsTest::connectingFollowsTheKindOfState()
{
    const Reading now
        = read(R"({"StartAt":"A","States":{"A":{"Type":"Pass","End":true},"C":{"Type":"Choice","Choices":[]}}})");

    const Reading one = read(textAfter(*now, document::connect(*now, StatePath("/States/A"), StatePath("/States/C"))));
    const Reading two = read(textAfter(*one, document::connect(*one, StatePath("/States/C"), StatePath("/States/A"))));
    const Reading three
        = read(textAfter(*two, document::connect(*two, StatePath("/States/C"), StatePath("/States/A"))));

    QCOMPARE(std::string(three->tree.text()),
        std::string(
            R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"C"},)"
            R"("C":{"Type":"Choice","Choices":[{"Variable":"$.value","BooleanEquals":true,"Next":"A"}],"Default":"A"}}})"));
}

void EditsTest::removingTheLastCatcherRemovesCatch()
{
    const Reading now = read(order);
    const auto isCatch = [](const asl::Edge& edge) { return edge.kind == asl::EdgeKind::Catch; };
    const auto edge = std::ranges::find_if(now->graph.edges, isCatch) - now->graph.edges.begin();

    const Reading next = read(textAfter(*now, document::disconnect(*now, static_cast<std::uint32_t>(edge))));

    QVERIFY(!next->machine.find(StatePath("/States/Charge"))->fields.has("Catch"));
    QVERIFY(next->tree.diagnostics().empty());
}

void EditsTest::aTypeKeepsWhatTheNextOneHasToo()
{
    const Reading now = read(R"({"StartAt":"A","States":{
  "A": {"Type":"Task", "Comment":"c", "x-team":"t", "Resource":"r", "InputPath":"$.a", "TimeoutSeconds":3, "Next":"B"},
  "B": {"Type":"Succeed"}}})");

    const auto after
        = [&](StateType type) { return textAfter(*now, document::changeType(*now, StatePath("/States/A"), type)); };

    const auto line
        = [](const std::string& text) { return text.substr(0, text.find("\n  \"B\"")).substr(text.find("\n") + 1); };
    QCOMPARE(line(after(StateType::Pass)),
        std::string(R"(  "A": {"Type":"Pass", "Comment":"c", "x-team":"t", "InputPath":"$.a", "Next":"B"},)"));
    QCOMPARE(line(after(StateType::Succeed)),
        std::string(R"(  "A": {"Type":"Succeed", "Comment":"c", "x-team":"t", "InputPath":"$.a"},)"));
    QVERIFY(line(after(StateType::Choice)).ends_with(R"("Default":"B"},)"));
    QCOMPARE(after(StateType::Task), std::string(now->tree.text()));
}

void EditsTest::aStateMovesIntoAnotherScope()
{
    const Reading now = read(order);

    const auto edit
        = document::moveState(*now, StatePath("/States/Charge"), after("/States/All/Branches/0/States/Book"));
    const Reading next = read(textAfter(*now, edit));

    QCOMPARE(edit->select.pointer(), std::string("/States/All/Branches/0/States/Charge"));
    QVERIFY(next->tree.diagnostics().empty());
    QCOMPARE(next->machine.find(edit->select)->fields.has("End"), true);
    QCOMPARE(next->machine.find(StatePath("/States/All/Branches/0/States/Book"))->fields.text("Next").value_or(""),
        std::string_view("Charge"));
    QCOMPARE(next->graph.edges[0].target, std::string("All"));
    QCOMPARE(next->machine.states.size(), now->machine.states.size());
}

void EditsTest::missingObjectsOnTheWayAreMade()
{
    const Reading now = read(order);

    const Reading next = read(textAfter(*now, document::setValue(*now, "/States/Done/Output/a~1b/c", 7)));

    QCOMPARE(next->tree.value(next->tree.at("/States/Done/Output/a~1b/c")).integer(), std::int64_t(7));
}

void EditsTest::newFieldsStandBeforeTheNextState()
{
    const Reading now = read(order);

    const std::string after = textAfter(*now, document::setValue(*now, "/States/Charge/TimeoutSeconds", 7));

    QVERIFY2(after.find("      ],\n      \"TimeoutSeconds\": 7,\n      \"Next\": \"All\"\n") != std::string::npos,
        after.c_str());
}

void EditsTest::wrongQuestionsAreAnsweredWithAReason_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const Command& command, const char* code) {
        QTest::newRow(name) << command << QByteArray(code);
    };
    const StatePath charge("/States/Charge");
    const StatePath done("/States/Done");
    const StatePath book("/States/All/Branches/0/States/Book");
    const StatePath nobody("/States/Nobody");
    row(
        "unknown state", [=](const Snapshot& now) { return document::deleteState(now, nobody, false); }, "edit.state");
    row(
        "name taken", [=](const Snapshot& now) { return document::renameState(now, charge, "Book"); }, "edit.name");
    row(
        "name empty", [=](const Snapshot& now) { return document::renameState(now, charge, ""); }, "edit.name");
    row(
        "name too long", [=](const Snapshot& now) { return document::renameState(now, charge, std::string(81, 'x')); },
        "edit.name");
    row(
        "across scopes", [=](const Snapshot& now) { return document::connect(now, charge, book); }, "edit.connect");
    row(
        "from an end", [=](const Snapshot& now) { return document::connect(now, done, charge); }, "edit.connect");
    row(
        "unknown edge", [](const Snapshot& now) { return document::disconnect(now, 99); }, "edit.edge");
    row(
        "edge to another scope", [=](const Snapshot& now) { return document::reconnect(now, 0, book); },
        "edit.connect");
    row(
        "a Choice ends", [](const Snapshot& now) { return document::makeEnd(now, StatePath("/States/Check")); },
        "edit.end");
    row(
        "start already", [](const Snapshot& now) { return document::setStart(now, StatePath("/States/Check")); },
        "edit.start");
    row(
        "behind an end",
        [](const Snapshot& now) { return document::addState(now, StateType::Pass, after("/States/Done")); },
        "edit.after");
    row(
        "no scope",
        [](const Snapshot& now) { return document::addState(now, StateType::Pass, inScope("/States/Done")); },
        "edit.place");
    row(
        "no type", [](const Snapshot& now) { return document::addState(now, StateType::Unknown, inScope("")); },
        "edit.type");
    row(
        "into itself",
        [](const Snapshot& now) {
            return document::moveState(now, StatePath("/States/All"), inScope("/States/All/Branches/0"));
        },
        "edit.move");
    row(
        "behind itself", [=](const Snapshot& now) { return document::moveState(now, charge, after("/States/Charge")); },
        "edit.move");
    row(
        "onto its own edge", [=](const Snapshot& now) { return document::moveState(now, charge, onEdge(0)); },
        "edit.move");
    row(
        "the only state of a branch", [=](const Snapshot& now) { return document::deleteState(now, book, false); },
        "edit.delete");
    row(
        "no pointer", [](const Snapshot& now) { return document::setValue(now, "States", 1); }, "edit.pointer");
    row(
        "through a text", [](const Snapshot& now) { return document::setValue(now, "/StartAt/x", 1); }, "edit.pointer");
    row(
        "behind a list's end",
        [](const Snapshot& now) { return document::setValue(now, "/States/Check/Choices/5", 1); }, "edit.pointer");
    row(
        "nothing to remove", [](const Snapshot& now) { return document::removeValue(now, "/Comment"); },
        "edit.pointer");
    row(
        "the whole text", [](const Snapshot& now) { return document::removeValue(now, ""); }, "edit.root");
}

void EditsTest::wrongQuestionsAreAnsweredWithAReason()
{
    QFETCH(Command, command);
    QFETCH(QByteArray, code);
    const Reading now = read(order);

    const auto edit = command(*now);

    QCOMPARE(QByteArray::fromStdString(codeOf(edit)), code);
    QVERIFY(edit.error().message.ends_with('.'));
}

void EditsTest::yamlCanBeRenamedAndConnected()
{
    const Reading now = read(
        "# order\nStartAt: A # first\nStates:\n  A:\n    Type: Pass\n    Next: 'B'\n  B: {Type: Pass, End: true}\n",
        source::Format::Yaml);

    const auto renamed = document::renameState(*now, StatePath("/States/B"), "it's");
    const auto connected = document::connect(*now, StatePath("/States/B"), StatePath("/States/A"));

    QCOMPARE(textAfter(*now, renamed),
        std::string("# order\nStartAt: A # first\nStates:\n  A:\n    Type: Pass\n    Next: 'it''s'\n  it's: {Type: "
                    "Pass, End: true}\n"));
    QCOMPARE(textAfter(*now, connected),
        std::string(
            "# order\nStartAt: A # first\nStates:\n  A:\n    Type: Pass\n    Next: 'B'\n  B: {Type: Pass, Next: A}\n"));
}

void EditsTest::yamlWithAliasesKeepsItsMeaning()
{
    const Reading now
        = read("StartAt: A\nStates:\n  A: &a\n    Type: Pass\n    Next: B\n  B:\n    <<: *a\n    Next: A\n",
            source::Format::Yaml);

    QCOMPARE(codeOf(document::deleteState(*now, StatePath("/States/A"), false)), std::string("edit.alias"));
    QCOMPARE(codeOf(document::removeValue(*now, "/States/B/Type")), std::string("edit.alias"));
    QCOMPARE(textAfter(*now, document::setValue(*now, "/States/B/Type", "Wait")),
        std::string("StartAt: A\nStates:\n  A: &a\n    Type: Pass\n    Next: B\n  B:\n    <<: *a\n    Next: A\n"
                    "    Type: Wait\n"));
    QCOMPARE(textAfter(*now, document::duplicateState(*now, StatePath("/States/A"))),
        std::string("StartAt: A\nStates:\n  A: &a\n    Type: Pass\n    Next: B\n  A 2:\n    Type: Pass\n    Next: B\n"
                    "  B:\n    <<: *a\n    Next: A\n"));
}

void EditsTest::yamlStatesAreAddedMovedAndDuplicated()
{
    const std::string text = "StartAt: A\nStates:\n  # first\n  A:\n    Type: Pass # kept\n    Next: P\n\n"
                             "  P:\n    Type: Parallel\n    Branches:\n    - StartAt: B\n      States:\n"
                             "        B: {Type: Pass, End: true}\n    End: true\n";
    const Reading now = read(text, source::Format::Yaml);
    Place behind;
    behind.after = StatePath("/States/A");

    QCOMPARE(textAfter(*now, document::addState(*now, StateType::Wait, behind)),
        std::string("StartAt: A\nStates:\n  # first\n  A:\n    Type: Pass # kept\n    Next: Wait\n\n"
                    "  Wait:\n    Type: Wait\n    Seconds: 5\n    Next: P\n\n"
                    "  P:\n    Type: Parallel\n    Branches:\n    - StartAt: B\n      States:\n"
                    "        B: {Type: Pass, End: true}\n    End: true\n"));
    QCOMPARE(textAfter(*now, document::moveState(*now, StatePath("/States/A"), inScope("/States/P/Branches/0"))),
        std::string("StartAt: P\nStates:\n  P:\n    Type: Parallel\n    Branches:\n    - StartAt: B\n      States:\n"
                    "        B: {Type: Pass, End: true}\n        # first\n        A:\n          Type: Pass # kept\n"
                    "          End: true\n    End: true\n"));
}

void EditsTest::anEmptyYamlTextTakesItsFirstState()
{
    const Reading now = read("# new\n", source::Format::Yaml);

    QCOMPARE(textAfter(*now, document::addState(*now, StateType::Succeed, inScope(""))),
        std::string("# new\nStartAt: Succeed\nStates:\n  Succeed:\n    Type: Succeed\n"));
}

QTEST_MAIN(EditsTest)
#include "tst_edits.moc"
