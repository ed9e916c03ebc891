#include "app/scene/icon_provider.h"

#include <QtCore/QFile>
#include <QtSvg/QSvgRenderer>
#include <memory>
#include <unordered_map>

namespace statelight::app {

namespace {

std::unique_ptr<QSvgRenderer> makeRenderer(const QString& name, const QColor& color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name().toUtf8());
    return std::make_unique<QSvgRenderer>(svg);
}

// Parsing an icon costs more than drawing it; image providers may be asked from several threads.
QSvgRenderer* rendererOf(const QString& name, const QColor& color)
{
    thread_local std::unordered_map<std::string, std::unique_ptr<QSvgRenderer>> renderers;
    const std::string key = name.toStdString() + color.name().toStdString();
    auto found = renderers.find(key);
    if (found == renderers.end())
        found = renderers.emplace(key, makeRenderer(name, color)).first;
    return found->second.get();
}

} // namespace

bool paintIcon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& color)
{
    QSvgRenderer* renderer = rendererOf(name, color);
    if (renderer == nullptr || !renderer->isValid())
        return false;
    const qreal opacity = painter.opacity();
    painter.setOpacity(opacity * color.alphaF());
    renderer->render(&painter, rect);
    painter.setOpacity(opacity);
    return true;
}

IconProvider::IconProvider()
    : QQuickImageProvider(QQuickImageProvider::Image)
{}

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize)
{
    const QSize pixels = requestedSize.isValid() && !requestedSize.isEmpty() ? requestedSize : QSize(16, 16);
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const QStringList parts = id.split(u'/');
    const QColor color(QStringLiteral("#") + parts.value(1, QStringLiteral("000000")));
    paintIcon(painter, parts.value(0), QRectF(QPointF(0, 0), pixels), color);
    if (size != nullptr)
        *size = pixels;
    return image;
}

} // namespace statelight::app
