#include <QTest>

#include <algorithm>

#include "definitions.h"
#include "layout/layout.h"
#include "picture_checks.h"

using namespace statelight;
using layout::Layout;
using layout::Rect;

namespace {

double middle(const Rect& rect)
{
    return rect.x + rect.width / 2;
}

struct Drawn {
    explicit Drawn(const std::string& text, const std::vector<asl::StatePath>& folded = {})
        : snapshot(tests::readDefinition(text))
        , picture(layout::Engine().layout(snapshot->machine, snapshot->graph, folded))
    {}

    [[nodiscard]] const layout::NodePlace& node(std::string_view name) const
    {
        const auto& states = snapshot->machine.states;
        const auto found = std::ranges::find(states, name, &asl::State::name);
        return picture.nodes[static_cast<std::size_t>(found - states.begin())];
    }

    [[nodiscard]] const Rect& rect(std::string_view name) const { return node(name).rect; }

    [[nodiscard]] const layout::EdgeRoute& edge(std::string_view from, std::string_view to) const
    {
        const auto& edges = snapshot->graph.edges;
        const auto found = std::ranges::find_if(edges, [&](const asl::Edge& each) {
            return snapshot->machine.states[each.from].name == from && each.target == to;
        });
        return picture.edges[static_cast<std::size_t>(found - edges.begin())];
    }

    tests::Snapshot snapshot;
    Layout picture;
};

bool isEqual(const Layout& a, const Layout& b)
{
    const auto rects = [](const Layout& layout) {
        std::vector<Rect> all{layout.bounds, layout.start.rect, layout.end.rect};
        for (const auto& node : layout.nodes)
            all.push_back(node.rect);
        for (const auto& edge : layout.edges)
            all.push_back(edge.label);
        return all;
    };
    return rects(a) == rects(b)
        && std::ranges::equal(a.edges, b.edges, {}, &layout::EdgeRoute::points, &layout::EdgeRoute::points);
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

private slots:
    void mainChainRunsStraightDown()
    {
        const Drawn drawn(tests::orderFulfilment());

        const double x = middle(drawn.picture.start.rect);
        for (const char* name : {"Validate order", "Route order", "Charge the card", "Fulfil order", "Order complete"})
            QCOMPARE(middle(drawn.rect(name)), x);
        QCOMPARE(middle(drawn.picture.end.rect), x);
        QVERIFY(drawn.rect("Fulfil order").y > drawn.rect("Charge the card").bottom());
    }

    void targetsOfAChoiceStandInRuleOrder()
    {
        const Drawn drawn(tests::orderFulfilment());

        QVERIFY(drawn.rect("Ask for approval").right() < middle(drawn.rect("Charge the card")));
        QVERIFY(middle(drawn.rect("Charge the card")) < drawn.rect("Wait for stock").x);
        QVERIFY(drawn.rect("Wait for stock").right() < drawn.rect("Reject order").x);
    }

    void labelsOfAChoiceStandInOneRow()
    {
        const Drawn drawn(tests::orderFulfilment());

        const Rect& first = drawn.edge("Route order", "Ask for approval").label;
        for (const char* target : {"Charge the card", "Wait for stock", "Reject order"})
            QCOMPARE(drawn.edge("Route order", target).label.y, first.y);
        QCOMPARE(middle(first), middle(drawn.rect("Ask for approval")));
    }

    void slotsOfAChoiceStandApart()
    {
        const Drawn drawn(tests::orderFulfilment());

        const double first = drawn.edge("Route order", "Ask for approval").points.front().x;
        QCOMPARE(drawn.edge("Route order", "Charge the card").points.front().x, first + 36);
        QCOMPARE(drawn.edge("Route order", "Charge the card").points.size(), 2U);
        QCOMPARE(drawn.edge("Route order", "Reject order").points.front().x, first + 108);
    }

    void loopRunsOutsideTheRows()
    {
        const Drawn drawn(tests::orderFulfilment());

        const auto& points = drawn.edge("Wait for stock", "Validate order").points;
        const double lane = std::ranges::max(points, {}, &layout::Point::x).x;
        QVERIFY(lane > drawn.rect("Reject order").right());
    }

    void catchLinkLeavesAtTheRightToAHandlerBeside()
    {
        const Drawn drawn(tests::orderFulfilment());

        const auto& route = drawn.edge("Fulfil order", "Refund payment");
        QCOMPARE(route.points.front().x, drawn.rect("Fulfil order").right());
        QVERIFY(route.label.x >= drawn.rect("Fulfil order").right() + 24);
        QVERIFY(drawn.rect("Refund payment").x > drawn.rect("Fulfil order").right());
        QCOMPARE(route.points.back().x, middle(drawn.rect("Refund payment")));
    }

    void compensationsThatRunIntoEachOtherStandInOneRow()
    {
        const Drawn drawn(R"({"StartAt": "A", "States": {
            "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "B",
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Tell"}]},
            "B": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "C",
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Undo A"}]},
            "C": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Undo B"}]},
            "Undo B": {"Type": "Pass", "Next": "Undo A"},
            "Undo A": {"Type": "Pass", "Next": "Tell"},
            "Tell": {"Type": "Fail"}}})");

        QCOMPARE(drawn.edge("Undo B", "Undo A").points.size(), std::size_t{2});
        QCOMPARE(drawn.edge("Undo A", "Tell").points.size(), std::size_t{2});
        QVERIFY(drawn.rect("Undo B").bottom() < drawn.rect("Undo A").y);
        QVERIFY(drawn.rect("Undo A").bottom() < drawn.rect("Tell").y);
    }

    void handlerOfAStateWithoutAnotherWayStandsBelow()
    {
        const Drawn drawn(tests::orderFulfilment());

        QCOMPARE(middle(drawn.rect("Skip points")), middle(drawn.rect("Award points")));
        QVERIFY(drawn.rect("Skip points").y > drawn.rect("Award points").bottom());
    }

    void foldedContainerIsOneNode()
    {
        const Drawn drawn(tests::orderFulfilment(), {asl::StatePath("/States/Fulfil order")});

        QVERIFY(!drawn.node("Fulfil order").isContainer);
        QCOMPARE(drawn.rect("Fulfil order").height, 80.0);
        QCOMPARE(drawn.rect("Ship").width, 0.0);
        QVERIFY(drawn.edge("Award points", "Skip points").points.empty());
    }

    void missingTargetGetsAStub()
    {
        const Drawn drawn(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Nowhere"}}})");

        const auto& route = drawn.edge("A", "Nowhere");
        QVERIFY(route.dangling);
        QVERIFY(route.points.back().y - route.points.front().y >= 40);
        QVERIFY(drawn.picture.bounds.height >= route.points.back().y + 20);
    }

    void unreachableStatesStandAside()
    {
        const Drawn drawn(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Succeed"},
            "Lost":{"Type":"Pass","Next":"B"},"Ring":{"Type":"Pass","Next":"Ring"}}})");

        QVERIFY(drawn.rect("Lost").x > drawn.rect("A").right());
        QVERIFY(drawn.rect("Ring").x > drawn.rect("A").right());
        QVERIFY(tests::faultsOf(drawn.snapshot->machine, drawn.snapshot->graph, drawn.picture).empty());
    }

    void emptyMachineIsASlot()
    {
        const Drawn drawn(R"({"StartAt":"A","States":{}})");

        QCOMPARE(drawn.picture.bounds, (Rect{0, 0, 220, 56}));
    }

    void emptyContainersHaveRoomForAState()
    {
        const Drawn drawn(R"({"StartAt":"P","States":{
            "P":{"Type":"Parallel","Next":"M","Branches":[{"StartAt":"A","States":{}},{"StartAt":"B","States":{}}]},
            "M":{"Type":"Map","Next":"Q"},"Q":{"Type":"Parallel","End":true,"Branches":[]}}})");

        QVERIFY(drawn.rect("P").width >= 2 * 220 + 32 + 48);
        QCOMPARE(drawn.rect("P").height, 36.0 + 40 + 56);
        QCOMPARE(drawn.node("P").branches.size(), 2U);
        QCOMPARE(drawn.rect("M").height, 36.0 + 40 + 56 + 28);
        QVERIFY(drawn.node("Q").isContainer);
    }

    void startThatNamesNothingHasNoRoute()
    {
        const Drawn drawn(R"({"StartAt":"X","States":{"A":{"Type":"Pass","End":true}}})");

        QVERIFY(drawn.picture.start.routes.empty());
        QVERIFY(drawn.rect("A").width > 0);
    }

    void sameMachineGivesTheSamePicture()
    {
        const Drawn once(tests::orderFulfilment());
        const Drawn again(tests::orderFulfilment());

        QVERIFY(isEqual(once.picture, again.picture));
    }

    void cachesDontChangeThePicture()
    {
        const auto small = tests::readDefinition(tests::definitionOf({{1, 2, 3}, {3}, {3}, {}}));
        const auto large = tests::readDefinition(tests::definitionOf({{1, 2, 3}, {3}, {3}, {4}, {5, 6}, {6}, {}}));
        layout::Engine engine;
        static_cast<void>(engine.layout(small->machine, small->graph));

        const auto warm = engine.layout(large->machine, large->graph);

        QVERIFY(isEqual(warm, layout::Engine().layout(large->machine, large->graph)));
        QVERIFY(isEqual(warm, engine.layout(large->machine, large->graph)));
    }

    void faultsAreFound()
    {
        Drawn drawn(tests::orderFulfilment());
        for (auto& node : drawn.picture.nodes)
            node.rect.y -= 30;

        QVERIFY(tests::faultsOf(drawn.snapshot->machine, drawn.snapshot->graph, drawn.picture).size() > 10);
    }
};

QTEST_APPLESS_MAIN(LayoutTest)
#include "tst_layout.moc"
