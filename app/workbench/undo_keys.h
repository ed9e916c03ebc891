#pragma once

#include <QtCore/QObject>

namespace statelight::app {

class Actions;

/// Gives undo and redo keys of a window to the one history, whatever has the focus: text fields would take them for
/// their own. An item with the property `ownsUndo` (a name not yet committed) keeps them.
class UndoKeys : public QObject {
    Q_OBJECT

public:
    UndoKeys(Actions& actions, QObject* window);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Actions& m_actions;
};

} // namespace statelight::app
