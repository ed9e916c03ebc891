#include "app/workbench/tab_model.h"

#include <algorithm>

namespace statelight::app {

TabModel::TabModel(QObject* parent)
    : QAbstractListModel(parent)
{}

TabModel::~TabModel() = default;

void TabModel::append(std::unique_ptr<Tab> tab)
{
    beginInsertRows({}, count(), count());
    m_tabs.push_back(std::move(tab));
    endInsertRows();
}

void TabModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    Tab* gone = m_tabs.at(static_cast<std::size_t>(row)).release();
    m_tabs.erase(m_tabs.begin() + row);
    endRemoveRows();
    gone->setParent(this);
    gone->deleteLater();
}

Tab* TabModel::at(int row) const
{
    return row >= 0 && row < count() ? m_tabs[static_cast<std::size_t>(row)].get() : nullptr;
}

int TabModel::rowOf(const Tab* tab) const
{
    const auto found = std::ranges::find_if(m_tabs, [tab](const auto& each) { return each.get() == tab; });
    return found == m_tabs.end() ? -1 : static_cast<int>(found - m_tabs.begin());
}

int TabModel::rowOfFile(const QString& place) const
{
    const auto found = std::ranges::find_if(
        m_tabs, [&place](const auto& each) { return each->document()->place().text() == place; });
    return found == m_tabs.end() ? -1 : static_cast<int>(found - m_tabs.begin());
}

int TabModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant TabModel::data(const QModelIndex& index, int role) const
{
    return role == TabRole ? QVariant::fromValue(at(index.row())) : QVariant();
}

QHash<int, QByteArray> TabModel::roleNames() const
{
    return {{TabRole, "tab"}};
}

} // namespace statelight::app
