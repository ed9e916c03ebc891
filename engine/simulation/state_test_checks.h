#pragma once

#include <optional>

#include "asl/state_machine.h"
#include "core/result.h"
#include "simulation/state_test_request.h"

namespace statelight::simulation {

/// Why AWS refuses the call, in the order in which it looks; nothing where it would run the state.
[[nodiscard]] std::optional<core::Error> refusalOf(const StateTestRequest& request, const asl::State& state);

} // namespace statelight::simulation
