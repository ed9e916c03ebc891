#pragma once

#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QFont>
#include <QtGui/QPainter>

#include "app/document/theme_color.h"

namespace statelight::app {

/// What a zoom lets one see: everything from 70 %, names from 40 %, tiles from 15 %, below that shapes only.
enum class Detail { Full, Names, Tiles, Shapes };

[[nodiscard]] Detail detailAt(double zoom);

/// How a picture is painted: with which colours, at which zoom, and where the turning ring stands (0 to 1).
struct PaintStyle {
    const theme::Palette* palette = &theme::light;
    double zoom = 1;
    double ringPhase = 0;
    bool hasGrid = true;

    [[nodiscard]] Detail detail() const { return detailAt(zoom); }
};

[[nodiscard]] const QFont& nodeFont();
[[nodiscard]] const QFont& secondaryFont();
[[nodiscard]] const QFont& chipFont();

/// Draws one line, left-aligned and vertically centred in `box`, elided where it doesn't fit. Answers its width.
double paintLine(QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color,
    Qt::TextElideMode elide = Qt::ElideRight);
/// The same, right-aligned; never elided.
double paintLineAtRight(
    QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color);

} // namespace statelight::app
