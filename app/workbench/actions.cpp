#include "app/workbench/actions.h"

#include <QtCore/QCoreApplication>
#include <algorithm>
#include <array>

namespace statelight::app {

namespace {

constexpr std::array menuTitles{QT_TRANSLATE_NOOP("Actions", "File"), QT_TRANSLATE_NOOP("Actions", "Edit"),
    QT_TRANSLATE_NOOP("Actions", "View"), QT_TRANSLATE_NOOP("Actions", "Run"), QT_TRANSLATE_NOOP("Actions", "Help")};

} // namespace

Actions::Actions(QObject* parent)
    : QObject(parent)
{
    for (const ActionRow& row : actionTable())
        m_actions.append(new Action(row, this));
}

void Actions::bind(const QString& id, Action::Binding binding)
{
    Action* bound = action(id);
    Q_ASSERT(bound);
    bound->bind(std::move(binding));
    emit availableChanged();
}

void Actions::refresh()
{
    for (Action* each : std::as_const(m_actions))
        each->refresh();
}

Action* Actions::action(const QString& id) const
{
    const auto found = std::ranges::find_if(m_actions, [&id](const Action* each) { return each->id() == id; });
    return found == m_actions.end() ? nullptr : *found;
}

QList<Action*> Actions::all() const
{
    QList<Action*> available;
    std::ranges::copy_if(m_actions, std::back_inserter(available), &Action::isAvailable);
    return available;
}

QList<Action*> Actions::inMenu(const QString& menu) const
{
    QList<Action*> found = all();
    found.removeIf([&menu](const Action* each) { return each->menu() != menu; });
    return found;
}

QStringList Actions::menus() const
{
    QStringList shown;
    for (const char* title : menuTitles) {
        if (!inMenu(QString::fromLatin1(title)).isEmpty())
            shown.append(QString::fromLatin1(title));
    }
    return shown;
}

QString Actions::menuTitle(const QString& menu) const
{
    return QCoreApplication::translate("Actions", menu.toLatin1().constData());
}

} // namespace statelight::app
