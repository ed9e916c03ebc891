#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <random>

#include "app/document/saved_versions.h"
#include "app/document/unsaved_journal.h"

using namespace statelight;
using app::Document;

namespace {

const QByteArray machine = R"({
  "Comment": "",
  "StartAt": "Only",
  "States": {
    "Only": { "Type": "Succeed" }
  }
}
)";

QByteArray withComment(qsizetype length)
{
    return QByteArray(machine).replace("\"Comment\": \"\"", "\"Comment\": \"" + QByteArray(length, 'x') + '"');
}

/// How many letters the comment has, if the text is otherwise whole.
std::optional<qsizetype> lengthOfComment(const QByteArray& text)
{
    const qsizetype length = text.count('x');
    return text == withComment(length) ? std::optional(length) : std::nullopt;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

core::Result<void> typeLetter(Document& document)
{
    const auto at = static_cast<std::uint32_t>(document.text()->find("\"Comment\": \"") + 12);
    return document.applyTyped({{{at, at}, "x"}}, "Typing", "code");
}

} // namespace

class UnsavedJournalTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatIsClosedOrSavedLeavesNoJournal();
    void whoIsKilledLosesNothing();
    void savedTextsCanBeTakenBack();

private:
    void killOnce(int afterMs);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::string m_journals;
};

void UnsavedJournalTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath("machine.asl.json");
    m_journals = m_folder->filePath("journal").toStdString();
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(machine);
}

void UnsavedJournalTest::whatIsClosedOrSavedLeavesNoJournal()
{
    {
        const auto document = Document::open(m_file);
        const app::UnsavedJournal journal(**document, m_journals, "unsaved/1");
        QVERIFY(typeLetter(**document));
        QCOMPARE(QDir(QString::fromStdString(m_journals)).entryList(QDir::Files).size(), 1);
        QVERIFY((*document)->save());
        QCOMPARE(QDir(QString::fromStdString(m_journals)).entryList(QDir::Files).size(), 0);
        QVERIFY(typeLetter(**document));
    }
    QCOMPARE(QDir(QString::fromStdString(m_journals)).entryList(QDir::Files).size(), 0);
}

void UnsavedJournalTest::killOnce(int afterMs)
{
    QProcess victim;
    victim.start(
        QCoreApplication::applicationDirPath() + "/unsaved_victim", {m_file, QString::fromStdString(m_journals)});
    QVERIFY(victim.waitForReadyRead(10'000));
    QTest::qWait(afterMs);
    victim.kill();
    QVERIFY(victim.waitForFinished());
    const QList<QByteArray> told = victim.readAllStandardOutput().split('\n');
    // The last line may be cut off; the one before it is whole.
    const qsizetype typed = told.size() < 2 ? 0 : told[told.size() - 2].toInt();

    const std::optional<qsizetype> saved = lengthOfComment(bytesOf(m_file));
    QVERIFY2(saved, "the file is no version that was saved");
    QCOMPARE(*saved % 5, 0);
    const auto unsaved = storage::findUnsaved(m_journals);
    QVERIFY(unsaved.size() <= 1);
    const std::optional<qsizetype> kept
        = unsaved.empty() ? saved : lengthOfComment(QByteArray::fromStdString(unsaved.front().text));
    QVERIFY2(kept, "the journal holds no version that was typed");
    QVERIFY2(std::max(*kept, *saved) >= typed, qPrintable(QString("typed %1, kept %2").arg(typed).arg(*kept)));
    for (const storage::UnsavedDocument& document : unsaved)
        storage::forgetUnsaved(document);
}

// STATELIGHT_KILLS is how often; the full proof takes 200.
void UnsavedJournalTest::whoIsKilledLosesNothing()
{
    const int kills = qEnvironmentVariableIntValue("STATELIGHT_KILLS");
    std::mt19937 random(1);
    for (int kill = 0; kill < std::max(kills, 10); ++kill) {
        init();
        killOnce(static_cast<int>(random() % 400));
        if (QTest::currentTestFailed())
            return;
    }
}

void UnsavedJournalTest::savedTextsCanBeTakenBack()
{
    const auto document = Document::open(m_file);
    app::SavedVersions versions(**document, m_folder->filePath("versions").toStdString());
    for (int save = 0; save < 3; ++save) {
        QVERIFY(typeLetter(**document));
        QVERIFY((*document)->save());
    }
    const QVariantList list = versions.list();
    QCOMPARE(list.size(), 4);

    versions.restore(list.last().toMap().value("number").toULongLong());

    QCOMPARE(QByteArray::fromStdString(*(*document)->text()), machine);
    QVERIFY((*document)->isDirty());
    (*document)->undo();
    QCOMPARE(QByteArray::fromStdString(*(*document)->text()), withComment(3));
}

QTEST_GUILESS_MAIN(UnsavedJournalTest)
#include "tst_unsaved_journal.moc"
