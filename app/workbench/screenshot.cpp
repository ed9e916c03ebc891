#include "app/workbench/screenshot.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtGui/QImage>
#include <QtQuick/QQuickWindow>

namespace statelight::app {

core::Result<void> takeScreenshot(QQuickWindow& window, const QString& path)
{
    const QDeadlineTimer settled(400);
    while (!settled.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    const QImage picture = window.grabWindow();
    if (picture.isNull() || !picture.save(path, "PNG"))
        return core::failure("screenshot.write", "The picture could not be written to " + path.toStdString() + ".");
    return {};
}

} // namespace statelight::app
