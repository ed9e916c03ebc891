#include <QtTest/QTest>

#include "app/scene/arrow_walk.h"
#include "app/scene/drop_target.h"
#include "app/scene/picture_maker.h"
#include "canvas_stage.h"

using namespace statelight;
using app::DropTarget;
using app::ScenePicturePointer;

namespace {

ScenePicturePointer pictureOf(const std::string& text)
{
    layout::Engine engine;
    return app::makePicture(
        {document::readSnapshot(std::make_shared<const std::string>(text), source::Format::Json, 1), {}, {}}, engine);
}

const asl::StatePath first("/States/First");
const asl::StatePath second("/States/Second");
const asl::StatePath all("/States/All");
const asl::StatePath inner("/States/All/Branches/0/States/Inner");
const asl::StatePath last("/States/Last");

QPointF middleOfEdge(const app::ScenePicture& picture, const asl::StatePath& from)
{
    const app::EdgeView* edge = picture.find(app::EdgeKey{from, asl::EdgeKind::Next, 0});
    return (edge->points[0] + edge->points[1]) / 2;
}

asl::StateIndex indexOf(const app::ScenePicture& picture, const asl::StatePath& state)
{
    return picture.byPath.at(state);
}

} // namespace

class DropTargetTest : public QObject {
    Q_OBJECT

private slots:
    void aNewStateIsSplicedWithinReachOfATransition();
    void altPreventsSplicing();
    void anEndStateIsNotSpliced();
    void aContainersBranchTakesANewState();
    void aNewStateFollowsTheOneItIsDroppedOn();
    void nothingTakesAStateOnFreeGround();
    void theEmptyMachineTakesAStateAnywhere();
    void aStateIsNotSplicedIntoItsOwnTransitions();
    void aContainerDoesNotGoIntoItself();
    void aStateMovesOutOfItsContainer();
    void slotsAreWhereTheStateMayGo();
    void arrowsFindNeighbours();
    void farTransitionsAreNotHit();
};

void DropTargetTest::aNewStateIsSplicedWithinReachOfATransition()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const QPointF middle = middleOfEdge(*picture, first);

    const DropTarget near = app::dropTarget(*picture, middle + QPointF(7, 0), 8, asl::StateType::Pass);
    const DropTarget far = app::dropTarget(*picture, middle + QPointF(60, 0), 8, asl::StateType::Pass);

    QVERIFY(near.place && near.place->edge);
    QCOMPARE(picture->snapshot->graph.edges[*near.place->edge].target, std::string("Second"));
    QVERIFY(!far.place);
}

void DropTargetTest::altPreventsSplicing()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    QVERIFY(!app::dropTarget(*picture, middleOfEdge(*picture, first), 8, asl::StateType::Pass, false).place);
}

void DropTargetTest::anEndStateIsNotSpliced()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    const DropTarget target = app::dropTarget(*picture, middleOfEdge(*picture, first), 8, asl::StateType::Fail);

    QVERIFY(!target.place);
    QVERIFY(!target.reason.empty());
}

void DropTargetTest::aContainersBranchTakesANewState()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const QPointF place = picture->find(inner)->rect.bottomLeft() + QPointF(-6, 4);

    const DropTarget target = app::dropTarget(*picture, place, 2, asl::StateType::Pass);

    QVERIFY(target.place);
    QCOMPARE(target.place->scope, std::string("/States/All/Branches/0"));
    QCOMPARE(target.node, std::optional(indexOf(*picture, all)));
}

void DropTargetTest::aNewStateFollowsTheOneItIsDroppedOn()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    const DropTarget onto = app::dropTarget(*picture, picture->find(first)->rect.center(), 8, asl::StateType::Wait);
    const DropTarget end = app::dropTarget(*picture, picture->find(last)->rect.center(), 8, asl::StateType::Wait);

    QVERIFY(onto.place);
    QCOMPARE(onto.place->after, std::optional(first));
    QVERIFY(!end.place);
    QVERIFY(!end.reason.empty());
}

void DropTargetTest::nothingTakesAStateOnFreeGround()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    QVERIFY(!app::dropTarget(*picture, picture->bounds.topLeft() - QPointF(200, 0), 8, asl::StateType::Pass).place);
}

void DropTargetTest::theEmptyMachineTakesAStateAnywhere()
{
    const ScenePicturePointer picture = pictureOf(document::emptyDefinition());

    const DropTarget target = app::dropTarget(*picture, {123, 456}, 8, asl::StateType::Pass);

    QVERIFY(target.place);
    QCOMPARE(target.place->scope, std::string());
}

void DropTargetTest::aStateIsNotSplicedIntoItsOwnTransitions()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    const DropTarget own = app::dropTarget(*picture, middleOfEdge(*picture, second), 8, indexOf(*picture, second));
    const DropTarget other = app::dropTarget(*picture, middleOfEdge(*picture, all), 8, indexOf(*picture, second));

    QVERIFY(!own.place);
    QVERIFY(other.place && other.place->edge);
}

void DropTargetTest::aContainerDoesNotGoIntoItself()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const QPointF place = picture->find(inner)->rect.bottomLeft() + QPointF(-6, 4);

    const DropTarget target = app::dropTarget(*picture, place, 2, indexOf(*picture, all));

    QVERIFY(!target.place);
    QVERIFY(!target.reason.empty());
}

void DropTargetTest::aStateMovesOutOfItsContainer()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());

    const DropTarget target = app::dropTarget(*picture, middleOfEdge(*picture, first), 8, indexOf(*picture, inner));

    // The only state of a branch must stay; with the reason the user learns why.
    QVERIFY(target.place.has_value() != !target.reason.empty());
}

void DropTargetTest::slotsAreWhereTheStateMayGo()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const QRectF everywhere = picture->bounds.adjusted(-50, -50, 50, 50);

    const std::vector<app::DropSlot> forNew = app::dropSlots(*picture, everywhere, asl::StateType::Pass);
    const std::vector<app::DropSlot> forEnd = app::dropSlots(*picture, everywhere, asl::StateType::Succeed);

    QVERIFY(forNew.size() >= 3);
    QVERIFY(forEnd.size() < forNew.size());
    for (const app::DropSlot& slot : forNew) {
        QCOMPARE(slot.rect.height(), theme::size::targetMinimum);
        QVERIFY(app::dropTarget(*picture, slot.rect.center(), 8, asl::StateType::Pass).place);
    }
}

void DropTargetTest::arrowsFindNeighbours()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const app::NodeView& from = *picture->find(second);

    QCOMPARE(app::nearestState(*picture, from, app::Direction::Up), picture->find(first));
    QCOMPARE(app::nearestState(*picture, from, app::Direction::Down), picture->find(all));
    QVERIFY(app::nearestState(*picture, *picture->find(first), app::Direction::Up) == nullptr);
    QCOMPARE(app::nearestState(*picture, *picture->find(inner), app::Direction::Down), picture->find(last));
}

void DropTargetTest::farTransitionsAreNotHit()
{
    const ScenePicturePointer picture = pictureOf(tests::smallMachine());
    const QPointF middle = middleOfEdge(*picture, first);

    QVERIFY(picture->edgeAt(middle + QPointF(7.5, 0), 8) != nullptr);
    QVERIFY(picture->edgeAt(middle + QPointF(9, 0), 8) == nullptr);
}

QTEST_GUILESS_MAIN(DropTargetTest)
#include "tst_drop_target.moc"
