#include "app/scene/paint_style.h"

#include <QtGui/QFontMetricsF>

namespace statelight::app {

namespace {

QFont makeFont(const theme::Font& font)
{
    QFont made(QString::fromUtf8(font.family.data(), static_cast<qsizetype>(font.family.size())));
    made.setPixelSize(font.size);
    made.setWeight(static_cast<QFont::Weight>(font.weight));
    made.setHintingPreference(QFont::PreferNoHinting);
    return made;
}

QPointF baseline(const QRectF& box, const QFontMetricsF& metrics, double left)
{
    return {left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2};
}

} // namespace

Detail detailAt(double zoom)
{
    if (zoom >= 0.7)
        return Detail::Full;
    if (zoom >= 0.4)
        return Detail::Names;
    return zoom >= 0.15 ? Detail::Tiles : Detail::Shapes;
}

const QFont& nodeFont()
{
    static const QFont font = makeFont(theme::font::node);
    return font;
}

const QFont& secondaryFont()
{
    static const QFont font = makeFont(theme::font::secondary);
    return font;
}

const QFont& chipFont()
{
    static const QFont font = makeFont(theme::font::chip);
    return font;
}

double paintLine(QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color,
    Qt::TextElideMode elide)
{
    if (box.width() <= 0 || text.isEmpty())
        return 0;
    const QFontMetricsF metrics(font);
    double width = metrics.horizontalAdvance(text);
    QString shown = text;
    // Layout's widths are sums of advances; half a pixel of rounding must not elide a name.
    if (width > box.width() + 0.5) {
        shown = metrics.elidedText(text, elide, box.width());
        width = metrics.horizontalAdvance(shown);
    }
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(baseline(box, metrics, box.left()), shown);
    return width;
}

double paintLineAtRight(
    QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(text);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(baseline(box, metrics, box.right() - width), text);
    return width;
}

} // namespace statelight::app
