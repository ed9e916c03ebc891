#include <QtCore/QFile>
#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/scene/fonts.h"
#include "canvas_stage.h"
#include "document/edits/edits.h"
#include "require_shared.h"

using namespace statelight;
using tests::CanvasStage;

namespace {

const QString first = "/States/First";
const QString second = "/States/Second";
const QString inner = "/States/All/Branches/0/States/Inner";

asl::StatePath path(const QString& pointer)
{
    return asl::StatePath(pointer.toStdString());
}

std::string readShared(const QString& file)
{
    QFile opened(tests::sharedFolder() + file);
    if (!opened.open(QIODevice::ReadOnly))
        return {};
    return opened.readAll().toStdString();
}

std::string nextOf(CanvasStage& stage, const QString& state)
{
    const asl::State* found = stage.document().waitForSnapshot()->machine.find(path(state));
    return found == nullptr ? std::string() : std::string(found->fields.text("Next").value_or(""));
}

app::RunOverlay overlayOf(const QString& state, app::RunStatus status)
{
    app::RunOverlay overlay;
    overlay.isActive = true;
    overlay.states[path(state)].status = status;
    return overlay;
}

} // namespace

class CanvasItemTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { app::loadFonts(); }
    void aNewPictureIsFitted();
    void clickSelectsAndShiftAddsAndControlToggles();
    void clickOnNothingClearsTheSelection();
    void arrowsWalkToTheNearestState();
    void escapeCancelsTheDragBeforeTheSelection();
    void aBandSelectsWhatItTouches();
    void wheelZoomsAtThePointerWithinTheRange();
    void placesOfStatesStayInARunAndUnderThePointer();
    void aWireConnectsStates();
    void aWireToARefusedTargetChangesNothing();
    void aPaletteDragOntoATransitionSplices();
    void aPaletteDragIntoAContainerAdds();
    void aPaletteDragOntoNothingChangesNothing();
    void aStateDraggedOntoAnotherTransitionMoves();
    void theEndOfATransitionLeadsElsewhere();
    void deletingHealsTheChain();
    void renamingGoesThroughTheDocument();
    void foldingHidesWhatIsInside();
    void assistiveProgramsSeeTheStates();
    void nothingAsksForFramesWhenNothingRuns();
    void onlyVisibleStatesHaveItems();
    void picturesCanBeWritten();
};

void CanvasItemTest::aNewPictureIsFitted()
{
    CanvasStage stage(tests::smallMachine());

    const QRectF view(0, 0, stage.canvas().width(), stage.canvas().height());
    for (const QString& state : {first, second, inner, QStringLiteral("/States/Last")})
        QVERIFY(view.contains(stage.canvas().nodeRect(state)));
    QVERIFY(stage.canvas().zoom() <= 1.25);
}

void CanvasItemTest::clickSelectsAndShiftAddsAndControlToggles()
{
    CanvasStage stage(tests::smallMachine());

    QTest::mouseClick(&stage.window(), Qt::LeftButton, {}, stage.middleOf(first));
    QCOMPARE(stage.scene().selectedPath(), first);
    QTest::mouseClick(&stage.window(), Qt::LeftButton, Qt::ShiftModifier, stage.middleOf(second));
    QCOMPARE(stage.scene().selectionCount(), 2);
    QTest::mouseClick(&stage.window(), Qt::LeftButton, Qt::ControlModifier, stage.middleOf(first));
    QCOMPARE(stage.scene().selectedPath(), second);
}

void CanvasItemTest::clickOnNothingClearsTheSelection()
{
    CanvasStage stage(tests::smallMachine());
    stage.scene().selectPath(first);

    QTest::mouseClick(&stage.window(), Qt::LeftButton, {}, {20, 780});

    QCOMPARE(stage.scene().selectionCount(), 0);
}

void CanvasItemTest::arrowsWalkToTheNearestState()
{
    CanvasStage stage(tests::smallMachine());
    stage.canvas().forceActiveFocus();
    stage.scene().selectPath(first);

    QTest::keyClick(&stage.window(), Qt::Key_Down);
    QCOMPARE(stage.scene().selectedPath(), second);
    QTest::keyClick(&stage.window(), Qt::Key_Up);
    QCOMPARE(stage.scene().selectedPath(), first);
}

void CanvasItemTest::escapeCancelsTheDragBeforeTheSelection()
{
    CanvasStage stage(tests::smallMachine());
    stage.canvas().forceActiveFocus();
    stage.scene().selectPath(second);
    stage.scene().beginPaletteDrag("Pass");

    QTest::keyClick(&stage.window(), Qt::Key_Escape);
    QVERIFY(stage.canvas().gesture() == nullptr);
    QCOMPARE(stage.scene().selectedPath(), second);
    QTest::keyClick(&stage.window(), Qt::Key_Escape);
    QCOMPARE(stage.scene().selectionCount(), 0);
}

void CanvasItemTest::aBandSelectsWhatItTouches()
{
    CanvasStage stage(tests::smallMachine());
    const QRect a = stage.canvas().nodeRect(first).toRect();
    const QRect b = stage.canvas().nodeRect(second).toRect();

    stage.drag({a.left() - 60, a.top() - 4}, {a.left() + 20, b.center().y()});

    QCOMPARE(stage.scene().selectionCount(), 2);
    QVERIFY(stage.scene().isSelected(path(first)));
}

void CanvasItemTest::wheelZoomsAtThePointerWithinTheRange()
{
    CanvasStage stage(tests::smallMachine());
    const QPointF pointer(300, 200);
    const QPointF before = stage.canvas().camera().toPicture(pointer);

    QWheelEvent in(pointer, pointer, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&stage.window(), &in);
    const QPointF after = stage.canvas().camera().toPicture(pointer);
    QVERIFY((after - before).manhattanLength() < 2);

    for (int turn = 0; turn < 40; ++turn) {
        QWheelEvent out(pointer, pointer, {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&stage.window(), &out);
    }
    QCOMPARE(stage.canvas().zoom(), app::Camera::smallestZoom);
}

void CanvasItemTest::placesOfStatesStayInARunAndUnderThePointer()
{
    CanvasStage stage(tests::smallMachine());
    const QRectF idle = stage.canvas().nodeRect(first);

    QTest::mouseMove(&stage.window(), stage.middleOf(first));
    QCOMPARE(stage.canvas().nodeRect(first), idle);
    stage.scene().selectPath(first);
    QCOMPARE(stage.canvas().nodeRect(first), idle);
    for (const app::RunStatus status : {app::RunStatus::Running, app::RunStatus::Failed, app::RunStatus::Succeeded}) {
        stage.scene().setOverlay(overlayOf(first, status));
        stage.refresh();
        QCOMPARE(stage.canvas().nodeRect(first), idle);
        QVERIFY(stage.canvas().nodeLook(*stage.canvas().shownPicture()->find(path(first))).run.status == status);
    }
}

void CanvasItemTest::aWireConnectsStates()
{
    CanvasStage stage(tests::smallMachine());
    stage.scene().selectPath(first);

    stage.drag(stage.canvas().portOf(first).toPoint(), stage.middleOf("/States/Last"));

    QCOMPARE(nextOf(stage, first), std::string("Last"));
    stage.document().undo();
    QCOMPARE(stage.text(), tests::smallMachine());
}

void CanvasItemTest::aWireToARefusedTargetChangesNothing()
{
    CanvasStage stage(tests::smallMachine());
    stage.scene().selectPath(first);

    stage.drag(stage.canvas().portOf(first).toPoint(), stage.middleOf(inner));

    QCOMPARE(stage.text(), tests::smallMachine());
}

void CanvasItemTest::aPaletteDragOntoATransitionSplices()
{
    CanvasStage stage(tests::smallMachine());
    const QPointF place = stage.canvas().edgeMiddle(first, "Next", 0);

    stage.scene().beginPaletteDrag("Wait");
    stage.scene().dragMoved(place.x(), place.y());
    QVERIFY(stage.canvas().gesture() != nullptr);
    QVERIFY(stage.canvas().gesture()->target()->edge.has_value());
    QVERIFY(stage.scene().drop());
    stage.refresh();

    const std::string added = nextOf(stage, first);
    QVERIFY(added != "Second");
    QCOMPARE(nextOf(stage, QString::fromStdString("/States/" + added)), std::string("Second"));
    QCOMPARE(stage.scene().selectedPath(), QString::fromStdString("/States/" + added));
}

void CanvasItemTest::aPaletteDragIntoAContainerAdds()
{
    CanvasStage stage(tests::smallMachine());
    const QRectF place = stage.canvas().nodeRect(inner);

    stage.scene().beginPaletteDrag("Pass");
    stage.scene().dragMoved(place.left() - 8, place.bottom() + 4);
    QVERIFY(stage.scene().drop());
    stage.refresh();

    const auto& machine = stage.document().waitForSnapshot()->machine;
    QCOMPARE(machine.scopes.size(), std::size_t{2});
    QCOMPARE(machine.scopes[1].states.size(), std::size_t{2});
}

void CanvasItemTest::aPaletteDragOntoNothingChangesNothing()
{
    CanvasStage stage(tests::smallMachine());

    stage.scene().beginPaletteDrag("Pass");
    stage.scene().dragMoved(20, 780);
    QVERIFY(!stage.scene().drop());

    QCOMPARE(stage.text(), tests::smallMachine());
}

void CanvasItemTest::aStateDraggedOntoAnotherTransitionMoves()
{
    CanvasStage stage(tests::smallMachine());
    const QPointF place = stage.canvas().edgeMiddle("/States/All", "Next", 0);

    stage.drag(stage.middleOf(second), place.toPoint());

    QCOMPARE(nextOf(stage, first), std::string("All"));
    QCOMPARE(nextOf(stage, "/States/All"), std::string("Second"));
    QCOMPARE(nextOf(stage, second), std::string("Last"));
}

void CanvasItemTest::theEndOfATransitionLeadsElsewhere()
{
    CanvasStage stage(tests::smallMachine());
    const app::EdgeKey key{path(first), asl::EdgeKind::Next, 0};
    stage.scene().selectEdge(key);
    const QPointF end = stage.canvas().camera().toView(stage.canvas().shownPicture()->find(key)->points.last());

    stage.drag(end.toPoint() - QPoint(0, 3), stage.middleOf("/States/Last"));

    QCOMPARE(nextOf(stage, first), std::string("Last"));
}

void CanvasItemTest::deletingHealsTheChain()
{
    CanvasStage stage(tests::smallMachine());
    stage.scene().selectPath(second);

    stage.scene().deleteSelection(true);
    stage.refresh();

    QVERIFY(!stage.hasState("/States/Second"));
    QCOMPARE(nextOf(stage, first), std::string("All"));
    QVERIFY(!stage.scene().isSelected(path(second)));
}

void CanvasItemTest::renamingGoesThroughTheDocument()
{
    CanvasStage stage(tests::smallMachine());
    stage.scene().selectPath(second);
    QSignalSpy asked(&stage.canvas(), &app::CanvasItem::renameRequested);

    stage.canvas().renameSelection();
    QCOMPARE(asked.count(), 1);
    QVERIFY(stage.canvas().nodeRect(second).contains(stage.canvas().nameRect(second)));
    QVERIFY(!stage.scene().rename(second, "First").isEmpty());
    QCOMPARE(stage.text(), tests::smallMachine());
    QVERIFY(stage.scene().rename(second, "Middle").isEmpty());
    stage.refresh();

    QCOMPARE(nextOf(stage, first), std::string("Middle"));
    QCOMPARE(stage.scene().selectedPath(), QStringLiteral("/States/Middle"));
}

void CanvasItemTest::foldingHidesWhatIsInside()
{
    CanvasStage stage(tests::smallMachine());

    stage.canvas().toggleFold(asl::StatePath("/States/All"));
    stage.refresh();
    QVERIFY(stage.canvas().nodeRect(inner).isEmpty());

    stage.canvas().toggleFold(asl::StatePath("/States/All"));
    stage.refresh();
    QVERIFY(!stage.canvas().nodeRect(inner).isEmpty());
}

void CanvasItemTest::assistiveProgramsSeeTheStates()
{
    CanvasStage stage(tests::smallMachine());
    QAccessible::setActive(true);
    stage.scene().setOverlay(overlayOf(first, app::RunStatus::Waiting));

    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(&stage.canvas());
    QVERIFY(canvas != nullptr);
    QCOMPARE(canvas->childCount(), 5);
    QAccessibleInterface* state = canvas->child(0);
    QCOMPARE(state->text(QAccessible::Name), QStringLiteral("First"));
    QVERIFY(state->text(QAccessible::Description).contains("waiting"));
    QCOMPARE(canvas->indexOfChild(state), 0);
    QVERIFY(!state->rect().isEmpty());
    QAccessible::setActive(false);
}

void CanvasItemTest::nothingAsksForFramesWhenNothingRuns()
{
    CanvasStage stage(tests::smallMachine());
    stage.window().grabWindow();
    QVERIFY(!stage.canvas().isBusy());
    QTest::qWait(100); // frames that were asked for while the window opened
    QSignalSpy frames(&stage.window(), &QQuickWindow::afterAnimating);

    QTest::qWait(150);

    QVERIFY2(frames.count() <= 1, qPrintable(QString::number(frames.count())));
}

void CanvasItemTest::onlyVisibleStatesHaveItems()
{
    requireShared();
    CanvasStage stage(readShared("/bench/workloads/layout/mixed-1000.asl.json"), {1280, 800});

    stage.canvas().zoomTo(1);
    stage.canvas().settle();
    QVERIFY(stage.canvas().layers().nodeItemCount() < 120);
    stage.canvas().zoomTo(0.3);
    stage.canvas().settle();
    QCOMPARE(stage.canvas().layers().nodeItemCount(), 0);
}

void CanvasItemTest::picturesCanBeWritten()
{
    requireShared();
    const QString folder = qEnvironmentVariable("STATELIGHT_PICTURES");
    if (folder.isEmpty())
        QSKIP("STATELIGHT_PICTURES names no folder");
    for (const QString& name : qEnvironmentVariable("STATELIGHT_PICTURED").split(u',')) {
        CanvasStage stage(readShared("/" + name), {1280, 900});
        const QString base = folder + "/" + QFileInfo(name).baseName();
        stage.window().grabWindow().save(base + ".png");
        for (const double zoom : {1.0, 0.5, 0.3, 0.1}) {
            stage.canvas().zoomTo(zoom);
            stage.canvas().settle();
            stage.window().grabWindow().save(base + QStringLiteral("-%1.png").arg(zoom));
        }
    }
}

QTEST_MAIN(CanvasItemTest)
#include "tst_canvas_item.moc"
