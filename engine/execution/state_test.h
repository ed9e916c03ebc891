#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/state_error.h"

namespace statelight::execution {

/// One state tested alone (AWS's TestState, asl.md section 12): the execution starts with it and ends when it is left.
/// A Map or Parallel runs nothing inside: it asks with RequestKind::RunChildren for its result.
struct StateTest {
    asl::StateIndex state = 0;
    core::Value variables; ///< an object, or null where there are none
    std::optional<core::Value> context; ///< `$$` as it stands, instead of the usual one
    std::string stateName = "StateName"; ///< what `$$.State.Name` says
    bool isInMap = false; ///< `$$.Map.Item` is there: index 0, and the input as its value
    std::uint32_t retriesMade = 0; ///< by the retrier that matches
    std::optional<std::uint32_t> failedIterations; ///< of a Map: looked at against its tolerance
};

/// How such a state was left. The machine is Succeeded, also after a caught error, or Failed.
struct StateTestEnd {
    asl::StateIndex next = 0xffffffffU; ///< the state that would follow; none: it ends its scope
    std::shared_ptr<const StateError> error; ///< what failed, caught or not
    std::optional<std::uint32_t> retrier; ///< the one that matches the error
    std::optional<double> retryDelay; ///< seconds until it would be tried again; none: attempts are used up
    std::optional<std::uint32_t> catcher;
};

} // namespace statelight::execution
