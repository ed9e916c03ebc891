#pragma once

#include "core/result.h"

class QQuickWindow;
class QString;

namespace statelight::app {

/// Waits until the window shows what it was given, then writes its picture as PNG. Fails with "screenshot.write".
[[nodiscard]] core::Result<void> takeScreenshot(QQuickWindow& window, const QString& path);

} // namespace statelight::app
