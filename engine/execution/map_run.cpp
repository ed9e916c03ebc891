#include <algorithm>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

constexpr std::int64_t mostItems = 100'000'000;

std::shared_ptr<const StateError> stateError(const char* name, const char* cause)
{
    StateError error{name, cause};
    error.isOfTask = true;
    return std::make_shared<const StateError>(std::move(error));
}

core::Value batchOf(std::vector<core::Value> items, const core::Value& batchInput)
{
    core::ObjectBuilder batch(2);
    if (batchInput.isObject())
        batch.add("BatchInput", batchInput);
    batch.add("Items", core::Value::array(std::move(items)));
    return batch.finish();
}

} // namespace

/// What stands between MapStateStarted and MapRunStarted: tolerances and MaxItems are looked at here.
void Machine::Core::startMapRun(FrameIndex index, core::Value items)
{
    Frame& frame = frames[index];
    Fork& fork = forks[frame.fork];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    const auto count = integerOf(frame, map.toleratedCount, fork.input);
    if (!count)
        return fail(index, count.error());
    if (count->value_or(0) < 0)
        return fail(index, runtimeError(frame, "ToleratedFailureCount cannot be negative."));
    const auto percentage = percentageOf(frame, map.toleratedPercentage, fork.input);
    if (!percentage)
        return fail(index, percentage.error());
    if (percentage->value_or(0) < 0 || percentage->value_or(0) > 100)
        return fail(index, runtimeError(frame, "ToleratedFailurePercentage must be between 0 and 100."));
    fork.toleratedCount = *count;
    fork.toleratedPercentage = *percentage;
    if (options->test && *count)
        record(frame, Stage::ToleratedFailureCount, **count);
    if (options->test && *percentage)
        record(frame, Stage::ToleratedFailurePercentage, **percentage);
    std::optional<std::int64_t> maxItems;
    if (map.reader) {
        const auto most = integerOf(frame, map.reader->maxItems, fork.input);
        if (!most)
            return fail(index, most.error());
        maxItems = *most;
    }
    const std::string run = random.uuid();
    fork.mapRunArn = mapRunArn(map, run);
    fork.seed = random.next();
    EventDetails details;
    details.text = fork.mapRunArn;
    writeNext(frame, EventType::MapRunStarted, nullptr, std::make_shared<const EventDetails>(std::move(details)));
    fork.startedEvent = frame.lastEvent;
    if (!map.reader)
        return itemsRead(index, std::move(items));
    if (maxItems.value_or(0) < 0)
        return mapRunFailed(index, stateError("States.ItemReaderFailed", "field MaxItems must be positive"));
    requestItems(index, maxItems);
}

std::string Machine::Core::mapRunArn(const compiled::Map& map, const std::string& run)
{
    std::string arn = options->stateMachineArn;
    if (const auto at = arn.find(":stateMachine:"); at != std::string::npos)
        arn.replace(at, 14, ":mapRun:");
    return arn + '/' + (map.label.empty() ? random.uuid() : map.label) + ':' + run;
}

void Machine::Core::requestItems(FrameIndex index, std::optional<std::int64_t> maxItems)
{
    Frame& frame = frames[index];
    const auto& reader = *std::get<compiled::Map>(stateOf(frame).kind).reader;
    Outcome parameters = core::Value::object();
    if (reader.parameters)
        parameters = fill(frame, *reader.parameters, forks[frame.fork].input);
    if (!parameters)
        return mapFieldFailed(index, parameters.error());
    core::Value config = reader.config.isObject() ? reader.config : core::Value::object();
    config = config.without("MaxItemsPath");
    if (maxItems)
        config = config.with("MaxItems", std::min(*maxItems, mostItems));
    core::ObjectBuilder asked(3);
    asked.add("Resource", reader.resource);
    asked.add("Parameters", std::move(*parameters));
    asked.add("ReaderConfig", std::move(config));
    request(index, RequestKind::ReadItems, asked.finish());
}

void Machine::Core::requestSucceeded(FrameIndex index, core::Value result)
{
    if (forks[frames[index].fork].isMocked)
        return childrenSucceeded(index, std::move(result));
    if (forks[frames[index].fork].isWriting)
        return mapRunSucceeded(index, std::move(result));
    if (!result.isArray())
        return mapRunFailed(index, stateError("States.ItemReaderFailed", "Attempting to map over non-iterable node."));
    itemsRead(index, std::move(result));
}

void Machine::Core::requestFailed(FrameIndex index, std::shared_ptr<const StateError> reason)
{
    if (forks[frames[index].fork].isMocked)
        return childrenFailed(index, std::move(reason));
    mapRunFailed(index, std::move(reason));
}

void Machine::Core::itemsRead(FrameIndex index, core::Value items)
{
    const Frame& frame = frames[index];
    Fork& fork = forks[frame.fork];
    takeItems(fork, std::move(items));
    if (std::get<compiled::Map>(stateOf(frame).kind).batcher) {
        Outcome batches = batchesOf(index);
        if (!batches)
            return mapFieldFailed(index, batches.error());
        recordPassing(frame, Stage::AfterItemBatcher, *batches);
        fork.isBatched = true;
        takeItems(fork, std::move(*batches));
    }
    startIterations(index, frame.lastEvent);
}

/// The inputs of the children: items, each through ItemSelector, gathered up to the batcher's limits.
Outcome Machine::Core::batchesOf(FrameIndex index)
{
    const Frame& frame = frames[index];
    const Fork& fork = forks[frame.fork];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    const auto maxItems = integerOf(frame, map.batcher->maxItems, fork.input);
    if (!maxItems)
        return tl::unexpected(maxItems.error());
    const auto maxBytes = integerOf(frame, map.batcher->maxBytes, fork.input);
    if (!maxBytes)
        return tl::unexpected(maxBytes.error());
    Outcome batchInput = core::Value();
    if (map.batcher->batchInput)
        batchInput = fill(frame, *map.batcher->batchInput, fork.input);
    if (!batchInput)
        return batchInput;
    std::vector<core::Value> batches;
    std::vector<core::Value> current;
    const std::size_t emptySize = core::jsonSize(batchOf({}, *batchInput));
    std::size_t size = emptySize;
    for (std::uint32_t slot = 0; slot < fork.total; ++slot) {
        Outcome item = fork.items.items()[slot];
        if (map.itemSelector)
            item = fillFor(frame, slot, *map.itemSelector, fork.input);
        if (!item)
            return item;
        const std::size_t more = core::jsonSize(*item) + 1;
        const bool isComplete = (*maxItems && static_cast<std::int64_t>(current.size()) >= **maxItems)
            || (*maxBytes && static_cast<std::int64_t>(size + more) > **maxBytes);
        if (isComplete && !current.empty()) {
            batches.push_back(batchOf(std::move(current), *batchInput));
            current.clear();
            size = emptySize;
        }
        current.push_back(std::move(*item));
        size += more;
    }
    if (!current.empty())
        batches.push_back(batchOf(std::move(current), *batchInput));
    return core::Value::array(std::move(batches));
}

bool Machine::Core::exceedsTolerance(const Fork& fork) const
{
    const auto failed = static_cast<std::int64_t>(fork.failedSlots.size());
    if (!fork.toleratedCount && !fork.toleratedPercentage)
        return failed > 0;
    if (fork.toleratedCount && failed > *fork.toleratedCount)
        return true;
    return fork.toleratedPercentage && static_cast<double>(failed) * 100 > *fork.toleratedPercentage * fork.total;
}

void Machine::Core::mapChildFailed(FrameIndex child)
{
    const FrameIndex owner = frames[child].parent;
    const ForkIndex forkIndex = frames[owner].fork;
    Fork& fork = forks[forkIndex];
    fork.failedSlots.push_back(frames[child].slot);
    --fork.running;
    abandon(child);
    if (exceedsTolerance(fork)) {
        return mapRunFailed(owner,
            stateError(
                "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"));
    }
    if (fork.nextSlot < fork.total)
        startIterations(owner, fork.startedEvent);
    else if (fork.running == 0)
        forkSucceeded(forkIndex);
}

/// A field that is read while the run goes on: what the interpreter can't do ends the execution, the rest the run.
void Machine::Core::mapFieldFailed(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    if (reason->isFatal)
        raiseFatal(owner, std::move(reason));
    else
        mapRunFailed(owner, std::move(reason));
}

void Machine::Core::mapRunFailed(FrameIndex owner, std::shared_ptr<const StateError> reason)
{
    Frame& frame = frames[owner];
    EventDetails details;
    details.error = reason->name;
    details.cause = reason->cause;
    abandonFork(owner);
    frame.lastEvent = writeFor(frame, EventType::MapRunFailed, frame.lastEvent, nullptr,
        std::make_shared<const EventDetails>(std::move(details)));
    fail(owner, std::move(reason));
}

/// All children have ended: their outputs are the result, or go to the ResultWriter.
void Machine::Core::mapRunEnded(ForkIndex index)
{
    Fork& fork = forks[index];
    const Frame& frame = frames[fork.owner];
    std::vector<core::Value> results;
    results.reserve(fork.results.size());
    std::ranges::sort(fork.failedSlots);
    for (std::uint32_t slot = 0; slot < fork.total; ++slot) {
        if (!std::ranges::binary_search(fork.failedSlots, slot))
            results.push_back(std::move(fork.results[slot]));
    }
    core::Value result = core::Value::array(std::move(results));
    const auto& writer = std::get<compiled::Map>(stateOf(frame).kind).writer;
    if (!writer || writer->resource.isNull()) {
        if (isTooLarge(frame, result))
            return mapRunFailed(fork.owner, dataLimitError(stateOf(frame).name));
        return mapRunSucceeded(fork.owner, std::move(result));
    }
    Outcome parameters = core::Value::object();
    if (writer->parameters)
        parameters = fill(frame, *writer->parameters, fork.input);
    if (!parameters)
        return mapFieldFailed(fork.owner, parameters.error());
    core::ObjectBuilder asked(5);
    asked.add("Resource", writer->resource);
    asked.add("Parameters", std::move(*parameters));
    asked.add("WriterConfig", writer->config);
    asked.add("MapRunArn", fork.mapRunArn);
    asked.add("Results", std::move(result));
    fork.isWriting = true;
    request(fork.owner, RequestKind::WriteResults, asked.finish());
}

void Machine::Core::mapRunSucceeded(FrameIndex owner, core::Value result)
{
    Frame& frame = frames[owner];
    const std::uint32_t started = forks[frame.fork].startedEvent;
    freeFork(frame.fork);
    frame.fork = none;
    const std::uint32_t succeeded = writeFor(frame, EventType::MapRunSucceeded, started);
    writeFor(frame, EventType::MapStateSucceeded, succeeded);
    frame.lastEvent = started;
    frame.result = std::move(result);
    record(frame, Stage::Result, frame.result);
    makeReady(owner, frame, Phase::Resuming);
}

} // namespace statelight::execution
