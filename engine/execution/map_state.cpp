#include <algorithm>
#include <charconv>

#include "core/builder.h"
#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

constexpr std::uint32_t inlineLimit = 40;
constexpr std::uint32_t distributedLimit = 1000;

std::string shown(const core::Value& value)
{
    return value.isString() ? std::string(value.string()) : core::toJson(value);
}

/// The path fields of a Map take a text that holds a number as well.
template <class T>
std::optional<T> numberIn(const core::Value& value)
{
    if (value.isInteger())
        return static_cast<T>(value.integer());
    if constexpr (std::is_floating_point_v<T>) {
        if (value.isDouble())
            return value.number();
    }
    if (!value.isString())
        return std::nullopt;
    const std::string_view text = value.string();
    T number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::uint32_t limitFor(std::int64_t maxConcurrency, bool isDistributed)
{
    const std::uint32_t most = isDistributed ? distributedLimit : inlineLimit;
    return maxConcurrency <= 0 ? most : static_cast<std::uint32_t>(std::min<std::int64_t>(maxConcurrency, most));
}

} // namespace

Machine::Core::Expected<std::optional<std::int64_t>> Machine::Core::integerOf(
    const Frame& frame, const compiled::Number& field, const core::Value& effective)
{
    if (!field.path) {
        if (field.expression) {
            const Outcome value = evaluateTo(frame, *field.expression, core::Value::Kind::Integer);
            return value ? Expected<std::optional<std::int64_t>>(value->integer()) : tl::unexpected(value.error());
        }
        if (!field.literal)
            return std::nullopt;
        if (!field.literal->isInteger())
            return tl::unexpected(runtimeError(frame, "The " + field.name + " field must be an integer."));
        return field.literal->integer();
    }
    const Outcome value = read(frame, *field.path, effective);
    if (!value)
        return tl::unexpected(value.error());
    const auto number = numberIn<std::int64_t>(*value);
    if (!number)
        return tl::unexpected(runtimeError(frame,
            "The " + field.name + "Path field refers to value \"" + shown(*value)
                + "\" which is not a valid integer: " + field.path->text()));
    return *number;
}

Machine::Core::Expected<std::optional<double>> Machine::Core::percentageOf(
    const Frame& frame, const compiled::Number& field, const core::Value& effective)
{
    if (field.expression) {
        const Outcome value = evaluateTo(frame, *field.expression, core::Value::Kind::Double);
        return value ? Expected<std::optional<double>>(value->number()) : tl::unexpected(value.error());
    }
    if (!field.path)
        return field.literal && field.literal->isNumber() ? std::optional(field.literal->number()) : std::nullopt;
    const Outcome value = read(frame, *field.path, effective);
    if (!value)
        return tl::unexpected(value.error());
    const auto number = numberIn<double>(*value);
    if (!number)
        return tl::unexpected(runtimeError(frame,
            "The " + field.name + "Path field refers to value \"" + shown(*value)
                + "\" which is not a valid float: " + field.path->text()));
    return *number;
}

/// TestState names only the path within the context, and doesn't say where the error came up.
std::shared_ptr<const StateError> Machine::Core::noArrayError(const Frame& frame, const compiled::Path& path) const
{
    const bool isShort = options->test && path.origin() == query::Origin::Context;
    const std::string rest = "Reference path \"" + path.text().substr(isShort ? 1 : 0) + "\" must point to array.";
    auto reason = runtimeError(frame, rest);
    if (!options->test)
        return reason;
    auto told = std::make_shared<StateError>(*reason);
    told->cause = rest;
    return told;
}

void Machine::Core::workOnMap(FrameIndex index)
{
    Frame& frame = frames[index];
    const auto& map = std::get<compiled::Map>(stateOf(frame).kind);
    const Outcome effective = effectiveInput(frame);
    if (!effective)
        return fail(index, effective.error());
    const auto concurrency = integerOf(frame, map.maxConcurrency, *effective);
    if (!concurrency)
        return fail(index, concurrency.error());
    const std::int64_t maxConcurrency = concurrency->value_or(0);
    if (maxConcurrency < 0)
        return fail(index, rangeError(frame, "MaxConcurrency cannot be negative.", "MaxConcurrency"));
    Outcome items = core::Value::array();
    if (!map.reader) {
        const bool isJsonata = stateOf(frame).isJsonata;
        items = isJsonata ? itemsOf(frame, map) : map.itemsPath ? read(frame, *map.itemsPath, *effective) : effective;
        if (!items)
            return fail(index, items.error());
        if (!items->isArray())
            return fail(index, noArrayError(frame, map.itemsPath ? *map.itemsPath : compiled::Path()));
        if (!isJsonata || map.items)
            record(frame, Stage::AfterItemsPath, *items);
    }
    recordPassing(frame, Stage::MaxConcurrency, maxConcurrency);
    writeNext(frame, EventType::MapStateStarted, nullptr, nullptr, static_cast<std::uint32_t>(items->size()));
    frame.phase = Phase::Waiting;
    frame.fork = newFork();
    Fork& fork = forks[frame.fork];
    fork.owner = index;
    fork.isDistributed = map.isDistributed;
    fork.limit = limitFor(maxConcurrency, map.isDistributed);
    fork.input = *effective;
    if (map.isDistributed)
        return startMapRun(index, std::move(*items));
    takeItems(fork, std::move(*items));
    startIterations(index, frame.lastEvent);
}

/// Starts as many as may run at once; each start links to `previous`.
void Machine::Core::startIterations(FrameIndex owner, std::uint32_t previous)
{
    const ForkIndex forkIndex = frames[owner].fork;
    Fork& fork = forks[forkIndex];
    const auto& map = std::get<compiled::Map>(stateOf(frames[owner]).kind);
    if (options->test)
        return requestIterations(owner);
    while (fork.running < fork.limit && fork.nextSlot < fork.total) {
        const std::uint32_t slot = fork.nextSlot++;
        const FrameIndex child = spawn(owner, slot, map.start, itemAt(fork, slot));
        ++fork.running;
        Frame& frame = frames[child];
        frame.phase = Phase::Entering;
        frame.lastEvent = fork.isDistributed
            ? 0
            : writeIteration(frame, frames[owner].state, EventType::MapIterationStarted, previous);
        if (map.itemSelector && !fork.isBatched) {
            Outcome selected = fillFor(frames[owner], slot, *map.itemSelector, fork.input);
            if (!selected)
                return selectorFailed(owner, child, selected.error());
            frame.input = std::move(*selected);
        }
        if (fork.isDistributed)
            beginChild(child);
        makeReady(child, frame, Phase::Entering);
    }
    if (fork.total == 0 && !fork.isDistributed)
        forkSucceeded(forkIndex);
}

/// An item that ItemSelector can't take fails the whole Map.
void Machine::Core::selectorFailed(FrameIndex owner, FrameIndex child, std::shared_ptr<const StateError> reason)
{
    if (reason->isEvaluation) {
        frames[owner].lastEvent = frames[child].isSilent ? frames[owner].lastEvent : frames[child].lastEvent;
        reason = announced(owner, std::move(reason));
        frames[child].lastEvent = frames[owner].lastEvent;
    }
    if (reason->isFatal || forks[frames[owner].fork].isDistributed)
        mapFieldFailed(owner, std::move(reason));
    else
        childFailed(child, std::move(reason));
}

} // namespace statelight::execution
