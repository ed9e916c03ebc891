#include <QDir>
#include <QFile>
#include <QTest>

#include "core/json.h"
#include "execution_driver.h"

using namespace statelight;

namespace {

QString folder()
{
    return QString(STATELIGHT_SOURCE_DIR) + "/tests/data/histories/";
}

std::string readText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

core::Value memberOf(const core::Value& object, std::string_view key, core::Value otherwise)
{
    const core::Value* value = object.find(key);
    return value ? *value : otherwise;
}

tests::Execution executeCase(const core::Value& golden)
{
    execution::ExecutionOptions options;
    if (memberOf(golden, "type", "STANDARD") == core::Value("EXPRESS"))
        options.type = asl::WorkflowType::Express;
    tests::Execution execution(tests::compileText(core::toJson(*golden.find("definition"))), std::move(options));
    execution.run(memberOf(golden, "input", core::Value::object()), memberOf(golden, "tasks", core::Value::object()));
    return execution;
}

/// Ids without gaps, links that point back, times that never do.
void verifyForm(const execution::History& history)
{
    std::uint32_t last = 0;
    execution::Instant time;
    for (const execution::HistoryEvent& event : history.events()) {
        QCOMPARE(event.id, last + 1);
        QVERIFY(event.previousId < event.id);
        QVERIFY(time <= event.timestamp);
        QVERIFY(event.lineage < history.lineages().size());
        last = event.id;
        time = event.timestamp;
    }
}

} // namespace

/// Each file of tests/data/histories holds a definition, an input, the tasks' outcomes, and the whole history.
class HistoriesTest : public QObject {
    Q_OBJECT

private slots:
    void historyIsAsRecorded_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString& file : QDir(folder()).entryList({"*.json"}, QDir::Files))
            QTest::newRow(qPrintable(file)) << file;
    }
    void historyIsAsRecorded()
    {
        QFETCH(QString, file);
        const core::Value golden = tests::json(readText(folder() + file));

        const tests::Execution execution = executeCase(golden);

        verifyForm(execution.history());
        const core::Value events = execution.events();
        if (qEnvironmentVariableIsSet("STATELIGHT_UPDATE_GOLDEN")) {
            QFile out(folder() + file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(QByteArray::fromStdString(core::toJson(golden.with("events", events), 2) + '\n'));
        }
        QCOMPARE(core::toJson(events, 2), core::toJson(memberOf(golden, "events", {}), 2));
    }

    void theSameCaseGivesTheSameBytes_data() { historyIsAsRecorded_data(); }
    void theSameCaseGivesTheSameBytes()
    {
        QFETCH(QString, file);
        const core::Value golden = tests::json(readText(folder() + file));

        QCOMPARE(core::toJson(executeCase(golden).events()), core::toJson(executeCase(golden).events()));
    }
};

QTEST_GUILESS_MAIN(HistoriesTest)
#include "tst_histories.moc"
