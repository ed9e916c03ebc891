#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "storage/read_file.h"
#include "storage/sidecar.h"
#include "storage/write_file.h"

using namespace statelight;

class SidecarTest : public QObject {
    Q_OBJECT

private slots:
    void liesBesideTheDefinition();
    void aMissingFileIsAnEmptyOne();
    void comesBackAsItWasWritten();
    void isSortedText();
    void keepsMembersOfOtherVersions();
    void nothingToRememberRemovesTheFile();
    void aBrokenFileIsTold_data();
    void aBrokenFileIsTold();

private:
    std::string definition() const { return m_folder.filePath("orders.asl.json").toStdString(); }
    void write(std::string_view text) { QVERIFY(storage::writeFile(storage::sidecarPath(definition()), text)); }

    QTemporaryDir m_folder;
};

void SidecarTest::liesBesideTheDefinition()
{
    QCOMPARE(storage::sidecarPath("a/orders.asl.json"), std::string("a/orders.asl.json.statelight.json"));
}

void SidecarTest::aMissingFileIsAnEmptyOne()
{
    const auto sidecar = storage::readSidecar(m_folder.filePath("none.asl.json").toStdString());

    QVERIFY(sidecar);
    QVERIFY(sidecar->isEmpty());
}

void SidecarTest::comesBackAsItWasWritten()
{
    storage::Sidecar sidecar;
    sidecar.breakpoints = {"/States/A", "/States/B"};
    sidecar.input = "{\"a\": 1}";
    sidecar.mocks = "mocks.json";
    sidecar.objects = "s3";
    sidecar.placeholders = {{"Function", "charge"}, {"Bucket", "b"}};
    sidecar.testCase = "Happy path";

    QVERIFY(storage::writeSidecar(definition(), sidecar));
    const auto again = storage::readSidecar(definition());

    QVERIFY(again);
    QVERIFY(*again == sidecar);
}

void SidecarTest::isSortedText()
{
    storage::Sidecar sidecar;
    sidecar.testCase = "Happy path";
    sidecar.breakpoints = {"/States/B", "/States/A"};

    QVERIFY(storage::writeSidecar(definition(), sidecar));

    const std::string expected = "{\n  \"breakpoints\": [\n    \"/States/A\",\n    \"/States/B\"\n  ],\n"
                                 "  \"testCase\": \"Happy path\"\n}\n";
    QCOMPARE(*storage::readFile(storage::sidecarPath(definition())), expected);
}

void SidecarTest::keepsMembersOfOtherVersions()
{
    write("{\"lint\": {\"x\": false}, \"testCase\": \"A\"}");

    auto sidecar = storage::readSidecar(definition());
    QVERIFY(sidecar);
    sidecar->testCase = "B";
    QVERIFY(storage::writeSidecar(definition(), *sidecar));

    const auto text = storage::readFile(storage::sidecarPath(definition()));
    QVERIFY(text->find("\"lint\"") != std::string::npos);
    QVERIFY(text->find("\"B\"") != std::string::npos);
}

void SidecarTest::nothingToRememberRemovesTheFile()
{
    write("{\"testCase\": \"A\"}");

    QVERIFY(storage::writeSidecar(definition(), {}));

    QVERIFY(!QFile::exists(QString::fromStdString(storage::sidecarPath(definition()))));
    QVERIFY(storage::writeSidecar(definition(), {}));
}

void SidecarTest::aBrokenFileIsTold_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("no JSON") << QByteArray("{");
    QTest::newRow("no object") << QByteArray("[]");
}

void SidecarTest::aBrokenFileIsTold()
{
    QFETCH(QByteArray, text);
    write(text.toStdString());

    const auto sidecar = storage::readSidecar(definition());

    QVERIFY(!sidecar);
    QCOMPARE(sidecar.error().code, std::string("storage.sidecar"));
}

QTEST_GUILESS_MAIN(SidecarTest)
#include "tst_sidecar.moc"
