#pragma once

#include "core/result.h"
#include "core/value.h"
#include "query/step.h"

namespace statelight::query {

/// Evaluates steps over a document. `item` is where the path starts, `root` what `$` means in filters.
[[nodiscard]] core::Result<core::Value> evaluateSteps(
    const Steps& steps, const core::Value& item, const core::Value& root);

/// Whether a filter's existence check passes: unlike above, every member named must be there wherever the path leads.
[[nodiscard]] bool existsAt(const Steps& steps, const core::Value& item, const core::Value& root);

/// The one node of a definite path, or null.
[[nodiscard]] const core::Value* findNode(const Steps& steps, const core::Value& item);

} // namespace statelight::query
