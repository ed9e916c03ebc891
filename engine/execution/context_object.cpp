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

core::Value itemOf(std::uint32_t slot, const core::Value& value, const core::Value& source = {})
{
    core::ObjectBuilder item(3);
    item.add("Index", slot);
    item.add("Value", value);
    if (!source.isNull())
        item.add("Source", source);
    return single("Item", item.finish());
}

} // namespace

/// What `$$` tells of the execution around the frame: the whole one, or a child of a distributed Map.
Machine::Core::Identity Machine::Core::identityOf(const Frame& frame) const
{
    for (const Frame* each = &frame; each->parent != none; each = &frames[each->parent]) {
        const ForkIndex fork = frames[each->parent].fork;
        if (fork != none && forks[fork].isDistributed)
            return childIdentity(*each, forks[fork]);
    }
    return {options->executionArn, options->executionName, options->stateMachineArn, options->stateMachineName,
        startTime, input};
}

/// Of "…:mapRun:MACHINE/LABEL:UUID" the child is "…:execution:MACHINE/LABEL:NAME".
Machine::Core::Identity Machine::Core::childIdentity(const Frame& child, const Fork& fork)
{
    const std::string run = fork.mapRunArn.substr(0, fork.mapRunArn.rfind(':'));
    const std::string account = run.substr(0, run.rfind(":mapRun:"));
    Identity identity;
    identity.executionName = Random(fork.seed + child.slot).uuid();
    identity.machineName = run.substr(run.rfind(':') + 1);
    identity.machineArn = account + ":stateMachine:" + identity.machineName;
    identity.executionArn = account + ":execution:" + identity.machineName + ':' + identity.executionName;
    identity.startTime = child.startTime;
    identity.input = child.childInput;
    return identity;
}

/// Of the innermost Map around the frame; null outside of Maps.
core::Value Machine::Core::mapContext(const Frame& frame) const
{
    for (const Frame* each = &frame; each->parent != none; each = &frames[each->parent]) {
        const Frame& parent = frames[each->parent];
        if (stateOf(parent).type != asl::StateType::Map)
            continue;
        const Fork& fork = forks[parent.fork];
        if (fork.isDistributed)
            return itemOf(each->slot, each->item, each->itemSource);
        return itemOf(each->slot, itemAt(fork, each->slot));
    }
    return {};
}

core::Value Machine::Core::contextOf(const Frame& frame, std::optional<std::uint32_t> slot) const
{
    if (options->test && options->test->context)
        return *options->test->context;
    const Identity identity = identityOf(frame);
    core::ObjectBuilder context(5);
    core::ObjectBuilder execution(6);
    execution.add("Id", identity.executionArn);
    execution.add("Input", identity.input);
    execution.add("StartTime", toIso8601(identity.startTime));
    execution.add("Name", identity.executionName);
    execution.add("RoleArn", options->roleArn.empty() ? core::Value() : core::Value(options->roleArn));
    if (!options->synchronous)
        execution.add("RedriveCount", redriveCount);
    if (redriveCount > 0)
        execution.add("RedriveTime", toIso8601(redriveTime));
    context.add("Execution", execution.finish());
    core::ObjectBuilder machine(2);
    machine.add("Id", identity.machineArn);
    machine.add("Name", identity.machineName);
    context.add("StateMachine", machine.finish());
    core::ObjectBuilder state(3);
    state.add("Name", options->test ? options->test->stateName : stateOf(frame).name);
    state.add("EnteredTime", toIso8601(frame.enteredTime));
    if (countsRetries(stateOf(frame).type))
        state.add("RetryCount", frame.attempt);
    context.add("State", state.finish());
    if (!frame.token.empty() && stateOf(frame).type == asl::StateType::Task)
        context.add("Task", single("Token", frame.token));
    if (options->test && options->test->isInMap)
        context.add("Map", itemOf(0, input));
    core::Value map
        = slot ? itemOf(*slot, itemAt(forks[frame.fork], *slot), forks[frame.fork].itemSource) : mapContext(frame);
    if (map.isObject())
        context.add("Map", std::move(map));
    return context.finish();
}

} // namespace statelight::execution
