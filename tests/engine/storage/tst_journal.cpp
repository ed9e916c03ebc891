#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

#include <sys/wait.h>
#include <unistd.h>

#include "storage/journal.h"
#include "storage/read_file.h"
#include "storage/write_file.h"

using namespace statelight;
using storage::Journal;
using storage::JournalStep;

class JournalTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void stepsAreThereAgain();
    void whatWasFoundIsLeftAloneByTheNextJournal();
    void savedAndClosedDocumentsLeaveNothing();
    void aSecondWindowIsRefusedAndAnOpenOneIsLeftAlone();
    void aDamagedEndIsLeftOut();
    void aStepThatDoesNotFitIsRefused();
    void killedAtAnyTimeNothingIsLost();

private:
    std::string folder() const { return m_folder->filePath("journal").toStdString(); }
    QStringList files() const { return QDir(QString::fromStdString(folder())).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

/// As a killed process leaves it.
void leaveBehind(const std::string& folder, const std::string& document, std::string_view text,
    const std::vector<JournalStep>& steps)
{
    auto journal = Journal::open(folder, document, text).value();
    for (const JournalStep& step : steps) {
        QVERIFY(journal.append(step).has_value());
    }
}

std::string textOf(int version)
{
    return std::string(static_cast<std::size_t>(version) * 7 % 5000, 'x') + std::to_string(version) + "\n";
}

/// Types without end: each text goes to the journal, every fifth is saved. What is done is told by one number each.
[[noreturn]] void typeUntilKilled(const std::string& folder, const std::string& file, int report)
{
    auto journal = Journal::open(folder, file, textOf(0)).value();
    for (int version = 1;; ++version) {
        const std::string text = textOf(version);
        const bool kept = journal.append({{0, journal.text().size(), text}}).has_value();
        if (!kept || ::write(report, &version, sizeof version) != sizeof version) {
            ::_exit(1);
        }
        if (version % 5 == 0 && (!storage::writeFile(file, text) || !journal.restart(text))) {
            ::_exit(1);
        }
    }
}

} // namespace

void JournalTest::stepsAreThereAgain()
{
    leaveBehind(folder(), "/a/ö.json", "abc\n", {{{1, 2, "XY"}}, {{0, 0, "<"}, {4, 5, "\n}\n 1 2"}}});

    const auto found = storage::findUnsaved(folder());

    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found[0].document, std::string("/a/ö.json"));
    QCOMPARE(found[0].base, std::string("abc\n"));
    QCOMPARE(found[0].text, std::string("<aXYc\n}\n 1 2"));
    storage::forgetUnsaved(found[0]);
    QVERIFY(files().isEmpty());
}

void JournalTest::whatWasFoundIsLeftAloneByTheNextJournal()
{
    leaveBehind(folder(), "/a.json", "old", {{{0, 3, "first"}}});
    const auto first = storage::findUnsaved(folder());
    leaveBehind(folder(), "/a.json", "old", {{{0, 3, "second"}}});

    // Nobody has answered yet, and the program starts again.
    QCOMPARE(storage::findUnsaved(folder()).size(), std::size_t(2));
    storage::forgetUnsaved(first.at(0));
    const auto left = storage::findUnsaved(folder());

    QCOMPARE(left.size(), std::size_t(1));
    QCOMPARE(left[0].text, std::string("second"));
}

void JournalTest::savedAndClosedDocumentsLeaveNothing()
{
    {
        auto saved = Journal::open(folder(), "saved", "a").value();
        QVERIFY(saved.append({{0, 1, "b"}}) && saved.restart("b"));
        auto closed = Journal::open(folder(), "closed", "a").value();
        QVERIFY(closed.append({{0, 1, "b"}}).has_value());
        closed.remove();
    }

    QVERIFY(storage::findUnsaved(folder()).empty());
    QVERIFY(files().isEmpty());
}

void JournalTest::aSecondWindowIsRefusedAndAnOpenOneIsLeftAlone()
{
    auto journal = Journal::open(folder(), "x", "a").value();
    QVERIFY(journal.append({{0, 1, "b"}}).has_value());

    QCOMPARE(Journal::open(folder(), "x", "a").error().code, std::string("storage.busy"));
    QVERIFY(storage::findUnsaved(folder()).empty());
    QCOMPARE(files().size(), 1);
}

void JournalTest::aDamagedEndIsLeftOut()
{
    leaveBehind(folder(), "x", "a", {{{1, 1, "b"}}, {{2, 2, "c"}}});
    const QString path = QString::fromStdString(folder()) + "/" + files().at(0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    for (qint64 size = 0; size < whole.size(); ++size) {
        QVERIFY(file.seek(0) && file.write(whole) == whole.size() && file.flush() && file.resize(size));
        const auto found = storage::findUnsaved(folder());
        if (!found.empty())
            QVERIFY(found[0].text == "ab" && found[0].base == "a");
        if (!QFile::exists(path)) {
            file.close();
            file.setFileName(path);
            QVERIFY(file.open(QIODevice::ReadWrite));
        }
    }
}

void JournalTest::aStepThatDoesNotFitIsRefused()
{
    auto journal = Journal::open(folder(), "x", "abc").value();

    for (const JournalStep& step :
        {JournalStep{{2, 4, ""}}, JournalStep{{2, 1, ""}}, JournalStep{{1, 3, ""}, {2, 3, ""}}}) {
        const auto result = journal.append(step);
        QVERIFY(!result && result.error().code == "storage.journal");
    }
    QCOMPARE(journal.text(), std::string("abc"));
}

void JournalTest::killedAtAnyTimeNothingIsLost()
{
    // STATELIGHT_KILLS asks for more rounds than a quick run has.
    const int rounds = std::max(25, qEnvironmentVariableIntValue("STATELIGHT_KILLS"));
    std::mt19937 random(7);
    const std::string file = m_folder->filePath("a.json").toStdString();
    int unsaved = 0;
    for (int round = 0; round < rounds; ++round) {
        QVERIFY(storage::writeFile(file, textOf(0)).has_value());
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0)
            typeUntilKilled(folder(), file, ends[1]);
        ::close(ends[1]);
        ::usleep(random() % 400'000);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        int told = 0;
        for (int version = 0; ::read(ends[0], &version, sizeof version) == sizeof version;)
            told = version;
        ::close(ends[0]);

        const std::string onDisk = storage::readFile(file).value();
        const int saved = std::stoi(onDisk.substr(onDisk.find_first_not_of('x')));
        QCOMPARE(onDisk, textOf(saved));
        int restored = saved;
        for (const auto& found : storage::findUnsaved(folder())) {
            restored = std::max(restored, std::stoi(found.text.substr(found.text.find_first_not_of('x'))));
            QCOMPARE(found.text, textOf(std::stoi(found.text.substr(found.text.find_first_not_of('x')))));
            ++unsaved;
            storage::forgetUnsaved(found);
        }
        QVERIFY2(restored >= told, qPrintable(QString("%1 of %2").arg(restored).arg(told)));
    }
    qInfo("killed %d times, %d times with unsaved steps: nothing lost", rounds, unsaved);
}

QTEST_APPLESS_MAIN(JournalTest)
#include "tst_journal.moc"
