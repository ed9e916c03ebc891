#include <algorithm>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

constexpr std::int64_t mostItems = 100'000'000;
constexpr std::int64_t mostBatchBytes = 262'144;

core::Value batchOf(std::vector<core::Value> items, const core::Value& batchInput)
{
    core::ObjectBuilder batch(2);
    if (batchInput.isObject())
        batch.add("BatchInput", batchInput);
    batch.add("Items", core::Value::array(std::move(items)));
    return batch.finish();
}

std::shared_ptr<const StateError> readerError(const char* cause)
{
    StateError error{"States.ItemReaderFailed", cause};
    error.isOfTask = true;
    return std::make_shared<const StateError>(std::move(error));
}

} // namespace

void Machine::Core::requestItems(FrameIndex index, std::optional<std::int64_t> maxItems)
{
    if (maxItems.value_or(0) < 0)
        return mapRunFailed(index, readerError("field MaxItems must be positive"));
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
    core::ObjectBuilder asked(5);
    asked.add("Resource", reader.resource);
    asked.add("Parameters", std::move(*parameters));
    asked.add("ReaderConfig", std::move(config));
    asked.add("MapRunArn", forks[frame.fork].mapRunArn);
    asked.add("Offset", 0);
    forks[frame.fork].readerRequest = asked.finish();
    requestMoreItems(index);
}

void Machine::Core::requestMoreItems(FrameIndex index)
{
    Fork& fork = forks[frames[index].fork];
    request(index, RequestKind::ReadItems, fork.readerRequest.with("Offset", fork.itemsRead));
    fork.readTask = lastTask;
}

void Machine::Core::take(FrameIndex index, ItemsRead&& answer)
{
    dropRequest(answer.id);
    if (stateOf(frames[index]).type == asl::StateType::Map)
        itemsRead(index, std::move(answer));
}

void Machine::Core::itemsRead(FrameIndex index, ItemsRead answer)
{
    const Frame& frame = frames[index];
    Fork& fork = forks[frame.fork];
    fork.readTask = 0;
    if (!answer.items.isArray())
        return mapRunFailed(index, readerError("Attempting to map over non-iterable node."));
    fork.hasMore = answer.hasMore;
    fork.itemSource = answer.source.empty() ? core::Value() : core::Value(answer.source);
    const auto count = static_cast<std::uint32_t>(answer.items.size());
    core::Value items = std::move(answer.items);
    if (std::get<compiled::Map>(stateOf(frame).kind).batcher) {
        fork.firstSlot = fork.itemsRead;
        fork.items = std::move(items);
        Outcome batches = batchesOf(index);
        if (!batches)
            return mapFieldFailed(index, batches.error());
        recordPassing(frame, Stage::AfterItemBatcher, *batches);
        fork.isBatched = true;
        items = std::move(*batches);
    }
    fork.itemsRead += count;
    takeItems(fork, std::move(items));
    continueRun(index);
}

/// The inputs of the children: items, each through ItemSelector, gathered up to the batcher's limits. What might still
/// fill up waits for the items to come.
Outcome Machine::Core::batchesOf(FrameIndex index)
{
    const Frame& frame = frames[index];
    Fork& fork = forks[frame.fork];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    const auto maxItems = integerOf(frame, map.batcher->maxItems, fork.input);
    if (!maxItems)
        return tl::unexpected(maxItems.error());
    const auto maxBytes = integerOf(frame, map.batcher->maxBytes, fork.input);
    if (!maxBytes)
        return tl::unexpected(maxBytes.error());
    if (maxItems->value_or(1) < 1)
        return tl::unexpected(rangeError(frame, "MaxItemsPerBatch must be positive.", "MaxItemsPerBatch"));
    if (maxBytes->value_or(1) < 1 || maxBytes->value_or(1) > mostBatchBytes)
        return tl::unexpected(
            rangeError(frame, "MaxInputBytesPerBatch must be between 1 and 262144.", "MaxInputBytesPerBatch"));
    Outcome batchInput = core::Value();
    if (map.batcher->batchInput)
        batchInput = fill(frame, *map.batcher->batchInput, fork.input);
    if (!batchInput)
        return batchInput;
    std::vector<core::Value> batches;
    std::vector<core::Value> current = std::exchange(fork.openBatch, {});
    const std::size_t emptySize = core::jsonSize(batchOf({}, *batchInput));
    std::size_t size = emptySize;
    for (const core::Value& item : current)
        size += core::jsonSize(item) + 1;
    const auto end = fork.firstSlot + static_cast<std::uint32_t>(fork.items.size());
    for (std::uint32_t slot = fork.firstSlot; slot < end; ++slot) {
        Outcome item = itemAt(fork, slot);
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
    if (fork.hasMore)
        fork.openBatch = std::move(current);
    else if (!current.empty())
        batches.push_back(batchOf(std::move(current), *batchInput));
    return core::Value::array(std::move(batches));
}

/// Adds them behind those that were taken before.
void Machine::Core::takeItems(Fork& fork, core::Value items)
{
    fork.firstSlot = fork.total;
    fork.items = std::move(items);
    fork.total += static_cast<std::uint32_t>(fork.items.size());
    if (!fork.isOverLimit)
        fork.results.resize(fork.total);
}

const core::Value& Machine::Core::itemAt(const Fork& fork, std::uint32_t slot)
{
    return fork.items.items()[slot - fork.firstSlot];
}

} // namespace statelight::execution
