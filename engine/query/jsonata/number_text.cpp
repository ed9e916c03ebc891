#include "query/jsonata/number_text.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <system_error>

namespace statelight::query::jsonata {

namespace {

/// Digits without a point, and the power of ten of the first one.
struct Decimal {
    std::string digits;
    int exponent = 0;
};

Decimal decimalOf(double number)
{
    char buffer[32];
    char* const end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific).ptr;
    const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
    const std::size_t mark = text.find('e');
    Decimal decimal;
    for (const char c : text.substr(0, mark)) {
        if (c != '.')
            decimal.digits.push_back(c);
    }
    const std::size_t sign = text[mark + 1] == '+' ? 2 : 1;
    std::from_chars(text.data() + mark + sign, text.data() + text.size(), decimal.exponent);
    return decimal;
}

std::string scientific(const Decimal& decimal)
{
    std::string text(1, decimal.digits.front());
    if (decimal.digits.size() > 1)
        text.append(".").append(decimal.digits, 1);
    text.append(decimal.exponent < 0 ? "e-" : "e+");
    return text.append(std::to_string(std::abs(decimal.exponent)));
}

std::string plain(const Decimal& decimal)
{
    const int size = static_cast<int>(decimal.digits.size());
    if (decimal.exponent < 0)
        return "0." + std::string(static_cast<std::size_t>(-decimal.exponent - 1), '0') + decimal.digits;
    if (decimal.exponent + 1 >= size)
        return decimal.digits + std::string(static_cast<std::size_t>(decimal.exponent + 1 - size), '0');
    std::string text = decimal.digits;
    return text.insert(static_cast<std::size_t>(decimal.exponent) + 1, ".");
}

double shifted(double number, int places)
{
    char buffer[48];
    char* const end = std::to_chars(buffer, buffer + 32, number, std::chars_format::scientific).ptr;
    std::string text(buffer, end);
    const std::size_t mark = text.find('e');
    int exponent = 0;
    std::from_chars(text.data() + mark + (text[mark + 1] == '+' ? 2 : 1), text.data() + text.size(), exponent);
    exponent += places;
    text.resize(mark + 1);
    text.append(std::to_string(exponent));
    double result = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), result);
    if (read.ec == std::errc::result_out_of_range)
        return exponent > 0 ? std::copysign(HUGE_VAL, number) : 0;
    return result;
}

} // namespace

std::string numberText(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    if (number == 0)
        return "0";
    const Decimal decimal = decimalOf(std::abs(number));
    const bool fits = decimal.exponent >= -6 && decimal.exponent < 21;
    return (number < 0 ? "-" : "") + (fits ? plain(decimal) : scientific(decimal));
}

double roundHalfEven(double number, int places)
{
    if (!std::isfinite(number))
        return number;
    const double moved = places == 0 ? number : shifted(number, places);
    if (!std::isfinite(moved))
        return number;
    double result = std::floor(moved);
    if (moved - result >= 0.5)
        result += 1;
    if (std::abs(result - moved) == 0.5 && std::fmod(std::abs(result), 2) == 1)
        result -= 1;
    if (places != 0)
        result = shifted(result, -places);
    return result == 0 ? 0 : result;
}

} // namespace statelight::query::jsonata
