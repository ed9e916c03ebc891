#include <array>
#include <cmath>

#include "core/builder.h"
#include "core/json.h"
#include "query/digest.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/list_builder.h"
#include "query/jsonata/numbers.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

constexpr double rangeLimit = 1e7;

/// SplitMix64: its steps are far from each other even for seeds that are neighbours.
std::uint64_t mixed(std::uint64_t bits)
{
    bits += 0x9E3779B97F4A7C15U;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31U);
}

double fraction(std::uint64_t bits)
{
    return static_cast<double>(bits >> 11U) * 0x1.0p-53;
}

Value noRandom(Evaluator& evaluator)
{
    return evaluator.fail("D3900", "There is no source of random numbers here.");
}

} // namespace

Value random(Evaluator& evaluator, const Arguments& arguments)
{
    if (arguments[0].isNumber())
        return fraction(mixed(std::bit_cast<std::uint64_t>(arguments[0].number())));
    RandomSource* source = evaluator.environment().random;
    return source ? Value(fraction(source->next())) : noRandom(evaluator);
}

Value uuid(Evaluator& evaluator, const Arguments& /*arguments*/)
{
    RandomSource* source = evaluator.environment().random;
    if (!source)
        return noRandom(evaluator);
    const std::uint64_t high = (source->next() & ~std::uint64_t{0xF000}) | 0x4000U;
    const std::uint64_t low = (source->next() & ~(std::uint64_t{3} << 62U)) | (std::uint64_t{2} << 62U);
    std::string text;
    for (unsigned digit = 0; digit < 32; ++digit) {
        if (digit == 8 || digit == 12 || digit == 16 || digit == 20)
            text += '-';
        const std::uint64_t half = digit < 16 ? high : low;
        text += "0123456789abcdef"[half >> (60U - digit % 16 * 4) & 15U];
    }
    return evaluator.text(text);
}

Value hash(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return undefined();
    const auto result = digest(arguments[0].string(), arguments[1].string());
    if (!result)
        return evaluator.fail("D3902", "$hash knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512 only.");
    return evaluator.text(*result);
}

Value partition(Evaluator& evaluator, const Arguments& arguments)
{
    const auto items = arguments[0].items();
    const double size = arguments[1].isNumber() ? std::floor(arguments[1].number()) : 0;
    if (items.empty() || !(size > 0))
        return undefined();
    const std::size_t step = size < static_cast<double>(items.size()) ? static_cast<std::size_t>(size) : items.size();
    ListBuilder parts(evaluator);
    for (std::size_t begin = 0; begin < items.size(); begin += step) {
        ListBuilder part(evaluator);
        for (const Value& item : items.subspan(begin, std::min(step, items.size() - begin)))
            part.add(item);
        parts.add(part.finish());
    }
    return parts.finish();
}

Value range(Evaluator& evaluator, const Arguments& arguments)
{
    std::array<double, 3> ends{};
    for (std::size_t index = 0; index < ends.size(); ++index) {
        if (!arguments[index].isNumber())
            return undefined();
        ends[index] = std::floor(arguments[index].number());
    }
    const auto [first, last, step] = ends;
    if (step == 0 || (last - first) / step < 0)
        return undefined();
    const double count = std::floor((last - first) / step) + 1;
    if (!(count <= rangeLimit))
        return evaluator.fail("D2014", "A range may have ten million numbers at most.");
    if (!evaluator.spend(static_cast<std::uint64_t>(count)))
        return evaluator.faultValue();
    ListBuilder numbers(evaluator);
    numbers.reserve(static_cast<std::size_t>(count));
    for (double index = 0; index < count; ++index)
        numbers.add(numberValue(first + index * step));
    return numbers.finish(arrayMark::sequence);
}

Value parse(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    if (!evaluator.charge(text.size() * 4) || !evaluator.spend(text.size() / 4))
        return evaluator.faultValue();
    auto value = core::parseJson(text);
    return value ? *value : evaluator.fail("D3903", "The text is no JSON: " + value.error().message);
}

} // namespace statelight::query::jsonata::functions
