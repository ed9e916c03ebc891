#include <QTemporaryDir>
#include <QTest>

#include "storage/recent_files.h"
#include "storage/write_file.h"

using namespace statelight;
using Files = std::vector<std::string>;

class RecentFilesTest : public QObject {
    Q_OBJECT

private slots:
    void theNewestIsInFrontAndStandsOnce();
    void theListHasALimit();
    void comesBackFromANewFolder();
    void anUnreadableListIsEmpty_data();
    void anUnreadableListIsEmpty();
    void theFolderFollowsTheEnvironment();

private:
    QTemporaryDir m_folder;
};

void RecentFilesTest::theNewestIsInFrontAndStandsOnce()
{
    QCOMPARE(storage::withRecentFile({"a", "b", "c"}, "b"), (Files{"b", "a", "c"}));
    QCOMPARE(storage::withRecentFile({}, "a"), Files{"a"});
}

void RecentFilesTest::theListHasALimit()
{
    Files files;
    for (int number = 0; number < 30; ++number)
        files = storage::withRecentFile(std::move(files), std::to_string(number));

    QCOMPARE(files.size(), storage::recentFilesLimit);
    QCOMPARE(files.front(), std::string("29"));
}

void RecentFilesTest::comesBackFromANewFolder()
{
    const std::string list = m_folder.filePath("new/folder/recent.json").toStdString();

    QVERIFY(storage::writeRecentFiles(list, {"/x/ä.asl.json", "/y.yaml"}));

    QCOMPARE(storage::readRecentFiles(list), (Files{"/x/ä.asl.json", "/y.yaml"}));
}

void RecentFilesTest::anUnreadableListIsEmpty_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("no JSON") << QByteArray("[\"a\"");
    QTest::newRow("no list") << QByteArray("{\"a\": 1}");
    QTest::newRow("no texts") << QByteArray("[1, null]");
}

void RecentFilesTest::anUnreadableListIsEmpty()
{
    QFETCH(QByteArray, text);
    const std::string list = m_folder.filePath("recent.json").toStdString();
    QVERIFY(storage::writeFile(list, text.toStdString()));

    QVERIFY(storage::readRecentFiles(list).empty());
}

void RecentFilesTest::theFolderFollowsTheEnvironment()
{
    qputenv("HOME", "/home-of-test");
    qputenv("XDG_STATE_HOME", "/state-of-test");
    QCOMPARE(storage::stateFolder(), std::string("/state-of-test/statelight"));

    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(storage::stateFolder(), std::string("/home-of-test/.local/state/statelight"));
}

QTEST_GUILESS_MAIN(RecentFilesTest)
#include "tst_recent_files.moc"
