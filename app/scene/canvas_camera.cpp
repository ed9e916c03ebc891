#include <QtQuick/QQuickWindow>
#include <cmath>

#include "app/scene/canvas_item.h"

namespace statelight::app {

namespace {

constexpr int zoomSettles = 120; // milliseconds after the last wheel event

} // namespace

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
    m_fitted.reset();
    m_cameraAnimation.stop();
    if (m_reducedMotion || window() == nullptr || !isVisible()) {
        setCamera(target, false);
        return;
    }
    m_cameraFrom = m_camera;
    m_cameraTo = target;
    m_cameraAnimation.start();
}

std::optional<Camera> CanvasItem::fittingCamera(Fit fit) const
{
    if (m_scene == nullptr || width() <= 0 || height() <= 0 || m_scene->picture()->snapshot == nullptr)
        return std::nullopt;
    const QRectF& bounds = m_scene->picture()->bounds;
    Camera camera = m_camera;
    if (bounds.isEmpty())
        camera.offset = QPointF(width() / 2, height() / 2);
    else if (fit == Fit::Opening)
        camera.open(bounds, m_scene->picture()->start.center().x(), size());
    else
        camera.fit(bounds, size());
    return camera;
}

void CanvasItem::coverBelow(qreal height)
{
    m_coveredBelow = height;
    if (m_scene != nullptr && m_scene->selection().size() == 1 && m_coveredBelow > 0)
        emit m_scene->revealRequested(m_scene->selection().back());
}

QSizeF CanvasItem::freeSize() const
{
    constexpr double leastFree = 160;
    const double free = height() - m_coveredBelow;
    return {width(), free < leastFree ? height() : free};
}

void CanvasItem::fit()
{
    fit(Fit::Whole);
}

void CanvasItem::fit(Fit fit)
{
    const std::optional<Camera> camera = fittingCamera(fit);
    if (!camera)
        return;
    const bool isFirst = m_needsFit;
    m_needsFit = m_scene->picture()->bounds.isEmpty();
    if (isFirst)
        setCamera(*camera, false);
    else
        moveCamera(*camera);
    m_fitted = fit;
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
    m_fitted.reset();
    setCamera(camera, false);
}

void CanvasItem::panTo(qreal x, qreal y)
{
    Camera camera = m_camera;
    camera.offset = QPointF(std::round(x), std::round(y));
    m_fitted.reset();
    setCamera(camera, false);
}

void CanvasItem::panBy(QPointF by)
{
    m_cameraAnimation.stop();
    m_fitted.reset();
    Camera camera = m_camera;
    camera.offset += QPointF(std::round(by.x()), std::round(by.y()));
    setCamera(camera, false);
}

} // namespace statelight::app
