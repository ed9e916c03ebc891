#include <QTest>

#include "core/json.h"
#include "execution_driver.h"

using namespace statelight;

namespace {

std::vector<std::string> told(const execution::History& history, std::uint32_t enteredId)
{
    std::vector<std::string> stages;
    for (const execution::StageRecord& record : history.stagesOf(enteredId))
        stages.push_back(std::to_string(record.attempt) + ' ' + std::string(execution::toString(record.stage)) + ' '
            + core::toJson(record.value));
    return stages;
}

constexpr auto definition = R"({"StartAt":"T","States":{"T":{"Type":"Task","InputPath":"$.in",
    "Resource":"arn:aws:states:::lambda:invoke","Parameters":{"p.$":"$.n"},"ResultSelector":{"r.$":"$.x"},
    "ResultPath":"$.out","OutputPath":"$.out","Assign":{"v.$":"$.x"},
    "Retry":[{"ErrorEquals":["Bad"]}],"End":true}}})";
constexpr auto tasks = R"({"T":[{"Throw":{"Error":"Bad"}},{"Return":{"x":5}}]})";

} // namespace

class StagesTest : public QObject {
    Q_OBJECT

private slots:
    void everyStageOfAVisitIsToldByAttempt()
    {
        execution::ExecutionOptions options;
        options.recordsStages = true;

        const auto execution = tests::execute(definition, R"({"in":{"n":1}})", tasks, options);

        QCOMPARE(told(execution.history(), 2),
            (std::vector<std::string>{R"(0 input {"in":{"n":1}})", R"(0 afterInputPath {"n":1})",
                R"(0 afterParameters {"p":1})", R"(1 afterInputPath {"n":1})", R"(1 afterParameters {"p":1})",
                R"(1 result {"x":5})", R"(1 afterResultSelector {"r":5})",
                R"(1 afterResultPath {"in":{"n":1},"out":{"r":5}})", R"(1 output {"r":5})",
                R"(1 assignedVariables {"v":5})"}));
    }

    void nothingIsToldUnasked()
    {
        QVERIFY(tests::execute(definition, R"({"in":{"n":1}})", tasks).history().stages().empty());
    }

    void eventsTellTheirBranchAndIteration()
    {
        const auto execution = tests::execute(R"({"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
            {"StartAt":"A","States":{"A":{"Type":"Succeed"}}},
            {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{
                "StartAt":"I","States":{"I":{"Type":"Succeed"}}}}}}]}}})",
            "[7,8]");

        std::vector<std::string> places;
        for (const execution::HistoryEvent& event : execution.history().events()) {
            if (event.type != execution::EventType::SucceedStateEntered)
                continue;
            std::string place = execution.machine().program().stateName(event.state);
            for (std::uint32_t at = event.lineage; at != 0; at = execution.history().lineages()[at].parent) {
                const execution::Lineage& lineage = execution.history().lineages()[at];
                place += " in " + execution.machine().program().stateName(lineage.owner) + '['
                    + std::to_string(lineage.index) + ']';
            }
            places.push_back(place);
        }

        QCOMPARE(places, (std::vector<std::string>{"A in P[0]", "I in M[0] in P[1]", "I in M[1] in P[1]"}));
    }
};

QTEST_GUILESS_MAIN(StagesTest)
#include "tst_stages.moc"
