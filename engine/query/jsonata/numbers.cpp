#include "query/jsonata/numbers.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace statelight::query::jsonata {

namespace {

constexpr double exactLimit = 9007199254740992.0;

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

std::size_t digitsFrom(std::string_view text, std::size_t place)
{
    while (place < text.size() && isDigit(text[place]))
        ++place;
    return place;
}

/// -?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?
bool isDecimal(std::string_view text)
{
    std::size_t place = !text.empty() && text[0] == '-' ? 1 : 0;
    std::size_t end = digitsFrom(text, place);
    if (end == place)
        return false;
    if (end < text.size() && text[end] == '.') {
        place = end + 1;
        end = digitsFrom(text, place);
        if (end == place)
            return false;
    }
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        place = end + 1;
        if (place < text.size() && (text[place] == '-' || text[place] == '+'))
            ++place;
        end = digitsFrom(text, place);
        if (end == place)
            return false;
    }
    return end == text.size();
}

std::optional<double> readRadix(std::string_view text)
{
    if (text.size() < 3 || text[0] != '0')
        return std::nullopt;
    const char letter = static_cast<char>(text[1] | 0x20);
    const int radix = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 0;
    if (radix == 0)
        return std::nullopt;
    double number = 0;
    for (const char character : text.substr(2)) {
        const char lower = static_cast<char>(character | 0x20);
        const int digit = isDigit(character) ? character - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
        if (digit >= radix)
            return std::nullopt;
        number = number * radix + digit;
    }
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

core::Value numberValue(double number) noexcept
{
    if (number >= -exactLimit && number <= exactLimit) {
        const auto integer = static_cast<std::int64_t>(number);
        if (static_cast<double>(integer) == number)
            return {integer};
    }
    return {number};
}

double roundedTo15Digits(double number)
{
    std::array<char, 40> buffer{};
    const auto end
        = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific, 14).ptr;
    double rounded = number;
    std::from_chars(buffer.data(), end, rounded);
    return rounded;
}

double readDecimal(std::string_view text)
{
    double number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc::result_out_of_range)
        return number;
    const bool isTiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos
        || text.substr(0, 2) == "0." || text.substr(0, 3) == "-0.";
    return isTiny        ? 0
        : text[0] == '-' ? -std::numeric_limits<double>::infinity()
                         : std::numeric_limits<double>::infinity();
}

std::optional<double> readNumber(std::string_view text)
{
    if (!isDecimal(text))
        return readRadix(text);
    const double number = readDecimal(text);
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace statelight::query::jsonata
