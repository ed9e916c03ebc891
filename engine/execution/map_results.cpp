#include <algorithm>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// How many results are held back before the ResultWriter gets them.
constexpr std::size_t heldBack = 500;
constexpr std::size_t payloadLimit = 262'144;

core::Value included()
{
    core::ObjectBuilder object(1);
    object.add("Included", true);
    return object.finish();
}

core::Value flattened(std::span<const core::Value> results)
{
    core::ArrayBuilder all(results.size());
    for (const core::Value& result : results) {
        if (!result.isArray()) {
            all.add(result);
            continue;
        }
        for (const core::Value& item : result.items())
            all.add(item);
    }
    return all.finish();
}

core::Value arrayOf(std::vector<SlotResult> results)
{
    std::ranges::sort(results, {}, &SlotResult::slot);
    core::ArrayBuilder values(results.size());
    for (SlotResult& result : results)
        values.add(std::move(result.value));
    return values.finish();
}

} // namespace

/// ASL: NONE where results are exported without a WriterConfig, COMPACT where nothing is said.
Machine::Core::ResultForm Machine::Core::resultFormOf(const compiled::Map& map)
{
    if (!map.writer)
        return ResultForm::Outputs;
    const core::Value* form = map.writer->config.find("Transformation");
    if (!form || *form == "NONE")
        return ResultForm::Records;
    return *form == "FLATTEN" ? ResultForm::Flat : ResultForm::Outputs;
}

bool Machine::Core::exportsResults(const compiled::Map& map)
{
    return map.writer && !map.writer->resource.isNull();
}

/// A child's description, as DescribeExecution has it.
core::Value Machine::Core::childRecord(const Frame& child, const core::Value* result, const StateError* reason) const
{
    const Fork& fork = forks[frames[child.parent].fork];
    const Identity identity = childIdentity(child, fork);
    core::ObjectBuilder record(16);
    if (reason && reason->cause)
        record.add("Cause", *reason->cause);
    if (reason && reason->name)
        record.add("Error", *reason->name);
    record.add("ExecutionArn", identity.executionArn);
    record.add("Input", core::toJson(identity.input));
    record.add("InputDetails", included());
    record.add("Name", identity.executionName);
    if (result) {
        record.add("Output", core::toJson(*result));
        record.add("OutputDetails", included());
    }
    record.add("RedriveCount", 0);
    record.add("RedriveStatus", result ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN");
    if (result)
        record.add("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    record.add("StartDate", toIso8601(identity.startTime));
    record.add("StateMachineArn", identity.machineArn);
    record.add("Status", result ? "SUCCEEDED" : "FAILED");
    record.add("StopDate", toIso8601(now));
    return record.finish();
}

void Machine::Core::keepResult(FrameIndex child, core::Value result)
{
    const Frame& frame = frames[child];
    const FrameIndex owner = frame.parent;
    Fork& fork = forks[frames[owner].fork];
    const auto& map = std::get<compiled::Map>(stateOf(frames[owner]).kind);
    if (resultFormOf(map) == ResultForm::Records)
        result = childRecord(frame, &result, nullptr);
    if (exportsResults(map)) {
        fork.finished.push_back({frame.slot, std::move(result)});
        return;
    }
    if (fork.isOverLimit)
        return;
    // What can't become the state's result needn't be kept: that is what bounds the memory of a long run.
    if (options->limitsPayload) {
        fork.resultBytes += core::jsonSize(result);
        if (fork.resultBytes > payloadLimit) {
            fork.isOverLimit = true;
            fork.results = {};
            return;
        }
    }
    fork.results[frame.slot] = std::move(result);
}

void Machine::Core::keepFailure(FrameIndex child, const StateError& reason)
{
    const Frame& frame = frames[child];
    Fork& fork = forks[frames[frame.parent].fork];
    fork.failedSlots.push_back(frame.slot);
    if (exportsResults(std::get<compiled::Map>(stateOf(frames[frame.parent]).kind)))
        fork.failures.push_back({frame.slot, childRecord(frame, nullptr, &reason)});
}

/// Hands results on to the ResultWriter, all of them at the end. Does nothing while it is still busy.
void Machine::Core::writeResults(FrameIndex owner, bool isLast)
{
    Fork& fork = forks[frames[owner].fork];
    if (fork.writeTask || (!isLast && fork.finished.size() + fork.failures.size() < heldBack))
        return;
    const auto& map = std::get<compiled::Map>(stateOf(frames[owner]).kind);
    if (!fork.writerRequest.isObject()) {
        Outcome parameters = core::Value::object();
        if (map.writer->parameters)
            parameters = fill(frames[owner], *map.writer->parameters, fork.input);
        if (!parameters)
            return mapFieldFailed(owner, parameters.error());
        core::ObjectBuilder asked(7);
        asked.add("Resource", map.writer->resource);
        asked.add("Parameters", std::move(*parameters));
        asked.add("WriterConfig", map.writer->config);
        asked.add("MapRunArn", fork.mapRunArn);
        fork.writerRequest = asked.finish();
    }
    core::Value results = arrayOf(std::exchange(fork.finished, {}));
    if (resultFormOf(map) == ResultForm::Flat)
        results = flattened(results.items());
    core::Value asked = fork.writerRequest.with("Results", std::move(results));
    asked = std::move(asked).with("Failures", arrayOf(std::exchange(fork.failures, {})));
    asked = std::move(asked).with("IsLast", isLast);
    fork.isEnding = isLast;
    request(owner, RequestKind::WriteResults, std::move(asked));
    fork.writeTask = lastTask;
}

void Machine::Core::resultsWritten(FrameIndex owner, core::Value result)
{
    Fork& fork = forks[frames[owner].fork];
    fork.writeTask = 0;
    if (!fork.isEnding)
        return continueRun(owner);
    if (fork.endError)
        return endFailedRun(owner, fork.endError);
    mapRunSucceeded(owner, std::move(result));
}

/// All children have ended: their outputs are the result, or go to the ResultWriter.
void Machine::Core::mapRunEnded(ForkIndex index)
{
    Fork& fork = forks[index];
    const Frame& frame = frames[fork.owner];
    if (fork.endError)
        return writeResults(fork.owner, true);
    if (exceedsTolerance(fork))
        return thresholdExceeded(fork.owner);
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    if (exportsResults(map))
        return writeResults(fork.owner, true);
    if (fork.isOverLimit)
        return mapRunFailed(fork.owner, dataLimitError(stateOf(frame).name));
    std::vector<core::Value> results;
    results.reserve(fork.results.size());
    std::ranges::sort(fork.failedSlots);
    for (std::uint32_t slot = 0; slot < fork.total; ++slot) {
        if (!std::ranges::binary_search(fork.failedSlots, slot))
            results.push_back(std::move(fork.results[slot]));
    }
    core::Value result
        = resultFormOf(map) == ResultForm::Flat ? flattened(results) : core::Value::array(std::move(results));
    if (isTooLarge(frame, result))
        return mapRunFailed(fork.owner, dataLimitError(stateOf(frame).name));
    mapRunSucceeded(fork.owner, std::move(result));
}

} // namespace statelight::execution
