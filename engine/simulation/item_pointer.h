#pragma once

#include <string_view>

#include "core/value.h"

namespace statelight::simulation {

/// What a JSON pointer (RFC 6901) leads to; null where it leads nowhere or is none. Lives as long as `root`.
[[nodiscard]] const core::Value* atPointer(const core::Value& root, std::string_view pointer);

} // namespace statelight::simulation
