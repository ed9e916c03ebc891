#include <QtTest>

#include "app/simulator/simulator.h"

using namespace statelight;

namespace {

const std::string definition = R"({"StartAt": "A", "States": {"A": {"Type": "Pass",
    "Result": {"table": "${Table}-${Stage}", "again": "${Stage}"}, "End": true}}})";

} // namespace

class RunValuesTest : public QObject {
    Q_OBJECT

private slots:
    void placeholdersAreListedOnceEach()
    {
        app::Document document("a.asl.json", definition, source::Format::Json);
        app::RunValues values(&document);
        values.set("Stage", "prod");

        const QVariantList rows = values.list();

        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toMap()["name"], QVariant("Table"));
        QCOMPARE(rows[0].toMap()["value"], QVariant(QString()));
        QCOMPARE(rows[1].toMap()["count"], QVariant(2));
        QCOMPARE(rows[1].toMap()["value"], QVariant("prod"));
    }

    void valuesComeAlongToAFile()
    {
        const QTemporaryDir folder;
        app::Document document("a.asl.json", definition, source::Format::Json);
        app::RunValues values(&document);
        values.set("Stage", "prod");

        QVERIFY(document.saveAs(folder.filePath("a.asl.json")));
        QCOMPARE(values.values()->at("Stage"), std::string("prod"));
        QVERIFY(document.saveAs(folder.filePath("b.asl.json")));
        QCOMPARE(values.values()->at("Stage"), std::string("prod"));
    }

    void anUnreadableSidecarIsToldAndNothingRuns()
    {
        const QTemporaryDir folder;
        app::Document document("a.asl.json", definition, source::Format::Json);
        QVERIFY(document.saveAs(folder.filePath("a.asl.json")));
        QFile sidecar(folder.filePath("a.asl.json.statelight.json"));
        QVERIFY(sidecar.open(QIODevice::WriteOnly) && sidecar.write("[no object") > 0);
        sidecar.close();
        app::Simulator simulator(&document);
        QSignalSpy notices(&document, &app::Document::noticeRaised);

        simulator.runToEnd();

        QVERIFY(simulator.session() == nullptr);
        QCOMPARE(notices.count(), 1);
    }

    void aRunUsesThemAndTheTextKeepsItsPlaceholders()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a.asl.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(definition));
        file.close();
        const auto document = std::move(app::Document::open(path).value());
        app::Simulator simulator(document.get());
        simulator.values()->set("Table", "orders");
        simulator.values()->set("Stage", "prod");

        simulator.runToEnd();
        QVERIFY(simulator.session() != nullptr);
        QVERIFY2(std::string(simulator.session()->snapshot().tree.text()).find("orders-prod") != std::string::npos,
            "the run has the values");
        QCOMPARE(*document->text(), definition);
        QVERIFY(QFileInfo::exists(path + ".statelight.json"));

        simulator.values()->set("Table", {});
        simulator.values()->set("Stage", {});
        QVERIFY(!QFileInfo::exists(path + ".statelight.json"));
    }
};

QTEST_GUILESS_MAIN(RunValuesTest)
#include "tst_run_values.moc"
