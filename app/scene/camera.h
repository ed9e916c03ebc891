#pragma once

#include <QtCore/QRectF>
#include <QtCore/QSizeF>

namespace statelight::app {

/// Which part of the picture a view shows: view = picture * zoom + offset.
struct Camera {
    static constexpr double smallestZoom = 0.1;
    static constexpr double largestZoom = 4;

    double zoom = 1;
    QPointF offset;

    [[nodiscard]] QPointF toPicture(QPointF view) const { return (view - offset) / zoom; }
    [[nodiscard]] QPointF toView(QPointF place) const { return place * zoom + offset; }
    [[nodiscard]] QRectF toView(const QRectF& rect) const { return {toView(rect.topLeft()), rect.size() * zoom}; }
    [[nodiscard]] QRectF seenArea(QSizeF view) const { return {toPicture({0, 0}), view / zoom}; }
    /// Zooms within the range so that the place under `view` stays there.
    void zoomAt(QPointF view, double wanted);
    /// Shows `rect` whole with 48 px around it, at 125 % at most.
    void fit(const QRectF& rect, QSizeF view);
    /// How a machine is first seen: whole, or, where its names would be too small to read, its beginning at 50 % with
    /// the place `x` of the picture in the middle.
    void open(const QRectF& rect, double x, QSizeF view);
    /// Moves `rect` into the middle if it is less than 48 px inside the view; false if it needn't.
    bool reveal(const QRectF& rect, QSizeF view);
    /// One of ten logarithmic steps between the ends.
    [[nodiscard]] double stepped(int steps) const;

    bool operator==(const Camera&) const = default;
};

} // namespace statelight::app
