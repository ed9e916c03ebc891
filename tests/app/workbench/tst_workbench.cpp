#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/workbench/workbench.h"

using namespace statelight::app;

namespace {

const QByteArray machine = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}\n";

QString fileIn(const QTemporaryDir& folder, const QString& name, const QByteArray& bytes = machine)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return path;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool type(Tab& tab)
{
    return tab.document()->applyTyped({{{0, 0}, " "}}, "Typing", {}).has_value();
}

/// Leaves the current document at one of its earlier versions.
bool hasVersion(Workbench& workbench, const QByteArray& text)
{
    Tab& tab = *workbench.current();
    for (const QVariant& version : tab.versions()->list()) {
        tab.versions()->restore(version.toMap().value("number").toULongLong());
        if (*tab.document()->text() == text.toStdString())
            return true;
    }
    return false;
}

/// As a process that was killed after typing two spaces.
void leaveUnsaved(const QTemporaryDir& folder, const std::string& document, const QByteArray& base = machine)
{
    auto journal
        = statelight::storage::Journal::open(folder.filePath("journal").toStdString(), document, base.toStdString());
    QVERIFY(journal);
    QVERIFY(journal->append({{0, 0, "  "}}));
}

} // namespace

class WorkbenchTest : public QObject {
    Q_OBJECT

private slots:
    void fileIsOpenedOnceAndThenShown();
    void missingFileIsToldAndOpensNoTab();
    void newFilesHaveTheirOwnNames();
    void savingANewFileAsksForItsName();
    void closingAnUnsavedFileAsks();
    void closingTheLastTabLeavesNone();
    void quitAsksAboutEachUnsavedFile();
    void aCancelledQuitIsForgotten();
    void filesOpenAtQuittingAreRemembered();
    void unsavedFileIsNotOverwrittenByAChangeOnDisk();
    void whatAnotherProgramWroteIsKeptAsAVersion();
    void aFileThatIsReplacedIsKeptAsAVersion();
    void untouchedFileFollowsTheDisk();
    void whatACrashLeftCanBeRestored();
    void whatACrashLeftIsMergedWithWhatCameSince();
    void whatACrashLeftAndCantBeMergedHasATabOfItsOwn();
    void whatACrashLeftCanBeDiscarded();
    void openFilesAreRemembered();
    void aProblemThatIsNotThereIsNoHarm();
    void aChosenIterationKeepsTheSelection();
    void aRunFollowsTheNameOfTheSelectedState();
    void aTemplateOffersItsMachines();
    void theLastRunIsRememberedBesideTheFile();
    void aMachineThatItsTemplateHasLostIsTold();
    void whatJsonHasNoRoomForIsTold();
    void aRestoredMachineWithoutItsTemplateIsAFileOfItsOwn();
    void theProblemOfTheSelectedStateIsMended();
    void aDefinitionIsExportedByTheFilesEnding();
    void theOtherFormOpensInATabOfItsOwn();
    void recentFilesAreRememberedNewestFirst();
    void arrangementIsRemembered();
    void undoActionNamesWhatItTakesBack();
};

void WorkbenchTest::fileIsOpenedOnceAndThenShown()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QString first = fileIn(folder, "first.asl.json");
    QVERIFY(workbench.openFile(first));
    QVERIFY(workbench.openFile(fileIn(folder, "second.asl.json")));

    QVERIFY(workbench.openFile(first));

    QCOMPARE(workbench.tabs()->count(), 2);
    QCOMPARE(workbench.current()->document()->path(), first);
}

void WorkbenchTest::missingFileIsToldAndOpensNoTab()
{
    Workbench workbench(nullptr);
    QVERIFY(!workbench.openFile("/nowhere/none.json"));

    QVERIFY(workbench.notice().contains("none.json"));
    QVERIFY(!workbench.current());
}

void WorkbenchTest::newFilesHaveTheirOwnNames()
{
    Workbench workbench(nullptr);

    workbench.actions()->action("new")->trigger();
    const QString first = workbench.current()->document()->title();
    workbench.actions()->action("new")->trigger();

    QVERIFY(first != workbench.current()->document()->title());
    QVERIFY(!workbench.current()->document()->isDirty());
}

void WorkbenchTest::savingANewFileAsksForItsName()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    workbench.actions()->action("new")->trigger();
    const QSignalSpy asked(&workbench, &Workbench::saveDialogRequested);

    workbench.actions()->action("save")->trigger();
    QCOMPARE(asked.count(), 1);

    const QString path = folder.filePath("named.asl.json");
    workbench.saveAs(QUrl::fromLocalFile(path));
    QCOMPARE(workbench.current()->document()->path(), path);
    QVERIFY(QFileInfo::exists(path));
}

void WorkbenchTest::closingAnUnsavedFileAsks()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QString path = fileIn(folder, "a.asl.json");
    QVERIFY(workbench.openFile(path));
    QVERIFY(type(*workbench.current()));
    const QSignalSpy asked(&workbench, &Workbench::closeQuestionAsked);

    workbench.close(0);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(workbench.tabs()->count(), 1);

    workbench.saveAndClose(0);
    QCOMPARE(workbench.tabs()->count(), 0);
    QCOMPARE(bytesOf(path), " " + machine);
}

void WorkbenchTest::closingTheLastTabLeavesNone()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    QVERIFY(workbench.openFile(fileIn(folder, "b.asl.json")));

    workbench.close(1);
    QCOMPARE(workbench.current()->document()->title(), QString("a.asl.json"));
    workbench.close(0);

    QVERIFY(!workbench.current());
    QVERIFY(!workbench.actions()->action("save")->isEnabled());
}

void WorkbenchTest::quitAsksAboutEachUnsavedFile()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    for (const char* name : {"a.asl.json", "b.asl.json"}) {
        QVERIFY(workbench.openFile(fileIn(folder, name)));
        QVERIFY(type(*workbench.current()));
    }
    const QSignalSpy asked(&workbench, &Workbench::closeQuestionAsked);
    const QSignalSpy quits(&workbench, &Workbench::quitRequested);

    QVERIFY(!workbench.mayQuit());
    workbench.closeWithoutSaving(0);
    QCOMPARE(asked.count(), 2);
    QCOMPARE(quits.count(), 0);
    workbench.closeWithoutSaving(0);

    QCOMPARE(quits.count(), 1);
    QVERIFY(workbench.mayQuit());
}

void WorkbenchTest::aCancelledQuitIsForgotten()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    QVERIFY(workbench.openFile(fileIn(folder, "b.asl.json")));
    QVERIFY(type(*workbench.current()));
    const QSignalSpy quits(&workbench, &Workbench::quitRequested);
    QVERIFY(!workbench.mayQuit());

    workbench.actions()->action("save")->trigger();
    workbench.close(0);

    QCOMPARE(quits.count(), 0);
    QCOMPARE(workbench.tabs()->count(), 1);
}

void WorkbenchTest::filesOpenAtQuittingAreRemembered()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        Workbench workbench(&settings);
        QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
        QVERIFY(workbench.openFile(fileIn(folder, "b.asl.json")));
        QVERIFY(type(*workbench.current()));
        QVERIFY(!workbench.mayQuit());
        workbench.saveAndClose(1);
        QVERIFY(workbench.mayQuit());
    }

    Workbench workbench(&settings);
    workbench.openRememberedFiles();

    QCOMPARE(workbench.tabs()->count(), 2);
}

void WorkbenchTest::unsavedFileIsNotOverwrittenByAChangeOnDisk()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QString path = fileIn(folder, "a.asl.json");
    QVERIFY(workbench.openFile(path));
    QVERIFY(type(*workbench.current()));
    const QByteArray theirs = "\n" + machine;
    fileIn(folder, "a.asl.json", theirs);

    workbench.actions()->action("save")->trigger();
    QVERIFY(workbench.current()->isChangedOnDisk());
    QCOMPARE(bytesOf(path), theirs);

    workbench.keepMine();
    QVERIFY(!workbench.current()->isChangedOnDisk());
    QCOMPARE(bytesOf(path), " " + machine);
}

void WorkbenchTest::whatAnotherProgramWroteIsKeptAsAVersion()
{
    const QTemporaryDir folder;
    const QTemporaryDir state;
    Workbench workbench(nullptr, state.path());
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    QVERIFY(type(*workbench.current()));
    const QByteArray theirs = "\n" + machine;
    fileIn(folder, "a.asl.json", theirs);
    workbench.actions()->action("save")->trigger();

    workbench.keepMine();

    QVERIFY(hasVersion(workbench, theirs));
}

void WorkbenchTest::aFileThatIsReplacedIsKeptAsAVersion()
{
    const QTemporaryDir folder;
    const QTemporaryDir state;
    Workbench workbench(nullptr, state.path());
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    const QString other = fileIn(folder, "b.asl.json", "\n" + machine);

    workbench.saveAs(QUrl::fromLocalFile(other));

    QCOMPARE(bytesOf(other), machine);
    QVERIFY(hasVersion(workbench, "\n" + machine));
}

void WorkbenchTest::untouchedFileFollowsTheDisk()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    fileIn(folder, "a.asl.json", "\n" + machine);

    workbench.checkDisk();

    QCOMPARE(QByteArray::fromStdString(*workbench.current()->document()->text()), "\n" + machine);
    QVERIFY(!workbench.current()->document()->isDirty());
}

void WorkbenchTest::whatACrashLeftCanBeRestored()
{
    const QTemporaryDir folder;
    const QString path = fileIn(folder, "a.asl.json");
    leaveUnsaved(folder, path.toStdString());
    Workbench workbench(nullptr, folder.path());
    workbench.findUnsaved();
    QVERIFY(workbench.unsavedTitle().endsWith("a.asl.json"));

    workbench.restoreUnsaved();

    Document& document = *workbench.current()->document();
    QCOMPARE(document.path(), path);
    QCOMPARE(QByteArray::fromStdString(*document.text()), "  " + machine);
    QVERIFY(document.isDirty());
    QVERIFY(workbench.unsavedTitle().isEmpty());
    document.undo();
    QCOMPARE(QByteArray::fromStdString(*document.text()), machine);
}

void WorkbenchTest::whatACrashLeftIsMergedWithWhatCameSince()
{
    const QTemporaryDir folder;
    const QByteArray base
        = "{\n\"StartAt\": \"A\",\n\"States\": {\n\"A\": {\"Type\": \"Pass\",\n\"End\": true}\n}\n}\n";
    const QByteArray theirs = QByteArray(base).replace("\"End\": true", "\"End\": true, \"Comment\": \"b\"");
    const QString path = fileIn(folder, "a.asl.json", theirs);
    leaveUnsaved(folder, path.toStdString(), base);
    Workbench workbench(nullptr, folder.path());
    workbench.findUnsaved();

    workbench.restoreUnsaved();

    QCOMPARE(workbench.tabs()->count(), 1);
    QCOMPARE(QByteArray::fromStdString(*workbench.current()->document()->text()), "  " + theirs);
}

void WorkbenchTest::whatACrashLeftAndCantBeMergedHasATabOfItsOwn()
{
    const QTemporaryDir folder;
    const QByteArray theirs = "\n" + machine;
    const QString path = fileIn(folder, "a.asl.json", theirs);
    leaveUnsaved(folder, path.toStdString());
    Workbench workbench(nullptr, folder.path());
    workbench.findUnsaved();

    workbench.restoreUnsaved();

    QCOMPARE(workbench.tabs()->count(), 2);
    QCOMPARE(QByteArray::fromStdString(*workbench.tabs()->at(0)->document()->text()), theirs);
    QVERIFY(!workbench.tabs()->at(0)->document()->isDirty());
    QCOMPARE(QByteArray::fromStdString(*workbench.current()->document()->text()), "  " + machine);
    QVERIFY(workbench.current()->document()->isDirty());
}

void WorkbenchTest::aProblemThatIsNotThereIsNoHarm()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    QCOMPARE(workbench.current()->document()->problems()->rowCount(), 0);

    workbench.chooseProblem(-1);
    workbench.chooseProblem(0);

    QVERIFY(workbench.current()->scene()->selectedPath().isEmpty());
}

void WorkbenchTest::aChosenIterationKeepsTheSelection()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json",
        R"({"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemProcessor": {"StartAt": "Inner", "States": {
            "Inner": {"Type": "Pass", "End": true}}}, "Next": "After"}, "After": {"Type": "Succeed"}}})")));
    Tab& tab = *workbench.current();
    tab.simulator()->setInputText("[1, 2, 3]");
    for (int step = 0; step < 5; ++step)
        tab.simulator()->stepInto();
    tab.scene()->reveal("/States/Each/ItemProcessor/States/Inner");
    QVERIFY(tab.simulator()->canStepIteration());

    tab.simulator()->stepIteration(-1);

    QCOMPARE(tab.scene()->selectedPath(), QString("/States/Each/ItemProcessor/States/Inner"));
}

void WorkbenchTest::aRunFollowsTheNameOfTheSelectedState()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));
    Tab& tab = *workbench.current();
    tab.scene()->waitForPicture();
    tab.scene()->reveal("/States/A");
    QVERIFY(tab.scene()->rename("/States/A", "B").isEmpty());

    tab.simulator()->runToEnd();

    QCOMPARE(tab.scene()->selectedPath(), QString("/States/B"));
    QVERIFY(tab.simulator()->stages()->count() > 0);
}

void WorkbenchTest::whatACrashLeftCanBeDiscarded()
{
    const QTemporaryDir folder;
    leaveUnsaved(folder, "unsaved/1");
    Workbench workbench(nullptr, folder.path());
    workbench.findUnsaved();
    QVERIFY(!workbench.unsavedTitle().isEmpty());

    workbench.discardUnsaved();

    QVERIFY(!workbench.current());
    workbench.findUnsaved();
    QVERIFY(workbench.unsavedTitle().isEmpty());
}

void WorkbenchTest::aTemplateOffersItsMachines()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("template.yaml");
    const QByteArray resource = "    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n"
                                "        StartAt: A\n        States:\n          A:\n            Type: Succeed\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Resources:\n  First:\n" + resource + "  Second:\n" + resource);
    file.close();
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        Workbench workbench(&settings);
        QSignalSpy offers(&workbench, &Workbench::machinesOffered);

        QVERIFY(!workbench.openFile(path));
        QCOMPARE(offers.count(), 1);
        QCOMPARE(workbench.offeredMachines(), (QStringList{"First", "Second"}));
        QVERIFY(!workbench.current());

        workbench.openMachine("Second");
        QCOMPARE(workbench.current()->document()->place(), (DefinitionPlace{path, "Second"}));
        QCOMPARE(workbench.current()->document()->stateCount(), 1);
    }
    Workbench again(&settings);
    again.openRememberedFiles();

    QCOMPARE(again.current()->document()->machineName(), QString("Second"));
    QCOMPARE(again.recentFiles()->paths(), QStringList{path + "#Second"});
}

void WorkbenchTest::aDefinitionIsExportedByTheFilesEnding()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QString path = fileIn(folder, "a.asl.json");
    QVERIFY(workbench.openFile(path));
    const auto exported = [&](const QString& name) {
        workbench.exportTo(QUrl::fromLocalFile(folder.filePath(name)));
        return bytesOf(folder.filePath(name));
    };

    QVERIFY(exported("a.svg").startsWith("<svg"));
    QVERIFY(exported("a.png").startsWith("\x89PNG"));
    QVERIFY(!exported("a.min.json").trimmed().contains('\n'));
    QVERIFY(exported("a.yaml").contains("StartAt: "));
    QVERIFY(exported("a.JSON").startsWith("{\n  \"StartAt\""));
    QVERIFY(exported("a.bmp").isEmpty());

    const QByteArray before = bytesOf(path);
    workbench.exportTo(QUrl::fromLocalFile(path));
    QCOMPARE(bytesOf(path), before);
    QVERIFY(workbench.notice().contains("itself"));
}

void WorkbenchTest::theOtherFormOpensInATabOfItsOwn()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json")));

    workbench.actions()->action("convert")->trigger();
    QCOMPARE(workbench.current()->document()->title(), QString("a.asl.yaml"));
    QVERIFY(workbench.current()->document()->text()->starts_with("StartAt: "));

    workbench.actions()->action("convert")->trigger();
    QCOMPARE(workbench.current()->document()->title(), QString("a.asl.json"));
    QCOMPARE(workbench.tabs()->count(), 3);
    QVERIFY(workbench.current()->document()->path().isEmpty());
}

void WorkbenchTest::theProblemOfTheSelectedStateIsMended()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QByteArray wrong = "{\"StartAt\": \"First\", \"States\": {\n  \"First\": {\"Type\": \"Pass\", \"Next\": "
                             "\"Secnd\"},\n  \"Second\": {\"Type\": \"Succeed\"}}}\n";
    QVERIFY(workbench.openFile(fileIn(folder, "a.asl.json", wrong)));
    Tab& tab = *workbench.current();
    ProblemModel& problems = *tab.document()->problems();
    const int row = problems.fixableOf(statelight::asl::StatePath("/States/First"));
    QVERIFY(row >= 0);
    QVERIFY(problems.data(problems.index(row), ProblemModel::FixRole).toString().contains("Second"));
    QCOMPARE(problems.fixableAt(static_cast<std::uint32_t>(wrong.indexOf("Secnd"))), row);

    tab.scene()->waitForPicture();
    tab.scene()->selectPath("/States/First");
    workbench.actions()->action("quickFix")->trigger();

    QCOMPARE(*tab.document()->text(), QByteArray(wrong).replace("Secnd", "Second").toStdString());
    tab.document()->waitForSnapshot();
    QCOMPARE(problems.rowCount(), 0);
    QVERIFY(!workbench.actions()->action("quickFix")->isEnabled());
}

void WorkbenchTest::theLastRunIsRememberedBesideTheFile()
{
    const QTemporaryDir folder;
    const QString path = fileIn(folder, "a.asl.json");
    const QString sidecar = path + ".statelight.json";
    const QString mocks = fileIn(folder, "mocks.json",
        "{\"StateMachines\": {\"a\": {\"TestCases\": {\"Good\": {}, \"Bad\": {}}}}, \"MockedResponses\": {}}");
    {
        Workbench workbench(nullptr, folder.filePath("state"));
        QVERIFY(workbench.openFile(path));
        Simulator& simulator = *workbench.current()->simulator();
        simulator.runToEnd();
        QVERIFY(!QFileInfo::exists(sidecar));

        simulator.setInputText("{\"n\": 1}");
        simulator.mocks()->open(mocks);
        simulator.mocks()->setTestCase("Bad");
        QVERIFY(QDir(folder.path()).mkdir("s3"));
        simulator.objects()->open(folder.filePath("s3"));
        simulator.restart();
    }
    QVERIFY(bytesOf(sidecar).contains("\"mocks\": \"mocks.json\""));

    Workbench again(nullptr, folder.filePath("state"));
    QVERIFY(again.openFile(path));
    QCOMPARE(again.current()->simulator()->inputText(), QString("{\"n\": 1}"));
    QCOMPARE(again.current()->simulator()->mocks()->testCase(), QString("Bad"));
    QCOMPARE(again.current()->simulator()->objects()->path(), folder.filePath("s3"));

    Workbench forgetful(nullptr);
    QVERIFY(forgetful.openFile(path));
    QCOMPARE(forgetful.current()->simulator()->inputText(), QString("{}"));
}

void WorkbenchTest::aMachineThatItsTemplateHasLostIsTold()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    const QByteArray machines
        = "Resources:\n  First:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n"
          "      Definition:\n        StartAt: A\n        States:\n          A: {Type: Succeed}\n";
    const QString path = fileIn(folder, "template.yaml", machines);
    QVERIFY(workbench.openFile(path));
    fileIn(folder, "template.yaml", QByteArray(machines).replace("First", "Renamed"));

    workbench.checkDisk();

    QVERIFY2(!workbench.notice().contains("no longer there"), qPrintable(workbench.notice()));
    QVERIFY2(workbench.notice().contains("First"), qPrintable(workbench.notice()));
}

void WorkbenchTest::whatJsonHasNoRoomForIsTold()
{
    const QTemporaryDir folder;
    Workbench workbench(nullptr);
    QVERIFY(workbench.openFile(
        fileIn(folder, "a.asl.yaml", "# why\nStartAt: A\nStates:\n  A: {Type: Task, Resource: !GetAtt F.Arn}\n")));

    workbench.exportTo(QUrl::fromLocalFile(folder.filePath("b.json")));
    QVERIFY2(workbench.notice().contains("without the comments"), qPrintable(workbench.notice()));
    workbench.exportTo(QUrl::fromLocalFile(folder.filePath("b.svg")));
    QVERIFY2(!workbench.notice().contains("without"), qPrintable(workbench.notice()));

    workbench.actions()->action("convert")->trigger();
    QVERIFY2(workbench.notice().contains("no comments"), qPrintable(workbench.notice()));
}

void WorkbenchTest::aRestoredMachineWithoutItsTemplateIsAFileOfItsOwn()
{
    const QTemporaryDir folder;
    leaveUnsaved(folder, "/nowhere/template.yaml#Orders");
    Workbench workbench(nullptr, folder.path());
    workbench.findUnsaved();

    workbench.restoreUnsaved();

    QCOMPARE(workbench.current()->document()->title(), QString("Orders"));
    QVERIFY(workbench.current()->document()->path().isEmpty());
    QCOMPARE(*workbench.current()->document()->text(), ("  " + machine).toStdString());
}

void WorkbenchTest::openFilesAreRemembered()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const QString kept = fileIn(folder, "kept.asl.json");
    {
        Workbench workbench(&settings);
        QVERIFY(workbench.openFile(fileIn(folder, "closed.asl.json")));
        QVERIFY(workbench.openFile(kept));
        workbench.close(0);
    }

    Workbench workbench(&settings);
    workbench.openRememberedFiles();

    QCOMPARE(workbench.tabs()->count(), 1);
    QCOMPARE(workbench.current()->document()->path(), kept);
}

void WorkbenchTest::recentFilesAreRememberedNewestFirst()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const QString first = fileIn(folder, "a.asl.json");
    const QString second = fileIn(folder, "b.asl.json");
    {
        Workbench workbench(&settings);
        QVERIFY(workbench.openFile(first));
        QVERIFY(workbench.openFile(second));
    }

    Workbench next(&settings);

    QCOMPARE(next.recentFiles()->paths(), QStringList({second, first}));
    QFile::remove(second);
    QCOMPARE(next.recentFiles()->paths(), QStringList(first));
}

void WorkbenchTest::arrangementIsRemembered()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        Workbench workbench(&settings);
        workbench.actions()->action("themeDark")->trigger();
        workbench.actions()->action("togglePalette")->trigger();
        workbench.layout()->setInspectorWidth(9000);
    }

    Workbench next(&settings);

    QVERIFY(next.layout()->isDark());
    QVERIFY(!next.layout()->isPaletteShown());
    QCOMPARE(next.layout()->inspectorWidth(), 640.0);
}

void WorkbenchTest::undoActionNamesWhatItTakesBack()
{
    Workbench workbench(nullptr);
    workbench.actions()->action("new")->trigger();
    QVERIFY(!workbench.actions()->action("undo")->isEnabled());

    QVERIFY(type(*workbench.current()));

    QVERIFY(workbench.actions()->action("undo")->isEnabled());
    QVERIFY(workbench.actions()->action("undo")->text().endsWith("Typing"));
}

QTEST_MAIN(WorkbenchTest)
#include "tst_workbench.moc"
