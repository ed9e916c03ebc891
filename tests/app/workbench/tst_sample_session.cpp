#include <QtTest/QTest>
#include <map>

#include "core/json.h"
#include "window_stage.h"

using namespace statelight;
using namespace statelight::app;
using execution::EventType;

namespace {

int rowOf(const SampleModel& samples, const QString& folder)
{
    for (int row = 0; row < samples.count(); ++row) {
        if (samples.definition(row).contains(folder))
            return row;
    }
    return -1;
}

/// By Map: the iteration of the newest event in it, which is the one that the canvas shows.
std::map<asl::StateIndex, std::uint32_t> newestIterations(const Session& session)
{
    std::map<asl::StateIndex, std::uint32_t> newest;
    const auto& lineages = session.history().lineages();
    for (const execution::HistoryEvent& event : session.history().events()) {
        for (std::uint32_t at = event.lineage; at != 0; at = lineages[at].parent) {
            if (session.snapshot().machine.states[lineages[at].owner].type == asl::StateType::Map)
                newest[lineages[at].owner] = lineages[at].index;
        }
    }
    return newest;
}

bool isIn(const std::map<asl::StateIndex, std::uint32_t>& iterations, const Session& session, std::uint32_t lineage)
{
    const auto& lineages = session.history().lineages();
    for (; lineage != 0; lineage = lineages[lineage].parent) {
        const auto shown = iterations.find(lineages[lineage].owner);
        if (shown != iterations.end() && shown->second != lineages[lineage].index)
            return false;
    }
    return true;
}

/// What the history of a run without failures says of each state in view: entered and not left, or left.
std::map<std::string, bool> opennessByPath(const Session& session)
{
    const auto iterations = newestIterations(session);
    std::map<std::string, bool> open;
    for (const execution::HistoryEvent& event : session.history().events()) {
        const bool isEntered = execution::isStateEntered(event.type);
        if ((isEntered || execution::isStateExited(event.type)) && isIn(iterations, session, event.lineage))
            open[session.snapshot().machine.states[event.state].path.pointer()] = isEntered;
    }
    return open;
}

const execution::HistoryEvent* lastEvent(const Session& session, bool (*isWanted)(EventType))
{
    const auto& events = session.history().events();
    const auto found
        = std::find_if(events.rbegin(), events.rend(), [&](const auto& event) { return isWanted(event.type); });
    return found == events.rend() ? nullptr : &*found;
}

QString shownText(const core::Value& value)
{
    return QString::fromStdString(core::toJson(value, 2));
}

} // namespace

/// The main job in the real window: open a sample, change it, step through a run with mocks, see what happens.
class SampleSessionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aSampleIsChangedAndSteppedThroughWithMocks();

private:
    void changeTheSample();
    void compareCanvasWithHistory();
    void compareEventsWithHistory();
    void compareValuesWithHistory();
    [[nodiscard]] QString stageText(const QString& title);

    std::unique_ptr<tests::WindowStage> m_stage;
};

void SampleSessionTest::init()
{
    m_stage = std::make_unique<tests::WindowStage>(
        [](Workbench& workbench) { workbench.openSample(rowOf(*workbench.samples(), "order-fulfilment")); });
    QVERIFY(m_stage->isReady());
}

void SampleSessionTest::changeTheSample()
{
    Document& document = m_stage->document();
    CanvasItem& canvas = m_stage->canvas();
    const std::string original = *document.text();
    const int states = document.stateCount();
    const QQuickItem* pass = tests::itemWith(m_stage->root(), "title", "Pass");
    QVERIFY(pass);

    const QPointF transition = canvas.edgeMiddle("/States/Validate order", "Next", 0);
    m_stage->drag(tests::middleOf(*pass), canvas.mapToScene(transition).toPoint());
    QCOMPARE(document.stateCount(), states + 1);
    QCOMPARE(document.snapshot()->machine.find(asl::StatePath("/States/Validate order"))->fields.text("Next"),
        std::optional<std::string_view>("Pass"));
    QCOMPARE(document.snapshot()->machine.find(asl::StatePath("/States/Pass"))->fields.text("Next"),
        std::optional<std::string_view>("Route order"));

    m_stage->key(Qt::Key_F2);
    m_stage->type("Note it");
    m_stage->key(Qt::Key_Return);
    QCOMPARE(m_stage->scene().selectedPath(), QString("/States/Note it"));
    const std::string changed = *document.text();

    m_stage->key(Qt::Key_Z, Qt::ControlModifier);
    m_stage->key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(*document.text(), original);
    QCOMPARE(document.stateCount(), states);
    m_stage->key(Qt::Key_Y, Qt::ControlModifier);
    m_stage->key(Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(*document.text(), changed);
}

void SampleSessionTest::compareCanvasWithHistory()
{
    const Session& session = *m_stage->simulator().session();
    const auto& states = session.snapshot().machine.states;
    std::map<std::string, bool> open = opennessByPath(session);
    QStringList current;
    for (const NodeView& node : m_stage->canvas().shownPicture()->nodes) {
        const NodeLook look = m_stage->canvas().nodeLook(node);
        QVERIFY(look.isInRun);
        if (look.run.isCurrent)
            current.append(node.name);
        const auto entered = open.find(node.path.pointer());
        const bool isLit = look.run.status == RunStatus::Running || look.run.status == RunStatus::Waiting;
        QCOMPARE(look.run.status == RunStatus::NotVisited, entered == open.end());
        QCOMPARE(isLit, entered != open.end() && entered->second);
        QCOMPARE(look.run.status == RunStatus::Succeeded, entered != open.end() && !entered->second);
    }
    const auto next = session.machine().next();
    const QStringList expected = next ? QStringList(QString::fromStdString(states[next->state].name)) : QStringList();
    QCOMPARE(current, expected);
}

void SampleSessionTest::compareEventsWithHistory()
{
    const EventModel& events = *m_stage->simulator().events();
    const auto& history = m_stage->simulator().session()->history().events();
    QCOMPARE(events.count(), static_cast<int>(history.size()));
    for (int row = 0; row < events.count(); ++row) {
        const execution::HistoryEvent& event = history[static_cast<std::size_t>(row)];
        QCOMPARE(events.data(events.index(row), EventModel::IdRole).toUInt(), event.id);
        QCOMPARE(events.data(events.index(row), EventModel::TypeRole).toString(),
            QString::fromUtf8(execution::toString(event.type).data()));
    }
}

QString SampleSessionTest::stageText(const QString& title)
{
    const StageModel& stages = *m_stage->simulator().stages();
    for (int row = 0; row < stages.count(); ++row) {
        if (stages.data(stages.index(row), StageModel::TitleRole) == title)
            return stages.data(stages.index(row), StageModel::TextRole).toString();
    }
    return {};
}

void SampleSessionTest::compareValuesWithHistory()
{
    const Session& session = *m_stage->simulator().session();
    const execution::HistoryEvent* left = lastEvent(session, execution::isStateExited);
    if (left == nullptr)
        return;
    const auto& events = session.history().events();
    const auto entered = std::find_if(events.rbegin(), events.rend(), [&](const auto& event) {
        return execution::isStateEntered(event.type) && event.state == left->state && event.lineage == left->lineage;
    });
    m_stage->scene().selectPath(QString::fromStdString(session.snapshot().machine.states[left->state].path.pointer()));
    m_stage->settle();

    QCOMPARE(stageText("Input"), shownText(entered->value));
    QCOMPARE(stageText("Output"), shownText(left->value));
    const QQuickItem* shown = tests::findItem(m_stage->root(), [](const QQuickItem& item) {
        return item.property("title") == "Input" && item.property("valueText").isValid();
    });
    QVERIFY(shown);
    QCOMPARE(shown->property("valueText").toString(), shownText(entered->value));
}

void SampleSessionTest::aSampleIsChangedAndSteppedThroughWithMocks()
{
    changeTheSample();
    if (QTest::currentTestFailed())
        return;
    Simulator& simulator = m_stage->simulator();
    simulator.mocks()->setTestCase("Happy path");
    m_stage->canvas().forceActiveFocus();

    int steps = 0;
    do {
        m_stage->key(Qt::Key_F11);
        QTRY_VERIFY(simulator.phase() != Simulator::Playing);
        compareCanvasWithHistory();
        compareEventsWithHistory();
        compareValuesWithHistory();
        if (QTest::currentTestFailed())
            return;
    } while (simulator.phase() == Simulator::Paused && ++steps < 50);

    QCOMPARE(simulator.phase(), Simulator::Succeeded);
    QVERIFY(opennessByPath(*simulator.session()).count("/States/Note it") == 1);
    QVERIFY(steps >= 8);
}

QTEST_MAIN(SampleSessionTest)
#include "tst_sample_session.moc"
