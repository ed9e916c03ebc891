#include <QTest>

#include <string>

#include "asl/rules.h"
#include "read_text.h"

using namespace statelight;
using namespace statelight::tests;

namespace {

// 0 A, 1 C, 2 P, 3 Done, 4 X (branch 1), 5 Y (branch 1), 6 Z (branch 2)
const char* const text = R"({"StartAt":"A","States":{"A":{"Type":"Pass","Next":"C"},
    "C":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"P"}],"Default":"Done"},
    "P":{"Type":"Parallel","Next":"Done","Branches":[
        {"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","End":true}}},
        {"StartAt":"Z","States":{"Z":{"Type":"Pass","End":true}}}]},
    "Done":{"Type":"Succeed"}}})";

constexpr asl::StateIndex A = 0;
constexpr asl::StateIndex C = 1;
constexpr asl::StateIndex P = 2;
constexpr asl::StateIndex Done = 3;
constexpr asl::StateIndex X = 4;
constexpr asl::StateIndex Y = 5;
constexpr asl::StateIndex Z = 6;

bool refuses(const asl::Refusal& refusal, std::string_view part)
{
    return refusal && contains(*refusal, part);
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT

    std::shared_ptr<const document::Snapshot> m_snapshot = readText(text);
    const asl::StateMachine& m_machine = m_snapshot->machine;
    const asl::Graph& m_graph = m_snapshot->graph;

private slots:
    void transitionsStayInTheirScope()
    {
        QVERIFY(!asl::canConnect(m_machine, m_graph, A, Done));
        QVERIFY(refuses(asl::canConnect(m_machine, m_graph, A, X), "border"));
        QVERIFY(refuses(asl::canConnect(m_machine, m_graph, X, Z), "border"));
        QVERIFY(!asl::canConnect(m_machine, m_graph, Y, X));
    }

    void nothingFollowsAnEnd()
    {
        QVERIFY(refuses(asl::canConnect(m_machine, m_graph, Done, A), "Succeed"));
        QVERIFY(refuses(asl::canInsertAfter(m_machine, Done), "nothing can follow"));
        QVERIFY(refuses(asl::canSplice(asl::StateType::Fail), "Fail"));
        QVERIFY(!asl::canSplice(asl::StateType::Choice));
    }

    void aTransitionThatIsThereIsNotMadeAgain()
    {
        QVERIFY(refuses(asl::canConnect(m_machine, m_graph, A, C), "already"));
        QVERIFY(!asl::canConnect(m_machine, m_graph, C, Done));
    }

    void anEdgeIsLedOnlyToStatesBesideIt()
    {
        QVERIFY(!asl::canReconnect(m_machine, m_graph, 0, Done));
        QVERIFY(refuses(asl::canReconnect(m_machine, m_graph, 0, Z), "border"));
    }

    void aChoiceCannotEnd()
    {
        QVERIFY(refuses(asl::canMakeEnd(m_machine, C), "Choice"));
        QVERIFY(!asl::canMakeEnd(m_machine, A));
        QVERIFY(refuses(asl::canSetStart(m_machine, m_graph, A), "already"));
        QVERIFY(!asl::canSetStart(m_machine, m_graph, P));
    }

    void theOnlyStateOfABranchStays()
    {
        QVERIFY(!asl::canDelete(m_machine, A));
        QVERIFY(!asl::canDelete(m_machine, X));
        QVERIFY(refuses(asl::canDelete(m_machine, Z), "\"P\""));
        QVERIFY(refuses(asl::canDropInto(m_machine, Z, 0), "only state"));
    }

    void aGapIsHealedOnlyWhereOneStateFollows()
    {
        QVERIFY(!asl::canHeal(m_machine, m_graph, A));
        QVERIFY(refuses(asl::canHeal(m_machine, m_graph, C), "more than one"));
    }

    void aContainerCannotGoIntoItself()
    {
        QVERIFY(refuses(asl::canDropInto(m_machine, P, 1), "itself"));
        QVERIFY(!asl::canDropInto(m_machine, A, 1));
        QVERIFY(!asl::canDropInto(m_machine, P, 0));
        QVERIFY(asl::holds(m_machine, P, 2));
        QVERIFY(!asl::holds(m_machine, A, 2));
    }

    void aStateIsNotSplicedWhereItStands()
    {
        QVERIFY(refuses(asl::canDropOnEdge(m_machine, m_graph, A, 0), "already"));
        QVERIFY(!asl::canDropOnEdge(m_machine, m_graph, X, 0));
        QVERIFY(refuses(asl::canDropOnEdge(m_machine, m_graph, Done, 0), "ends here"));
    }

    void namesAreShortAndUniqueInTheWholeMachine()
    {
        QVERIFY(!asl::canName(m_machine, A, "A"));
        QVERIFY(!asl::canName(m_machine, A, "New"));
        QVERIFY(refuses(asl::canName(m_machine, A, "Z"), "already"));
        QVERIFY(refuses(asl::canName(m_machine, A, ""), "needs a name"));
        QVERIFY(!asl::canName(m_machine, A, std::string(80, 'x')));
        QVERIFY(refuses(asl::canName(m_machine, A, std::string(81, 'x')), "80"));
        QCOMPARE(asl::freeName(m_machine, "Z"), std::string("Z 2"));
        QCOMPARE(asl::freeName(m_machine, "Q"), std::string("Q"));
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "tst_rules.moc"
