#include "app/workbench/tab.h"

#include <QtCore/QUuid>
#include <utility>

namespace statelight::app {

namespace {

/// Of a document that has no file: no other process may have the same.
std::string nameWithoutFile()
{
    return "unsaved/" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

} // namespace

Tab::Tab(std::unique_ptr<Document> document, const std::string& stateFolder, QObject* parent)
    : QObject(parent)
    , m_document(std::move(document))
    , m_scene(m_document.get())
    , m_inspector(m_document.get())
    , m_code(m_document.get())
    , m_simulator(m_document.get())
    , m_versions(*m_document, stateFolder.empty() ? std::string() : stateFolder + "/versions")
{
    if (!stateFolder.empty()) {
        m_journal = std::make_unique<UnsavedJournal>(*m_document, stateFolder + "/journal", nameWithoutFile());
        m_simulator.rememberRuns();
    }
    connect(&m_scene, &Scene::selectionChanged, this, &Tab::followSelection);
    // A name may have changed since it was selected.
    connect(&m_simulator, &Simulator::begun, this, [this] { m_simulator.select(selectedState()); });
    connect(&m_code, &CodeEditor::statePointed, this, &Tab::followCaret);
    connect(&m_simulator, &Simulator::overlayChanged, this, [this] { m_scene.setOverlay(m_simulator.overlay()); });
    connect(&m_scene, &Scene::iterationRequested, &m_simulator, &Simulator::showIteration);
    connect(&m_simulator, &Simulator::changed, this, &Tab::followRun);
    connect(&m_simulator, &Simulator::stateReached, this,
        [this](const asl::StatePath& state) { m_scene.reveal(QString::fromStdString(state.pointer())); });
}

asl::StatePath Tab::selectedState() const
{
    return m_scene.selectionCount() == 1 ? m_scene.selection().back() : asl::StatePath();
}

void Tab::followSelection()
{
    const asl::StatePath state = selectedState();
    m_inspector.select(state);
    m_simulator.select(state);
    m_code.revealState(state, !m_caretLeads);
}

// A run brings its panel up; it stays where the user puts it afterwards.
void Tab::followRun()
{
    const bool wasInRun = std::exchange(m_isInRun, m_simulator.isActive());
    if (!m_isInRun || wasInRun)
        return;
    setPanelPage(Run);
    setPanelRaised(true);
}

// The side that leads is not scrolled by the one that follows.
void Tab::followCaret(const asl::StatePath& state)
{
    m_caretLeads = true;
    m_scene.reveal(QString::fromStdString(state.pointer()));
    m_caretLeads = false;
}

void Tab::revealProblem(int row)
{
    const ProblemModel& problems = *m_document->problems();
    if (row < 0 || row >= problems.rowCount())
        return;
    const QString state = problems.data(problems.index(row), ProblemModel::StatePathRole).toString();
    if (!state.isEmpty())
        m_scene.reveal(state);
    m_code.revealOffset(problems.rangeOf(row).begin);
}

void Tab::mendProblem()
{
    const ProblemModel& problems = *m_document->problems();
    m_document->waitForSnapshot();
    const int row = m_code.isFocused() ? problems.fixableAt(m_code.offsetOf(m_code.caretPosition()))
        : m_scene.selectionCount() > 0 ? problems.fixableOf(m_scene.selection().back())
                                       : -1;
    if (row >= 0)
        m_document->mend(row);
    else
        m_document->report({"fix.none", tr("No way to mend a problem here is known.").toStdString()});
}

Tab::~Tab() = default;

void Tab::setView(View view)
{
    if (view == m_view)
        return;
    m_view = view;
    emit viewChanged();
}

void Tab::setPanelPage(Page page)
{
    if (page == m_panelPage)
        return;
    m_panelPage = page;
    emit panelPageChanged();
}

void Tab::setPanelRaised(bool raised)
{
    if (raised == m_isPanelRaised)
        return;
    m_isPanelRaised = raised;
    emit panelRaisedChanged();
}

void Tab::setChangedOnDisk(bool changed)
{
    if (changed == m_isChangedOnDisk)
        return;
    m_isChangedOnDisk = changed;
    emit changedOnDiskChanged();
}

} // namespace statelight::app
