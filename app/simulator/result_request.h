#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include "app/simulator/session.h"

namespace statelight::app {

/// The task that waits for a person, and what may be answered.
class ResultRequest : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator asks")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString stateName READ stateName NOTIFY changed FINAL)
    Q_PROPERTY(QString resource READ resource NOTIFY changed FINAL)
    Q_PROPERTY(int attempt READ attempt NOTIFY changed FINAL)
    Q_PROPERTY(QString parameters READ parameters NOTIFY changed FINAL)
    Q_PROPERTY(QString suggestion READ suggestion NOTIFY changed FINAL)

public:
    explicit ResultRequest(QObject* parent = nullptr);

    /// Shows what the session waits for, if anything.
    void show(const Session* session);

    /// Why this text is no result; empty where it is one.
    Q_INVOKABLE QString problemOf(const QString& json) const;

    [[nodiscard]] bool isOpen() const { return m_id != 0; }
    [[nodiscard]] execution::TaskId id() const { return m_id; }
    [[nodiscard]] QString stateName() const { return m_stateName; }
    [[nodiscard]] QString resource() const { return m_resource; }
    [[nodiscard]] int attempt() const { return m_attempt; }
    /// What the task was sent, as indented JSON.
    [[nodiscard]] QString parameters() const { return m_parameters; }
    /// A result of the integration's usual shape.
    [[nodiscard]] QString suggestion() const { return m_suggestion; }

signals:
    void changed();

private:
    execution::TaskId m_id = 0;
    QString m_stateName;
    QString m_resource;
    int m_attempt = 0;
    QString m_parameters;
    QString m_suggestion;
};

} // namespace statelight::app
