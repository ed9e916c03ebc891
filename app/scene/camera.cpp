#include "app/scene/camera.h"

#include <algorithm>
#include <cmath>

namespace statelight::app {

namespace {

constexpr double fitMargin = 48;
constexpr double fitZoom = 1.25;
constexpr double legibleZoom = 0.5;
constexpr int zoomSteps = 10;

QPointF rounded(QPointF point)
{
    return {std::round(point.x()), std::round(point.y())};
}

} // namespace

void Camera::zoomAt(QPointF view, double wanted)
{
    const QPointF place = toPicture(view);
    zoom = std::clamp(wanted, smallestZoom, largestZoom);
    offset = rounded(view - place * zoom);
}

void Camera::fit(const QRectF& rect, QSizeF view)
{
    const double across = (view.width() - 2 * fitMargin) / std::max(rect.width(), 1.0);
    const double down = (view.height() - 2 * fitMargin) / std::max(rect.height(), 1.0);
    zoom = std::clamp(std::min(across, down), smallestZoom, fitZoom);
    offset = rounded(QPointF(view.width() / 2, view.height() / 2) - rect.center() * zoom);
    // What is too high for the smallest zoom shows its beginning.
    if (rect.height() * zoom > view.height())
        offset.setY(std::round(fitMargin - rect.top() * zoom));
}

void Camera::open(const QRectF& rect, double x, QSizeF view)
{
    fit(rect, view);
    if (zoom >= legibleZoom)
        return;
    zoom = legibleZoom;
    const bool isNarrow = rect.width() * zoom <= view.width() - 2 * fitMargin;
    const double middle = isNarrow ? rect.center().x() : x;
    offset = rounded({view.width() / 2 - middle * zoom, fitMargin - rect.top() * zoom});
}

bool Camera::reveal(const QRectF& rect, QSizeF view)
{
    const QRectF inside(fitMargin, fitMargin, view.width() - 2 * fitMargin, view.height() - 2 * fitMargin);
    if (inside.contains(toView(rect)))
        return false;
    const QPointF middle(view.width() / 2, view.height() / 2);
    offset = rounded(middle - rect.center() * zoom);
    return true;
}

double Camera::stepped(int steps) const
{
    const double factor = std::pow(largestZoom / smallestZoom, 1.0 / zoomSteps);
    return std::clamp(zoom * std::pow(factor, steps), smallestZoom, largestZoom);
}

} // namespace statelight::app
