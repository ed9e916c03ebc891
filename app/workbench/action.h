#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>
#include <functional>

#include "app/workbench/action_table.h"

namespace statelight::app {

/// One row of the action table with what it does. Without a binding it isn't available and nowhere shown.
class Action : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Actions has them")
    Q_PROPERTY(QString id READ id CONSTANT FINAL)
    Q_PROPERTY(QString menu READ menu CONSTANT FINAL)
    Q_PROPERTY(int group READ group CONSTANT FINAL)
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QString icon READ icon CONSTANT FINAL)
    Q_PROPERTY(QString help READ help CONSTANT FINAL)
    Q_PROPERTY(QStringList keys READ keys CONSTANT FINAL)
    Q_PROPERTY(QString keyText READ keyText CONSTANT FINAL)
    Q_PROPERTY(QStringList keyCaps READ keyCaps CONSTANT FINAL)
    Q_PROPERTY(bool available READ isAvailable NOTIFY changed FINAL)
    Q_PROPERTY(bool enabled READ isEnabled NOTIFY changed FINAL)
    Q_PROPERTY(bool checkable READ isCheckable NOTIFY changed FINAL)
    Q_PROPERTY(bool checked READ isChecked NOTIFY changed FINAL)

public:
    struct Binding {
        std::function<void()> run;
        std::function<bool()> canRun = {}; ///< none: always
        std::function<bool()> isChecked = {}; ///< none: not checkable
        std::function<QString()> detail = {}; ///< what stands behind the text: "Undo Rename Charge"
    };

    explicit Action(const ActionRow& row, QObject* parent = nullptr);

    void bind(Binding binding);
    /// Asks the predicates again.
    void refresh();
    /// Does nothing while disabled.
    Q_INVOKABLE void trigger();

    [[nodiscard]] QString id() const;
    [[nodiscard]] QString menu() const;
    [[nodiscard]] int group() const { return m_row.group; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString icon() const;
    [[nodiscard]] QString help() const;
    [[nodiscard]] QStringList keys() const;
    /// The first key as the desktop writes it: "Ctrl+Z".
    [[nodiscard]] QString keyText() const;
    /// Its parts, for caps: "Ctrl", "Z".
    [[nodiscard]] QStringList keyCaps() const;
    [[nodiscard]] bool isAvailable() const { return static_cast<bool>(m_binding.run); }
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }
    [[nodiscard]] bool isCheckable() const { return static_cast<bool>(m_binding.isChecked); }
    [[nodiscard]] bool isChecked() const { return m_isChecked; }

signals:
    void changed();

private:
    const ActionRow& m_row;
    Binding m_binding;
    QString m_detail;
    bool m_isEnabled = false;
    bool m_isChecked = false;
};

} // namespace statelight::app
