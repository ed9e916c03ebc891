#include "app/workbench/recent_files.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSettings>

#include "app/document/definition_file.h"

namespace statelight::app {

namespace {

constexpr qsizetype mostFiles = 10;
const QString settingsKey = QStringLiteral("recentFiles");

} // namespace

RecentFiles::RecentFiles(QSettings* settings, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
{
    if (m_settings)
        m_paths = m_settings->value(settingsKey).toStringList();
}

void RecentFiles::add(const QString& path)
{
    m_paths.removeAll(path);
    m_paths.prepend(path);
    m_paths = m_paths.mid(0, mostFiles);
    if (m_settings)
        m_settings->setValue(settingsKey, m_paths);
    emit changed();
}

QStringList RecentFiles::paths() const
{
    QStringList present = m_paths;
    present.removeIf([](const QString& path) { return !QFileInfo::exists(DefinitionPlace::fromText(path).path); });
    return present;
}

} // namespace statelight::app
