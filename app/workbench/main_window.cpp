#include "app/workbench/main_window.h"

#include <QtCore/QLocale>
#include <QtCore/QSettings>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtQuick/QQuickWindow>
#include <QtQuickControls2/QQuickStyle>

#include "app/scene/fonts.h"
#include "app/scene/icon_provider.h"
#include "app/workbench/undo_keys.h"
#include "app/workbench/workbench.h"

extern void qml_register_types_Statelight();
extern void qml_register_types_Statelight_App();

// Q_INIT_RESOURCE must be outside of any namespace; a static library's resources and types are dropped unless named.
static void initializeModules()
{
    Q_INIT_RESOURCE(qmlcache_statelight_qml);
    Q_INIT_RESOURCE(statelight_shipped);
    Q_INIT_RESOURCE(statelight_translations);
    static volatile auto modules = &qml_register_types_Statelight;
    static volatile auto types = &qml_register_types_Statelight_App;
    Q_UNUSED(modules);
    Q_UNUSED(types);
}

namespace statelight::app {

MainWindow::MainWindow(Workbench& workbench, QSettings* settings, QSize size)
    : m_settings(settings)
{
    initializeModules();
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    loadFonts();
    if (m_translator.load(QLocale(QLocale::English), "statelight", "_", ":/translations"))
        QCoreApplication::installTranslator(&m_translator);
    m_engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    QVariantMap properties = place(size);
    properties.insert("workbench", QVariant::fromValue(&workbench));
    m_engine.setInitialProperties(properties);
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Statelight/Main.qml")));
    if (window())
        new UndoKeys(*workbench.actions(), window());
}

MainWindow::~MainWindow()
{
    if (m_settings && window())
        m_settings->setValue("geometry", window()->geometry());
}

QQuickWindow* MainWindow::window() const
{
    return m_engine.rootObjects().isEmpty() ? nullptr
                                            : qobject_cast<QQuickWindow*>(m_engine.rootObjects().constFirst());
}

QVariantMap MainWindow::place(QSize size) const
{
    if (size.isValid())
        return {{"width", size.width()}, {"height", size.height()}};
    const QRect remembered = m_settings ? m_settings->value("geometry").toRect() : QRect();
    const QRect screen = QGuiApplication::primaryScreen()->availableVirtualGeometry();
    if (!remembered.isValid() || !screen.intersects(remembered))
        return {};
    return {
        {"x", remembered.x()}, {"y", remembered.y()}, {"width", remembered.width()}, {"height", remembered.height()}};
}

} // namespace statelight::app
