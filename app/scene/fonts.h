// app/scene draws the canvas: nodes, edges and gestures on them. It must never know a form, a text view or a simulator,
// and changes nothing itself: a gesture names an intention that Document applies.
#pragma once

namespace statelight::app {

/// Registers the embedded fonts (Inter, JetBrains Mono) and icons, and makes Inter the default. Call once, after
/// QGuiApplication is made.
void loadFonts();

} // namespace statelight::app
