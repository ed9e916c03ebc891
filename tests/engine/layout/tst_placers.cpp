#include <QTest>

#include <cstdlib>
#include <vector>

#include "layout/dot_placer.h"
#include "layout/measures.h"
#include "layout/piece_placer.h"
#include "layout/sweep_placer.h"

using namespace statelight::layout;

namespace {

/// One element above `count` others.
PieceShape fan(std::uint32_t count)
{
    PieceShape shape;
    shape.ranks = {0};
    shape.widths = {220};
    for (std::uint32_t element = 1; element <= count; ++element) {
        shape.ranks.push_back(1);
        shape.widths.push_back(200);
        shape.edges.push_back({0, element, 1});
    }
    return shape;
}

void verifyOrder(const Columns& columns)
{
    for (std::size_t at = 2; at < columns.size(); ++at)
        QVERIFY(columns[at] - columns[at - 1] >= 200 + measures::nodeGap);
}

} // namespace

class PlacersTest : public QObject {
    Q_OBJECT

private slots:
    void dotKeepsRuleOrderAndDistances()
    {
        const auto columns = DotPlacer().place(fan(7));

        QVERIFY(columns);
        verifyOrder(*columns);
        QVERIFY(std::abs((*columns)[0] - (*columns)[4]) <= 1);
    }

    void sweepsKeepRuleOrderAndDistances()
    {
        const auto columns = placeBySweeps(fan(7));

        verifyOrder(columns);
        QCOMPARE(columns[0], columns[4]);
    }

    void sweepsTakeCrossingsAway()
    {
        PieceShape shape;
        shape.ranks = {0, 1, 1, 2, 2};
        shape.widths = {200, 200, 200, 200, 200};
        shape.edges = {{0, 1, 1}, {0, 2, 1}, {1, 4, 1}, {2, 3, 1}};

        const auto columns = placeBySweeps(shape);

        QCOMPARE(columns[1] < columns[2], columns[4] < columns[3]);
    }

    void largePieceIsPlacedWithoutDot()
    {
        PiecePlacer placer;

        verifyOrder(placer.place(fan(3000)));
    }

    void equalPiecesGiveEqualColumns()
    {
        PiecePlacer placer;
        const Columns first = placer.place(fan(5));
        placer.forgetUnused();

        QCOMPARE(placer.place(fan(5)), first);
    }
};

QTEST_APPLESS_MAIN(PlacersTest)
#include "tst_placers.moc"
