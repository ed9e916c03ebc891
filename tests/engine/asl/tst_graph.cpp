#include <QTest>

#include <string>

#include "asl/graph.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

class GraphTest : public QObject {
    Q_OBJECT

private slots:
    void edgesLeaveInTheOrderOfRulesThenDefault()
    {
        const auto snapshot = readText(
            machineWith(R"("Type":"Choice","Default":"Done","Choices":[{"Variable":"$.a","IsNull":true,"Next":"S"},
                {"Variable":"$.b","IsNull":true,"Next":"Gone"}])"));

        const auto& graph = snapshot->graph;
        QCOMPARE(graph.edges.size(), 3U);
        QVERIFY(graph.edges[0].kind == asl::EdgeKind::Rule && graph.edges[0].to == 0U);
        QVERIFY(graph.edges[1].kind == asl::EdgeKind::Rule && graph.edges[1].index == 1 && !graph.edges[1].to);
        QCOMPARE(graph.edges[1].target, std::string("Gone"));
        QVERIFY(graph.edges[2].kind == asl::EdgeKind::Default && graph.edges[2].to == 1U);
        QCOMPARE(graph.edges[2].label, std::string("otherwise"));
        QCOMPARE(graph.firstEdge, (std::vector<std::uint32_t>{0, 3, 3}));
    }

    void catchersFollowNextAndNameTheirErrors()
    {
        const auto snapshot = readText(machineWith(R"("Type":"Task","Resource":"${F}","Next":"Done","Catch":[
            {"ErrorEquals":["CardDeclined","Other"],"Next":"Done"},{"ErrorEquals":["States.Timeout"],"Next":"Done"},
            {"ErrorEquals":["States.ALL"],"Next":"Done"}])"));

        const auto& edges = snapshot->graph.edges;
        QCOMPARE(edges.size(), 4U);
        QVERIFY(edges[0].kind == asl::EdgeKind::Next);
        QCOMPARE(edges[0].label, std::string());
        QCOMPARE(edges[1].label, std::string("CardDeclined, 1 more"));
        QCOMPARE(edges[2].label, std::string("Timeout"));
        QCOMPARE(edges[3].label, std::string("any error"));
        QCOMPARE(edges[3].index, 2U);
    }

    void anEdgeKnowsTheTextOfItsTarget()
    {
        const auto snapshot = readText(machineWith(R"("Type":"Pass","Next":"Done")"));

        const auto range = snapshot->graph.edges.at(0).range;
        QCOMPARE(snapshot->tree.text().substr(range.begin, range.length()), std::string_view("\"Done\""));
    }

    void edgesNeverCrossScopes()
    {
        const auto snapshot = readText(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","Next":"Z","Branches":[
            {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"Z"}}}]},"Z":{"Type":"Succeed"}}})");

        QVERIFY(snapshot->graph.edges[0].to.has_value());
        QVERIFY(!snapshot->graph.edges[1].to.has_value());
    }

    void whatNothingLeadsToIsNotReachable()
    {
        const auto snapshot = readText(R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass",
            "Next":"A"},"C":{"Type":"Pass","Next":"A"},"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"In",
            "States":{"In":{"Type":"Pass","End":true}}}}}})");

        const auto& graph = snapshot->graph;
        QCOMPARE(graph.reachable, (std::vector<bool>{true, true, false, false, true}));
        QVERIFY(graph.starts[0] == 0U && graph.starts[1] == 4U);
    }

    void aScopeWithoutAStartReachesNothing()
    {
        const auto snapshot = readText(R"({"StartAt":"Gone","States":{"A":{"Type":"Succeed"}}})");

        QVERIFY(!snapshot->graph.starts[0].has_value());
        QVERIFY(!snapshot->graph.reachable[0]);
    }

    void aLongChainOfTenThousandStatesIsRead()
    {
        std::string text = R"({"StartAt":"S0","States":{)";
        for (int state = 0; state < 10'000; ++state)
            text += "\"S" + std::to_string(state) + "\":{\"Type\":\"Pass\",\"Next\":\"S" + std::to_string(state + 1)
                + "\"},";
        text += R"("S10000":{"Type":"Succeed"}}})";

        const auto snapshot = readText(text);

        QCOMPARE(snapshot->machine.states.size(), 10'001U);
        QVERIFY(snapshot->graph.reachable.back());
        QVERIFY(snapshot->machine.indexOf(asl::StatePath("/States/S9999")) == 9999U);
        QVERIFY(snapshot->diagnostics.empty());
    }
};

QTEST_APPLESS_MAIN(GraphTest)
#include "tst_graph.moc"
