#pragma once

#include "app/scene/scene_picture.h"

namespace statelight::app {

enum class Direction { Left, Right, Up, Down };

/// The nearest state in a direction, states of the same container first; null if there is none.
[[nodiscard]] const NodeView* nearestState(const ScenePicture& picture, const NodeView& from, Direction direction);

} // namespace statelight::app
