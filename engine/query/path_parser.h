#pragma once

#include <cstddef>
#include <string_view>

#include "core/result.h"
#include "query/step.h"

namespace statelight::query {

/// Filters inside of filters are refused beyond this, so that neither reading nor evaluating needs much stack.
inline constexpr std::size_t filterDepthLimit = 20;
inline constexpr std::size_t stepLimit = 1000;

/// The steps of a JSONPath, or "query.syntax" with Jayway's message. `depth` counts the filters it stands in.
[[nodiscard]] core::Result<Steps> parseSteps(std::string_view text, std::size_t depth = 0);

} // namespace statelight::query
