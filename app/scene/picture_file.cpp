#include "app/scene/picture_file.h"

#include <QtCore/QBuffer>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtGui/QImage>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <algorithm>

#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"
#include "app/scene/run_looks.h"

namespace statelight::app {

namespace {

constexpr double margin = 24;
constexpr double scale = 2;
constexpr double longestSide = 16'000;

QRectF areaOf(const ScenePicture& picture)
{
    return picture.bounds.adjusted(-margin, -margin, margin, margin);
}

void paintAll(QPainter& painter, const ScenePicture& picture, const RunOverlay& overlay, const theme::Palette& palette)
{
    PaintStyle style;
    style.palette = &palette;
    style.hasGrid = false;
    const QRectF area = areaOf(picture);
    painter.translate(-area.topLeft());
    const SceneLooks looks{[&](const NodeView& node) { return runLook(overlay, node); },
        [&](const EdgeView& edge) { return runLook(overlay, picture, edge); }};
    paintScene(painter, style, picture, looks, area);
    for (const NodeView& node : picture.nodes) {
        if (node.isHidden)
            continue;
        if (node.isOpen)
            paintHeader(painter, style, node, looks.node(node));
        else
            paintNode(painter, style, node, looks.node(node));
    }
}

QByteArray pngOf(const ScenePicture& picture, const RunOverlay& overlay, const theme::Palette& palette)
{
    const QSizeF size = areaOf(picture).size();
    const double factor = std::min(scale, longestSide / std::max(size.width(), size.height()));
    QImage image((size * factor).toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return {};
    QPainter painter(&image);
    painter.scale(factor, factor);
    paintAll(painter, picture, overlay, palette);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    return buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray pdfOf(const ScenePicture& picture, const RunOverlay& overlay, const theme::Palette& palette)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return {};
    QPdfWriter writer(&buffer);
    // One point a pixel of 100 %.
    writer.setResolution(72);
    writer.setPageMargins({});
    writer.setPageSize(QPageSize(areaOf(picture).size(), QPageSize::Point, {}, QPageSize::ExactMatch));
    QPainter painter;
    if (!painter.begin(&writer))
        return {};
    paintAll(painter, picture, overlay, palette);
    return painter.end() ? bytes : QByteArray();
}

} // namespace

core::Result<void> writePicture(
    const ScenePicture& picture, const RunOverlay& overlay, const theme::Palette& palette, const QString& path)
{
    if (picture.nodes.empty())
        return core::failure("picture.empty", "There is no state to draw yet.");
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending != u"png" && ending != u"pdf")
        return core::failure("picture.type", "A picture is written as .png or .pdf. Choose a name with one of these.");
    const QByteArray bytes = ending == u"png" ? pngOf(picture, overlay, palette) : pdfOf(picture, overlay, palette);
    QSaveFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return core::failure("picture.write",
            "The picture could not be written to " + path.toStdString() + ": " + file.errorString().toStdString());
    return {};
}

} // namespace statelight::app
