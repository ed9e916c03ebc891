#include "app/scene/canvas_item.h"
#include "app/scene/edge_painter.h"
#include "app/scene/gesture.h"
#include "app/scene/node_painter.h"
#include "app/scene/scene.h"
#include "app/scene/selection_keeper.h"

namespace statelight::app {

namespace {

constexpr double spliceReach = 8;
constexpr double slotReach = 20;

core::Result<document::Edit> carry(const document::Snapshot& now, const std::optional<asl::StatePath>& state,
    asl::StateType type, const document::Place& place)
{
    return state ? document::moveState(now, *state, place) : document::addState(now, type, place);
}

} // namespace

CarryGesture::CarryGesture(CanvasItem& canvas, const Dragged& dragged)
    : Gesture(canvas)
    , m_dragged(dragged)
{
    if (const auto* state = std::get_if<asl::StateIndex>(&dragged))
        m_state = canvas.shownPicture()->nodes[*state].path;
}

bool CarryGesture::dims(const NodeView& node) const
{
    return node.path == m_state;
}

void CarryGesture::move(QPointF view, Qt::KeyboardModifiers modifiers)
{
    m_pointer = view;
    const ScenePicture& picture = *canvas().shownPicture();
    const QPointF place = canvas().camera().toPicture(view);
    const bool splices = !modifiers.testFlag(Qt::AltModifier);
    DropTarget target = dropTarget(picture, place, spliceReach / canvas().zoom(), m_dragged, splices);
    if (!target.edge && splices) {
        const double reach = slotReach / canvas().zoom();
        const QRectF around(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach);
        for (const DropSlot& slot : dropSlots(picture, around.adjusted(-40, -20, 40, 20), m_dragged))
            if (slot.rect.intersects(around))
                target = dropTarget(picture, slot.rect.center(), 1, m_dragged);
    }
    show(m_target, std::move(target));
}

bool CarryGesture::finish()
{
    if (!m_target.place)
        return false;
    std::optional<EdgeKey> key;
    const ScenePicture& picture = *canvas().shownPicture();
    if (m_target.place->edge)
        key = picture.edges[*m_target.place->edge].key;
    const auto* type = std::get_if<asl::StateType>(&m_dragged);
    std::optional<asl::StatePath> state;
    if (type == nullptr)
        state = m_state;
    return canvas().scene()->document()->perform(
        [place = *m_target.place, key, state, wanted = type == nullptr ? asl::StateType::Unknown : *type](
            const document::Snapshot& now) -> core::Result<document::Edit> {
            document::Place current = place;
            if (key) {
                current.edge = edgeIndex(now, *key);
                if (!current.edge)
                    return core::failure("edit.missing", "That transition is gone.");
            }
            return carry(now, state, wanted, current);
        });
}

void CarryGesture::paint(QPainter& painter, const PaintStyle& style) const
{
    const ScenePicture& picture = *canvas().shownPicture();
    const Camera& camera = canvas().camera();
    const QColor color = toColor(style.palette->selection);
    if (camera.zoom >= 0.4) {
        for (const DropSlot& slot : dropSlots(picture, camera.seenArea(canvas().size()), m_dragged)) {
            const bool isLit = m_target.edge == slot.edge;
            QPen pen(toColor(isLit ? style.palette->selection : style.palette->nodeBorder), isLit ? 2 : 1.5);
            if (!isLit)
                pen.setDashPattern({3, 3});
            painter.setPen(pen);
            painter.setBrush(toColor(style.palette->surface, isLit ? 1 : 0.8));
            painter.drawRoundedRect(camera.toView(slot.rect), 6, 6);
        }
    }
    if (!m_state.isEmpty()) {
        const NodeView* node = picture.find(m_state);
        if (node != nullptr) {
            QRectF ghost = camera.toView(node->rect);
            ghost.setSize(ghost.size().boundedTo(QSizeF(260, 90)));
            ghost.moveTopLeft(m_pointer + QPointF(10, 10));
            painter.setPen(QPen(color, 1.5, Qt::DashLine));
            painter.setBrush(toColor(style.palette->surface, 0.9));
            painter.drawPath(silhouette(node->type, ghost));
            paintLine(painter, ghost.adjusted(16, 0, -16, 0), node->name, nodeFont(), toColor(style.palette->text));
        }
    }
    paintReason(painter, style, m_pointer + QPointF(0, 30), m_target.reason);
}

} // namespace statelight::app
