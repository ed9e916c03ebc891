#pragma once

#include <QtQuick/QQuickPaintedItem>
#include <functional>

#include "app/scene/node_look.h"
#include "app/scene/scene_painter.h"

namespace statelight::app {

/// A square of the picture under the states: 256 pixels of one zoom, painted once and then moved.
class TileItem : public QQuickPaintedItem {
    Q_OBJECT

public:
    static constexpr int side = 256;

    explicit TileItem(QQuickItem* parent);

    /// What `paint` will show; asks for painting.
    void show(const PaintStyle& style, int column, int row, ScenePicturePointer picture, const SceneLooks* looks);
    void paint(QPainter* painter) override;
    [[nodiscard]] QRectF area() const;

private:
    PaintStyle m_style;
    int m_column = 0;
    int m_row = 0;
    ScenePicturePointer m_picture;
    const SceneLooks* m_looks = nullptr;
};

/// One state, or the header of an open container: its picture is kept and only stretched while the zoom changes.
class NodeItem : public QQuickPaintedItem {
    Q_OBJECT

public:
    explicit NodeItem(QQuickItem* parent);

    /// Takes the looks for the zoom in force and asks for painting if they differ from what is painted. While states
    /// move (`isMoving`) fractions of a pixel don't count.
    void show(const PaintStyle& style, const NodeView& node, const NodeLook& look, bool isMoving);
    /// Puts the item where the state is at a zoom, stretching what was painted for another one.
    void place(const NodeView& node, double zoom);
    void setPhase(double ringPhase);
    void paint(QPainter* painter) override;
    [[nodiscard]] double paintedZoom() const { return m_style.zoom; }
    [[nodiscard]] const NodeView& node() const { return m_node; }
    [[nodiscard]] const NodeLook& look() const { return m_look; }

private:
    PaintStyle m_style;
    NodeView m_node;
    NodeLook m_look;
    QPointF m_fraction;
};

/// Paints what a gesture shows over everything: wire, rubber band, slots.
class GestureItem : public QQuickPaintedItem {
    Q_OBJECT

public:
    explicit GestureItem(QQuickItem* parent);

    void setPaint(std::function<void(QPainter&)> paint);
    void paint(QPainter* painter) override;

private:
    std::function<void(QPainter&)> m_paint;
};

} // namespace statelight::app
