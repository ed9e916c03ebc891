#pragma once

#include <string_view>

#include "source/text_edit.h"

namespace statelight::app {

/// One edit that makes `after` of `before` and leaves their common head and tail alone; none where they are equal.
[[nodiscard]] source::TextEdits textDifference(std::string_view before, std::string_view after);

} // namespace statelight::app
