#include "execution/payload_limit.h"

#include <array>

#include "core/json.h"

namespace statelight::execution {

namespace {

constexpr std::size_t payloadLimit = 262'144;
constexpr std::size_t longestNumber = 25;
constexpr std::size_t longestEscape = 6;

/// No JSON text of the value without what it holds is longer than this.
std::size_t mostOf(const core::Value& value)
{
    if (value.isString())
        return value.string().size() * longestEscape + 2;
    std::size_t most = longestNumber + value.size();
    for (const core::Member& member : value.members())
        most += member.key.size() * longestEscape + 3;
    return most;
}

/// A cheap look that formats no number: true only if the value surely fits. It gives up on wide and deep values.
bool surelyFits(const core::Value& value)
{
    std::array<const core::Value*, 256> open;
    open[0] = &value;
    std::size_t count = 1;
    std::size_t most = 0;
    while (count > 0) {
        const core::Value& each = *open[--count];
        most += mostOf(each);
        if (most > payloadLimit || count + each.size() > open.size())
            return false;
        for (const core::Value& item : each.items())
            open[count++] = &item;
        for (const core::Member& member : each.members())
            open[count++] = &member.value;
    }
    return true;
}

} // namespace

bool exceedsPayloadLimit(const core::Value& value)
{
    return !surelyFits(value) && core::jsonSize(value) > payloadLimit;
}

} // namespace statelight::execution
