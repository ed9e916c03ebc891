#include <QTemporaryDir>
#include <QTest>

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

#include "storage/read_file.h"

using namespace statelight;

class ReadFileTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheBytesAsTheyAre();
    void readsAnEmptyFile();
    void readsWhatHasNoSize();
    void faultsHaveTheirCodes_data();
    void faultsHaveTheirCodes();
    void aFileWithoutPermissionIsRefused();
    void theLimitItselfIsAllowed();
    void invalidUtf8IsPlaced();
    void wellFormedness_data();
    void wellFormedness();

private:
    std::string write(const char* name, std::string_view bytes);

    QTemporaryDir m_folder;
};

std::string ReadFileTest::write(const char* name, std::string_view bytes)
{
    const std::string path = m_folder.filePath(name).toStdString();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

void ReadFileTest::givesTheBytesAsTheyAre()
{
    const std::string bytes("\xef\xbb\xbf{\r\n\"a\": \"\0é\"}\n", 17);

    const auto text = storage::readTextFile(write("plain.json", bytes));

    QVERIFY(text);
    QCOMPARE(*text, bytes);
}

void ReadFileTest::readsAnEmptyFile()
{
    const auto text = storage::readTextFile(write("empty.json", ""));

    QVERIFY(text);
    QVERIFY(text->empty());
}

void ReadFileTest::readsWhatHasNoSize()
{
    int ends[2]{};
    QCOMPARE(::pipe(ends), 0);
    QCOMPARE(::write(ends[1], "{\"a\": 1}", 8), 8);
    ::close(ends[1]);

    const auto text = storage::readFile("/dev/fd/" + std::to_string(ends[0]));
    ::close(ends[0]);

    QVERIFY(text);
    QCOMPARE(*text, std::string("{\"a\": 1}"));
}

void ReadFileTest::faultsHaveTheirCodes_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("code");

    QTest::newRow("missing") << m_folder.filePath("none.json").toStdString() << std::string("storage.missing");
    QTest::newRow("in a missing folder") << m_folder.filePath("no/none.json").toStdString()
                                         << std::string("storage.missing");
    QTest::newRow("a folder") << m_folder.path().toStdString() << std::string("storage.directory");
    QTest::newRow("too large") << write("large.json", "123456789") << std::string("storage.size");
    QTest::newRow("endless") << std::string("/dev/zero") << std::string("storage.size");
    QTest::newRow("not UTF-8") << write("latin1.json", "\"\xe9\"") << std::string("storage.encoding");
}

void ReadFileTest::faultsHaveTheirCodes()
{
    QFETCH(std::string, path);
    QFETCH(std::string, code);

    const auto text = storage::readTextFile(path, 8);

    QVERIFY(!text);
    QCOMPARE(text.error().code, code);
    QVERIFY2(text.error().message.find(path) != std::string::npos, text.error().message.c_str());
}

void ReadFileTest::aFileWithoutPermissionIsRefused()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const std::string path = write("secret.json", "{}");
    QCOMPARE(::chmod(path.c_str(), 0), 0);

    const auto text = storage::readFile(path);

    QVERIFY(!text);
    QCOMPARE(text.error().code, std::string("storage.permission"));
}

void ReadFileTest::theLimitItselfIsAllowed()
{
    const std::string path = write("exact.json", "12345678");

    QVERIFY(storage::readFile(path, 8));
    QVERIFY(!storage::readFile(path, 7));
}

void ReadFileTest::invalidUtf8IsPlaced()
{
    const auto text = storage::readTextFile(write("invalid.json", "{\n  \"a\": \"\xff\"\n}"));

    QVERIFY(!text);
    QVERIFY2(text.error().message.find("line 2, byte 9") != std::string::npos, text.error().message.c_str());
}

void ReadFileTest::wellFormedness_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("offset");

    QTest::newRow("ASCII") << QByteArray("abc") << 3;
    QTest::newRow("two, three, four bytes") << QByteArray("é€😀") << 9;
    QTest::newRow("largest code point") << QByteArray("\xf4\x8f\xbf\xbf") << 4;
    QTest::newRow("beyond it") << QByteArray("a\xf4\x90\x80\x80") << 1;
    QTest::newRow("overlong slash") << QByteArray("a\xc0\xaf") << 1;
    QTest::newRow("overlong three") << QByteArray("\xe0\x9f\xbf") << 0;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 0;
    QTest::newRow("cut short") << QByteArray("ab\xe2\x82") << 2;
    QTest::newRow("lone continuation") << QByteArray("ab\x80") << 2;
    QTest::newRow("bad third byte") << QByteArray("\xe2\x82\x41") << 0;
}

void ReadFileTest::wellFormedness()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, offset);

    QCOMPARE(static_cast<int>(storage::firstInvalidUtf8(bytes.toStdString())), offset);
}

QTEST_GUILESS_MAIN(ReadFileTest)
#include "tst_read_file.moc"
