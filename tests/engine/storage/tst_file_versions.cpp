#include <QTemporaryDir>
#include <QTest>

#include "storage/file_versions.h"

using namespace statelight;

class FileVersionsTest : public QObject {
    Q_OBJECT

private slots:
    void theLastOnesAreKept()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("versions").toStdString();

        for (int version = 1; version <= 25; ++version)
            QVERIFY(storage::keepFileVersion(path, "/a.json", "text " + std::to_string(version)).has_value());
        QVERIFY(storage::keepFileVersion(path, "/a.json", "text 25").has_value());
        QVERIFY(storage::keepFileVersion(path, "/b.json", "other").has_value());

        const auto versions = storage::fileVersions(path, "/a.json");
        QCOMPARE(versions.size(), storage::fileVersionLimit);
        QCOMPARE(versions.front().number, std::uint64_t(25));
        QCOMPARE(versions.back().number, std::uint64_t(6));
        QCOMPARE(versions.front().size, std::uint64_t(7));
        QVERIFY(versions.front().savedAt > 1'700'000'000);
        QCOMPARE(storage::readFileVersion(path, "/a.json", 6).value(), std::string("text 6"));
        QCOMPARE(storage::readFileVersion(path, "/a.json", 5).error().code, std::string("storage.missing"));
        QVERIFY(storage::fileVersions(path, "/c.json").empty());
    }
};

QTEST_APPLESS_MAIN(FileVersionsTest)
#include "tst_file_versions.moc"
