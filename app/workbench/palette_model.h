#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <vector>

#include "asl/state_machine.h"

namespace statelight::app {

/// What can be added to a machine; `filter` leaves the entries whose title or help holds the words.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the palette")
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)

public:
    enum Role { TitleRole = Qt::UserRole, HelpRole, TypeRole };

    explicit PaletteModel(QObject* parent = nullptr);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString& filter);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void filterChanged();

private:
    [[nodiscard]] bool isWanted(std::size_t entry) const;

    QString m_filter;
    std::vector<std::size_t> m_shown; ///< indices of entries, rising
};

} // namespace statelight::app
