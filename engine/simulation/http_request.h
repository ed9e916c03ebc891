#pragma once

#include "core/value.h"

namespace statelight::simulation {

/// What an HTTP Task would send for these parameters, as TestState tells at the level TRACE: {"protocol", "method",
/// "url", "headers", "body"}, all texts. (What an EventBridge connection adds isn't known here.)
[[nodiscard]] core::Value httpRequestOf(const core::Value& parameters);

} // namespace statelight::simulation
