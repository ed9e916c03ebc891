#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include "app/simulator/session.h"

namespace statelight::app {

/// The task, ItemReader or ResultWriter that waits for a person, and what may be answered.
class ResultRequest : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator asks")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString origin READ origin NOTIFY changed FINAL)
    Q_PROPERTY(QString hint READ hint NOTIFY changed FINAL)
    Q_PROPERTY(QString usualError READ usualError NOTIFY changed FINAL)
    Q_PROPERTY(bool isTask READ isTask NOTIFY changed FINAL)
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
    /// What is asked for: `"Charge the card" needs a result`.
    [[nodiscard]] QString title() const;
    /// Who asks: the resource, and the attempt of a task.
    [[nodiscard]] QString origin() const { return m_origin; }
    /// What an answer must be; empty for a task, whose result may be any value.
    [[nodiscard]] QString hint() const;
    /// The error that AWS names where a reader or writer fails; empty for a task.
    [[nodiscard]] QString usualError() const;
    /// Readers and writers have no time limit of their own.
    [[nodiscard]] bool isTask() const { return m_kind == execution::RequestKind::Task; }
    /// A result of the integration's usual shape.
    [[nodiscard]] QString suggestion() const { return m_suggestion; }

signals:
    void changed();

private:
    execution::TaskId m_id = 0;
    execution::RequestKind m_kind = execution::RequestKind::Task;
    QString m_stateName;
    QString m_origin;
    QString m_suggestion;
};

} // namespace statelight::app
