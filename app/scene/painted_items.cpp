#include "app/scene/painted_items.h"

#include <cmath>

#include "app/scene/container_painter.h"
#include "app/scene/node_painter.h"

namespace statelight::app {

namespace {

QRectF paintedRect(const NodeView& node)
{
    const QRectF rect = node.isOpen ? headerRect(node) : node.rect;
    return rect.adjusted(-nodeMargin, -nodeMargin, nodeMargin, nodeMargin);
}

bool looksSame(const NodeView& a, const NodeView& b)
{
    return a.name == b.name && a.subtitle == b.subtitle && a.icon == b.icon && a.type == b.type
        && a.rect.size() == b.rect.size() && a.isOpen == b.isOpen && a.isFolded == b.isFolded
        && a.cannotRun == b.cannotRun && a.errors == b.errors && a.warnings == b.warnings
        && a.assignsVariables == b.assignsVariables && a.languageBadge == b.languageBadge && a.chips == b.chips
        && a.path == b.path;
}

} // namespace

TileItem::TileItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setSize(QSizeF(side, side));
    setOpaquePainting(true);
    setTransformOrigin(QQuickItem::TopLeft);
}

void TileItem::show(const PaintStyle& style, int column, int row, ScenePicturePointer picture, const SceneLooks* looks)
{
    m_style = style;
    m_column = column;
    m_row = row;
    m_picture = std::move(picture);
    m_looks = looks;
    update();
}

QRectF TileItem::area() const
{
    const double reach = side / m_style.zoom;
    return {m_column * reach, m_row * reach, reach, reach};
}

void TileItem::paint(QPainter* painter)
{
    if (m_picture == nullptr || m_looks == nullptr)
        return;
    const QRectF seen = area();
    painter->scale(m_style.zoom, m_style.zoom);
    painter->translate(-seen.topLeft());
    paintScene(*painter, m_style, *m_picture, *m_looks, seen);
}

NodeItem::NodeItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setTransformOrigin(QQuickItem::TopLeft);
}

void NodeItem::show(const PaintStyle& style, const NodeView& node, const NodeLook& look, bool isMoving)
{
    const QRectF place(paintedRect(node).topLeft() * style.zoom, paintedRect(node).size() * style.zoom);
    const QPointF fraction = place.topLeft() - QPointF(std::floor(place.left()), std::floor(place.top()));
    const bool isSame = style.zoom == m_style.zoom && style.palette == m_style.palette && look == m_look
        && looksSame(node, m_node) && (isMoving || (fraction - m_fraction).manhattanLength() < 0.02);
    m_style = style;
    m_node = node;
    m_look = look;
    if (isSame)
        return;
    m_fraction = fraction;
    setSize(QSizeF(std::ceil(place.width()) + 1, std::ceil(place.height()) + 1));
    update();
}

void NodeItem::place(const NodeView& node, double zoom)
{
    const QPointF topLeft = paintedRect(node).topLeft() * zoom;
    setScale(zoom / m_style.zoom);
    setPosition(zoom == m_style.zoom ? topLeft - m_fraction : topLeft);
}

void NodeItem::setPhase(double ringPhase)
{
    m_style.ringPhase = ringPhase;
    update();
}

void NodeItem::paint(QPainter* painter)
{
    painter->translate(m_fraction);
    painter->scale(m_style.zoom, m_style.zoom);
    painter->translate(-paintedRect(m_node).topLeft());
    if (m_node.isOpen)
        paintHeader(*painter, m_style, m_node, m_look);
    else
        paintNode(*painter, m_style, m_node, m_look);
}

GestureItem::GestureItem(QQuickItem* parent)
    : QQuickPaintedItem(parent)
{
    setVisible(false);
}

void GestureItem::setPaint(std::function<void(QPainter&)> paint)
{
    m_paint = std::move(paint);
    setVisible(m_paint != nullptr);
    update();
}

void GestureItem::paint(QPainter* painter)
{
    if (m_paint)
        m_paint(*painter);
}

} // namespace statelight::app
