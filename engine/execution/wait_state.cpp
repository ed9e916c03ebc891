#include <algorithm>

#include "core/json.h"
#include "execution/machine_core.h"

namespace statelight::execution {

namespace {

/// From here on "Wait state delay is too long.": 2³¹ seconds.
constexpr std::int64_t longestDelay = 2'147'483'648;

std::string shown(const core::Value& value)
{
    return value.isString() ? std::string(value.string()) : core::toJson(value);
}

} // namespace

void Machine::Core::workOnWait(FrameIndex index)
{
    Frame& frame = frames[index];
    Outcome effective = effectiveInput(frame);
    if (!effective)
        return fail(index, effective.error());
    const auto until = stateOf(frame).isJsonata ? waitsUntilJsonata(frame) : waitsUntil(frame, *effective);
    if (!until)
        return fail(index, until.error());
    if (until->milliseconds - now.milliseconds > longestDelay * 1000)
        return fail(index, runtimeError(frame, "Wait state delay is too long."));
    frame.result = std::move(*effective);
    if (*until <= now)
        return makeReady(index, frame, Phase::Resuming);
    frame.phase = Phase::Waiting;
    setTimer(index, *until, TimerKind::Wait);
}

Machine::Core::Expected<Instant> Machine::Core::waitsUntil(const Frame& frame, const core::Value& effective) const
{
    const auto& wait = std::get<compiled::Wait>(stateOf(frame).kind);
    if (wait.timestamp)
        return *wait.timestamp;
    if (wait.seconds)
        return Instant{now.milliseconds + *wait.seconds * 1000};
    const bool isSeconds = wait.secondsPath.has_value();
    const compiled::Path& path = isSeconds ? *wait.secondsPath : *wait.timestampPath;
    const std::optional<core::Value> value = find(frame, path, effective);
    const auto error = [&](std::string_view rest) { return tl::unexpected(runtimeError(frame, rest)); };
    const std::string parameter = std::string("The ") + (isSeconds ? "SecondsPath" : "TimestampPath") + " parameter ";
    if (!value)
        return error(parameter + "does not reference an input value: " + path.text());
    const std::string place = path.text() + " == " + shown(*value);
    if (!isSeconds) {
        const auto instant = value->isString() ? instantFromIso8601(value->string()) : std::nullopt;
        if (!instant)
            return error(
                parameter + "does not reference a valid ISO-8601 extended offset date-time format string: " + place);
        return *instant;
    }
    if (!value->isInteger())
        return error(parameter + "cannot be parsed as a long value: " + place);
    if (value->integer() < 0)
        return error(parameter + "references a negative value: " + place);
    return Instant{now.milliseconds + std::min(value->integer(), longestDelay + 1) * 1000};
}

} // namespace statelight::execution
