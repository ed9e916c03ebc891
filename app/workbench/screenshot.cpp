#include "app/workbench/screenshot.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtGui/QImage>
#include <QtQuick/QQuickWindow>

#include "app/scene/canvas_item.h"
#include "app/workbench/workbench.h"

namespace statelight::app {

namespace {

bool isSettled(Workbench& workbench)
{
    Tab* tab = workbench.current();
    if (tab == nullptr || tab->document()->snapshot()->version != tab->document()->version())
        return tab == nullptr;
    const CanvasItem* canvas = tab->scene()->canvas();
    return canvas == nullptr || !canvas->isBusy();
}

} // namespace

core::Result<void> takeScreenshot(Workbench& workbench, QQuickWindow& window, const QString& path)
{
    // Panels take this long to open; a large machine takes longer to be laid out.
    const QDeadlineTimer panels(400);
    const QDeadlineTimer patience(30'000);
    while (!panels.hasExpired() || (!isSettled(workbench) && !patience.hasExpired()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    const QImage picture = window.grabWindow();
    if (picture.isNull() || !picture.save(path, "PNG"))
        return core::failure("screenshot.write", "The picture could not be written to " + path.toStdString() + ".");
    return {};
}

} // namespace statelight::app
