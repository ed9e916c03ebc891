#pragma once

#include <QtCore/QString>
#include <cstdint>

namespace statelight::app {

/// A stretch of virtual time in words: "0 s", "2.4 s", "6 h 00 m 21.4 s", "12 d 3 h".
[[nodiscard]] QString virtualTimeText(std::int64_t milliseconds);

} // namespace statelight::app
