#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "asl/state_machine.h"
#include "core/value.h"
#include "execution/instant.h"

namespace statelight::execution {

struct RedrivePoint;

/// One branch of a Parallel or iteration of a Map that began: it ended well, or stopped at a point.
struct RedriveBranch {
    std::uint32_t slot = 0;
    core::Value result;
    std::shared_ptr<const RedrivePoint> point; ///< null: it ended with `result`
};

/// Where a scope of an unsuccessful execution stopped, and all that a redrive needs to go on there.
struct RedrivePoint {
    asl::StateIndex state = 0;
    bool isEntered = false;
    core::Value input;
    core::Value variables;
    Instant enteredTime;
    std::uint32_t enteredEvent = 0;
    std::uint32_t lineage = 0;
    std::vector<RedriveBranch> branches; ///< empty: the state is done anew as a whole
    // What a Map's fork was:
    std::uint32_t total = 0;
    std::uint32_t nextSlot = 0;
    std::uint32_t limit = 0;
    core::Value items;
    core::Value forkInput;
};

} // namespace statelight::execution
