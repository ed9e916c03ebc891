#pragma once

#include <QtCore/QSize>
#include <QtCore/QTranslator>
#include <QtCore/QVariantMap>
#include <QtQml/QQmlApplicationEngine>

class QQuickWindow;
class QSettings;

namespace statelight::app {

class Workbench;

/// The window of this process: it loads the QML that shows a Workbench. Used by main, by --screenshot and by tests.
class MainWindow {
public:
    /// Both must outlive it; without settings (null) the window's place isn't remembered. A valid size goes before the
    /// remembered one.
    MainWindow(Workbench& workbench, QSettings* settings, QSize size = {});
    ~MainWindow();

    /// Null when the QML could not be loaded; the reason stands on standard error.
    [[nodiscard]] QQuickWindow* window() const;

private:
    [[nodiscard]] QVariantMap place(QSize size) const;

    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QSettings* m_settings;
};

} // namespace statelight::app
