#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTextStream>
#include <QtQuick/QQuickWindow>
#include <QtWidgets/QApplication>
#include <clocale>
#include <cstdio>
#include <memory>

#include "app/workbench/arrangement.h"
#include "app/workbench/main_window.h"
#include "app/workbench/screenshot.h"
#include "app/workbench/start_options.h"
#include "app/workbench/workbench.h"

using namespace statelight;

namespace {

constexpr int usageExit = 2;

int complain(const core::Error& error)
{
    QTextStream(stderr) << "statelight: " << QString::fromStdString(error.message) << '\n';
    return usageExit;
}

int start(const app::StartOptions& options)
{
    const bool isPicture = !options.screenshot.isEmpty();
    const auto settings = isPicture ? nullptr : std::make_unique<QSettings>();
    const QString state
        = isPicture ? QString() : QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    app::Workbench workbench(settings.get(), state);
    if (options.files.isEmpty())
        workbench.openRememberedFiles();
    app::arrangeFiles(workbench, options);
    workbench.findUnsaved();
    if (isPicture && !workbench.notice().isEmpty())
        return complain({"file", workbench.notice().toStdString()});
    const app::MainWindow main(workbench, settings.get(), options.size);
    if (!main.window())
        return 1;
    main.window()->show();
    if (const auto arranged = app::arrangeWindow(workbench, options); !arranged)
        return complain(arranged.error());
    if (!isPicture)
        return QApplication::exec();
    const auto taken = app::takeScreenshot(workbench, *main.window(), options.screenshot);
    return taken ? 0 : complain(taken.error());
}

} // namespace

int main(int argc, char** argv)
{
    app::chooseStartPlatform(argc, argv);
    // Widgets only for their file dialogs, where the desktop has none of its own.
    const QApplication application(argc, argv);
    // Graphviz and Qt's locale must not change how numbers are written.
    std::setlocale(LC_NUMERIC, "C");
    QApplication::setApplicationName("statelight");
    QApplication::setOrganizationName("Statelight");
    QApplication::setApplicationVersion(STATELIGHT_VERSION);
    QApplication::setDesktopFileName("statelight");

    const auto options = app::parseStartOptions(QApplication::arguments());
    if (!options)
        return complain(options.error());
    if (options->answer.isEmpty())
        return start(*options);
    QTextStream(stdout) << options->answer;
    return 0;
}
