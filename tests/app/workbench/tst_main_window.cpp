#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDragEnterEvent>
#include <QtQml/QQmlContext>
#include <QtQml/QQmlProperty>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "window_stage.h"

using namespace statelight;
using namespace statelight::app;
using tests::itemWith;
using tests::middleOf;

namespace {

const QByteArray machine = R"({
  "StartAt": "First",
  "States": {
    "First": {
      "Type": "Pass",
      "Next": "Last"
    },
    "Last": {
      "Type": "Succeed"
    }
  }
}
)";

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Drives the real window, offscreen, by mouse and keys.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void stateIsDraggedOntoATransitionRenamedUndoneAndSaved();
    void stateDroppedBesideTheCanvasChangesNothing();
    void lettersInANameFieldAreNoCommands();
    void undoReachesTheDocumentFromTheCodeView();
    void keysGoToWhatIsShown();
    void aRenamedStateStaysSelected();
    void aCopyIsNamedAtOnce();
    void theAdderIsTypedInto();
    void enterLeadsIntoTheInspectorAndEscapeBack();
    void tabGoesThroughTheFieldsOfAForm();
    void aSearchByKeysLeadsToANameThatIsRenamedThere();
    void brokenTextIsMendedWhileTheGraphIsEdited();
    void runIsSteppedThroughByKeys();
    void clickedProblemSelectsItsState();
    void droppedFileIsOpened();
    void closingTheWindowAsksAboutUnsavedFiles();
    void everyButtonIsNamedAndLargeEnough();

private:
    [[nodiscard]] Document& document() { return m_stage->document(); }
    [[nodiscard]] Scene& scene() { return m_stage->scene(); }
    [[nodiscard]] CanvasItem& canvas() { return m_stage->canvas(); }
    [[nodiscard]] QQuickItem* root() { return m_stage->root(); }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { m_stage->key(key, modifiers); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<tests::WindowStage> m_stage;
    QString m_path;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("machine.asl.json");
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(machine);
    file.close();
    m_stage = std::make_unique<tests::WindowStage>([this](Workbench& workbench) { workbench.openFile(m_path); });
    QVERIFY(m_stage->isReady());
}

void MainWindowTest::cleanup()
{
    m_stage.reset();
}

void MainWindowTest::stateIsDraggedOntoATransitionRenamedUndoneAndSaved()
{
    const QQuickItem* wait = itemWith(root(), "title", "Wait");
    QVERIFY(wait);
    const QPoint transition = canvas().mapToScene(canvas().edgeMiddle("/States/First", "Next", 0)).toPoint();

    m_stage->drag(middleOf(*wait), transition);
    QCOMPARE(document().stateCount(), 3);
    QCOMPARE(scene().selectedPath(), QString("/States/Wait"));
    QVERIFY(document().text()->find("\"Next\": \"Wait\"") != std::string::npos);

    key(Qt::Key_F2);
    m_stage->type("Cool down");
    key(Qt::Key_Return);
    const std::string renamed = *document().text();
    QVERIFY(renamed.find("\"Next\": \"Cool down\"") != std::string::npos);
    QCOMPARE(scene().selectedPath(), QString("/States/Cool down"));

    key(Qt::Key_Z, Qt::ControlModifier);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(*document().text(), renamed);

    key(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(bytesOf(m_path), QByteArray::fromStdString(renamed));
    QVERIFY(!document().isDirty());
}

void MainWindowTest::stateDroppedBesideTheCanvasChangesNothing()
{
    const QQuickItem* wait = itemWith(root(), "title", "Wait");
    QVERIFY(wait);

    m_stage->drag(middleOf(*wait), {700, 10});

    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
}

void MainWindowTest::lettersInANameFieldAreNoCommands()
{
    scene().selectPath("/States/Last");
    canvas().forceActiveFocus();
    key(Qt::Key_F2);

    m_stage->type("afe");
    key(Qt::Key_Return);

    QCOMPARE(document().stateCount(), 2);
    QCOMPARE(scene().selectedPath(), QString("/States/afe"));
}

void MainWindowTest::undoReachesTheDocumentFromTheCodeView()
{
    key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem* text = tests::findItem(root(), [](const QQuickItem& item) { return item.inherits("QQuickTextEdit"); });
    QVERIFY(text);
    text->forceActiveFocus();
    m_stage->type("  ");
    QVERIFY(QByteArray::fromStdString(*document().text()) != machine);

    key(Qt::Key_Z, Qt::ControlModifier);

    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
}

void MainWindowTest::keysGoToWhatIsShown()
{
    key(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem* text = itemWith(root(), "objectName", "codeText");
    QVERIFY(text);
    text->forceActiveFocus();
    key(Qt::Key_1, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(canvas().hasActiveFocus());
    m_stage->type("  ");
    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);

    key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(text->hasActiveFocus());
    m_stage->workbench().actions()->action("new")->trigger();
    QVERIFY(!text->hasActiveFocus());
    m_stage->type("  ");
    m_stage->workbench().setCurrentRow(0);
    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
    QTRY_VERIFY(text->hasActiveFocus());
}

void MainWindowTest::aRenamedStateStaysSelected()
{
    scene().reveal("/States/First");
    key(Qt::Key_F2);
    m_stage->type("Begin");
    key(Qt::Key_Return);
    m_stage->settle();

    key(Qt::Key_Down);
    QCOMPARE(scene().selectedPath(), QString("/States/Last"));
}

void MainWindowTest::aCopyIsNamedAtOnce()
{
    scene().reveal("/States/First");
    key(Qt::Key_D, Qt::ControlModifier);
    m_stage->settle();
    m_stage->type("Second");
    key(Qt::Key_Return);

    QVERIFY(document().text()->find("\"Second\": {") != std::string::npos);
}

void MainWindowTest::theAdderIsTypedInto()
{
    scene().reveal("/States/First");
    key(Qt::Key_A);
    m_stage->type("fail");
    key(Qt::Key_Return);

    QVERIFY(document().text()->find("\"Type\": \"Fail\"") != std::string::npos);
}

void MainWindowTest::enterLeadsIntoTheInspectorAndEscapeBack()
{
    scene().reveal("/States/First");
    canvas().forceActiveFocus();
    key(Qt::Key_Return);
    const QQuickItem* field = m_stage->window()->activeFocusItem();
    QVERIFY(field && field != &canvas() && !field->property("label").toString().isEmpty());

    key(Qt::Key_Escape);
    QVERIFY(canvas().hasActiveFocus());
}

void MainWindowTest::tabGoesThroughTheFieldsOfAForm()
{
    scene().reveal("/States/First");
    canvas().forceActiveFocus();
    key(Qt::Key_Return);
    QStringList labels;
    for (int step = 0; step < 12; ++step) {
        labels += m_stage->window()->activeFocusItem()->property("label").toString();
        key(Qt::Key_Tab);
    }

    QVERIFY2(labels.contains("Next") && labels.contains("Comment"), qPrintable(labels.join(", ")));
}

void MainWindowTest::aSearchByKeysLeadsToANameThatIsRenamedThere()
{
    key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem* text = itemWith(root(), "objectName", "codeText");
    QVERIFY(text);
    text->forceActiveFocus();

    key(Qt::Key_F, Qt::ControlModifier);
    m_stage->type("Last");
    QTRY_COMPARE(m_stage->tab().code()->search()->count(), 2);
    key(Qt::Key_Return);
    key(Qt::Key_Escape);
    QVERIFY(text->hasActiveFocus());
    QCOMPARE(m_stage->tab().code()->caretLine(), 6);

    key(Qt::Key_F2);
    m_stage->type("Finish");
    key(Qt::Key_Return);

    QCOMPARE(QByteArray::fromStdString(*document().text()), QByteArray(machine).replace("Last", "Finish"));
    QVERIFY(text->hasActiveFocus());
}

void MainWindowTest::brokenTextIsMendedWhileTheGraphIsEdited()
{
    key(Qt::Key_2, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem* text = itemWith(root(), "objectName", "codeText");
    QVERIFY(text);
    text->forceActiveFocus();
    CodeEditor& code = *m_stage->tab().code();
    code.goToLine(5, 100);
    key(Qt::Key_Backspace);
    m_stage->settle();
    QVERIFY(document().isBroken());
    QVERIFY(scene().picture()->find(asl::StatePath("/States/First"))->isBroken);
    QVERIFY(itemWith(root(), "text", scene().brokenNote()));

    canvas().forceActiveFocus();
    scene().selectPath("/States/Last");
    key(Qt::Key_F2);
    m_stage->type("Finish");
    key(Qt::Key_Return);
    m_stage->settle();
    // The name stands in a line of the broken state too, which is sound itself.
    QCOMPARE(QByteArray::fromStdString(*document().text()),
        QByteArray(machine).replace("\"Pass\",", "\"Pass\"").replace("Last", "Finish"));
    QVERIFY(scene().picture()->find(asl::StatePath("/States/Finish")));

    text->forceActiveFocus();
    code.goToLine(5, 100);
    m_stage->type(",");
    m_stage->settle();
    QVERIFY(!document().isBroken());
    QCOMPARE(QByteArray::fromStdString(*document().text()), QByteArray(machine).replace("Last", "Finish"));
}

void MainWindowTest::runIsSteppedThroughByKeys()
{
    Simulator& simulator = m_stage->simulator();
    canvas().forceActiveFocus();

    key(Qt::Key_F10);
    QVERIFY(simulator.isActive());
    QTRY_COMPARE(simulator.phase(), Simulator::Paused);
    QVERIFY(scene().isInRun());
    for (int step = 0; step < 5 && simulator.phase() == Simulator::Paused; ++step) {
        key(Qt::Key_F10);
        QTRY_VERIFY(simulator.phase() != Simulator::Playing);
    }

    QCOMPARE(simulator.phase(), Simulator::Succeeded);
    QCOMPARE(scene().overlay().states.at(asl::StatePath("/States/First")).status, RunStatus::Succeeded);
    QVERIFY(simulator.events()->count() >= 4);
}

void MainWindowTest::clickedProblemSelectsItsState()
{
    const auto at = static_cast<std::uint32_t>(document().text()->find("\"Last\"\n") + 1);
    QVERIFY(document().applyTyped({{{at, at + 4}, "Lost"}}, "Typing", {}));
    m_stage->settle();
    const ProblemModel& problems = *document().problems();
    const QModelIndexList found
        = problems.match(problems.index(0), ProblemModel::StatePathRole, "/States/First", 1, Qt::MatchExactly);
    QVERIFY(!found.isEmpty());
    key(Qt::Key_J, Qt::ControlModifier);
    const QString message = problems.data(found.first(), ProblemModel::MessageRole).toString();
    QQuickItem* row = nullptr;
    QTRY_VERIFY((row = itemWith(root(), "message", message)));

    QTest::mouseClick(m_stage->window(), Qt::LeftButton, {}, row->mapToScene({60, row->height() / 2}).toPoint());

    QCOMPARE(scene().selectedPath(), QString("/States/First"));
}

void MainWindowTest::droppedFileIsOpened()
{
    const QString other = m_folder->filePath("other.asl.json");
    QVERIFY(QFile::copy(m_path, other));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(other)});
    QDragEnterEvent enter({700, 400}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QDropEvent drop(QPointF(700, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);

    QCoreApplication::sendEvent(m_stage->window(), &enter);
    QCoreApplication::sendEvent(m_stage->window(), &drop);

    QCOMPARE(m_stage->workbench().tabs()->count(), 2);
    QCOMPARE(document().path(), other);
}

void MainWindowTest::closingTheWindowAsksAboutUnsavedFiles()
{
    QVERIFY(document().applyTyped({{{0, 0}, " "}}, "Typing", {}));
    const QSignalSpy asked(&m_stage->workbench(), &Workbench::closeQuestionAsked);

    QVERIFY(!m_stage->window()->close());

    QCOMPARE(asked.count(), 1);
    QVERIFY(m_stage->window()->isVisible());
    QTRY_VERIFY(itemWith(root(), "text", "Don’t save"));
}

void MainWindowTest::everyButtonIsNamedAndLargeEnough()
{
    QStringList faults;
    std::function<void(QQuickItem*)> look = [&](QQuickItem* item) {
        if (!item->isVisible() || item->width() <= 0 || item->height() <= 0)
            return;
        if (item->inherits("QQuickAbstractButton")) {
            const QString name = QQmlProperty(item, "Accessible.name", qmlContext(item)).read().toString();
            const QString where = QString("%1 (%2x%3)").arg(name).arg(item->width()).arg(item->height());
            if (name.isEmpty() || item->width() < 24 || item->height() < 24)
                faults.append(QString(item->metaObject()->className()) + ' ' + where);
        }
        for (QQuickItem* child : item->childItems())
            look(child);
    };

    look(root());

    QCOMPARE(faults, QStringList());
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
