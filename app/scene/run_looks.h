#pragma once

#include "app/scene/scene_painter.h"

namespace statelight::app {

/// The looks that a run alone gives: nothing is hovered, selected or dragged.
[[nodiscard]] NodeLook runLook(const RunOverlay& overlay, const NodeView& node);
[[nodiscard]] EdgeLook runLook(const RunOverlay& overlay, const ScenePicture& picture, const EdgeView& edge);

} // namespace statelight::app
