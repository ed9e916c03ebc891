#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <memory>
#include <vector>

#include "app/workbench/tab.h"

namespace statelight::app {

/// The open tabs, left to right. The role "tab" is the Tab.
class TabModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the tabs")

public:
    enum Role { TabRole = Qt::UserRole };

    explicit TabModel(QObject* parent = nullptr);
    ~TabModel() override;

    void append(std::unique_ptr<Tab> tab);
    /// The tab lives on until the event loop has told everybody.
    void remove(int row);
    [[nodiscard]] Tab* at(int row) const;
    [[nodiscard]] int count() const { return static_cast<int>(m_tabs.size()); }
    [[nodiscard]] int rowOf(const Tab* tab) const;
    /// The row whose document lies there (DefinitionPlace::text()), or -1.
    [[nodiscard]] int rowOfFile(const QString& place) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<std::unique_ptr<Tab>> m_tabs;
};

} // namespace statelight::app
