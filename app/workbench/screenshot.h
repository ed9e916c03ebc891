#pragma once

#include "core/result.h"

class QQuickWindow;
class QString;

namespace statelight::app {

class Workbench;

/// Waits until the window shows the current tab as it is (30 s at most), then writes its picture as PNG. Fails with
/// "screenshot.write".
[[nodiscard]] core::Result<void> takeScreenshot(Workbench& workbench, QQuickWindow& window, const QString& path);

} // namespace statelight::app
