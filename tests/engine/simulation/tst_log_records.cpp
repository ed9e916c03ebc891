#include <QTest>

#include "compiled.h"
#include "core/json.h"
#include "simulation/log_records.h"
#include "simulation/run.h"

using namespace statelight;
using core::Value;
using execution::EventType;
using simulation::LogLevel;

class LogRecordsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theLevelChooses();
    void aRecordHasItsMembers();
    void dataIsLeftOutOnRequest();
    void offYieldsNothing();

private:
    [[nodiscard]] std::vector<Value> records(LogLevel level, bool includesData = true) const;

    std::shared_ptr<const execution::Program> m_program;
    execution::History m_history;
};

void LogRecordsTest::initTestCase()
{
    m_program = tests::compiled(R"({"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "F"},
        "F": {"Type": "Fail", "Error": "Bad", "Cause": "a text"}}})");
    execution::Machine machine(m_program);
    machine.start(core::parseJson(R"({"secret": 1})").value(), execution::virtualStart, m_history);
    machine.run(execution::virtualStart, m_history);
}

std::vector<Value> LogRecordsTest::records(LogLevel level, bool includesData) const
{
    const auto lines = simulation::logLines(m_history, *m_program, "the arn", {level, includesData});
    std::vector<Value> values;
    for (const QByteArray& line : QByteArray::fromStdString(lines).split('\n')) {
        if (!line.isEmpty()) {
            values.push_back(core::parseJson(line.toStdString()).value());
        }
    }
    return values;
}

void LogRecordsTest::theLevelChooses()
{
    QCOMPARE(records(LogLevel::All).size(), m_history.events().size());
    QCOMPARE(records(LogLevel::Error).size(), std::size_t(2));
    QCOMPARE(records(LogLevel::Fatal).size(), std::size_t(1));
    QVERIFY(simulation::isLogged(EventType::TaskTimedOut, LogLevel::Error));
    QVERIFY(!simulation::isLogged(EventType::TaskTimedOut, LogLevel::Fatal));
    QVERIFY(!simulation::isLogged(EventType::WaitStateEntered, LogLevel::Error));
    QVERIFY(simulation::isLogged(EventType::ExecutionAborted, LogLevel::Fatal));
}

void LogRecordsTest::aRecordHasItsMembers()
{
    const auto last = records(LogLevel::Fatal).front();

    QCOMPARE(QString::fromStdString(core::toJson(last)),
        QString(R"({"id":"5","type":"ExecutionFailed","details":{"error":"Bad","cause":"a text"},)"
                R"("previous_event_id":"4","event_timestamp":"1767225600000","execution_arn":"the arn",)"
                R"("redrive_count":"0"})"));
}

void LogRecordsTest::dataIsLeftOutOnRequest()
{
    const auto with = records(LogLevel::All);
    const auto without = records(LogLevel::All, false);

    QVERIFY(with[1].find("details")->find("input"));
    QCOMPARE(core::toJson(*without[1].find("details")), std::string(R"({"name":"P"})"));
    QVERIFY(core::toJson(without[0]).find("secret") == std::string::npos);
}

void LogRecordsTest::offYieldsNothing()
{
    QVERIFY(records(LogLevel::Off).empty());
}

QTEST_GUILESS_MAIN(LogRecordsTest)
#include "tst_log_records.moc"
