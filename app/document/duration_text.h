#pragma once

#include <QtCore/QString>
#include <cstdint>

namespace statelight::app {

/// A stretch of virtual time in words, to a tenth of a second: "0 s", "2.4 s", "6 h 0 min 21.4 s", "12 d 3 h".
[[nodiscard]] QString durationText(std::int64_t milliseconds);
/// The same rounded to one figure and its unit, for where a node shows it: "0 s", "2.4 s", "1.5 min", "12 d".
/// The space between figure and unit doesn't break.
[[nodiscard]] QString shortDurationText(std::int64_t milliseconds);

} // namespace statelight::app
