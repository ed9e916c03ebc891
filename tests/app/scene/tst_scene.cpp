#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/document/document.h"
#include "app/scene/scene.h"
#include "app/scene/selection_keeper.h"
#include "canvas_stage.h"
#include "document/edits/edits.h"

using namespace statelight;

namespace {

const QString second = "/States/Second";

/// A document with a scene and no window.
struct Stage {
    app::Document document{"test.asl.json", tests::smallMachine(), source::Format::Json};
    app::Scene scene{&document};

    Stage() { scene.waitForPicture(); }

    void replaceText(const std::string& from, const std::string& to)
    {
        const auto at = static_cast<std::uint32_t>(document.text()->find(from));
        const auto end = at + static_cast<std::uint32_t>(from.size());
        QVERIFY(document.applyTyped({{{at, end}, to}}, "Typing", {}));
        scene.waitForPicture();
    }
};

} // namespace

class SceneTest : public QObject {
    Q_OBJECT

private slots:
    void selectionSurvivesARenameAndItsUndo();
    void selectionSurvivesANameTypedInTheText();
    void selectionSurvivesEditsElsewhere();
    void selectionForgetsADeletedState();
    void statesInAMovedContainerMoveAlong_data();
    void statesInAMovedContainerMoveAlong();
    void aBrokenTextGreysItsStateAndKeepsThePicture();
    void theSoundPartOfABrokenTextIsEdited();
    void theBrokenPartIsNotEdited();
    void aBrokenTextFromTheStartShowsWhatCanBeRead();
    void problemsAreCountedAtTheirState();
    void aFoldedContainerCountsWhatItHides();
    void anEmptyMachineTakesItsFirstState();
    void addingFollowsTheSelectedState();
    void onlyOutermostStatesAreDeleted();
};

void SceneTest::selectionSurvivesARenameAndItsUndo()
{
    Stage stage;
    stage.scene.selectPath(second);

    QVERIFY(stage.scene.rename(second, "Middle").isEmpty());
    stage.scene.waitForPicture();
    QCOMPARE(stage.scene.selectedPath(), QStringLiteral("/States/Middle"));
    stage.document.undo();
    stage.scene.waitForPicture();
    QCOMPARE(stage.scene.selectedPath(), second);
}

void SceneTest::selectionSurvivesANameTypedInTheText()
{
    Stage stage;
    stage.scene.selectPath(second);

    stage.replaceText("\"Second\": {", "\"Middle\": {");

    QCOMPARE(stage.scene.selectedPath(), QStringLiteral("/States/Middle"));
}

void SceneTest::selectionSurvivesEditsElsewhere()
{
    Stage stage;
    stage.scene.selectPath(second);
    QSignalSpy changes(&stage.scene, &app::Scene::selectionChanged);

    stage.replaceText("\"Type\": \"Succeed\"", "\"Type\": \"Succeed\", \"Comment\": \"Done\"");

    QCOMPARE(stage.scene.selectedPath(), second);
    QCOMPARE(changes.count(), 0);
}

void SceneTest::selectionForgetsADeletedState()
{
    Stage stage;
    stage.scene.selectPath(second);

    stage.replaceText("    \"Second\": { \"Type\": \"Pass\", \"Next\": \"All\" },\n", "");

    QCOMPARE(stage.scene.selectionCount(), 0);
}

void SceneTest::statesInAMovedContainerMoveAlong_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("moved");
    QTest::newRow("itself") << "/States/All"
                            << "/States/Every";
    QTest::newRow("inside") << "/States/All/Branches/0/States/Inner"
                            << "/States/Every/Branches/0/States/Inner";
    QTest::newRow("a longer name") << "/States/Allies"
                                   << "/States/Allies";
    QTest::newRow("another") << "/States/First"
                             << "/States/First";
}

void SceneTest::statesInAMovedContainerMoveAlong()
{
    QFETCH(QString, path);
    QFETCH(QString, moved);
    const std::vector<document::Moved> moves{{asl::StatePath("/States/All"), asl::StatePath("/States/Every")}};

    QCOMPARE(app::movedPath(asl::StatePath(path.toStdString()), moves), asl::StatePath(moved.toStdString()));
}

void SceneTest::aBrokenTextGreysItsStateAndKeepsThePicture()
{
    Stage stage;
    const auto isGrey
        = [&](const char* pointer) { return stage.scene.picture()->find(asl::StatePath(pointer))->isBroken; };
    const auto before = stage.scene.picture();

    stage.replaceText("\"Last\": { \"Type\": \"Succeed\" }", "\"Last\": { \"Type\": ");
    QVERIFY(stage.document.isBroken());
    QVERIFY(stage.scene.brokenNote().contains(QStringLiteral("Line ")));
    QCOMPARE(stage.scene.picture()->nodes.size(), before->nodes.size());
    QVERIFY(isGrey("/States/Last"));
    QVERIFY(!isGrey("/States/First"));

    stage.document.undo();
    stage.scene.waitForPicture();
    QVERIFY(stage.scene.brokenNote().isEmpty());
    QVERIFY(!isGrey("/States/Last"));
}

void SceneTest::theSoundPartOfABrokenTextIsEdited()
{
    Stage stage;
    const std::string whole = *stage.document.text();
    stage.replaceText("\"Last\": { \"Type\": \"Succeed\" }", "\"Last\": { \"Type\": ");
    const std::string broken = *stage.document.text();

    QVERIFY(stage.scene.rename(second, "Middle").isEmpty());
    stage.scene.waitForPicture();
    QVERIFY(stage.document.isBroken());
    QVERIFY(stage.scene.picture()->find(asl::StatePath("/States/Middle")) != nullptr);
    QVERIFY(stage.document.text()->find("\"Middle\": {") != std::string::npos);
    QVERIFY(stage.document.text()->find("\"Last\": { \"Type\": \n") != std::string::npos);

    stage.document.undo();
    stage.scene.waitForPicture();
    QCOMPARE(*stage.document.text(), broken);
    QVERIFY(stage.scene.picture()->find(asl::StatePath(second.toStdString())) != nullptr);
    stage.document.undo();
    QCOMPARE(*stage.document.text(), whole);
}

void SceneTest::theBrokenPartIsNotEdited()
{
    Stage stage;
    stage.replaceText("\"Last\": { \"Type\": \"Succeed\" }", "\"Last\": { \"Type\": ");
    const std::string broken = *stage.document.text();

    const QString reason = stage.scene.rename(QStringLiteral("/States/Last"), "Finish");
    QVERIFY2(reason.contains(QStringLiteral("Mend the text")), qPrintable(reason));
    QCOMPARE(*stage.document.text(), broken);
}

void SceneTest::aBrokenTextFromTheStartShowsWhatCanBeRead()
{
    app::Document document(
        "broken.asl.json", R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}, )", source::Format::Json);
    app::Scene scene(&document);
    scene.waitForPicture();

    QVERIFY(document.isBroken());
    QVERIFY(scene.brokenNote().contains(QStringLiteral("what can be read")));
    QVERIFY(scene.picture()->find(asl::StatePath("/States/A")) != nullptr);
}

void SceneTest::problemsAreCountedAtTheirState()
{
    Stage stage;
    QCOMPARE(stage.scene.picture()->find(asl::StatePath("/States/Second"))->errors, 0);

    stage.replaceText("\"Next\": \"All\"", "\"Next\": \"Nowhere\"");

    const app::NodeView* state = stage.scene.picture()->find(asl::StatePath("/States/Second"));
    QVERIFY(state->errors > 0);
    QVERIFY(!stage.scene.problemOf(state->path).isEmpty());
    QCOMPARE(stage.scene.picture()->find(asl::StatePath("/States/First"))->errors, 0);
}

void SceneTest::aFoldedContainerCountsWhatItHides()
{
    Stage stage;
    stage.replaceText("{ \"Type\": \"Pass\", \"End\": true }", "{ \"Type\": \"Pass\", \"Next\": \"Nowhere\" }");
    stage.scene.setFolded(asl::StatePath("/States/All"), true);
    stage.scene.waitForPicture();

    const app::NodeView* container = stage.scene.picture()->find(asl::StatePath("/States/All"));
    QVERIFY(container->isFolded);
    QVERIFY(container->errors > 0);
    QVERIFY(stage.scene.picture()->find(asl::StatePath("/States/All/Branches/0/States/Inner"))->isHidden);
}

void SceneTest::anEmptyMachineTakesItsFirstState()
{
    app::Document document("new.asl.json", document::emptyDefinition(), source::Format::Json);
    app::Scene scene(&document);
    scene.waitForPicture();
    QVERIFY(scene.isEmpty());

    QVERIFY(scene.addState("Pass"));
    scene.waitForPicture();

    QCOMPARE(scene.picture()->nodes.size(), std::size_t{1});
    QVERIFY(!scene.isEmpty());
    QVERIFY(!scene.selectedPath().isEmpty());
}

void SceneTest::addingFollowsTheSelectedState()
{
    Stage stage;
    stage.scene.selectPath("/States/First");

    QVERIFY(stage.scene.addState("Wait"));
    stage.scene.waitForPicture();

    const asl::StateMachine& machine = stage.document.snapshot()->machine;
    const std::string next(machine.find(asl::StatePath("/States/First"))->fields.text("Next").value_or(""));
    QVERIFY(next != "Second");
    const asl::State* added = machine.find(asl::StatePath::inScope("", next));
    QVERIFY(added != nullptr && added->type == asl::StateType::Wait);
    QCOMPARE(std::string(added->fields.text("Next").value_or("")), std::string("Second"));
}

void SceneTest::onlyOutermostStatesAreDeleted()
{
    const asl::StatePath outer("/States/All");
    const asl::StatePath inner("/States/All/Branches/0/States/Inner");
    const asl::StatePath other("/States/Alles");

    const std::vector<asl::StatePath> left = app::outermost({inner, outer, other});

    QCOMPARE(left, (std::vector<asl::StatePath>{outer, other}));
}

QTEST_MAIN(SceneTest)
#include "tst_scene.moc"
