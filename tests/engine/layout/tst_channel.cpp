#include <QTest>

#include <set>
#include <vector>

#include "layout/channel.h"

using namespace statelight::layout;

namespace {

Run run(std::int32_t top, std::int32_t bottom)
{
    Run run;
    run.include(top);
    run.include(bottom);
    run.tops = {top};
    run.bottom = bottom;
    return run;
}

} // namespace

class ChannelTest : public QObject {
    Q_OBJECT

private slots:
    void farthestRunLiesHighest()
    {
        std::vector<Run> runs{run(0, 200), run(36, 400), run(-36, -200), run(-72, -400)};

        const auto levels = assignLevels(runs);

        QCOMPARE(levels, 2);
        QCOMPARE(runs[1].level, 0);
        QCOMPARE(runs[0].level, 1);
        QCOMPARE(runs[3].level, 0);
        QCOMPARE(runs[2].level, 1);
    }

    void runsApartShareALevel()
    {
        std::vector<Run> runs{run(0, 100), run(200, 300)};

        QCOMPARE(assignLevels(runs), 1);
    }

    void lineFromAboveNeverLiesOnOneDownwards()
    {
        std::vector<Run> runs{run(0, 100), run(100, 200)};

        const auto levels = assignLevels(runs);

        QCOMPARE(levels, 2);
        QVERIFY(runs[1].level < runs[0].level);
    }

    void manyRunsGetDifferentLevelsWhereTheyOverlap()
    {
        std::vector<Run> runs;
        for (std::int32_t at = 0; at < 300; ++at)
            runs.push_back(run(at * 36, 20000 + at * 200));

        assignLevels(runs);

        std::set<std::int32_t> levels;
        for (const Run& each : runs)
            levels.insert(each.level);
        QCOMPARE(levels.size(), runs.size());
    }
};

QTEST_APPLESS_MAIN(ChannelTest)
#include "tst_channel.moc"
