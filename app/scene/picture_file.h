#pragma once

#include <QtCore/QString>

#include "app/scene/scene_picture.h"
#include "core/result.h"

namespace statelight::app {

/// Writes the whole machine, as a run shows it where one is active, to a file: PNG at twice the size of 100 % (less
/// where a side would pass 16,000 pixels), or one PDF page of its size, by the file's ending.
/// Fails with "picture.empty", "picture.type" (another ending) or "picture.write".
[[nodiscard]] core::Result<void> writePicture(
    const ScenePicture& picture, const RunOverlay& overlay, const theme::Palette& palette, const QString& path);

} // namespace statelight::app
