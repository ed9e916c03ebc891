#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>
#include <unordered_map>

#include "core/builder.h"
#include "query/intrinsic_functions.h"

namespace statelight::query {

namespace {

using core::Value;

constexpr std::uint64_t longestRange = 1000;

bool isArray(const Value& value)
{
    return value.isArray();
}

tl::unexpected<core::Error> noArray()
{
    return refused("the first argument must be an array.");
}

std::size_t flatHash(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::String:
        return std::hash<std::string_view>{}(value.string());
    case Value::Kind::Integer:
    case Value::Kind::Double:
        return std::hash<double>{}(value.number());
    case Value::Kind::Boolean:
        return value.boolean() ? 3 : 5;
    default:
        return value.size() + 7;
    }
}

/// Equal values have equal hashes; one level of a container counts, members in any order.
std::size_t hashOf(const Value& value)
{
    std::size_t hash = flatHash(value);
    for (const core::Member& member : value.members())
        hash += std::rotl(flatHash(member.value), 7) * (member.key.hash() | 1U);
    for (const Value& item : value.items())
        hash = hash * 31 + flatHash(item);
    return hash;
}

/// Steele, Lea, Flood: "Fast splittable pseudorandom number generators"; the same seed gives the same number.
std::uint64_t mixed(std::uint64_t seed)
{
    seed += 0x9E3779B97F4A7C15U;
    seed = (seed ^ seed >> 30U) * 0xBF58476D1CE4E5B9U;
    seed = (seed ^ seed >> 27U) * 0x94D049BB133111EBU;
    return seed ^ seed >> 31U;
}

core::Result<std::pair<std::int64_t, std::int64_t>> twoIntegers(const Value& first, const Value& second)
{
    const auto one = roundedInteger(first, "first");
    if (!one)
        return tl::unexpected(one.error());
    const auto other = roundedInteger(second, "second");
    if (!other)
        return tl::unexpected(other.error());
    return std::pair(*one, *other);
}

bool isInt32(std::int64_t number)
{
    return number >= std::numeric_limits<std::int32_t>::min() && number <= std::numeric_limits<std::int32_t>::max();
}

} // namespace

core::Result<std::int64_t> roundedInteger(const Value& value, std::string_view which)
{
    if (value.isInteger())
        return value.integer();
    constexpr double limit = 9.2e18;
    if (!value.isDouble() || std::abs(value.number()) > limit)
        return refused("the " + std::string(which) + " argument must be an integer.");
    const double floor = std::floor(value.number());
    return static_cast<std::int64_t>(value.number() - floor >= 0.5 ? floor + 1 : floor);
}

FunctionResult arrayPartition(Arguments arguments)
{
    if (!isArray(arguments[0]))
        return noArray();
    const auto size = roundedInteger(arguments[1], "second");
    if (!size)
        return tl::unexpected(size.error());
    if (*size < 1)
        return refused("the chunk size must be a positive integer.");
    const auto items = arguments[0].items();
    const auto chunk
        = static_cast<std::size_t>(std::min<std::int64_t>(*size, std::numeric_limits<std::int32_t>::max()));
    core::ArrayBuilder chunks;
    for (std::size_t begin = 0; begin < items.size(); begin += chunk) {
        const auto part = items.subspan(begin, std::min(chunk, items.size() - begin));
        chunks.add(Value::array({part.begin(), part.end()}));
    }
    return chunks.finish();
}

FunctionResult arrayContains(Arguments arguments)
{
    if (!isArray(arguments[0]))
        return noArray();
    return Value(std::ranges::find(arguments[0].items(), arguments[1]) != arguments[0].items().end());
}

FunctionResult arrayRange(Arguments arguments)
{
    const auto bounds = twoIntegers(arguments[0], arguments[1]);
    if (!bounds)
        return tl::unexpected(bounds.error());
    const auto step = roundedInteger(arguments[2], "third");
    if (!step)
        return tl::unexpected(step.error());
    const auto [first, last] = *bounds;
    if (*step == 0)
        return refused("the step can't be 0.");
    if ((*step > 0 && first > last) || (*step < 0 && first < last))
        return Value::array();
    const auto distance = *step > 0 ? static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first)
                                    : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(last);
    const auto stride = *step > 0 ? static_cast<std::uint64_t>(*step) : ~static_cast<std::uint64_t>(*step) + 1;
    const std::uint64_t count = distance / stride + 1;
    if (count > longestRange)
        return refused("the range has more than 1,000 items.");
    core::ArrayBuilder items(count);
    for (std::uint64_t index = 0; index < count; ++index)
        items.add(
            static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + index * static_cast<std::uint64_t>(*step)));
    return items.finish();
}

FunctionResult arrayGetItem(Arguments arguments)
{
    if (!isArray(arguments[0]))
        return noArray();
    const auto index = roundedInteger(arguments[1], "second");
    if (!index)
        return tl::unexpected(index.error());
    if (*index < 0 || static_cast<std::uint64_t>(*index) >= arguments[0].size()) {
        return refused("the index " + std::to_string(*index) + " is outside of an array of "
            + std::to_string(arguments[0].size()) + " items.");
    }
    return arguments[0].items()[static_cast<std::size_t>(*index)];
}

FunctionResult arrayLength(Arguments arguments)
{
    if (!isArray(arguments[0]))
        return noArray();
    return Value(arguments[0].size());
}

FunctionResult arrayUnique(Arguments arguments)
{
    if (!isArray(arguments[0]))
        return noArray();
    core::ArrayBuilder unique;
    std::unordered_multimap<std::size_t, const Value*> seen;
    for (const Value& item : arguments[0].items()) {
        const std::size_t hash = hashOf(item);
        const auto [begin, end] = seen.equal_range(hash);
        if (std::any_of(begin, end, [&item](const auto& entry) { return *entry.second == item; }))
            continue;
        seen.emplace(hash, &item);
        unique.add(item);
    }
    return unique.finish();
}

FunctionResult jsonMerge(Arguments arguments)
{
    if (!arguments[0].isObject() || !arguments[1].isObject())
        return refused("the first two arguments must be objects.");
    if (!arguments[2].isBoolean())
        return refused("the third argument must be true or false.");
    if (arguments[2].boolean())
        return refused("deep merging isn't supported: the third argument must be false.");
    core::ObjectBuilder merged(arguments[0].size() + arguments[1].size());
    for (const Value& object : arguments.first(2)) {
        for (const core::Member& member : object.members())
            merged.add(member.key, member.value);
    }
    return merged.finish();
}

FunctionResult mathAdd(Arguments arguments)
{
    const auto operands = twoIntegers(arguments[0], arguments[1]);
    if (!operands)
        return tl::unexpected(operands.error());
    if (!isInt32(operands->first) || !isInt32(operands->second))
        return refused("the operands must lie between -2147483648 and 2147483647.");
    return Value(operands->first + operands->second);
}

FunctionResult mathRandom(Arguments arguments, RandomSource* random)
{
    const auto bounds = twoIntegers(arguments[0], arguments[1]);
    if (!bounds)
        return tl::unexpected(bounds.error());
    const auto [first, end] = *bounds;
    if (first >= end)
        return refused("the start must be less than the end.");
    std::uint64_t bits = 0;
    if (arguments.size() == 3) {
        const auto seed = roundedInteger(arguments[2], "third");
        if (!seed)
            return tl::unexpected(seed.error());
        bits = mixed(static_cast<std::uint64_t>(*seed));
    } else if (random) {
        bits = random->next();
    } else {
        return refused("there is no source of random numbers here.");
    }
    const auto span = static_cast<std::uint64_t>(end) - static_cast<std::uint64_t>(first);
    return Value(static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + bits % span));
}

} // namespace statelight::query
