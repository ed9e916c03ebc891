#pragma once

namespace statelight::app {

/// Makes the states of every canvas known to assistive programs, although they are no items. CanvasItem
/// calls it once.
void installSceneAccessibility();

} // namespace statelight::app
