#include <QTest>

#include "layout/flow_order.h"

using namespace statelight::layout;

using Nodes = std::vector<std::uint32_t>;

class FlowOrderTest : public QObject {
    Q_OBJECT

private slots:
    void chainIsCutAtEveryState()
    {
        const std::vector<FlowLink> links{{0, 1}, {1, 2}};

        const auto flow = orderFlow(3, links, 0);

        QCOMPARE(flow.order, (Nodes{0, 1, 2}));
        QCOMPARE(flow.cuts, (Nodes{0, 1, 2}));
    }

    void diamondIsCutWhereItsWaysMeet()
    {
        const std::vector<FlowLink> links{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}};

        const auto flow = orderFlow(5, links, 0);

        QCOMPARE(flow.order, (Nodes{0, 1, 2, 3, 4}));
        QCOMPARE(flow.cuts, (Nodes{0, 3, 4}));
    }

    void shortSideBranchStandsBeforeTheLongWayOn()
    {
        const std::vector<FlowLink> links{{0, 1}, {0, 4}, {1, 2}, {2, 3}};

        const auto flow = orderFlow(5, links, 0);

        QCOMPARE(flow.order, (Nodes{0, 4, 1, 2, 3}));
        QCOMPARE(flow.cuts, (Nodes{0, 2, 3, 4}));
    }

    void wayBackIsNoObstacle()
    {
        const std::vector<FlowLink> links{{0, 1}, {1, 2}, {2, 0}, {1, 1}};

        const auto flow = orderFlow(3, links, 0);

        QCOMPARE(flow.isBack, (std::vector<bool>{false, false, true, true}));
        QCOMPARE(flow.cuts, (Nodes{0, 1, 2}));
    }

    void unreachableStatesAreLeftOut()
    {
        const std::vector<FlowLink> links{{1, 0}, {1, 2}};

        QCOMPARE(orderFlow(3, links, 0).order, (Nodes{0}));
    }
};

QTEST_APPLESS_MAIN(FlowOrderTest)
#include "tst_flow_order.moc"
