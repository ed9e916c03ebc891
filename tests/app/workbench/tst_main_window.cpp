#include <QtCore/QFile>
#include <QtCore/QMimeData>
#include <QtCore/QTemporaryDir>
#include <QtGui/QDragEnterEvent>
#include <QtQml/QQmlContext>
#include <QtQml/QQmlProperty>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include "app/scene/canvas_item.h"
#include "app/workbench/main_window.h"
#include "app/workbench/workbench.h"

using namespace statelight;
using namespace statelight::app;

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

QQuickItem* find(QQuickItem* root, const std::function<bool(const QQuickItem&)>& isWanted)
{
    if (root->isVisible() && isWanted(*root))
        return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* found = find(child, isWanted))
            return found;
    }
    return nullptr;
}

QQuickItem* itemWith(QQuickItem* root, const char* property, const QVariant& value)
{
    return find(root, [property, &value](const QQuickItem& item) { return item.property(property) == value; });
}

QPoint middleOf(const QQuickItem& item)
{
    return item.mapToScene({item.width() / 2, item.height() / 2}).toPoint();
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
    void runIsSteppedThroughByKeys();
    void clickedProblemSelectsItsState();
    void droppedFileIsOpened();
    void closingTheWindowAsksAboutUnsavedFiles();
    void everyButtonIsNamedAndLargeEnough();

private:
    [[nodiscard]] Document& document() { return *m_workbench->current()->document(); }
    [[nodiscard]] Scene& scene() { return *m_workbench->current()->scene(); }
    [[nodiscard]] CanvasItem& canvas() { return *scene().canvas(); }
    [[nodiscard]] QQuickItem* root() { return m_main->window()->contentItem(); }
    void settle();
    void drag(QPoint from, QPoint to);
    void type(const char* text);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<MainWindow> m_main;
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
    m_workbench = std::make_unique<Workbench>(nullptr);
    QVERIFY(m_workbench->openFile(m_path));
    m_main = std::make_unique<MainWindow>(*m_workbench, nullptr);
    QVERIFY(m_main->window());
    m_main->window()->resize(1400, 900);
    m_main->window()->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_main->window()));
    settle();
}

void MainWindowTest::cleanup()
{
    m_main.reset();
    m_workbench.reset();
}

void MainWindowTest::settle()
{
    document().waitForSnapshot();
    scene().waitForPicture();
    canvas().settle();
    QCoreApplication::processEvents();
}

void MainWindowTest::drag(QPoint from, QPoint to)
{
    QQuickWindow* window = m_main->window();
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window, from + (to - from) * step / 10);
    QTest::mouseRelease(window, Qt::LeftButton, {}, to);
    settle();
}

void MainWindowTest::type(const char* text)
{
    for (const char* letter = text; *letter != '\0'; ++letter)
        QTest::keyClick(m_main->window(), *letter);
}

void MainWindowTest::key(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_main->window(), static_cast<Qt::Key>(key), modifiers);
    settle();
}

void MainWindowTest::stateIsDraggedOntoATransitionRenamedUndoneAndSaved()
{
    const QQuickItem* wait = itemWith(root(), "title", "Wait");
    QVERIFY(wait);
    const QPoint transition = canvas().mapToScene(canvas().edgeMiddle("/States/First", "Next", 0)).toPoint();

    drag(middleOf(*wait), transition);
    QCOMPARE(document().stateCount(), 3);
    QCOMPARE(scene().selectedPath(), QString("/States/Wait"));
    QVERIFY(document().text()->find("\"Next\": \"Wait\"") != std::string::npos);

    key(Qt::Key_F2);
    type("Cool down");
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

    drag(middleOf(*wait), {700, 10});

    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
}

void MainWindowTest::lettersInANameFieldAreNoCommands()
{
    scene().selectPath("/States/Last");
    canvas().forceActiveFocus();
    key(Qt::Key_F2);

    type("afe");
    key(Qt::Key_Return);

    QCOMPARE(document().stateCount(), 2);
    QCOMPARE(scene().selectedPath(), QString("/States/afe"));
}

void MainWindowTest::undoReachesTheDocumentFromTheCodeView()
{
    key(Qt::Key_3, Qt::ControlModifier | Qt::AltModifier);
    QQuickItem* text = find(root(), [](const QQuickItem& item) { return item.inherits("QQuickTextEdit"); });
    QVERIFY(text);
    text->forceActiveFocus();
    type("  ");
    QVERIFY(QByteArray::fromStdString(*document().text()) != machine);

    key(Qt::Key_Z, Qt::ControlModifier);

    QCOMPARE(QByteArray::fromStdString(*document().text()), machine);
}

void MainWindowTest::runIsSteppedThroughByKeys()
{
    Simulator& simulator = *m_workbench->current()->simulator();
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
    settle();
    const ProblemModel& problems = *document().problems();
    const QModelIndexList found
        = problems.match(problems.index(0), ProblemModel::StatePathRole, "/States/First", 1, Qt::MatchExactly);
    QVERIFY(!found.isEmpty());
    key(Qt::Key_J, Qt::ControlModifier);
    const QString message = problems.data(found.first(), ProblemModel::MessageRole).toString();
    QQuickItem* row = nullptr;
    QTRY_VERIFY((row = itemWith(root(), "message", message)));

    QTest::mouseClick(m_main->window(), Qt::LeftButton, {}, row->mapToScene({60, row->height() / 2}).toPoint());

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

    QCoreApplication::sendEvent(m_main->window(), &enter);
    QCoreApplication::sendEvent(m_main->window(), &drop);

    QCOMPARE(m_workbench->tabs()->count(), 2);
    QCOMPARE(document().path(), other);
}

void MainWindowTest::closingTheWindowAsksAboutUnsavedFiles()
{
    QVERIFY(document().applyTyped({{{0, 0}, " "}}, "Typing", {}));
    const QSignalSpy asked(m_workbench.get(), &Workbench::closeQuestionAsked);

    QVERIFY(!m_main->window()->close());

    QCOMPARE(asked.count(), 1);
    QVERIFY(m_main->window()->isVisible());
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
