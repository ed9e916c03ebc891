#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/document/document.h"
#include "document/edits/edits.h"

using namespace statelight;
using app::Document;

namespace {

const std::string twoStates = R"({
  "StartAt": "First",
  "States": {
    "First": { "Type": "Pass", "Next": "Last" },
    "Last": { "Type": "Succeed" }
  }
}
)";

std::unique_ptr<Document> twoStateDocument()
{
    return std::make_unique<Document>("two.asl.json", twoStates, source::Format::Json);
}

Document::Intention renaming(const std::string& from, const std::string& to)
{
    return [from, to](const document::Snapshot& now) {
        return document::renameState(now, asl::StatePath::inScope("", from), to);
    };
}

core::Result<void> typeAt(Document& document, std::uint32_t offset, const std::string& text)
{
    return document.applyTyped({{{offset, offset}, text}}, "Typing", "code");
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString fileWith(const QTemporaryDir& folder, const QByteArray& bytes)
{
    const QString path = folder.filePath("machine.asl.json");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return path;
}

} // namespace

class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void renameChangesEveryReferenceInOneUndoStep();
    void severalChangesCanBeOneUndoStep();
    void severalRefusedChangesLeaveNoUndoStep();
    void undoAndRedoGiveTheSameBytes();
    void undoMovesPathsBack();
    void staleEditIsRefused();
    void editOutsideOfTheTextIsRefused();
    void refusedIntentionIsReported();
    void typingWithinAPauseIsOneUndoStep();
    void typingAfterAPauseIsAnotherUndoStep();
    void typingInAnotherFieldIsAnotherUndoStep();
    void mergedTypingIsTakenBackAtOnce();
    void savedStateIsNeverMergedAway();
    void newestTextIsReadByTheWorker();
    void editsAreToldBeforeTheSnapshot();
    void savingWritesExactlyTheText();
    void savingWithoutAFileAsksForOne();
    void yamlIsNotSavedUnderANameOfJson();
    void refusedTogetherNoStepIsLeft();
    void unwritableFolderIsReportedAndNothingIsLost();
    void brokenFileOpensWithItsProblems();
    void missingFileIsAnError();
    void fileThatIsNotUtf8IsAnError();
    void fileOverTheLimitIsAnError();
    void changeOnDiskIsSeenAndCanBeTaken();
    void changesOfAnotherProgramAreMerged();
    void changesOfTheSamePlaceAreNotMerged();
    void aFileThatIsGoneIsToldAndWrittenAgain();
    void adviceThatTheSidecarSwitchesOffIsNotGiven();
    void factsAreThoseOfTheText();
};

void DocumentTest::renameChangesEveryReferenceInOneUndoStep()
{
    const auto document = twoStateDocument();

    QVERIFY(document->perform(renaming("Last", "Done")));

    QVERIFY(document->text()->find("\"Next\": \"Done\"") != std::string::npos);
    QVERIFY(document->text()->find("Last") == std::string::npos);
    document->undo();
    QCOMPARE(*document->text(), twoStates);
    QVERIFY(!document->canUndo());
}

void DocumentTest::severalChangesCanBeOneUndoStep()
{
    const auto document = twoStateDocument();

    document->performTogether("Rename all", {renaming("First", "A"), renaming("Missing", "C"), renaming("Last", "B")});

    QCOMPARE(document->undoText(), QStringLiteral("Rename all"));
    QVERIFY(document->text()->find("\"Next\": \"B\"") != std::string::npos);
    document->undo();
    QCOMPARE(*document->text(), twoStates);
    QVERIFY(!document->canUndo());
}

void DocumentTest::severalRefusedChangesLeaveNoUndoStep()
{
    const auto document = twoStateDocument();
    const QSignalSpy notices(document.get(), &Document::noticeRaised);

    document->performTogether("Rename all", {renaming("Missing", "A"), renaming("Gone", "B")});

    QCOMPARE(notices.count(), 2);
    QVERIFY(!document->canUndo());
}

void DocumentTest::undoAndRedoGiveTheSameBytes()
{
    const auto document = twoStateDocument();
    QVERIFY(document->perform(renaming("First", "Begin")));
    QVERIFY(document->perform(renaming("Last", "Done")));
    const std::string changed = *document->text();

    document->undo();
    document->undo();

    QCOMPARE(*document->text(), twoStates);
    QVERIFY(!document->isDirty());
    document->redo();
    document->redo();
    QCOMPARE(*document->text(), changed);
    QVERIFY(document->isDirty());
}

void DocumentTest::undoMovesPathsBack()
{
    const auto document = twoStateDocument();
    std::vector<document::Moved> moved;
    connect(document.get(), &Document::pathsMoved, this, [&moved](const auto& paths) { moved = paths; });
    QVERIFY(document->perform(renaming("Last", "Done")));
    const document::Moved there{asl::StatePath("/States/Last"), asl::StatePath("/States/Done")};
    QCOMPARE(moved, std::vector{there});

    document->undo();

    const document::Moved back{there.to, there.from};
    QCOMPARE(moved, std::vector{back});
}

void DocumentTest::staleEditIsRefused()
{
    const auto document = twoStateDocument();
    const auto edit = document::renameState(*document->snapshot(), asl::StatePath("/States/Last"), "Done");
    QVERIFY(edit);
    QVERIFY(typeAt(*document, 0, " "));

    const auto applied = document->apply(*edit);

    QVERIFY(!applied);
    QCOMPARE(applied.error().code, std::string("edit.stale"));
    QCOMPARE(*document->text(), " " + twoStates);
}

void DocumentTest::editOutsideOfTheTextIsRefused()
{
    const auto document = twoStateDocument();

    const auto applied = typeAt(*document, 100000, "x");

    QVERIFY(!applied);
    QCOMPARE(*document->text(), twoStates);
    QVERIFY(!document->canUndo());
}

void DocumentTest::refusedIntentionIsReported()
{
    const auto document = twoStateDocument();
    const QSignalSpy notices(document.get(), &Document::noticeRaised);

    QVERIFY(!document->perform(renaming("Last", "First")));

    QCOMPARE(notices.count(), 1);
    QCOMPARE(*document->text(), twoStates);
}

void DocumentTest::typingWithinAPauseIsOneUndoStep()
{
    const auto document = twoStateDocument();
    std::int64_t now = 0;
    document->setClock([&now] { return now; });

    QVERIFY(typeAt(*document, 1, "a"));
    now += 800;
    QVERIFY(typeAt(*document, 2, "b"));
    now += 800;
    QVERIFY(typeAt(*document, 3, "c"));

    document->undo();
    QCOMPARE(*document->text(), twoStates);
}

void DocumentTest::typingAfterAPauseIsAnotherUndoStep()
{
    const auto document = twoStateDocument();
    std::int64_t now = 0;
    document->setClock([&now] { return now; });

    QVERIFY(typeAt(*document, 1, "a"));
    now += 801;
    QVERIFY(typeAt(*document, 2, "b"));

    document->undo();
    QCOMPARE(document->text()->substr(0, 3), std::string("{a\n"));
}

void DocumentTest::typingInAnotherFieldIsAnotherUndoStep()
{
    const auto document = twoStateDocument();
    document->setClock([] { return 0; });

    QVERIFY(typeAt(*document, 1, "a"));
    document->endTyping();
    QVERIFY(typeAt(*document, 2, "b"));

    document->undo();
    QCOMPARE(document->text()->substr(0, 3), std::string("{a\n"));
}

void DocumentTest::mergedTypingIsTakenBackAtOnce()
{
    const auto document = twoStateDocument();
    document->setClock([] { return 0; });
    QVERIFY(typeAt(*document, 1, "one"));
    QVERIFY(typeAt(*document, 20, "two"));
    const std::string typed = *document->text();

    document->undo();
    document->redo();

    QCOMPARE(*document->text(), typed);
}

void DocumentTest::savedStateIsNeverMergedAway()
{
    const QTemporaryDir folder;
    const auto document = twoStateDocument();
    document->setClock([] { return 0; });
    QVERIFY(typeAt(*document, 1, "a"));
    QVERIFY(document->saveAs(folder.filePath("saved.asl.json")));

    QVERIFY(typeAt(*document, 2, "b"));

    QVERIFY(document->isDirty());
    document->undo();
    QVERIFY(!document->isDirty());
}

void DocumentTest::newestTextIsReadByTheWorker()
{
    const auto document = twoStateDocument();
    const QSignalSpy published(document.get(), &Document::snapshotChanged);
    for (int i = 0; i < 50; ++i)
        QVERIFY(typeAt(*document, 0, " "));

    QTRY_COMPARE(document->snapshot()->version, document->version());

    QCOMPARE(document->snapshot()->tree.text(), std::string_view(*document->text()));
    QVERIFY(published.count() <= 50);
}

void DocumentTest::editsAreToldBeforeTheSnapshot()
{
    const auto document = twoStateDocument();
    std::uint64_t told = 0;
    std::uint64_t snapshotThen = 0;
    connect(document.get(), &Document::textEdited, this, [&](const source::TextEdits&, std::uint64_t version) {
        told = version;
        snapshotThen = document->snapshot()->version;
    });

    QVERIFY(typeAt(*document, 0, " "));

    QCOMPARE(told, document->version());
    QCOMPARE(snapshotThen + 1, told);
    QCOMPARE(document->waitForSnapshot()->version, told);
}

void DocumentTest::savingWritesExactlyTheText()
{
    const QTemporaryDir folder;
    const QByteArray crlf = "{\r\n\t\"StartAt\": \"A\",\r\n\t\"States\": {\"A\": {\"Type\": \"Succeed\"}}\r\n}";
    const QString path = fileWith(folder, crlf);
    const auto opened = Document::open(path);
    QVERIFY(opened);
    QVERIFY((*opened)->perform(renaming("A", "Ä")));

    QVERIFY((*opened)->save());

    QCOMPARE(bytesOf(path), QByteArray(crlf).replace("\"A\"", "\"Ä\""));
    QVERIFY(!(*opened)->isDirty());
}

void DocumentTest::refusedTogetherNoStepIsLeft()
{
    Document document("a.asl.json",
        "{\n  \"StartAt\": \"A\",\n  \"States\": {\n    \"A\": {\"Type\": \"Succeed\"}\n  }\n}\n",
        source::Format::Json);
    const auto brace = static_cast<std::uint32_t>(document.text()->find("\"}\n")) + 1;
    QVERIFY(document.applyTyped({{{brace, brace + 1}, ""}}, "Typing", {}));
    const std::string broken = *document.text();
    document.waitForSnapshot();
    QVERIFY(document.isBroken());

    document.performTogether("Rename", {renaming("A", "B"), renaming("A", "C")});

    QCOMPARE(*document.text(), broken);
    QCOMPARE(document.undoText(), QString("Typing"));
}

void DocumentTest::yamlIsNotSavedUnderANameOfJson()
{
    const QTemporaryDir folder;
    Document document("a.asl.yaml", "StartAt: A\nStates:\n  A:\n    Type: Succeed\n", source::Format::Yaml);

    const auto saved = document.saveAs(folder.filePath("a.asl.json"));

    QCOMPARE(saved.error().code, std::string("file.ending"));
    QVERIFY(!QFile::exists(folder.filePath("a.asl.json")));
    QVERIFY(document.saveAs(folder.filePath("a.asl.yaml")));
}

void DocumentTest::savingWithoutAFileAsksForOne()
{
    const auto saved = twoStateDocument()->save();

    QVERIFY(!saved);
    QCOMPARE(saved.error().code, std::string("file.unnamed"));
}

void DocumentTest::unwritableFolderIsReportedAndNothingIsLost()
{
    const auto document = twoStateDocument();
    QVERIFY(typeAt(*document, 0, " "));

    const auto saved = document->saveAs("/proc/statelight/none.asl.json");

    QVERIFY(!saved);
    QVERIFY(!saved.error().message.empty());
    QVERIFY(document->isDirty());
    QVERIFY(document->path().isEmpty());
}

void DocumentTest::brokenFileOpensWithItsProblems()
{
    const QTemporaryDir folder;
    const QByteArray broken = QByteArray::fromStdString(twoStates).replace("\"Last\": {", "\"Last\" {");

    const auto opened = Document::open(fileWith(folder, broken));

    QVERIFY(opened);
    QVERIFY((*opened)->isBroken());
    QVERIFY((*opened)->problems()->errors() > 0);
    QVERIFY((*opened)->stateCount() >= 1);
    QCOMPARE((*opened)->text()->size(), static_cast<std::size_t>(broken.size()));
}

void DocumentTest::missingFileIsAnError()
{
    const auto opened = Document::open("/nowhere/none.asl.json");

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, std::string("storage.missing"));
}

void DocumentTest::fileThatIsNotUtf8IsAnError()
{
    const QTemporaryDir folder;

    const auto opened = Document::open(fileWith(folder, "{\"StartAt\": \"\xff\xfe\"}"));

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, std::string("storage.encoding"));
}

void DocumentTest::fileOverTheLimitIsAnError()
{
    const QTemporaryDir folder;

    const auto opened = Document::open(fileWith(folder, QByteArray(16 * 1024 * 1024 + 1, ' ')));

    QVERIFY(!opened);
    QCOMPARE(opened.error().code, std::string("storage.size"));
}

void DocumentTest::changeOnDiskIsSeenAndCanBeTaken()
{
    const QTemporaryDir folder;
    const QString path = fileWith(folder, QByteArray::fromStdString(twoStates));
    const auto opened = Document::open(path);
    QVERIFY(opened);
    QVERIFY((*opened)->diskState() == Document::DiskState::Same);
    const QByteArray theirs = QByteArray::fromStdString(twoStates).replace("Last", "Done");
    fileWith(folder, theirs);
    QVERIFY((*opened)->diskState() == Document::DiskState::Changed);

    QVERIFY((*opened)->reload());

    QCOMPARE(QByteArray::fromStdString(*(*opened)->text()), theirs);
    QVERIFY(!(*opened)->isDirty());
    QVERIFY((*opened)->diskState() == Document::DiskState::Same);
    (*opened)->undo();
    QCOMPARE(*(*opened)->text(), twoStates);
}

void DocumentTest::changesOfAnotherProgramAreMerged()
{
    const QTemporaryDir folder;
    const QString path = fileWith(folder, QByteArray::fromStdString(twoStates));
    const auto opened = Document::open(path);
    Document& document = **opened;
    QVERIFY(document.perform([](const document::Snapshot& now) {
        return document::setValue(now, "/States/First/Comment", core::Value("mine"));
    }));
    const std::string mine = *document.text();
    fileWith(folder,
        QByteArray::fromStdString(twoStates).replace(
            R"("Last": { "Type")", R"("Last": { "Comment": "theirs", "Type")"));

    QVERIFY(document.mergeFromDisk());

    QVERIFY(document.text()->find("mine") != std::string::npos);
    QVERIFY(document.text()->find("theirs") != std::string::npos);
    QVERIFY(document.diskState() == Document::DiskState::Same);
    QVERIFY(document.isDirty());
    document.undo();
    QCOMPARE(*document.text(), mine);
}

void DocumentTest::changesOfTheSamePlaceAreNotMerged()
{
    const QTemporaryDir folder;
    const QString path = fileWith(folder, QByteArray::fromStdString(twoStates));
    const auto opened = Document::open(path);
    Document& document = **opened;
    QVERIFY(document.perform(renaming("Last", "Mine")));
    const std::string mine = *document.text();
    fileWith(folder, QByteArray::fromStdString(twoStates).replace("Last", "Theirs"));

    const auto merged = document.mergeFromDisk();

    QCOMPARE(merged.error().code, std::string("merge.conflict"));
    QCOMPARE(*document.text(), mine);
    QVERIFY(document.diskState() == Document::DiskState::Changed);
}

void DocumentTest::aFileThatIsGoneIsToldAndWrittenAgain()
{
    const QTemporaryDir folder;
    const QString path = fileWith(folder, QByteArray::fromStdString(twoStates));
    const auto opened = Document::open(path);
    QVERIFY(QFile::remove(path));
    QVERIFY((*opened)->diskState() == Document::DiskState::Gone);

    QVERIFY((*opened)->save());

    QCOMPARE(bytesOf(path), QByteArray::fromStdString(twoStates));
}

void DocumentTest::adviceThatTheSidecarSwitchesOffIsNotGiven()
{
    const QTemporaryDir folder;
    const QString path = fileWith(folder, R"({"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
        "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}}}})");
    const auto advised = [&] {
        const auto opened = Document::open(path);
        const auto& found = (*opened)->snapshot()->diagnostics;
        return std::ranges::any_of(found, [](const auto& each) { return each.code == "task-without-retry"; });
    };
    QVERIFY(advised());

    QFile sidecar(path + ".statelight.json");
    QVERIFY(sidecar.open(QIODevice::WriteOnly));
    sidecar.write(R"({"disabledRules": ["task-without-retry"]})");
    sidecar.close();

    QVERIFY(!advised());
}

void DocumentTest::factsAreThoseOfTheText()
{
    const auto document = twoStateDocument();

    QCOMPARE(document->stateCount(), 2);
    QCOMPARE(document->languageName(), QString("JSONPath"));
    QVERIFY(document->formatName().startsWith("JSON, 2"));
}

QTEST_GUILESS_MAIN(DocumentTest)
#include "tst_document.moc"
