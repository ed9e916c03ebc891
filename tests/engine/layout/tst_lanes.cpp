#include <QTest>

#include <vector>

#include "layout/lanes.h"

using namespace statelight::layout;

class LanesTest : public QObject {
    Q_OBJECT

private slots:
    void skylineKnowsTheGreatestReachOfItsSlots()
    {
        Skyline skyline(std::vector<std::int32_t>{10, 50, 20, 5, 30});

        skyline.raise(2, 3, 40);

        QCOMPARE(skyline.reach(0, 0), 10);
        QCOMPARE(skyline.reach(0, 4), 50);
        QCOMPARE(skyline.reach(2, 2), 40);
        QCOMPARE(skyline.reach(3, 4), 40);
        QCOMPARE(skyline.reach(4, 4), 30);
    }

    void shortLanesLieInsideLongOnes()
    {
        Lanes lanes(std::vector<std::int32_t>{100, 100, 100, 100});
        lanes.add(0, {7, false}, 3, 0);
        lanes.add(1, {8, false}, 1, 2);

        lanes.assign();

        QCOMPARE(lanes.members()[0].lane, 124);
        QCOMPARE(lanes.members()[1].lane, 112);
        QCOMPARE(lanes.reaches(), (std::vector<std::int32_t>{124, 124, 124, 124}));
    }

    void linksToOneTargetShareTheirLane()
    {
        Lanes lanes(std::vector<std::int32_t>{0, 80, 0});
        lanes.add(0, {7, false}, 2, 0);
        lanes.add(1, {7, false}, 1, 0);
        lanes.add(2, {7, true}, 1, 0);

        lanes.assign();

        QCOMPARE(lanes.members()[0].lane, lanes.members()[1].lane);
        QVERIFY(lanes.members()[2].lane != lanes.members()[0].lane);
    }
};

QTEST_APPLESS_MAIN(LanesTest)
#include "tst_lanes.moc"
