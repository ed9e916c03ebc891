#include <algorithm>
#include <cmath>

#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"
#include "query/jsonata/number_text.h"
#include "query/jsonata/numbers.h"
#include "query/jsonata/picture_integer.h"
#include "query/jsonata/picture_number.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

template <class Compute>
Value mapped(const Arguments& arguments, const Compute& compute)
{
    return isUndefined(arguments[0]) ? undefined() : numberValue(compute(arguments[0].number()));
}

template <class Better>
Value best(const Arguments& arguments, const Better& isBetter)
{
    const auto items = arguments[0].items();
    if (items.empty())
        return undefined();
    Value found = items[0];
    for (const Value& item : items) {
        if (isBetter(item.number(), found.number()))
            found = item;
    }
    return found;
}

double total(const Value& numbers)
{
    double sum = 0;
    for (const Value& item : numbers.items())
        sum += item.number();
    return sum;
}

Value failPicture(Evaluator& evaluator, const PictureFault& fault)
{
    return evaluator.fail(
        fault.code, "The picture can't be used" + (fault.value.empty() ? "." : ": '" + fault.value + "'."));
}

} // namespace

Value number(Evaluator& evaluator, const Arguments& arguments)
{
    const Value& value = arguments[0];
    if (isUndefined(value) || value.isNumber())
        return value;
    if (value.isBoolean())
        return value.boolean() ? 1 : 0;
    const auto number = value.isString() ? readNumber(value.string()) : std::nullopt;
    if (number)
        return numberValue(*number);
    Complaint why;
    return evaluator.fail("D3030", "This is no number: " + textOf(value, false, false, why) + ".");
}

Value abs(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return mapped(arguments, [](double number) { return std::abs(number); });
}

Value floor(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return mapped(arguments, [](double number) { return std::floor(number); });
}

Value ceil(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return mapped(arguments, [](double number) { return std::ceil(number); });
}

Value round(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double places = arguments[1].isNumber() ? std::clamp(arguments[1].number(), -400.0, 400.0) : 0;
    return numberValue(roundHalfEven(arguments[0].number(), static_cast<int>(places)));
}

Value sqrt(Evaluator& evaluator, const Arguments& arguments)
{
    if (!isUndefined(arguments[0]) && arguments[0].number() < 0)
        return evaluator.fail(
            "D3060", "A negative number has no square root: " + numberText(arguments[0].number()) + ".");
    return mapped(arguments, [](double number) { return std::sqrt(number); });
}

Value power(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double result
        = isUndefined(arguments[1]) ? std::nan("") : std::pow(arguments[0].number(), arguments[1].number());
    if (!std::isfinite(result))
        return evaluator.fail("D3061", "The power is no number that JSON could hold.");
    return numberValue(result);
}

Value sum(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return isUndefined(arguments[0]) ? undefined() : numberValue(total(arguments[0]));
}

Value max(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return best(arguments, [](double number, double best) { return number > best; });
}

Value min(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return best(arguments, [](double number, double best) { return number < best; });
}

Value average(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    if (arguments[0].size() == 0)
        return undefined();
    return numberValue(total(arguments[0]) / static_cast<double>(arguments[0].size()));
}

Value formatNumber(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    if (isUndefined(arguments[1]))
        return evaluator.fail("T0410", "Argument 2, the picture, is missing.");
    const auto picture
        = NumberPicture::compile(arguments[1].string(), isUndefined(arguments[2]) ? Value() : arguments[2]);
    if (!picture)
        return failPicture(evaluator, picture.error());
    return evaluator.text(picture->format(arguments[0].number()));
}

Value formatBase(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const double radix = arguments[1].isNumber() ? roundHalfEven(arguments[1].number(), 0) : 10;
    if (!(radix >= 2 && radix <= 36))
        return evaluator.fail("D3100", "The base must be between 2 and 36, not " + numberText(radix) + ".");
    double rest = std::abs(roundHalfEven(arguments[0].number(), 0));
    if (radix == 10 || !std::isfinite(rest))
        return evaluator.text(numberText(roundHalfEven(arguments[0].number(), 0)));
    std::string digits;
    do {
        digits += "0123456789abcdefghijklmnopqrstuvwxyz"[static_cast<std::size_t>(std::fmod(rest, radix))];
        rest = std::floor(rest / radix);
    } while (rest > 0);
    if (roundHalfEven(arguments[0].number(), 0) < 0)
        digits += '-';
    return evaluator.text(std::string(digits.rbegin(), digits.rend()));
}

Value formatInteger(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    if (isUndefined(arguments[1]))
        return evaluator.fail("T0410", "Argument 2, the picture, is missing.");
    const auto text = IntegerPicture::compile(arguments[1].string()).and_then([&](const IntegerPicture& picture) {
        return picture.format(arguments[0].number());
    });
    return text ? evaluator.text(*text) : failPicture(evaluator, text.error());
}

Value parseInteger(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    if (isUndefined(arguments[1]))
        return evaluator.fail("T0410", "Argument 2, the picture, is missing.");
    const auto number = IntegerPicture::compile(arguments[1].string()).and_then([&](const IntegerPicture& picture) {
        return picture.parse(arguments[0].string());
    });
    return number ? numberValue(*number) : failPicture(evaluator, number.error());
}

} // namespace statelight::query::jsonata::functions
