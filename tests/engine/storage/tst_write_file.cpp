#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/read_file.h"
#include "storage/write_file.h"

using namespace statelight;

class WriteFileTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void makesANewFileWithTheUsualMode();
    void replacesAndLeavesNothingBeside();
    void keepsTheMode();
    void keepsTheOwner();
    void aLinkStaysOneAndItsTargetChanges();
    void aLinkToNothingMakesItsTarget();
    void aReadOnlyFileIsRefusedAndUnchanged();
    void aFolderIsRefused();
    void aVanishedFolderIsTold();
    void withoutSpaceTheOldFileStays();
    void aDeviceIsWrittenThrough();
    void killedAtAnyTimeTheFileIsOldOrNew();

private:
    std::string path(const char* name) const { return m_folder->filePath(name).toStdString(); }
    QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    static mode_t modeOf(const std::string& path);

    std::unique_ptr<QTemporaryDir> m_folder;
};

mode_t WriteFileTest::modeOf(const std::string& path)
{
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

void WriteFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void WriteFileTest::makesANewFileWithTheUsualMode()
{
    const mode_t mask = ::umask(027);

    const auto written = storage::writeFile(path("new.json"), "{}");
    ::umask(mask);

    QVERIFY(written);
    QCOMPARE(modeOf(path("new.json")), mode_t(0640));
}

void WriteFileTest::replacesAndLeavesNothingBeside()
{
    QVERIFY(storage::writeFile(path("a.json"), "a much longer first content"));

    QVERIFY(storage::writeFile(path("a.json"), std::string_view("b\0c", 3)));

    QCOMPARE(*storage::readFile(path("a.json")), std::string("b\0c", 3));
    QCOMPARE(names(), QStringList{"a.json"});
}

void WriteFileTest::keepsTheMode()
{
    QVERIFY(storage::writeFile(path("tool"), "old"));
    QCOMPARE(::chmod(path("tool").c_str(), 0750), 0);

    QVERIFY(storage::writeFile(path("tool"), "new"));

    QCOMPARE(modeOf(path("tool")), mode_t(0750));
}

void WriteFileTest::keepsTheOwner()
{
    if (::geteuid() != 0)
        QSKIP("only root may give a file away");
    QVERIFY(storage::writeFile(path("theirs.json"), "old"));
    QCOMPARE(::chown(path("theirs.json").c_str(), 12345, 23456), 0);

    QVERIFY(storage::writeFile(path("theirs.json"), "new"));

    struct stat status {};
    QCOMPARE(::stat(path("theirs.json").c_str(), &status), 0);
    QCOMPARE(status.st_uid, uid_t(12345));
    QCOMPARE(status.st_gid, gid_t(23456));
}

void WriteFileTest::aLinkStaysOneAndItsTargetChanges()
{
    QVERIFY(storage::writeFile(path("target.json"), "old"));
    QVERIFY(QFile::link("target.json", m_folder->filePath("link.json")));

    QVERIFY(storage::writeFile(path("link.json"), "new"));

    QVERIFY(QFileInfo(m_folder->filePath("link.json")).isSymLink());
    QCOMPARE(*storage::readFile(path("target.json")), std::string("new"));
}

void WriteFileTest::aLinkToNothingMakesItsTarget()
{
    QVERIFY(QFile::link("target.json", m_folder->filePath("link.json")));

    QVERIFY(storage::writeFile(path("link.json"), "new"));

    QVERIFY(QFileInfo(m_folder->filePath("link.json")).isSymLink());
    QCOMPARE(*storage::readFile(path("target.json")), std::string("new"));
}

void WriteFileTest::aReadOnlyFileIsRefusedAndUnchanged()
{
    QVERIFY(storage::writeFile(path("fixed.json"), "old"));
    QCOMPARE(::chmod(path("fixed.json").c_str(), 0444), 0);

    const auto written = storage::writeFile(path("fixed.json"), "new");

    QVERIFY(!written);
    QCOMPARE(written.error().code, std::string("storage.readOnly"));
    QCOMPARE(*storage::readFile(path("fixed.json")), std::string("old"));
    QCOMPARE(names(), QStringList{"fixed.json"});
}

void WriteFileTest::aFolderIsRefused()
{
    const auto written = storage::writeFile(m_folder->path().toStdString(), "new");

    QVERIFY(!written);
    QCOMPARE(written.error().code, std::string("storage.directory"));
}

void WriteFileTest::aVanishedFolderIsTold()
{
    const std::string file = path("a.json");
    m_folder.reset();

    const auto written = storage::writeFile(file, "new");

    QVERIFY(!written);
    QCOMPARE(written.error().code, std::string("storage.missing"));
    QVERIFY(written.error().message.find(file) != std::string::npos);
}

/// A limit on the size of files stands in for a full disk: the write fails half-way just the same.
void WriteFileTest::withoutSpaceTheOldFileStays()
{
    QVERIFY(storage::writeFile(path("a.json"), "old"));
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1000, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);

    const auto written = storage::writeFile(path("a.json"), std::string(100'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);

    QVERIFY(!written);
    QVERIFY(written.error().message.find("the old file is unchanged") != std::string::npos);
    QCOMPARE(*storage::readFile(path("a.json")), std::string("old"));
    QCOMPARE(names(), QStringList{"a.json"});
}

void WriteFileTest::aDeviceIsWrittenThrough()
{
    QVERIFY(storage::writeFile("/dev/null", "gone"));

    struct stat status {};
    QCOMPARE(::stat("/dev/null", &status), 0);
    QVERIFY(S_ISCHR(status.st_mode));
}

/// A child writes two contents in turn and tells each start through a pipe; it is killed at another moment each time.
void WriteFileTest::killedAtAnyTimeTheFileIsOldOrNew()
{
    const std::string file = path("a.json");
    const std::string contents[]{std::string(300'000, 'a'), std::string(200'000, 'b')};
    QVERIFY(storage::writeFile(file, contents[1]));
    for (int round = 1; round <= 15; ++round) {
        int ends[2]{};
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (std::size_t turn = 0;; ++turn) {
                if (::write(ends[1], "x", 1) != 1 || !storage::writeFile(file, contents[turn % 2]))
                    ::_exit(1);
            }
        }
        char letter = 0;
        for (int start = 0; start < round; ++start)
            QCOMPARE(::read(ends[0], &letter, 1), 1);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ends[0]);
        ::close(ends[1]);

        const auto now = storage::readFile(file);

        QVERIFY(now);
        QVERIFY2(*now == contents[0] || *now == contents[1], "the file is neither the old nor the new one");
    }
}

QTEST_GUILESS_MAIN(WriteFileTest)
#include "tst_write_file.moc"
