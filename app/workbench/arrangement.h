#pragma once

#include "app/workbench/start_options.h"
#include "core/result.h"

namespace statelight::app {

class Workbench;

/// Opens the files and sets the theme and the view that the command line asks for.
void arrangeFiles(Workbench& workbench, const StartOptions& options);

/// What needs a window: selection, zoom and the run of the current file. Fails with "usage" when the state to select
/// or the test case doesn't exist, or a run is asked for without a file.
[[nodiscard]] core::Result<void> arrangeWindow(Workbench& workbench, const StartOptions& options);

} // namespace statelight::app
