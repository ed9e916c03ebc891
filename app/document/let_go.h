#pragma once

#include <memory>

namespace statelight::app {

/// Gives up a share of something large. If it is the last, the value ends on another thread: to free what was read from
/// a text of a megabyte takes longer than a key press should.
void letGoElsewhere(std::shared_ptr<const void> value);

} // namespace statelight::app
