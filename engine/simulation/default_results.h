#pragma once

#include "core/value.h"
#include "simulation/task_source.h"

namespace statelight::simulation {

/// What a task of this resource gives when nobody says otherwise: the shape that AWS documents for the integration.
/// Functions and activities answer with what they were sent; callbacks with {}.
[[nodiscard]] core::Value defaultResult(const execution::Resource& resource, const core::Value& parameters);
/// What the service says when it takes a .sync or .waitForTaskToken call, before the task's end.
[[nodiscard]] core::Value defaultSubmission(const execution::Resource& resource, const core::Value& parameters);

/// Every task succeeds with its integration's default.
class DefaultResults : public TaskSource {
public:
    [[nodiscard]] Reply answerTo(const execution::TaskRequest& request, const execution::Program& program) override;
};

} // namespace statelight::simulation
