#include "app/scene/scene.h"

#include <algorithm>

#include "app/document/let_go.h"
#include "app/document/qt_text.h"
#include "app/scene/canvas_item.h"
#include "app/scene/drop_target.h"
#include "app/scene/layout_worker.h"
#include "app/scene/selection_keeper.h"
#include "asl/rules.h"
#include "document/edits/edits.h"

namespace statelight::app {

namespace {

asl::StatePath toPath(const QString& pointer)
{
    return asl::StatePath(pointer.toStdString());
}

} // namespace

Scene::Scene(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_worker(std::make_unique<LayoutWorker>())
    , m_picture(std::make_shared<ScenePicture>())
{
    connect(document, &Document::snapshotChanged, this, &Scene::requestPicture);
    connect(document, &Document::pathsMoved, this, &Scene::followMoves);
    connect(document, &Document::selectRequested, this, [this](const asl::StatePath& state) { m_wanted = state; });
    connect(m_worker.get(), &LayoutWorker::ready, this, &Scene::takePicture);
    requestPicture();
}

Scene::~Scene() = default;

void Scene::requestPicture()
{
    m_worker->request({m_document->soundSnapshot(), m_folded, m_document->brokenStates()});
    emit brokenChanged();
}

void Scene::takePicture(ScenePicturePointer picture)
{
    if (picture == nullptr || picture == m_picture)
        return;
    ScenePicturePointer before = std::exchange(m_picture, std::move(picture));
    std::vector<asl::StatePath> selection = keptSelection(m_selection, *before, *m_picture);
    const bool hasWanted = !m_wanted.isEmpty() && m_picture->find(m_wanted) != nullptr;
    if (hasWanted)
        selection = {std::exchange(m_wanted, {})};
    if (m_selectedEdge && m_picture->find(*m_selectedEdge) == nullptr)
        m_selectedEdge.reset();
    emit pictureChanged();
    emit brokenChanged();
    if (std::exchange(m_hasMoved, false) && selection == m_selection)
        emit selectionChanged();
    setSelection(std::move(selection));
    letGoElsewhere(std::move(before));
    if (hasWanted && !m_selection.empty()) {
        emit revealRequested(m_selection.back());
        if (std::exchange(m_renamesWanted, false))
            emit renameWanted();
    }
}

void Scene::waitForPicture()
{
    m_document->waitForSnapshot();
    requestPicture();
    takePicture(m_worker->wait());
}

void Scene::followMoves(const std::vector<document::Moved>& moved)
{
    m_hasMoved = true;
    for (asl::StatePath& state : m_selection)
        state = movedPath(state, moved);
    for (asl::StatePath& container : m_folded)
        container = movedPath(container, moved);
    m_hovered = movedPath(m_hovered, moved);
    if (m_selectedEdge)
        m_selectedEdge->from = movedPath(m_selectedEdge->from, moved);
}

void Scene::showIteration(const asl::StatePath& map, int index)
{
    emit iterationRequested(map, index);
}

void Scene::setOverlay(const RunOverlay& overlay)
{
    m_overlay = overlay;
    emit overlayChanged();
}

bool Scene::isSelected(const asl::StatePath& state) const
{
    return std::ranges::find(m_selection, state) != m_selection.end();
}

void Scene::select(const asl::StatePath& state)
{
    setSelection({state});
}

void Scene::setSelection(std::vector<asl::StatePath> states)
{
    if (states == m_selection && (states.empty() || !m_selectedEdge))
        return;
    m_selection = std::move(states);
    if (!m_selection.empty())
        m_selectedEdge.reset();
    emit selectionChanged();
}

void Scene::toggle(const asl::StatePath& state)
{
    std::vector<asl::StatePath> states = m_selection;
    if (std::erase(states, state) == 0)
        states.push_back(state);
    setSelection(std::move(states));
}

void Scene::selectEdge(const EdgeKey& edge)
{
    m_selection.clear();
    m_selectedEdge = edge;
    emit selectionChanged();
}

void Scene::clearSelection()
{
    if (m_selection.empty() && !m_selectedEdge)
        return;
    m_selection.clear();
    m_selectedEdge.reset();
    emit selectionChanged();
}

void Scene::setHovered(const asl::StatePath& state)
{
    if (state == m_hovered)
        return;
    m_hovered = state;
    emit hoverChanged();
}

QString Scene::selectedPath() const
{
    return m_selection.size() == 1 ? fromUtf8(m_selection.front().pointer()) : QString();
}

bool Scene::isEmpty() const
{
    return m_picture->snapshot != nullptr && m_picture->nodes.empty() && !m_picture->snapshot->isBroken;
}

bool Scene::isUnreadable() const
{
    return m_picture->snapshot != nullptr && m_picture->nodes.empty() && m_picture->snapshot->isBroken;
}

QString Scene::brokenNote() const
{
    if (isUnreadable())
        return tr("No state can be read from this text yet. The problems are listed below.");
    if (!m_document->isBroken())
        return {};
    const QString where = tr("Line %L1 can't be read at the moment.").arg(m_document->brokenLine());
    if (m_document->soundSnapshot() == m_document->snapshot())
        return where + QChar(u' ') + tr("This is what can be read of the text.");
    return where + QChar(u' ')
        + (m_document->isAllBroken() ? tr("Mend it to edit the graph.") : tr("The rest of the graph can be edited."));
}

bool Scene::isFolded(const asl::StatePath& container) const
{
    return std::ranges::find(m_folded, container) != m_folded.end();
}

void Scene::setFolded(const asl::StatePath& container, bool folded)
{
    std::erase(m_folded, container);
    if (folded)
        m_folded.push_back(container);
    requestPicture();
}

void Scene::selectPath(const QString& pointer)
{
    if (pointer.isEmpty())
        clearSelection();
    else
        select(toPath(pointer));
}

void Scene::reveal(const QString& pointer)
{
    selectPath(pointer);
    if (!pointer.isEmpty())
        emit revealRequested(toPath(pointer));
}

QString Scene::problemOf(const asl::StatePath& state) const
{
    const NodeView* node = m_picture->find(state);
    if (node == nullptr || node->errors + node->warnings == 0)
        return {};
    const asl::StateMachine& machine = m_picture->snapshot->machine;
    const core::SourceRange range = machine.states[m_picture->byPath.at(state)].range;
    for (const core::Diagnostic& diagnostic : m_picture->snapshot->diagnostics)
        if (range.contains(diagnostic.range.begin) && diagnostic.severity != core::Severity::Info)
            return fromUtf8(diagnostic.message);
    return {};
}

void Scene::attach(CanvasItem* canvas)
{
    m_canvas = canvas;
    emit canvasChanged();
}

CanvasItem* Scene::canvas() const
{
    return m_canvas;
}

void Scene::beginPaletteDrag(const QString& type)
{
    if (m_canvas != nullptr)
        m_canvas->beginPaletteDrag(asl::stateTypeFromString(type.toStdString()));
}

void Scene::dragMoved(qreal x, qreal y)
{
    if (m_canvas != nullptr)
        m_canvas->dragMoved(m_canvas->mapFromScene({x, y}));
}

bool Scene::drop()
{
    return m_canvas != nullptr && m_canvas->drop();
}

void Scene::cancelDrag()
{
    if (m_canvas != nullptr)
        m_canvas->cancelGesture();
}

bool Scene::addState(const QString& type)
{
    const asl::StateType wanted = asl::stateTypeFromString(type.toStdString());
    const asl::StatePath after = m_selection.empty() ? asl::StatePath() : m_selection.back();
    return m_document->perform([wanted, after](const document::Snapshot& now) {
        return document::addState(now, wanted, placeBehind(now, after));
    });
}

QString Scene::nameOf(const QString& pointer) const
{
    return fromUtf8(toPath(pointer).name());
}

QString Scene::rename(const QString& pointer, const QString& name)
{
    const auto done = m_document->tryTo(
        [&](const document::Snapshot& now) { return document::renameState(now, toPath(pointer), name.toStdString()); });
    return done ? QString() : fromUtf8(done.error().message);
}

void Scene::perform(const Document::Intention& intention)
{
    m_document->perform(intention);
}

void Scene::deleteSelection(bool heal)
{
    if (m_selectedEdge) {
        perform([key = *m_selectedEdge](const document::Snapshot& now) -> core::Result<document::Edit> {
            const std::optional<std::uint32_t> edge = edgeIndex(now, key);
            if (!edge)
                return core::failure("edit.missing", "That transition is gone.");
            return document::disconnect(now, *edge);
        });
        return;
    }
    std::vector<Document::Intention> intentions;
    for (const asl::StatePath& state : outermost(m_selection))
        intentions.emplace_back(
            [state, heal](const document::Snapshot& now) { return document::deleteState(now, state, heal); });
    if (intentions.size() == 1)
        perform(intentions.front());
    else
        m_document->performTogether(tr("Delete %n state(s)", nullptr, static_cast<int>(intentions.size())), intentions);
}

void Scene::duplicateSelection()
{
    if (m_selection.size() == 1)
        m_renamesWanted = m_document->perform([state = m_selection.front()](const document::Snapshot& now) {
            return document::duplicateState(now, state);
        });
}

void Scene::makeSelectionEnd()
{
    if (m_selection.size() == 1)
        perform([state = m_selection.front()](const document::Snapshot& now) { return document::makeEnd(now, state); });
}

void Scene::startWithSelection()
{
    if (m_selection.size() == 1)
        perform(
            [state = m_selection.front()](const document::Snapshot& now) { return document::setStart(now, state); });
}

} // namespace statelight::app
