#pragma once

#include <cstddef>
#include <optional>

#include "core/result.h"
#include "core/value.h"
#include "query/step.h"

namespace statelight::query {

/// Why step `at`, one of the definite beginning, finds nothing in `model`: in Jayway's words.
[[nodiscard]] core::Error pathFault(const Steps& steps, std::size_t at, const core::Value& model);

/// Why the first step behind the definite beginning can't be applied to `model`, if it can't.
[[nodiscard]] std::optional<core::Error> applicationFault(const Steps& steps, const core::Value& model);

} // namespace statelight::query
