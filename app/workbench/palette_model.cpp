#include "app/workbench/palette_model.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <array>

#include "app/document/qt_text.h"

namespace statelight::app {

namespace {

struct Entry {
    asl::StateType type;
    const char* help;
};

using asl::StateType;

constexpr std::array entries{Entry{StateType::Task, QT_TRANSLATE_NOOP("Palette", "Call a service or a function")},
    Entry{StateType::Pass, QT_TRANSLATE_NOOP("Palette", "Shape data, call nothing")},
    Entry{StateType::Choice, QT_TRANSLATE_NOOP("Palette", "Take the first rule that holds")},
    Entry{StateType::Wait, QT_TRANSLATE_NOOP("Palette", "Pause for a time")},
    Entry{StateType::Parallel, QT_TRANSLATE_NOOP("Palette", "Run branches side by side")},
    Entry{StateType::Map, QT_TRANSLATE_NOOP("Palette", "Repeat for each item")},
    Entry{StateType::Succeed, QT_TRANSLATE_NOOP("Palette", "End the execution well")},
    Entry{StateType::Fail, QT_TRANSLATE_NOOP("Palette", "End the execution with an error")}};

QString titleOf(const Entry& entry)
{
    return fromUtf8(asl::toString(entry.type));
}

QString helpOf(const Entry& entry)
{
    return QCoreApplication::translate("Palette", entry.help);
}

} // namespace

PaletteModel::PaletteModel(QObject* parent)
    : QAbstractListModel(parent)
{
    for (std::size_t entry = 0; entry < entries.size(); ++entry)
        m_shown.push_back(entry);
}

bool PaletteModel::isWanted(std::size_t entry) const
{
    const QString text = titleOf(entries.at(entry)) + QChar(u' ') + helpOf(entries.at(entry));
    const QStringList words = m_filter.split(QChar(u' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void PaletteModel::setFilter(const QString& filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    for (std::size_t entry = 0; entry < entries.size(); ++entry) {
        const auto place = std::ranges::lower_bound(m_shown, entry);
        const bool isShown = place != m_shown.end() && *place == entry;
        const auto row = static_cast<int>(place - m_shown.begin());
        if (isWanted(entry) && !isShown) {
            beginInsertRows({}, row, row);
            m_shown.insert(place, entry);
            endInsertRows();
        } else if (!isWanted(entry) && isShown) {
            beginRemoveRows({}, row, row);
            m_shown.erase(place);
            endRemoveRows();
        }
    }
    emit filterChanged();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const Entry& entry = entries.at(m_shown.at(static_cast<std::size_t>(index.row())));
    switch (role) {
    case TitleRole:
    case TypeRole:
        return titleOf(entry);
    case HelpRole:
        return helpOf(entry);
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{TitleRole, "title"}, {HelpRole, "help"}, {TypeRole, "stateType"}};
}

} // namespace statelight::app
