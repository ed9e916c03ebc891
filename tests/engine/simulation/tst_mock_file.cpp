#include <QDirIterator>
#include <QTest>

#include <algorithm>

#include "core/json.h"
#include "require_shared.h"
#include "simulation/mock_file.h"
#include "storage/read_file.h"

using namespace statelight;

class MockFileTest : public QObject {
    Q_OBJECT

private slots:
    void readsMachinesCasesAndResponses();
    void rangesCountInvocations_data();
    void rangesCountInvocations();
    void additionsToTheFormatAreRead();
    void faultsAreToldWithTheirPlace_data();
    void faultsAreToldWithTheirPlace();
    void aFaultInOnePlaceLeavesTheRest();
    void theMachineIsChosen_data();
    void theMachineIsChosen();
    void theTestCaseIsChosen();
    void filesOfTheWildAreUsable();
};

namespace {

simulation::MockReading read(std::string_view text)
{
    return simulation::readMocks(core::parseJson(text).value());
}

std::string withOutcomes(const std::string& outcomes)
{
    return R"({"StateMachines": {"M": {"TestCases": {"T": {"S": "R"}}}}, "MockedResponses": {"R": )" + outcomes + "}}";
}

} // namespace

void MockFileTest::readsMachinesCasesAndResponses()
{
    const auto reading
        = read(R"({"StateMachines": {"M": {"TestCases": {"A": {"S": "R"}, "B": {}}}, "N": {"TestCases": {}}},
        "MockedResponses": {"R": {"0": {"Return": {"a": 1}}, "1-2": {"Throw": {"Error": "E", "Cause": "C"}}}}})");

    QVERIFY(reading.diagnostics.empty());
    QVERIFY(reading.isUsable());
    QCOMPARE(reading.file.machines.size(), std::size_t(2));
    const auto& machine = reading.file.machines.front();
    QCOMPARE(machine.name, std::string("M"));
    QCOMPARE(machine.testCases.size(), std::size_t(2));
    QCOMPARE(*machine.testCases.front().responseOf("S"), std::string("R"));
    QVERIFY(!machine.testCases.front().responseOf("T"));
    const auto* response = reading.file.response("R");
    QVERIFY(response);
    QCOMPARE(core::toJson(*response->outcomeOf(0)->result), std::string(R"({"a":1})"));
    QVERIFY(!response->outcomeOf(1)->result);
    QCOMPARE(*response->outcomeOf(2)->error, std::string("E"));
    QCOMPARE(*response->outcomeOf(2)->cause, std::string("C"));
    QCOMPARE(response->invocations(), std::string("0, 1-2"));
    QVERIFY(!reading.file.response("none"));
}

void MockFileTest::rangesCountInvocations_data()
{
    QTest::addColumn<int>("invocation");
    QTest::addColumn<int>("result");

    QTest::newRow("first") << 0 << 0;
    QTest::newRow("begin of a range") << 1 << 1;
    QTest::newRow("end of a range") << 3 << 1;
    QTest::newRow("after it") << 4 << 4;
    QTest::newRow("two digits") << 10 << 5;
    QTest::newRow("behind the last") << 13 << -1;
}

void MockFileTest::rangesCountInvocations()
{
    QFETCH(int, invocation);
    QFETCH(int, result);
    const auto reading = read(
        withOutcomes(R"({"5-12": {"Return": 5}, "0": {"Return": 0}, "1-3": {"Return": 1}, "4": {"Return": 4}})"));
    QVERIFY(reading.diagnostics.empty());

    const auto* outcome = reading.file.response("R")->outcomeOf(static_cast<std::uint32_t>(invocation));

    QCOMPARE(outcome ? static_cast<int>(outcome->result->integer()) : -1, result);
}

void MockFileTest::additionsToTheFormatAreRead()
{
    const auto reading = read(withOutcomes(
        R"({"0": {"Return": null, "Submitted": {"id": 1}}, "1": {"Throw": {"Event": "TaskTimedOut", "Error": "States.Timeout"}},
            "2": {"Throw": {}}})"));

    QVERIFY(reading.diagnostics.empty());
    const auto* response = reading.file.response("R");
    QVERIFY(response->outcomeOf(0)->result->isNull());
    QCOMPARE(core::toJson(*response->outcomeOf(0)->submitted), std::string(R"({"id":1})"));
    QVERIFY(response->outcomeOf(1)->event == execution::EventType::TaskTimedOut);
    QVERIFY(!response->outcomeOf(1)->cause);
    QVERIFY(!response->outcomeOf(2)->error);
    QVERIFY(!response->outcomeOf(2)->event);
}

void MockFileTest::faultsAreToldWithTheirPlace_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("code");
    QTest::addColumn<std::string>("location");
    QTest::addColumn<bool>("isUsable");
    const auto row
        = [](const char* name, const std::string& text, const char* code, const char* location, bool usable) {
              QTest::newRow(name) << text << std::string(code) << std::string(location) << usable;
          };
    const std::string machines = R"({"StateMachines": )";

    row("no object", "[]", "mocks.shape", "", false);
    row("no machines", "{}", "mocks.shape", "", false);
    row("machines are no object", machines + "[]}", "mocks.shape", "/StateMachines", false);
    row("a machine is no object", machines + R"({"M": 1}})", "mocks.shape", "/StateMachines/M", false);
    row("no test cases", machines + R"({"M": {}}})", "mocks.shape", "/StateMachines/M", false);
    row("test cases are no object", machines + R"({"M": {"TestCases": 1}}})", "mocks.shape",
        "/StateMachines/M/TestCases", false);
    row("a test case is no object", machines + R"({"M": {"TestCases": {"a/b": 1}}}})", "mocks.shape",
        "/StateMachines/M/TestCases/a~1b", false);
    row("a use is no text", machines + R"({"M": {"TestCases": {"T": {"S": 1}}}}})", "mocks.shape",
        "/StateMachines/M/TestCases/T/S", false);
    row("a missing response", machines + R"({"M": {"TestCases": {"T": {"S": "R"}}}}})", "mocks.response",
        "/StateMachines/M/TestCases/T/S", false);
    row("an unknown field", machines + R"({}, "Notes": 1})", "mocks.unknown", "/Notes", true);
    row("an unknown field of a machine", machines + R"({"M": {"TestCases": {}, "x": 1}}})", "mocks.unknown",
        "/StateMachines/M/x", true);
    row("responses are no object", machines + R"({}, "MockedResponses": 1})", "mocks.shape", "/MockedResponses", false);
    row("a response is no object", withOutcomes("[]"), "mocks.shape", "/MockedResponses/R", false);
    row("no number", withOutcomes(R"({"first": {"Return": 1}})"), "mocks.range", "/MockedResponses/R/first", false);
    row("a negative number", withOutcomes(R"({"-1": {"Return": 1}})"), "mocks.range", "/MockedResponses/R/-1", false);
    row("half a range", withOutcomes(R"({"0-": {"Return": 1}})"), "mocks.range", "/MockedResponses/R/0-", false);
    row("blanks", withOutcomes(R"({"0 - 1": {"Return": 1}})"), "mocks.range", "/MockedResponses/R/0 - 1", false);
    row("too large", withOutcomes(R"({"0-99999999999": {"Return": 1}})"), "mocks.range",
        "/MockedResponses/R/0-99999999999", false);
    row("a backward range", withOutcomes(R"({"2-0": {"Return": 1}})"), "mocks.range", "/MockedResponses/R/2-0", false);
    row("an overlap", withOutcomes(R"({"0-2": {"Return": 1}, "2": {"Return": 1}})"), "mocks.overlap",
        "/MockedResponses/R", false);
    row("a gap", withOutcomes(R"({"0": {"Return": 1}, "3": {"Return": 1}})"), "mocks.gap", "/MockedResponses/R", true);
    row("nothing for the first", withOutcomes(R"({"1": {"Return": 1}})"), "mocks.gap", "/MockedResponses/R", true);
    row("an outcome is no object", withOutcomes(R"({"0": 1})"), "mocks.shape", "/MockedResponses/R/0", false);
    row("neither Return nor Throw", withOutcomes(R"({"0": {}})"), "mocks.outcome", "/MockedResponses/R/0", false);
    row("both", withOutcomes(R"({"0": {"Return": 1, "Throw": {}}})"), "mocks.outcome", "/MockedResponses/R/0", false);
    row("an unknown field of an outcome", withOutcomes(R"({"0": {"Return": 1, "Wait": 2}})"), "mocks.unknown",
        "/MockedResponses/R/0/Wait", true);
    row("Throw is no object", withOutcomes(R"({"0": {"Throw": "E"}})"), "mocks.shape", "/MockedResponses/R/0/Throw",
        false);
    row("an error is no text", withOutcomes(R"({"0": {"Throw": {"Error": 1}}})"), "mocks.shape",
        "/MockedResponses/R/0/Throw/Error", false);
    row("a cause is no text", withOutcomes(R"({"0": {"Throw": {"Cause": {}}}})"), "mocks.shape",
        "/MockedResponses/R/0/Throw/Cause", false);
    row("an unknown event", withOutcomes(R"({"0": {"Throw": {"Event": "TaskBroke"}}})"), "mocks.event",
        "/MockedResponses/R/0/Throw/Event", false);
    row("an event that is no failure", withOutcomes(R"({"0": {"Throw": {"Event": "TaskSucceeded"}}})"), "mocks.event",
        "/MockedResponses/R/0/Throw/Event", false);
    row("a failure of no task", withOutcomes(R"({"0": {"Throw": {"Event": "ExecutionFailed"}}})"), "mocks.event",
        "/MockedResponses/R/0/Throw/Event", false);
}

void MockFileTest::faultsAreToldWithTheirPlace()
{
    QFETCH(std::string, text);
    QFETCH(std::string, code);
    QFETCH(std::string, location);
    QFETCH(bool, isUsable);

    const auto reading = read(text);

    QCOMPARE(reading.diagnostics.size(), std::size_t(1));
    QCOMPARE(reading.diagnostics.front().code, code);
    QCOMPARE(reading.diagnostics.front().location, location);
    QVERIFY(!reading.diagnostics.front().message.empty());
    QCOMPARE(reading.isUsable(), isUsable);
}

void MockFileTest::aFaultInOnePlaceLeavesTheRest()
{
    const auto reading = read(withOutcomes(R"({"0": {"Return": 1}, "x": {"Return": 2}, "1": {}})"));

    QCOMPARE(reading.diagnostics.size(), std::size_t(2));
    QCOMPARE(reading.file.response("R")->outcomes.size(), std::size_t(1));
}

void MockFileTest::theMachineIsChosen_data()
{
    QTest::addColumn<std::string>("machines");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("stem");
    QTest::addColumn<std::string>("chosen");

    const auto two = std::string(R"({"A": {"TestCases": {}}, "B": {"TestCases": {}}})");
    QTest::newRow("the only one") << std::string(R"({"A": {"TestCases": {}}})") << std::string() << std::string("x")
                                  << std::string("A");
    QTest::newRow("by name") << two << std::string("B") << std::string("A") << std::string("B");
    QTest::newRow("by the file") << two << std::string() << std::string("B") << std::string("B");
    QTest::newRow("an unknown name") << two << std::string("C") << std::string("A") << std::string();
    QTest::newRow("an unknown file") << two << std::string() << std::string("C") << std::string();
    QTest::newRow("none at all") << std::string("{}") << std::string() << std::string("A") << std::string();
}

void MockFileTest::theMachineIsChosen()
{
    QFETCH(std::string, machines);
    QFETCH(std::string, name);
    QFETCH(std::string, stem);
    QFETCH(std::string, chosen);
    const auto reading = read(R"({"StateMachines": )" + machines + "}");

    const auto machine
        = simulation::chooseMachine(reading.file, name.empty() ? std::nullopt : std::optional(name), stem);

    QCOMPARE(machine ? (*machine)->name : std::string(), chosen);
    if (!machine) {
        QCOMPARE(machine.error().code, std::string("mocks.machine"));
        QVERIFY(machines == "{}" || machine.error().message.find("\"A\", \"B\"") != std::string::npos);
    }
}

void MockFileTest::theTestCaseIsChosen()
{
    const auto reading
        = read(R"({"StateMachines": {"One": {"TestCases": {"T": {}}}, "Two": {"TestCases": {"T": {}, "U": {}}}}})");
    const auto& one = reading.file.machines[0];
    const auto& two = reading.file.machines[1];

    QCOMPARE((*simulation::chooseTestCase(one, std::nullopt))->name, std::string("T"));
    QCOMPARE((*simulation::chooseTestCase(two, "U"))->name, std::string("U"));
    for (const auto& fault : {simulation::chooseTestCase(two, std::nullopt), simulation::chooseTestCase(two, "V")}) {
        QVERIFY(!fault);
        QCOMPARE(fault.error().code, std::string("mocks.testCase"));
        QVERIFY(fault.error().message.find("\"T\", \"U\"") != std::string::npos);
    }
}

void MockFileTest::filesOfTheWildAreUsable()
{
    requireShared();
    QDirIterator files(statelight::tests::sharedFolder() + "/corpus/mocks", {"MockConfigFile.json"}, QDir::Files,
        QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const std::string path = files.next().toStdString();

        const auto reading = simulation::readMocks(core::parseJson(*storage::readFile(path)).value());

        const std::string first = reading.diagnostics.empty() ? "" : reading.diagnostics.front().message;
        QVERIFY2(reading.isUsable() && !reading.file.machines.empty(), (path + ": " + first).c_str());
        ++count;
    }
    QVERIFY(count >= 3);
}

QTEST_GUILESS_MAIN(MockFileTest)
#include "tst_mock_file.moc"
