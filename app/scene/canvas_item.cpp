#include "app/scene/canvas_item.h"

#include <QtQuick/QQuickWindow>
#include <algorithm>
#include <cmath>

#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"
#include "app/scene/picture_maker.h"
#include "app/scene/scene_accessible.h"

namespace statelight::app {

namespace {

constexpr int zoomSettles = 120; // milliseconds after the last wheel event
// Beyond this a re-layout jumps: each of its frames would cost more than the movement tells.
constexpr std::size_t mostAnimated = 1500;

asl::StatePath toPath(const QString& pointer)
{
    return asl::StatePath(pointer.toStdString());
}

Camera between(const Camera& from, const Camera& to, double progress)
{
    return {from.zoom * std::pow(to.zoom / from.zoom, progress), from.offset + (to.offset - from.offset) * progress};
}

void setUp(QVariantAnimation& animation, int duration)
{
    animation.setStartValue(0.0);
    animation.setEndValue(1.0);
    animation.setDuration(duration);
    animation.setEasingCurve(QEasingCurve::InOutQuad);
}

} // namespace

CanvasItem::CanvasItem(QQuickItem* parent)
    : QQuickItem(parent)
    , m_layers(this,
          {[this](const NodeView& node) { return nodeLook(node); },
              [this](const EdgeView& edge) { return edgeLook(edge); }})
    , m_gestureItem(new GestureItem(this))
    , m_shown(std::make_shared<ScenePicture>())
{
    [[maybe_unused]] static const bool isAccessible = (installSceneAccessibility(), true);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
    setClip(true);
    setUp(m_layoutAnimation, theme::duration::layout);
    setUp(m_cameraAnimation, theme::duration::camera);
    connect(&m_layoutAnimation, &QVariantAnimation::valueChanged, this, [this](const QVariant& progress) {
        if (m_leaving != nullptr && m_scene != nullptr)
            showPicture(pictureBetween(*m_leaving, m_scene->picture(), progress.toDouble()), true);
    });
    connect(&m_layoutAnimation, &QVariantAnimation::finished, this, [this] {
        m_leaving.reset();
        if (m_scene != nullptr)
            showPicture(m_scene->picture(), false);
    });
    connect(&m_cameraAnimation, &QVariantAnimation::valueChanged, this,
        [this](const QVariant& progress) { setCamera(between(m_cameraFrom, m_cameraTo, progress.toDouble()), true); });
    connect(&m_cameraAnimation, &QVariantAnimation::finished, this, [this] { setCamera(m_cameraTo, false); });
}

CanvasItem::~CanvasItem() = default;

void CanvasItem::setScene(Scene* scene)
{
    if (scene == m_scene)
        return;
    if (m_scene != nullptr)
        m_scene->disconnect(this);
    endGesture(false);
    m_scene = scene;
    m_shown = std::make_shared<ScenePicture>();
    m_layers.setPicture(m_shown, false);
    m_needsFit = true;
    m_isFitted = false;
    m_leaving.reset();
    m_layoutAnimation.stop();
    if (scene != nullptr) {
        scene->attach(this);
        connect(scene, &Scene::pictureChanged, this, &CanvasItem::takePicture);
        connect(scene, &Scene::selectionChanged, this, &CanvasItem::takeSelection);
        connect(scene, &Scene::hoverChanged, this, &CanvasItem::takeHover);
        connect(scene, &Scene::overlayChanged, this, &CanvasItem::takeOverlay);
        connect(scene, &Scene::inspectorRequested, this, &CanvasItem::inspectorRequested);
        connect(scene, &Scene::revealRequested, this, [this](const asl::StatePath& state) {
            Camera camera = m_camera;
            const NodeView* node = m_scene->picture()->find(state);
            if (node != nullptr && !node->isHidden && camera.reveal(node->rect, size()))
                moveCamera(camera);
        });
        takePicture();
        takeSelection();
        takeOverlay();
    }
    emit sceneChanged();
}

void CanvasItem::setDark(bool dark)
{
    if (dark == m_isDark)
        return;
    m_isDark = dark;
    m_layers.setPalette(dark ? theme::dark : theme::light);
    scheduleSync();
    emit darkChanged();
}

void CanvasItem::scheduleSync()
{
    polish();
    update();
}

void CanvasItem::updatePolish()
{
    m_isIncomplete = !m_layers.sync(m_zoomTimer.isActive() || m_cameraAnimation.state() == QAbstractAnimation::Running);
    // The rest in the next frame: polishing again now would stay in this one.
    if (m_isIncomplete)
        QMetaObject::invokeMethod(this, &CanvasItem::scheduleSync, Qt::QueuedConnection);
}

void CanvasItem::geometryChange(const QRectF& now, const QRectF& before)
{
    QQuickItem::geometryChange(now, before);
    m_gestureItem->setSize(now.size());
    if (m_needsFit) {
        fit();
    } else if (m_isFitted) {
        if (const std::optional<Camera> camera = fittingCamera()) {
            m_cameraAnimation.stop();
            setCamera(*camera, false);
        }
    }
    scheduleSync();
}

void CanvasItem::itemChange(ItemChange change, const ItemChangeData& data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemVisibleHasChanged)
        updateRing();
}

void CanvasItem::takePicture()
{
    endGesture(false);
    const ScenePicturePointer& picture = m_scene->picture();
    const bool isFirst = m_needsFit || m_shown->nodes.empty();
    const bool animates = !isFirst && !m_reducedMotion && isVisible() && window() != nullptr
        && std::max(picture->nodes.size(), m_shown->nodes.size()) <= mostAnimated && m_camera.zoom >= 0.3;
    if (animates)
        animateTo(picture);
    else
        showPicture(picture, false);
    if (isFirst)
        fit();
}

void CanvasItem::animateTo(const ScenePicturePointer& picture)
{
    m_layoutAnimation.stop();
    m_leaving = m_shown;
    // What differs but doesn't move (a name, a badge) must show at once.
    showPicture(pictureBetween(*m_leaving, picture, 0), true);
    m_layoutAnimation.start();
}

void CanvasItem::showPicture(ScenePicturePointer picture, bool isMoving)
{
    // The state that the user works on stays where it is in the view.
    if (m_scene != nullptr && !m_scene->selection().empty() && !m_needsFit) {
        const NodeView* before = m_shown->find(m_scene->selection().back());
        const NodeView* now = picture->find(m_scene->selection().back());
        if (before != nullptr && now != nullptr && !now->isHidden && !before->isHidden) {
            const QPointF by = (before->rect.center() - now->rect.center()) * m_camera.zoom;
            m_isFitted = m_isFitted && by.isNull();
            m_camera.offset += QPointF(std::round(by.x()), std::round(by.y()));
            m_layers.setCamera(m_camera);
        }
    }
    m_shown = std::move(picture);
    m_layers.setPicture(m_shown, isMoving);
    scheduleSync();
}

void CanvasItem::setCamera(const Camera& camera, bool isZooming)
{
    if (isZooming && camera.zoom != m_camera.zoom)
        m_zoomTimer.start(zoomSettles, this);
    const bool isNew = camera != m_camera;
    m_camera = camera;
    m_layers.setCamera(camera);
    if (m_gesture != nullptr)
        repaintGesture();
    scheduleSync();
    if (isNew)
        emit cameraChanged();
}

void CanvasItem::moveCamera(const Camera& target)
{
    m_isFitted = false;
    m_cameraAnimation.stop();
    if (m_reducedMotion || window() == nullptr || !isVisible()) {
        setCamera(target, false);
        return;
    }
    m_cameraFrom = m_camera;
    m_cameraTo = target;
    m_cameraAnimation.start();
}

std::optional<Camera> CanvasItem::fittingCamera() const
{
    if (m_scene == nullptr || width() <= 0 || height() <= 0 || m_scene->picture()->snapshot == nullptr)
        return std::nullopt;
    const QRectF& bounds = m_scene->picture()->bounds;
    Camera camera = m_camera;
    if (bounds.isEmpty())
        camera.offset = QPointF(width() / 2, height() / 2);
    else
        camera.fit(bounds, size());
    return camera;
}

void CanvasItem::fit()
{
    const std::optional<Camera> camera = fittingCamera();
    if (!camera)
        return;
    const bool isFirst = m_needsFit;
    m_needsFit = m_scene->picture()->bounds.isEmpty();
    if (isFirst)
        setCamera(*camera, false);
    else
        moveCamera(*camera);
    m_isFitted = true;
}

void CanvasItem::fitSelection()
{
    QRectF bounds;
    for (const asl::StatePath& state : m_shownSelection)
        if (const NodeView* node = m_shown->find(state); node != nullptr && !node->isHidden)
            bounds = bounds.united(node->rect);
    if (bounds.isEmpty())
        return;
    Camera camera = m_camera;
    camera.fit(bounds, size());
    moveCamera(camera);
}

void CanvasItem::zoomIn()
{
    Camera camera = m_camera;
    camera.zoomAt({width() / 2, height() / 2}, m_camera.stepped(1));
    moveCamera(camera);
}

void CanvasItem::zoomOut()
{
    Camera camera = m_camera;
    camera.zoomAt({width() / 2, height() / 2}, m_camera.stepped(-1));
    moveCamera(camera);
}

void CanvasItem::resetZoom()
{
    Camera camera = m_camera;
    camera.zoomAt({width() / 2, height() / 2}, 1);
    moveCamera(camera);
}

void CanvasItem::zoomTo(qreal zoom)
{
    Camera camera = m_camera;
    camera.zoomAt({width() / 2, height() / 2}, zoom);
    m_isFitted = false;
    setCamera(camera, false);
}

void CanvasItem::panTo(qreal x, qreal y)
{
    Camera camera = m_camera;
    camera.offset = QPointF(std::round(x), std::round(y));
    m_isFitted = false;
    setCamera(camera, false);
}

void CanvasItem::panBy(QPointF by)
{
    m_cameraAnimation.stop();
    m_isFitted = false;
    Camera camera = m_camera;
    camera.offset += QPointF(std::round(by.x()), std::round(by.y()));
    setCamera(camera, false);
}

NodeLook CanvasItem::nodeLook(const NodeView& node) const
{
    NodeLook look;
    look.isInRun = m_shownOverlay.isActive;
    if (look.isInRun)
        if (const auto run = m_shownOverlay.states.find(node.path); run != m_shownOverlay.states.end())
            look.run = run->second;
    look.isHovered = m_shownHover == node.path;
    look.isSelected = std::ranges::find(m_shownSelection, node.path) != m_shownSelection.end();
    look.isFocused = look.isSelected && m_hasFocusRing;
    if (m_gesture != nullptr) {
        look.isDimmed = m_gesture->dims(node);
        const DropTarget* target = m_gesture->target();
        look.isTarget = target != nullptr && target->place && target->node && !target->edge
            && &m_shown->nodes[*target->node] == &node;
    }
    return look;
}

EdgeLook CanvasItem::edgeLook(const EdgeView& edge) const
{
    EdgeLook look;
    look.isInRun = m_shownOverlay.isActive;
    if (look.isInRun && edge.graphIndex) {
        const auto taken = m_shownOverlay.taken.find(edge.key);
        look.taken = taken == m_shownOverlay.taken.end() ? 0 : taken->second;
    } else if (look.isInRun) {
        const asl::StateIndex state = edge.from ? *edge.from : edge.to.value_or(0);
        const auto run = m_shownOverlay.states.find(m_shown->nodes[state].path);
        const bool isVisited = run != m_shownOverlay.states.end() && run->second.status != RunStatus::NotVisited;
        look.taken = isVisited && (!edge.from || run->second.status == RunStatus::Succeeded) ? 1 : 0;
    }
    if (edge.graphIndex) {
        look.isHovered = m_hoveredEdge == edge.key;
        look.isSelected = m_shownEdge == edge.key;
    }
    const DropTarget* target = m_gesture == nullptr ? nullptr : m_gesture->target();
    look.isDropTarget = target != nullptr && target->place && target->edge && &m_shown->edges[*target->edge] == &edge;
    return look;
}

void CanvasItem::touch(const asl::StatePath& state)
{
    if (const NodeView* node = m_shown->find(state); node != nullptr && !node->isHidden)
        m_layers.touch(*node);
}

void CanvasItem::touchEdge(const std::optional<EdgeKey>& key)
{
    if (!key)
        return;
    if (const EdgeView* edge = m_shown->find(*key); edge != nullptr)
        m_layers.touchArea(edge->bounds);
}

void CanvasItem::touchTarget(const DropTarget& target)
{
    if (target.node && *target.node < m_shown->nodes.size())
        m_layers.touch(m_shown->nodes[*target.node]);
    if (target.edge && *target.edge < m_shown->edges.size())
        m_layers.touchArea(m_shown->edges[*target.edge].bounds);
}

void CanvasItem::takeSelection()
{
    const std::vector<asl::StatePath> before = std::exchange(m_shownSelection, m_scene->selection());
    const std::optional<EdgeKey> edgeBefore = std::exchange(m_shownEdge, m_scene->selectedEdge());
    for (const asl::StatePath& state : before)
        touch(state);
    for (const asl::StatePath& state : m_shownSelection)
        touch(state);
    touchEdge(edgeBefore);
    touchEdge(m_shownEdge);
    scheduleSync();
}

void CanvasItem::takeHover()
{
    const asl::StatePath before = std::exchange(m_shownHover, m_scene->hovered());
    touch(before);
    touch(m_shownHover);
    scheduleSync();
}

void CanvasItem::takeOverlay()
{
    const RunOverlay before = std::exchange(m_shownOverlay, m_scene->overlay());
    if (before.isActive != m_shownOverlay.isActive) {
        m_layers.touchAll();
    } else {
        for (const auto& [state, run] : m_shownOverlay.states) {
            const auto old = before.states.find(state);
            if (old == before.states.end() || old->second != run)
                touch(state);
        }
        for (const auto& [state, run] : before.states)
            if (!m_shownOverlay.states.contains(state))
                touch(state);
        for (const auto& [key, count] : m_shownOverlay.taken) {
            const auto old = before.taken.find(key);
            if (old == before.taken.end() || old->second != count)
                touchEdge(key);
        }
        for (const auto& [key, count] : before.taken)
            if (!m_shownOverlay.taken.contains(key))
                touchEdge(key);
    }
    updateRing();
    scheduleSync();
}

bool CanvasItem::isPaused() const
{
    return std::ranges::any_of(m_shownOverlay.states, [](const auto& state) { return state.second.isCurrent; });
}

// The ring turns only while something runs in view: nothing else may ask for frames.
void CanvasItem::updateRing()
{
    const bool turns
        = m_shownOverlay.isActive && !m_shownOverlay.isFinished && isVisible() && !m_reducedMotion && !isPaused();
    if (!turns) {
        m_ringTimer.stop();
    } else if (!m_ringTimer.isActive()) {
        m_ringClock.start();
        m_ringTimer.start(40, this);
    }
}

QRectF CanvasItem::nodeRect(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    return node == nullptr || node->isHidden ? QRectF() : m_camera.toView(node->rect);
}

QRectF CanvasItem::nameRect(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    if (node == nullptr || node->isHidden)
        return {};
    const QRectF inner = node->isOpen ? headerRect(*node).adjusted(10, 0, -40, 0) : innerRect(*node);
    const double left = inner.left() + theme::size::tile + theme::size::tileGap;
    const bool isSingle = node->isOpen || node->rect.height() < 50;
    const double top = isSingle ? inner.center().y() - 9 : inner.top() + 10;
    return m_camera.toView(QRectF(left, top, inner.right() - left, 18));
}

QPointF CanvasItem::edgeMiddle(const QString& pointer, const QString& kind, int index) const
{
    constexpr std::array kinds{"Next", "Rule", "Default", "Catch"};
    for (const EdgeView& edge : m_shown->edges) {
        if (edge.graphIndex && edge.key.from == toPath(pointer)
            && kind == QLatin1String(kinds.at(static_cast<std::size_t>(edge.key.kind)))
            && static_cast<int>(edge.key.index) == index && edge.points.size() > 1) {
            const QPointF a = edge.points[edge.points.size() - 2];
            return m_camera.toView((a + edge.points.last()) / 2);
        }
    }
    return {};
}

QString CanvasItem::stateAt(qreal x, qreal y) const
{
    const NodeView* node = m_shown->nodeAt(m_camera.toPicture({x, y}));
    return node == nullptr ? QString() : QString::fromStdString(node->path.pointer());
}

QPointF CanvasItem::portOf(const QString& pointer) const
{
    const NodeView* node = m_shown->find(toPath(pointer));
    return node == nullptr ? QPointF() : m_camera.toView(app::portOf(*node));
}

void CanvasItem::settle()
{
    if (m_layoutAnimation.state() == QAbstractAnimation::Running)
        m_layoutAnimation.setCurrentTime(m_layoutAnimation.duration());
    if (m_cameraAnimation.state() == QAbstractAnimation::Running)
        m_cameraAnimation.setCurrentTime(m_cameraAnimation.duration());
    m_zoomTimer.stop();
    m_layers.setCamera(m_camera);
    while (!m_layers.sync(false)) {}
    update();
}

bool CanvasItem::isBusy() const
{
    return m_isIncomplete || m_zoomTimer.isActive() || m_layoutAnimation.state() == QAbstractAnimation::Running
        || m_cameraAnimation.state() == QAbstractAnimation::Running;
}

void CanvasItem::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_zoomTimer.timerId()) {
        m_zoomTimer.stop();
        scheduleSync();
    } else if (event->timerId() == m_ringTimer.timerId()) {
        const double turn = theme::duration::ringTurn;
        m_layers.turnRings(std::fmod(static_cast<double>(m_ringClock.elapsed()), turn) / turn);
    } else if (event->timerId() == m_autoPanTimer.timerId()) {
        autoPan();
    } else if (event->timerId() == m_renameTimer.timerId()) {
        m_renameTimer.stop();
        renameSelection();
    } else if (event->timerId() == m_tipTimer.timerId()) {
        m_tipTimer.stop();
        updateTip();
    } else {
        QQuickItem::timerEvent(event);
    }
}

} // namespace statelight::app
