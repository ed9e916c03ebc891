#include "app/scene/scene_accessible.h"

#include <QtCore/QCoreApplication>
#include <QtGui/QAccessible>
#include <QtGui/QAccessibleObject>
#include <QtQuick/QQuickWindow>
#include <unordered_map>

#include "app/scene/canvas_item.h"
#include "app/scene/node_look.h"

namespace statelight::app {

namespace {

QString typeName(theme::Type type)
{
    switch (type) {
    case theme::Type::Task:
        return QCoreApplication::translate("Canvas", "Task");
    case theme::Type::Pass:
        return QCoreApplication::translate("Canvas", "Pass");
    case theme::Type::Choice:
        return QCoreApplication::translate("Canvas", "Choice");
    case theme::Type::Wait:
        return QCoreApplication::translate("Canvas", "Wait");
    case theme::Type::Succeed:
        return QCoreApplication::translate("Canvas", "Succeed");
    case theme::Type::Fail:
        return QCoreApplication::translate("Canvas", "Fail");
    case theme::Type::Parallel:
        return QCoreApplication::translate("Canvas", "Parallel");
    case theme::Type::Map:
        return QCoreApplication::translate("Canvas", "Map");
    case theme::Type::Unknown:
        break;
    }
    return QCoreApplication::translate("Canvas", "state of an unknown type");
}

QString statusName(RunStatus status)
{
    switch (status) {
    case RunStatus::NotVisited:
        return QCoreApplication::translate("Canvas", "not visited");
    case RunStatus::Running:
        return QCoreApplication::translate("Canvas", "running");
    case RunStatus::Retrying:
        return QCoreApplication::translate("Canvas", "retrying");
    case RunStatus::Waiting:
        return QCoreApplication::translate("Canvas", "waiting");
    case RunStatus::Succeeded:
        return QCoreApplication::translate("Canvas", "succeeded");
    case RunStatus::Caught:
        return QCoreApplication::translate("Canvas", "failed and caught");
    case RunStatus::Failed:
        return QCoreApplication::translate("Canvas", "failed");
    case RunStatus::TimedOut:
        return QCoreApplication::translate("Canvas", "timed out");
    case RunStatus::Aborted:
        break;
    }
    return QCoreApplication::translate("Canvas", "aborted");
}

/// One state. It is asked by index, so that it stays valid while the picture changes.
class StateAccessible : public QAccessibleInterface {
public:
    StateAccessible(CanvasItem* canvas, int index)
        : m_canvas(canvas)
        , m_index(index)
    {}

    [[nodiscard]] bool isValid() const override { return node() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override { return m_canvas->window(); }
    [[nodiscard]] QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas);
    }
    [[nodiscard]] QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    void setText(QAccessible::Text /*part*/, const QString& /*text*/) override {}
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text part) const override
    {
        const NodeView* state = node();
        if (state == nullptr)
            return {};
        if (part == QAccessible::Name)
            return state->name;
        return part == QAccessible::Description ? description(*state) : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        const NodeView* state = node();
        if (state == nullptr || m_canvas->window() == nullptr)
            return {};
        const QRectF inWindow = m_canvas->mapRectToScene(m_canvas->camera().toView(state->rect));
        return inWindow.translated(m_canvas->window()->mapToGlobal(QPoint(0, 0))).toRect();
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State made;
        const NodeView* shown = node();
        made.selectable = true;
        made.invalid = shown == nullptr;
        made.invisible = shown == nullptr || shown->isHidden;
        made.selected = shown != nullptr && m_canvas->nodeLook(*shown).isSelected;
        made.focused = made.selected && m_canvas->hasActiveFocus();
        return made;
    }

private:
    [[nodiscard]] const NodeView* node() const
    {
        const std::vector<NodeView>& nodes = m_canvas->shownPicture()->nodes;
        return m_index < static_cast<int>(nodes.size()) ? &nodes[static_cast<std::size_t>(m_index)] : nullptr;
    }

    [[nodiscard]] QString description(const NodeView& shown) const
    {
        QStringList parts{typeName(shown.type)};
        if (!shown.subtitle.isEmpty())
            parts << shown.subtitle;
        const NodeLook look = m_canvas->nodeLook(shown);
        if (look.isInRun)
            parts << statusName(look.run.status);
        const QString problem = m_canvas->scene() == nullptr ? QString() : m_canvas->scene()->problemOf(shown.path);
        if (!problem.isEmpty())
            parts << problem;
        return parts.join(QStringLiteral(", "));
    }

    CanvasItem* m_canvas;
    int m_index;
};

class CanvasAccessible : public QAccessibleObject {
public:
    explicit CanvasAccessible(CanvasItem* canvas)
        : QAccessibleObject(canvas)
        , m_canvas(canvas)
    {}
    ~CanvasAccessible() override
    {
        for (const auto& [index, id] : m_states)
            QAccessible::deleteAccessibleInterface(id);
    }
    CanvasAccessible(const CanvasAccessible&) = delete;
    CanvasAccessible& operator=(const CanvasAccessible&) = delete;

    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas->parentItem());
    }
    [[nodiscard]] int childCount() const override { return static_cast<int>(m_canvas->shownPicture()->nodes.size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount())
            return nullptr;
        auto found = m_states.find(index);
        if (found == m_states.end())
            found = m_states
                        .emplace(index, QAccessible::registerAccessibleInterface(new StateAccessible(m_canvas, index)))
                        .first;
        return QAccessible::accessibleInterface(found->second);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [index, id] : m_states)
            if (QAccessible::accessibleInterface(id) == child)
                return index;
        return -1;
    }
    [[nodiscard]] QString text(QAccessible::Text part) const override
    {
        return part == QAccessible::Name ? QCoreApplication::translate("Canvas", "Canvas") : QString();
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::List; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State made;
        made.focusable = true;
        made.focused = m_canvas->hasActiveFocus();
        made.invisible = !m_canvas->isVisible();
        return made;
    }
    [[nodiscard]] QRect rect() const override
    {
        if (m_canvas->window() == nullptr)
            return {};
        const QRectF inWindow = m_canvas->mapRectToScene(m_canvas->boundingRect());
        return inWindow.translated(m_canvas->window()->mapToGlobal(QPoint(0, 0))).toRect();
    }

private:
    CanvasItem* m_canvas;
    mutable std::unordered_map<int, QAccessible::Id> m_states;
};

QAccessibleInterface* makeAccessible(const QString& /*className*/, QObject* object)
{
    auto* canvas = qobject_cast<CanvasItem*>(object);
    return canvas == nullptr ? nullptr : new CanvasAccessible(canvas);
}

} // namespace

void installSceneAccessibility()
{
    QAccessible::installFactory(makeAccessible);
}

} // namespace statelight::app
