#pragma once

#include <QtGui/QColor>
#include <QtGui/QPainter>
#include <QtQuick/QQuickImageProvider>

namespace statelight::app {

/// Draws an icon of resources/icons in one colour, sharp at any size. False if there is no such icon.
bool paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& color);

/// Icons for QML: Image { source: "image://icon/NAME/RRGGBB"; sourceSize: Qt.size(16, 16) }. Register it as "icon".
class IconProvider : public QQuickImageProvider {
public:
    IconProvider();

    QImage requestImage(const QString& id, QSize* size, const QSize& requestedSize) override;
};

} // namespace statelight::app
