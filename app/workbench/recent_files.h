#pragma once

#include <QtCore/QObject>
#include <QtCore/QStringList>
#include <QtQml/qqmlregistration.h>

class QSettings;

namespace statelight::app {

/// The files opened last, newest first, ten at most; those that are gone are not shown.
class RecentFiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the recent files")
    Q_PROPERTY(QStringList paths READ paths NOTIFY changed FINAL)

public:
    /// Without settings (null) nothing is remembered beyond this process.
    explicit RecentFiles(QSettings* settings, QObject* parent = nullptr);

    void add(const QString& path);
    [[nodiscard]] QStringList paths() const;

signals:
    void changed();

private:
    QSettings* m_settings;
    QStringList m_paths;
};

} // namespace statelight::app
