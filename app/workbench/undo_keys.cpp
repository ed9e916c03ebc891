#include "app/workbench/undo_keys.h"

#include <QtGui/QKeyEvent>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>

#include "app/workbench/actions.h"

namespace statelight::app {

namespace {

QString actionOf(const QKeyEvent& key)
{
    if (key.matches(QKeySequence::Undo))
        return QStringLiteral("undo");
    const bool isCtrlY = key.key() == Qt::Key_Y && key.modifiers() == Qt::ControlModifier;
    return key.matches(QKeySequence::Redo) || isCtrlY ? QStringLiteral("redo") : QString();
}

bool focusOwnsUndo(QObject* window)
{
    const auto* quickWindow = qobject_cast<QQuickWindow*>(window);
    const QQuickItem* focus = quickWindow ? quickWindow->activeFocusItem() : nullptr;
    return focus && focus->property("ownsUndo").toBool();
}

} // namespace

UndoKeys::UndoKeys(Actions& actions, QObject* window)
    : QObject(window)
    , m_actions(actions)
{
    window->installEventFilter(this);
}

bool UndoKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const QString id = actionOf(static_cast<const QKeyEvent&>(*event));
    if (id.isEmpty() || focusOwnsUndo(watched))
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        m_actions.action(id)->trigger();
    return true;
}

} // namespace statelight::app
