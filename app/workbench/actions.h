#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include "app/workbench/action.h"

namespace statelight::app {

/// The actions of the program, in the order of their table.
class Actions : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the actions")
    Q_PROPERTY(QList<statelight::app::Action*> all READ all NOTIFY availableChanged FINAL)
    Q_PROPERTY(QStringList menus READ menus NOTIFY availableChanged FINAL)

public:
    explicit Actions(QObject* parent = nullptr);

    /// `id` must be a row of the table (asserted).
    void bind(const QString& id, Action::Binding binding);
    void refresh();

    /// Null for an unknown id.
    Q_INVOKABLE statelight::app::Action* action(const QString& id) const;
    /// Those that are available in a menu.
    Q_INVOKABLE QList<statelight::app::Action*> inMenu(const QString& menu) const;
    Q_INVOKABLE QString menuTitle(const QString& menu) const;

    /// Those that are available.
    [[nodiscard]] QList<Action*> all() const;
    [[nodiscard]] QStringList menus() const;

signals:
    void availableChanged();

private:
    QList<Action*> m_actions;
};

} // namespace statelight::app
