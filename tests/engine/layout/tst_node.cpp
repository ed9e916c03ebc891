#include <QTest>

#include "definitions.h"
#include "layout/node_size.h"

using namespace statelight;
using layout::NodeContent;
using layout::NodeSize;

namespace {

NodeContent contentOf(const char* name)
{
    const auto snapshot = tests::readDefinition(tests::orderFulfilment());
    const auto state = snapshot->machine.indexOf(0, name);
    return state ? layout::contentOf(snapshot->machine, *state) : NodeContent{};
}

NodeContent named(const std::string& name)
{
    NodeContent content;
    content.name = name;
    return content;
}

} // namespace

class NodeTest : public QObject {
    Q_OBJECT

private slots:
    void chipsCountRetriersAndCatchersAndTellTheTimeout()
    {
        using Kind = NodeContent::Chip::Kind;
        const auto content = contentOf("Charge the card");

        QCOMPARE(content.chips.size(), 3U);
        QVERIFY((content.chips[0] == NodeContent::Chip{Kind::Retry, "2"}));
        QVERIFY((content.chips[1] == NodeContent::Chip{Kind::Catch, "1"}));
        QVERIFY((content.chips[2] == NodeContent::Chip{Kind::Timeout, "30 s"}));
    }

    void aTimeoutIsToldInItsLargestUnit()
    {
        const auto timeoutOf = [](const std::string& seconds) {
            const auto snapshot = tests::readDefinition(
                R"({"StartAt":"A","States":{"A":{"Type":"Task","Resource":"r","End":true,"TimeoutSeconds":)" + seconds
                + "}}}");
            return layout::contentOf(snapshot->machine, 0).chips.at(0).text;
        };

        QCOMPARE(timeoutOf("90"), std::string("90 s"));
        QCOMPARE(timeoutOf("300"), std::string("5 min"));
        QCOMPARE(timeoutOf("7200"), std::string("2 h"));
        QCOMPARE(timeoutOf("259200"), std::string("3 d"));
    }

    void foldedContainerTellsWhatIsInside()
    {
        const auto snapshot = tests::readDefinition(tests::orderFulfilment());
        const auto state = *snapshot->machine.indexOf(0, "Fulfil order");

        QCOMPARE(layout::contentOf(snapshot->machine, state, true).subtitle, std::string("2 branches · 4 states"));
    }

    void mapTellsInItsFooterWhatItRunsOver()
    {
        const auto snapshot = tests::readDefinition(tests::orderFulfilment());
        for (asl::StateIndex state = 0; state < snapshot->machine.states.size(); ++state) {
            if (snapshot->machine.states[state].name == "Ship")
                QCOMPARE(
                    layout::contentOf(snapshot->machine, state).footer, std::string("each of $.parcels · 3 at a time"));
        }
    }

    void heightFollowsTheRows()
    {
        using enum asl::StateType;
        NodeContent chips = named("A");
        chips.chips.push_back({NodeContent::Chip::Kind::Retry, "1"});

        QCOMPARE(layout::nodeSize(named("A"), Pass, 0).height, 40);
        QCOMPARE(layout::nodeSize(named("A"), Task, 0).height, 56);
        QCOMPARE(layout::nodeSize(chips, Task, 0).height, 80);
    }

    void widthGrowsInStepsUpToTheWidest()
    {
        using enum asl::StateType;

        QCOMPARE(layout::nodeSize(named("A"), Task, 0).width, 220);
        QCOMPARE(layout::nodeSize(named("A"), Fail, 0).width, 160);
        QCOMPARE(layout::nodeSize(named(std::string(80, 'W')), Task, 0).width, 360);
        QCOMPARE(layout::nodeSize(named(std::string(20, 'n')), Task, 0).width % 20, 0);
    }

    void choiceHasRoomForItsSlots()
    {
        QVERIFY(layout::nodeSize(named("A"), asl::StateType::Choice, 20).width >= 19 * 36);
    }

    void labelIsNeverWiderThanItsLimit()
    {
        asl::Edge edge;
        edge.kind = asl::EdgeKind::Rule;
        edge.label = std::string(200, 'x');

        QCOMPARE(layout::labelWidth(edge), 180);
    }
};

QTEST_APPLESS_MAIN(NodeTest)
#include "tst_node.moc"
