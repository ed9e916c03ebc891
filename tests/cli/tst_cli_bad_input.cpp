#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "cli_process.h"

using namespace statelight::tests;

/// Whatever a file holds: a clear message, exit status 2, no crash, no hang, and the file as it was.
class CliBadInputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void definitionsAreRefused_data();
    void definitionsAreRefused();
    void aFileWithoutPermissionIsRefused();
    void inputsAreRefused_data();
    void inputsAreRefused();
    void mocksAreRefused_data();
    void mocksAreRefused();
    void aReadOnlyHistoryIsKept();
    void anEndlessFileIsRefused();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QString write(const char* name, const QByteArray& content) const { return writeFile(path(name), content); }

    QTemporaryDir m_folder;
    QString m_fine;
};

namespace {

const QByteArray fine = R"({"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}})";

} // namespace

void CliBadInputTest::initTestCase()
{
    m_fine = write("fine.asl.json", fine);
}

void CliBadInputTest::definitionsAreRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("message");

    QTest::newRow("empty") << write("empty.asl.json", "") << "empty.asl.json:1:1: error: The file is empty";
    QTest::newRow("blank") << write("blank.asl.json", " \n\n") << "blank.asl.json:1:1: error: The file is empty";
    QTest::newRow("not JSON") << write("text.asl.json", "{\n  \"StartAt\": oops\n}") << "text.asl.json:2:";
    QTest::newRow("cut short") << write("short.asl.json", fine.left(40)) << "short.asl.json:1:";
    QTest::newRow("no ASL") << write("other.json", R"({"name": "a package", "version": 1})") << "other.json";
    QTest::newRow("a missing target") << write(
        "target.asl.json", "{\"StartAt\": \"A\", \"States\": {\n  \"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}")
                                      << "target.asl.json:2:33: error: Missing 'Next' target: B";
    QTest::newRow("an array") << write("array.json", "[1, 2]") << "array.json";
    QTest::newRow("a number") << write("number.json", "5") << "number.json";
    QTest::newRow("not YAML") << write("broken.asl.yaml", "StartAt: [A\nStates: }") << "broken.asl.yaml:";
    QTest::newRow("over 16 MB") << write("large.asl.json", QByteArray(16 * 1024 * 1024 + 1, ' ')) << "16 MB";
    QTest::newRow("missing") << path("none.asl.json") << "There is no file";
    QTest::newRow("a folder") << m_folder.path() << "is a folder";
    QTest::newRow("deep arrays") << write("deep.asl.json", QByteArray(100'000, '[')) << "deep.asl.json:1:";
    QTest::newRow("deep objects") << write("deep2.asl.json", QByteArray("{\"a\":").repeated(100'000))
                                  << "deep2.asl.json:1:";
    QTest::newRow("deep YAML") << write("deep.asl.yaml", QByteArray(100'000, '[')) << "deep.asl.yaml:";
    QTest::newRow("invalid UTF-8") << write("latin.asl.json", QByteArray(fine).replace("Pass", "P\xe4ss"))
                                   << "is not UTF-8 text: line 1";
    QTest::newRow("binary") << write("binary.asl.json", QByteArray("\0\1\2\3\377", 5)) << "binary.asl.json";
}

void CliBadInputTest::definitionsAreRefused()
{
    QFETCH(QString, file);
    QFETCH(QString, message);
    const QByteArray before = readFile(file);
    QElapsedTimer time;
    time.start();

    const auto outcome = runCli({"run", file});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains(message), qPrintable(outcome.errors));
    QVERIFY(outcome.output.isEmpty());
    QVERIFY(readFile(file) == before);
    QVERIFY2(time.elapsed() < 10'000, "that took too long");
}

void CliBadInputTest::aFileWithoutPermissionIsRefused()
{
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const QString file = write("secret.asl.json", fine);
    QCOMPARE(::chmod(qPrintable(file), 0), 0);

    const auto outcome = runCli({"run", file});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("no permission"));
}

void CliBadInputTest::inputsAreRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("message");

    QTest::newRow("missing") << path("none.json") << "There is no file";
    QTest::newRow("empty") << write("empty.json", "") << "empty.json:1:1";
    QTest::newRow("not JSON") << write("bad.json", "{\n  'a': 1}") << "bad.json:2:3";
    QTest::newRow("deep") << write("deep.json", QByteArray(100'000, '[')) << "deep.json:1:";
    QTest::newRow("invalid UTF-8") << write("latin.json", "{\"a\": \"\xe4\"}") << "latin.json:1:";
}

void CliBadInputTest::inputsAreRefused()
{
    QFETCH(QString, file);
    QFETCH(QString, message);

    const auto outcome = runCli({"run", m_fine, "--input", file});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains(message), qPrintable(outcome.errors));
    QVERIFY(outcome.output.isEmpty());
}

void CliBadInputTest::mocksAreRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("message");

    QTest::newRow("missing") << path("none.json") << "There is no file";
    QTest::newRow("not JSON") << write("bad-mocks.json", "{") << "bad-mocks.json:1:";
    QTest::newRow("no mocks") << write("no-mocks.json", "{}")
                              << "no-mocks.json:1:1: error: The mock file has no StateMachines.";
    QTest::newRow("a missing response") << write(
        "response.json", "{\"StateMachines\": {\"M\": {\"TestCases\": {\"T\":\n {\"A\": \"R\"}}}}}")
                                        << "response.json:2:8: error: There is no response \"R\"";
}

void CliBadInputTest::mocksAreRefused()
{
    QFETCH(QString, file);
    QFETCH(QString, message);

    const auto outcome = runCli({"run", m_fine, "--mocks", file});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains(message), qPrintable(outcome.errors));
}

void CliBadInputTest::aReadOnlyHistoryIsKept()
{
    const QString history = write("history.json", "mine");
    QCOMPARE(::chmod(qPrintable(history), 0444), 0);

    const auto outcome = runCli({"run", m_fine, "--history", history});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.errors.contains("is read-only"), qPrintable(outcome.errors));
    QCOMPARE(readFile(history), QByteArray("mine"));
}

void CliBadInputTest::anEndlessFileIsRefused()
{
    const auto outcome = runCli({"run", "/dev/zero"});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.errors.contains("16 MB"));
}

QTEST_GUILESS_MAIN(CliBadInputTest)
#include "tst_cli_bad_input.moc"
