#pragma once

#include "core/value.h"
#include "execution/machine.h"

namespace statelight::simulation {

/// What StartExecution answers; an optimized integration adds the metadata of the call.
[[nodiscard]] core::Value startAnswer(const std::string& executionArn, execution::Instant startedAt, bool isOptimized);

/// What the task of a nested execution ends with.
struct NestedEnd {
    const execution::Machine& machine; ///< final
    core::Value input;
    execution::Instant startedAt{};
    execution::Instant stoppedAt{};
    bool givesTexts = false; ///< Input and Output as JSON texts
};
/// The description that a .sync task gets, and that is the cause of its failure (asl.md, section 9.4).
[[nodiscard]] core::Value describeAnswer(const NestedEnd& end);
/// What StartSyncExecution answers.
[[nodiscard]] core::Value startSyncAnswer(const NestedEnd& end);

} // namespace statelight::simulation
