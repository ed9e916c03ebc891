#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "app/simulator/session.h"

namespace statelight::app {

/// The history of a run, oldest first. Rows are made from the events when they are looked at.
class EventModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator has its events")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { IdRole = Qt::UserRole, TimeRole, StateRole, StatePathRole, WhatRole, ToneRole, DetailRole, TypeRole };
    /// The look of what happened.
    enum Tone { Plain, Running, Waiting, Succeeded, Caught, Failed, Aborted };
    Q_ENUM(Tone)

    explicit EventModel(QObject* parent = nullptr);

    /// Shows the events of this session from now on; null for none.
    void setSession(const Session* session);
    /// Takes in the rows that have come since.
    void update();
    /// The whole event in AWS's shape, indented.
    Q_INVOKABLE QString json(int row) const;

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    [[nodiscard]] QString iterationText(std::uint32_t lineage) const;

    const Session* m_session = nullptr;
    int m_count = 0;
};

} // namespace statelight::app
