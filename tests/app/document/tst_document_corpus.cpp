#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "app/document/document.h"
#include "document/edits/edits.h"
#include "require_shared.h"

using namespace statelight;
using app::Document;

namespace {

QStringList definitions()
{
    QStringList files;
    QDirIterator folder(statelight::tests::sharedFolder() + "/corpus/definitions", {"*.json", "*.yaml", "*.yml"},
        QDir::Files, QDirIterator::Subdirectories);
    while (folder.hasNext()) {
        const QString file = folder.next();
        if (!file.endsWith("definitions/index.json"))
            files.append(file);
    }
    files.sort();
    return files;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void report(const char* what, qsizetype passed, qsizetype all)
{
    qInfo("%s: %lld/%lld", what, static_cast<long long>(passed), static_cast<long long>(all));
}

bool saveGivesTheSameBytes(const QString& path, const QString& copy)
{
    QFile::remove(copy);
    if (!QFile::copy(path, copy))
        return false;
    const auto opened = Document::open(copy);
    return opened && (*opened)->save() && bytesOf(copy) == bytesOf(path) && (*opened)->stateCount() > 0;
}

bool editAndUndoGiveTheSameBytes(const QString& path, const QString& copy)
{
    const auto opened = Document::open(path);
    if (!opened || (*opened)->stateCount() == 0)
        return false;
    Document& document = **opened;
    const asl::StatePath first = document.snapshot()->machine.states.front().path;
    const bool renamed = document.perform(
        [&first](const document::Snapshot& now) { return document::renameState(now, first, "Renamed by a test"); });
    const bool changed = renamed && QByteArray::fromStdString(*document.text()) != bytesOf(path);
    document.undo();
    return changed && document.saveAs(copy) && bytesOf(copy) == bytesOf(path);
}

} // namespace

class DocumentCorpusTest : public QObject {
    Q_OBJECT

private slots:
    void everyDefinitionIsSavedAsItWas();
    void everyJsonDefinitionIsTheSameAfterAnEditAndItsUndo();

private:
    QTemporaryDir m_folder;
};

void DocumentCorpusTest::everyDefinitionIsSavedAsItWas()
{
    requireShared();
    const QStringList files = definitions();

    QStringList different = files;
    different.removeIf([this](const QString& file) {
        return saveGivesTheSameBytes(file, m_folder.filePath("copy." + QFileInfo(file).suffix()));
    });

    report("saved as it was", files.size() - different.size(), files.size());
    QVERIFY(files.size() > 100);
    QCOMPARE(different, QStringList());
}

void DocumentCorpusTest::everyJsonDefinitionIsTheSameAfterAnEditAndItsUndo()
{
    requireShared();
    const QStringList files = definitions().filter(".json");

    QStringList different = files;
    different.removeIf(
        [this](const QString& file) { return editAndUndoGiveTheSameBytes(file, m_folder.filePath("edited.json")); });

    report("the same after an edit and its undo", files.size() - different.size(), files.size());
    QVERIFY(files.size() > 100);
    QCOMPARE(different, QStringList());
}

QTEST_GUILESS_MAIN(DocumentCorpusTest)
#include "tst_document_corpus.moc"
