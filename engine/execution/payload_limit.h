#pragma once

#include "core/value.h"

namespace statelight::execution {

/// Whether a value is larger than a state may hand on: 262,144 bytes of compact JSON.
[[nodiscard]] bool exceedsPayloadLimit(const core::Value& value);

} // namespace statelight::execution
