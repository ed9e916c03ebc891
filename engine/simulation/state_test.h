#pragma once

#include "asl/state_machine.h"
#include "core/diagnostic.h"
#include "core/value.h"
#include "simulation/state_test_request.h"

namespace statelight::simulation {

/// What AWS's TestState answers (asl.md, section 12): {"status", "output", "error", "cause", "nextState",
/// "inspectionData"}, or {"Error": {"Code", "Message"}} for a call that it refuses. `machine` is read from
/// machineText(request), `findings` are the diagnostics of that text. No service is called: a Task needs a mock.
[[nodiscard]] core::Value testState(
    const StateTestRequest& request, const asl::StateMachine& machine, const core::Diagnostics& findings);

} // namespace statelight::simulation
