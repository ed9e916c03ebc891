#include "app/scene/canvas_item.h"

#include <QtQuick/QQuickWindow>
#include <algorithm>
#include <cmath>

#include "app/document/let_go.h"
#include "app/scene/picture_maker.h"
#include "app/scene/scene_accessible.h"

namespace statelight::app {

namespace {

// Beyond this a re-layout jumps: each of its frames would cost more than the movement tells.
constexpr std::size_t mostAnimated = 1500;

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
    m_fitted.reset();
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
            if (node != nullptr && !node->isHidden && camera.reveal(node->rect, freeSize()))
                moveCamera(camera);
        });
        connect(scene, &Scene::renameWanted, this, [this] {
            // The name field stands where the name is when all has come to rest.
            settle();
            renameSelection();
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
        fit(Fit::Opening);
    } else if (m_fitted) {
        if (const std::optional<Camera> camera = fittingCamera(*m_fitted)) {
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
        fit(Fit::Opening);
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
            if (!by.isNull())
                m_fitted.reset();
            m_camera.offset += QPointF(std::round(by.x()), std::round(by.y()));
            m_layers.setCamera(m_camera);
        }
    }
    letGoElsewhere(std::exchange(m_shown, std::move(picture)));
    m_layers.setPicture(m_shown, isMoving);
    scheduleSync();
}

// The ring turns only while something runs in view: nothing else may ask for frames.

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
