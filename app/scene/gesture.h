#pragma once

#include <QtCore/QPointF>
#include <QtGui/QPainter>
#include <optional>

#include "app/scene/drop_target.h"

namespace statelight::app {

class CanvasItem;
struct PaintStyle;

/// One drag over the canvas, from the press to the release. Places are those of the view.
class Gesture {
public:
    explicit Gesture(CanvasItem& canvas)
        : m_canvas(canvas)
    {}
    virtual ~Gesture() = default;
    Gesture(const Gesture&) = delete;
    Gesture& operator=(const Gesture&) = delete;

    virtual void move(QPointF view, Qt::KeyboardModifiers modifiers) = 0;
    /// The pointer was released; true if something came of it. Afterwards the gesture is gone.
    virtual bool finish() = 0;
    /// Draws over the canvas, in the coordinates of the view.
    virtual void paint(QPainter& painter, const PaintStyle& style) const;
    /// The state is no place for what is dragged.
    [[nodiscard]] virtual bool dims(const NodeView& node) const;
    [[nodiscard]] virtual const DropTarget* target() const { return nullptr; }
    [[nodiscard]] virtual bool pansAtEdges() const { return true; }

protected:
    [[nodiscard]] CanvasItem& canvas() const { return m_canvas; }
    /// Lights the new target instead of the old one.
    void show(DropTarget& shown, DropTarget now);
    void paintReason(QPainter& painter, const PaintStyle& style, QPointF at, const std::string& reason) const;

private:
    CanvasItem& m_canvas;
};

/// Space, middle button: the picture follows the pointer.
class PanGesture : public Gesture {
public:
    PanGesture(CanvasItem& canvas, QPointF start);
    void move(QPointF view, Qt::KeyboardModifiers modifiers) override;
    bool finish() override;
    [[nodiscard]] bool pansAtEdges() const override { return false; }

private:
    QPointF m_last;
};

/// A rubber band: touches select, with Alt only what lies inside.
class BandGesture : public Gesture {
public:
    BandGesture(CanvasItem& canvas, QPointF startInPicture, bool adds);
    void move(QPointF view, Qt::KeyboardModifiers modifiers) override;
    bool finish() override;
    void paint(QPainter& painter, const PaintStyle& style) const override;

private:
    QPointF m_start;
    QPointF m_end;
    std::vector<asl::StatePath> m_before;
};

/// From a port to a state: a new transition; or from the end of one: that one leads elsewhere.
class WireGesture : public Gesture {
public:
    WireGesture(CanvasItem& canvas, asl::StateIndex from);
    WireGesture(CanvasItem& canvas, const EdgeView& edge);
    void move(QPointF view, Qt::KeyboardModifiers modifiers) override;
    bool finish() override;
    void paint(QPainter& painter, const PaintStyle& style) const override;
    [[nodiscard]] bool dims(const NodeView& node) const override;
    [[nodiscard]] const DropTarget* target() const override { return &m_target; }

private:
    [[nodiscard]] std::optional<std::string> refusal(asl::StateIndex to) const;
    [[nodiscard]] QPointF origin() const;

    asl::StateIndex m_from;
    std::optional<EdgeKey> m_edge;
    std::optional<std::uint32_t> m_graphIndex;
    QPointF m_pointer;
    DropTarget m_target;
    std::vector<bool> m_isRefused; ///< by state
};

/// A state, or a new one from the palette, on its way to another place in the flow.
class CarryGesture : public Gesture {
public:
    CarryGesture(CanvasItem& canvas, const Dragged& dragged);
    void move(QPointF view, Qt::KeyboardModifiers modifiers) override;
    bool finish() override;
    void paint(QPainter& painter, const PaintStyle& style) const override;
    [[nodiscard]] bool dims(const NodeView& node) const override;
    [[nodiscard]] const DropTarget* target() const override { return &m_target; }

private:
    Dragged m_dragged;
    asl::StatePath m_state;
    QPointF m_pointer;
    DropTarget m_target;
};

} // namespace statelight::app
