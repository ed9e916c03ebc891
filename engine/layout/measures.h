#pragma once

namespace statelight::layout {

/// Sizes and distances of the picture in logical pixels.
namespace measures {

inline constexpr int narrowest = 160;
inline constexpr int usualWidth = 220;
inline constexpr int widest = 360;
inline constexpr int widthStep = 20;
inline constexpr int plainHeight = 40;
inline constexpr int twoRowHeight = 56;
inline constexpr int chipsHeight = 80;
inline constexpr int slotPitch = 36;
inline constexpr int terminalSize = 20;

inline constexpr int headerHeight = 36;
inline constexpr int footerHeight = 28;
inline constexpr int bodySidePadding = 24;
inline constexpr int bodyPadding = 20;
inline constexpr int branchGap = 32;

inline constexpr int rankGap = 40;
inline constexpr int turningRankGap = 72;
inline constexpr int choiceRankGap = 76;
inline constexpr int startGap = 26;
inline constexpr int nodeGap = 40;
inline constexpr int straightRun = 16;
inline constexpr int runPitch = 12;
inline constexpr int edgeClearance = 12;

inline constexpr int labelHeight = 20;
inline constexpr int labelPadding = 6;
inline constexpr int labelPitch = 24;
inline constexpr int widestLabel = 180;
inline constexpr int labelGap = 8;
inline constexpr int labelAboveNode = 14;
inline constexpr int catchLabelDistance = 24;

} // namespace measures

} // namespace statelight::layout
