#include "core/builder.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

bool countsRetries(asl::StateType type)
{
    return type == asl::StateType::Task || type == asl::StateType::Map || type == asl::StateType::Parallel;
}

core::Value single(const char* key, core::Value value)
{
    core::ObjectBuilder object(1);
    object.add(key, std::move(value));
    return object.finish();
}

core::Value itemOf(std::uint32_t slot, const core::Value& value)
{
    core::ObjectBuilder item(2);
    item.add("Index", slot);
    item.add("Value", value);
    return single("Item", item.finish());
}

} // namespace

core::Value Machine::Core::executionContext() const
{
    core::ObjectBuilder execution(6);
    execution.add("Id", options->executionArn);
    execution.add("Input", input);
    execution.add("StartTime", toIso8601(startTime));
    execution.add("Name", options->executionName);
    execution.add("RoleArn", options->roleArn);
    if (!options->synchronous)
        execution.add("RedriveCount", 0);
    return execution.finish();
}

/// Of the innermost Map around the frame; null outside of Maps.
core::Value Machine::Core::mapContext(const Frame& frame) const
{
    for (const Frame* each = &frame; each->parent != none; each = &frames[each->parent]) {
        const Frame& parent = frames[each->parent];
        if (stateOf(parent).type != asl::StateType::Map)
            continue;
        const Fork& fork = forks[parent.fork];
        return each->slot < fork.items.size() ? itemOf(each->slot, fork.items.items()[each->slot]) : core::Value();
    }
    return {};
}

core::Value Machine::Core::contextOf(const Frame& frame, std::optional<std::uint32_t> slot) const
{
    core::ObjectBuilder context(5);
    context.add("Execution", executionContext());
    core::ObjectBuilder machine(2);
    machine.add("Id", options->stateMachineArn);
    machine.add("Name", options->stateMachineName);
    context.add("StateMachine", machine.finish());
    core::ObjectBuilder state(3);
    state.add("Name", stateOf(frame).name);
    state.add("EnteredTime", toIso8601(frame.enteredTime));
    if (countsRetries(stateOf(frame).type))
        state.add("RetryCount", frame.attempt);
    context.add("State", state.finish());
    if (!frame.token.empty() && stateOf(frame).type == asl::StateType::Task)
        context.add("Task", single("Token", frame.token));
    core::Value map = slot ? itemOf(*slot, forks[frame.fork].items.items()[*slot]) : mapContext(frame);
    if (map.isObject())
        context.add("Map", std::move(map));
    return context.finish();
}

} // namespace statelight::execution
