#pragma once

#include <QtCore/QSize>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/result.h"

namespace statelight::app {

/// What the command line asks for.
struct StartOptions {
    QStringList files;
    QString screenshot; ///< the picture to write instead of showing a window; empty: show it
    QSize size; ///< invalid: as remembered
    QString theme; ///< "light", "dark", or empty: as remembered
    QString select; ///< name or pointer of a state
    QString view; ///< "graph", "split", "code", or empty
    QString zoom; ///< a factor, "fit", or empty
    QString input; ///< file with the input of a run
    QString mocks; ///< file in the format of MockConfigFile.json
    QString testCase;
    int steps = 0; ///< of a run, states inside containers too
    bool runs = false; ///< to the end, or to a task that nobody answers
    QString answer; ///< text to print instead of starting: help or version
};

/// Sets QT_QPA_PLATFORM where no display is needed; must be called before QGuiApplication is made.
void chooseStartPlatform(int argc, char** argv);

/// Fails with "usage" and a message that names the option.
[[nodiscard]] core::Result<StartOptions> parseStartOptions(const QStringList& arguments);

} // namespace statelight::app
