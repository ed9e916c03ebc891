#include "app/workbench/workbench.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <algorithm>

#include "app/scene/canvas_item.h"
#include "document/edits/edits.h"

namespace statelight::app {

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Workbench::Workbench(QSettings* settings, const QString& stateFolder, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_stateFolder(stateFolder.toStdString())
    , m_layout(settings)
    , m_recentFiles(settings)
{
    bindFileActions();
    bindEditActions();
    bindCanvasActions();
    bindCodeActions();
    bindViewActions();
    bindRunActions();
    bindIterationActions();
    bindHelpActions();
    connect(this, &Workbench::currentChanged, &m_actions, &Actions::refresh);
    connect(&m_layout, &WindowLayout::changed, &m_actions, &Actions::refresh);
}

Workbench::~Workbench() = default;

void Workbench::bindDocumentAction(const QString& id, std::function<void(Tab&)> run, std::function<bool(Tab&)> canRun)
{
    Action::Binding binding;
    binding.run = [this, run = std::move(run)] { run(*current()); };
    binding.canRun = [this, canRun = std::move(canRun)] { return current() && (!canRun || canRun(*current())); };
    m_actions.bind(id, std::move(binding));
}

void Workbench::bindFileActions()
{
    m_actions.bind("new", {[this] {
        const QString title = m_untitled++ == 0 ? tr("Untitled") : tr("Untitled %1").arg(m_untitled);
        show(std::make_unique<Document>(title, document::emptyDefinition(), source::Format::Json));
    }});
    m_actions.bind("open", {[this] { emit openDialogRequested(); }});
    m_actions.bind("samples", {[this] { emit sampleDialogRequested(); }});
    bindDocumentAction("save", [this](Tab& tab) { save(tab); });
    bindDocumentAction(
        "export",
        [this](Tab& tab) { emit exportDialogRequested(QFileInfo(tab.document()->suggestedFileName()).baseName()); },
        [](Tab& tab) { return tab.document()->stateCount() > 0; });
    bindDocumentAction(
        "convert", [this](Tab& tab) { convert(*tab.document()); },
        [](Tab& tab) { return !tab.document()->isBroken(); });
    bindDocumentAction(
        "versions", [this](Tab&) { emit versionDialogRequested(); },
        [](Tab& tab) { return tab.versions()->isKept() && !tab.document()->path().isEmpty(); });
    bindDocumentAction("saveAs", [this](Tab& tab) {
        emit saveDialogRequested(tab.document()->suggestedFileName(), tab.document()->fileEnding());
    });
    bindDocumentAction(
        "reload", [this](Tab&) { takeFromDisk(); }, [](Tab& tab) { return !tab.document()->path().isEmpty(); });
    bindDocumentAction("close", [this](Tab&) { close(m_currentRow); });
    m_actions.bind("quit", {[this] { emit quitRequested(); }});
}

void Workbench::bindEditActions()
{
    const auto bindHistory = [this](const QString& id, auto run, auto canRun, auto detail) {
        Action::Binding binding;
        binding.run = [this, run] { (current()->document()->*run)(); };
        binding.canRun = [this, canRun] { return current() && (current()->document()->*canRun)(); };
        binding.detail = [this, detail] { return current() ? (current()->document()->*detail)() : QString(); };
        m_actions.bind(id, std::move(binding));
    };
    bindHistory("undo", &Document::undo, &Document::canUndo, &Document::undoText);
    bindHistory("redo", &Document::redo, &Document::canRedo, &Document::redoText);
    bindSelectionAction("duplicate", [](Scene& scene) { scene.duplicateSelection(); });
    bindSelectionAction("makeEnd", [](Scene& scene) { scene.makeSelectionEnd(); });
    bindSelectionAction("setStart", [](Scene& scene) { scene.startWithSelection(); });
    bindDocumentAction(
        "delete", [](Tab& tab) { tab.scene()->deleteSelection(false); },
        [](Tab& tab) { return tab.scene()->selectionCount() > 0 || tab.scene()->selectedEdge().has_value(); });
    bindDocumentAction(
        "quickFix", [](Tab& tab) { tab.mendProblem(); },
        [](Tab& tab) { return tab.document()->problems()->rowCount() > 0; });
    bindSelectionAction("deleteHeal", [](Scene& scene) { scene.deleteSelection(true); });
}

void Workbench::bindCanvasActions()
{
    const auto bindCanvas = [this](const QString& id, void (CanvasItem::*run)(), bool needsSelection = false) {
        bindDocumentAction(
            id, [run](Tab& tab) { (tab.scene()->canvas()->*run)(); },
            [needsSelection](Tab& tab) {
                return tab.view() != Tab::Code && tab.scene()->canvas()
                    && (!needsSelection || tab.scene()->selectionCount() > 0);
            });
    };
    bindCanvas("add", &CanvasItem::openAdder);
    bindCanvas("connect", &CanvasItem::connectSelection, true);
    bindCanvas("fit", &CanvasItem::fit);
    bindCanvas("fitSelection", &CanvasItem::fitSelection, true);
    bindCanvas("zoomReset", &CanvasItem::resetZoom);
    bindCanvas("zoomIn", &CanvasItem::zoomIn);
    bindCanvas("zoomOut", &CanvasItem::zoomOut);
}

void Workbench::bindRunActions()
{
    using Phase = Simulator::Phase;
    const auto bindRun = [this](const QString& id, void (Simulator::*run)(), std::vector<Phase> phases) {
        bindDocumentAction(
            id, [run](Tab& tab) { (tab.simulator()->*run)(); },
            [phases = std::move(phases)](
                Tab& tab) { return std::ranges::find(phases, tab.simulator()->phase()) != phases.end(); });
    };
    bindRun("run", &Simulator::run, {Phase::Idle, Phase::Paused, Phase::Succeeded, Phase::Failed});
    bindRun("pause", &Simulator::pause, {Phase::Playing});
    bindRun("stepOver", &Simulator::stepOver, {Phase::Idle, Phase::Paused});
    bindRun("stepInto", &Simulator::stepInto, {Phase::Idle, Phase::Paused});
    bindRun("stop", &Simulator::stop, {Phase::Paused, Phase::Playing, Phase::Asking});
    bindRun("restart", &Simulator::restart,
        {Phase::Paused, Phase::Playing, Phase::Asking, Phase::Succeeded, Phase::Failed});
    bindDocumentAction("values", [this](Tab&) { emit valuesDialogRequested(); });
    bindRun(
        "leaveRun", &Simulator::leave, {Phase::Paused, Phase::Playing, Phase::Asking, Phase::Succeeded, Phase::Failed});
}

void Workbench::bindIterationActions()
{
    for (const auto& [id, by] : {std::pair("previousIteration", -1), std::pair("nextIteration", 1)})
        bindDocumentAction(
            id, [by = by](Tab& tab) { tab.simulator()->stepIteration(by); },
            [](Tab& tab) { return tab.simulator()->canStepIteration(); });
}

void Workbench::bindSelectionAction(const QString& id, std::function<void(Scene&)> run)
{
    bindDocumentAction(
        id, [run = std::move(run)](Tab& tab) { run(*tab.scene()); },
        [](Tab& tab) { return tab.scene()->selectionCount() > 0; });
}

void Workbench::bindViewActions()
{
    const auto bindToggle = [this](const QString& id, auto isOn, auto set) {
        Action::Binding binding;
        binding.run = [this, isOn, set] { (m_layout.*set)(!(m_layout.*isOn)()); };
        binding.isChecked = [this, isOn] { return (m_layout.*isOn)(); };
        m_actions.bind(id, std::move(binding));
    };
    const auto bindTheme = [this](const QString& id, WindowLayout::Theme theme) {
        Action::Binding binding;
        binding.run = [this, theme] { m_layout.setTheme(theme); };
        binding.isChecked = [this, theme] { return m_layout.theme() == theme; };
        m_actions.bind(id, std::move(binding));
    };
    const auto bindView = [this](const QString& id, Tab::View view) {
        Action::Binding binding;
        binding.run = [this, view] { current()->setView(view); };
        binding.canRun = [this] { return current() != nullptr; };
        binding.isChecked = [this, view] { return current() && current()->view() == view; };
        m_actions.bind(id, std::move(binding));
    };
    bindView("viewGraph", Tab::Graph);
    bindView("viewSplit", Tab::Split);
    bindView("viewCode", Tab::Code);
    bindToggle("toggleInspector", &WindowLayout::isInspectorShown, &WindowLayout::setInspectorShown);
    bindToggle("togglePalette", &WindowLayout::isPaletteShown, &WindowLayout::setPaletteShown);
    bindDocumentAction("togglePanel", [](Tab& tab) { tab.setPanelRaised(!tab.isPanelRaised()); });
    bindDocumentAction(
        "nextProblem", [this](Tab&) { stepProblem(); },
        [](Tab& tab) { return tab.document()->problems()->rowCount() > 0; });
    bindTheme("themeSystem", WindowLayout::System);
    bindTheme("themeLight", WindowLayout::Light);
    bindTheme("themeDark", WindowLayout::Dark);
    const auto hasSeveral = [this](Tab&) { return m_tabs.count() > 1; };
    bindDocumentAction(
        "nextTab", [this](Tab&) { stepTab(1); }, hasSeveral);
    bindDocumentAction(
        "previousTab", [this](Tab&) { stepTab(-1); }, hasSeveral);
}

void Workbench::bindHelpActions()
{
    m_actions.bind("keys", {[this] { emit keySheetRequested(); }});
    m_actions.bind("about", {[this] { emit aboutRequested(); }});
}

void Workbench::setCurrentRow(int row)
{
    if (row == m_currentRow || row < 0 || row >= m_tabs.count())
        return;
    m_currentRow = row;
    m_problemRow = -1;
    emit currentChanged();
}

void Workbench::stepTab(int by)
{
    setCurrentRow((m_currentRow + by + m_tabs.count()) % m_tabs.count());
}

void Workbench::setNotice(const QString& message)
{
    m_notice = message;
    emit noticeChanged();
}

bool Workbench::openFile(const QString& path)
{
    const DefinitionPlace place = DefinitionPlace::fromText(QFileInfo(path).absoluteFilePath());
    if (!place.machine.isEmpty())
        return openPlace(place);
    const auto found = definitionIn(place.path);
    if (!found && found.error().code == "template.choice") {
        m_offers.append({place.path, machinesIn(place.path)});
        if (m_offers.size() == 1)
            emit machinesOffered();
    } else if (!found) {
        setNotice(QString::fromStdString(found.error().message));
    }
    return found && openPlace(*found);
}

bool Workbench::openPlace(const DefinitionPlace& place)
{
    if (const int row = m_tabs.rowOfFile(place.text()); row >= 0) {
        setCurrentRow(row);
        return true;
    }
    auto document = Document::open(place);
    if (!document) {
        setNotice(QString::fromStdString(document.error().message));
        return false;
    }
    m_recentFiles.add(place.text());
    show(std::move(*document));
    return true;
}

void Workbench::openMachine(const QString& name)
{
    if (!m_offers.isEmpty())
        openPlace({m_offers.front().path, name});
}

void Workbench::closeOffer()
{
    if (!m_offers.isEmpty())
        m_offers.removeFirst();
    emit machinesOffered();
}

void Workbench::openUrls(const QList<QUrl>& urls)
{
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            openFile(url.toLocalFile());
    }
}

void Workbench::openSample(int row)
{
    const QString path = m_samples.definition(row);
    const QString name = QFileInfo(path).dir().dirName() + QStringLiteral(".asl.json");
    show(std::make_unique<Document>(name, bytesOf(path).toStdString(), source::Format::Json));
    Simulator& simulator = *current()->simulator();
    if (!m_samples.input(row).isEmpty())
        simulator.setInputText(QString::fromUtf8(bytesOf(m_samples.input(row))));
    if (!m_samples.mocks(row).isEmpty())
        simulator.mocks()->open(unpacked(m_samples.mocks(row)));
}

// Mocks are read from the disk, where the user can change a sample's as well.
QString Workbench::unpacked(const QString& resource)
{
    const QFileInfo file(resource);
    QString copy = m_unpacked.filePath(file.dir().dirName() + QChar(u'.') + file.fileName());
    if (!QFile::exists(copy) && QFile::copy(resource, copy))
        QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return copy;
}

void Workbench::show(std::unique_ptr<Document> document)
{
    auto tab = std::make_unique<Tab>(std::move(document), m_stateFolder);
    wire(*tab);
    m_tabs.append(std::move(tab));
    setCurrentRow(m_tabs.count() - 1);
    rememberFiles();
}

void Workbench::wire(Tab& tab)
{
    const Document* document = tab.document();
    connect(document, &Document::noticeRaised, this, &Workbench::setNotice);
    connect(document, &Document::undoChanged, &m_actions, &Actions::refresh);
    connect(document, &Document::fileChanged, &m_actions, &Actions::refresh);
    connect(document, &Document::snapshotChanged, &m_actions, &Actions::refresh);
    connect(tab.scene(), &Scene::selectionChanged, &m_actions, &Actions::refresh);
    connect(tab.scene(), &Scene::canvasChanged, &m_actions, &Actions::refresh);
    connect(tab.simulator(), &Simulator::changed, &m_actions, &Actions::refresh);
    connect(&tab, &Tab::viewChanged, &m_actions, &Actions::refresh);
    connect(tab.code(), &CodeEditor::focusedChanged, &m_actions, &Actions::refresh);
}

void Workbench::close(int row)
{
    // Whoever closes one file has given up to quit, if that was asked.
    m_quits = false;
    const Tab* tab = m_tabs.at(row);
    if (!tab)
        return;
    if (!tab->document()->isDirty()) {
        closeWithoutSaving(row);
        return;
    }
    setCurrentRow(row);
    emit closeQuestionAsked(row, tab->document()->title());
}

void Workbench::closeWithoutSaving(int row)
{
    m_tabs.remove(row);
    if (m_currentRow > row || m_currentRow == m_tabs.count())
        --m_currentRow;
    emit currentChanged();
    if (!m_quits)
        rememberFiles();
    else if (mayQuit())
        emit quitRequested();
}

void Workbench::saveAndClose(int row)
{
    if (save(*m_tabs.at(row)))
        closeWithoutSaving(row);
    else
        m_quits = false;
}

bool Workbench::mayQuit()
{
    // The next start opens the files that are open now.
    if (!m_quits)
        rememberFiles();
    for (int row = 0; row < m_tabs.count(); ++row) {
        if (m_tabs.at(row)->document()->isDirty()) {
            close(row);
            m_quits = true;
            return false;
        }
    }
    return true;
}

void Workbench::chooseProblem(int row)
{
    m_problemRow = row;
    if (current())
        current()->revealProblem(row);
}

void Workbench::stepProblem()
{
    chooseProblem((m_problemRow + 1) % current()->document()->problems()->rowCount());
}

QString Workbench::shortPath(const QString& path) const
{
    const QString home = QDir::homePath() + QChar(u'/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

} // namespace statelight::app
