#include "query/jsonata/integer_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace statelight::query::jsonata {

namespace {

constexpr std::array<std::string_view, 20> units
    = {"Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
        "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
constexpr std::array<std::string_view, 20> ordinalUnits = {"Zeroth", "First", "Second", "Third", "Fourth", "Fifth",
    "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth",
    "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth"};
constexpr std::array<std::string_view, 8> tens
    = {"Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};
constexpr std::array<std::string_view, 4> magnitudes = {"Thousand", "Million", "Billion", "Trillion"};

/// Above a trillion the words repeat ("one thousand trillion"), so this nests some 26 deep for the largest double.
class WordWriter {
public:
    std::string write(double number, bool ordinal)
    {
        append(number, false, ordinal);
        return std::move(m_text);
    }

private:
    void append(double number, bool follows, bool ordinal)
    {
        if (number < 100)
            appendSmall(static_cast<std::size_t>(number), follows ? " and " : "", ordinal);
        else
            appendLarge(number, follows, ordinal);
    }

    void appendSmall(std::size_t number, std::string_view before, bool ordinal)
    {
        m_text.append(before);
        if (number < 20) {
            m_text.append(ordinal ? ordinalUnits[number] : units[number]);
            return;
        }
        m_text.append(tens[number / 10 - 2]);
        if (number % 10 > 0) {
            appendSmall(number % 10, "-", ordinal);
        } else if (ordinal) {
            m_text.pop_back();
            m_text.append("ieth");
        }
    }

    void appendLarge(double number, bool follows, bool ordinal)
    {
        const double power = number < 1000 ? 0 : std::min(std::floor(std::log10(number) / 3), 4.0);
        const double unit = power == 0 ? 100 : std::pow(10, power * 3);
        const double count = std::floor(number / unit);
        if (follows)
            m_text.append(", ");
        append(count, false, false);
        m_text.append(" ").append(power == 0 ? "Hundred" : magnitudes[static_cast<std::size_t>(power) - 1]);
        const double rest = number - count * unit;
        if (rest > 0)
            append(rest, true, ordinal);
        else if (ordinal)
            m_text.append("th");
    }

    std::string m_text;
};

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

std::string tensOrdinal(std::string_view word)
{
    return std::string(word.substr(0, word.size() - 1)) + "ieth";
}

double valueOf(std::string_view word)
{
    const auto indexIn = [word](std::span<const std::string_view> names) {
        return std::find_if(names.begin(), names.end(), [word](std::string_view name) { return lower(name) == word; })
            - names.begin();
    };
    if (const auto i = indexIn(units); i < std::ssize(units))
        return static_cast<double>(i);
    if (const auto i = indexIn(ordinalUnits); i < std::ssize(ordinalUnits))
        return static_cast<double>(i);
    for (std::size_t i = 0; i < tens.size(); ++i) {
        if (word == lower(tens[i]) || word == lower(tensOrdinal(tens[i])))
            return static_cast<double>((i + 2) * 10);
    }
    if (word == "hundred" || word == "hundredth")
        return 100;
    for (std::size_t i = 0; i < magnitudes.size(); ++i) {
        if (word == lower(magnitudes[i]) || word == lower(magnitudes[i]) + "th")
            return std::pow(10, (i + 1) * 3);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// The length of what stands between two words at `at`: ", ", " and ", a blank, a hyphen; 0 where a word goes on.
std::size_t separatorAt(std::string_view words, std::size_t at)
{
    const auto blank = [&](std::size_t i) { return i < words.size() && isBlank(words[i]); };
    if (words[at] == ',' && blank(at + 1))
        return 2;
    if (blank(at) && words.substr(at + 1, 3) == "and" && blank(at + 4))
        return 5;
    return blank(at) || words[at] == '-' || words[at] == '\\' ? 1 : 0;
}

std::vector<double> valuesOf(std::string_view words)
{
    std::vector<double> values;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t separator = separatorAt(words, at);
        if (separator > 0) {
            values.push_back(valueOf(words.substr(begin, at - begin)));
            begin = at + separator;
        }
        at += std::max<std::size_t>(1, separator);
    }
    values.push_back(valueOf(words.substr(begin)));
    return values;
}

constexpr std::array<std::pair<int, std::string_view>, 13> numerals = {{{1000, "m"}, {900, "cm"}, {500, "d"},
    {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};

double romanDigit(char digit)
{
    for (const auto& [value, text] : numerals) {
        if (text.size() == 1 && text[0] - 'a' + 'A' == digit)
            return value;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::string numberToWords(double number, bool ordinal)
{
    return WordWriter().write(number, ordinal);
}

double wordsToNumber(std::string_view words)
{
    std::vector<double> segments = {0};
    for (const double value : valuesOf(words)) {
        if (!(value < 100)) {
            segments.back() *= value;
        } else if (segments.back() >= 1000) {
            segments.push_back(value);
        } else {
            segments.back() += value;
        }
    }
    return std::accumulate(segments.begin(), segments.end(), 0.0);
}

std::string numberWordsPattern()
{
    std::string pattern = "(?:";
    for (const auto& name : units)
        pattern.append(lower(name)).append("|");
    for (const auto& name : ordinalUnits)
        pattern.append(lower(name)).append("|");
    for (const auto& name : tens)
        pattern.append(lower(name)).append("|").append(lower(tensOrdinal(name))).append("|");
    pattern.append("hundred|hundreieth|hundredth|");
    for (const auto& name : magnitudes)
        pattern.append(lower(name)).append("|").append(lower(name)).append("th|");
    return pattern.append("and|[-, ])+");
}

std::string toRoman(double number)
{
    std::string roman;
    for (const auto& [value, text] : numerals) {
        for (; number >= value; number -= value)
            roman.append(text);
    }
    return roman;
}

double fromRoman(std::string_view roman)
{
    double sum = 0;
    double largest = 1;
    for (auto digit = roman.rbegin(); digit != roman.rend(); ++digit) {
        const double value = romanDigit(*digit);
        if (value < largest) {
            sum -= value;
        } else {
            largest = value;
            sum += value;
        }
    }
    return sum;
}

std::string toLetters(double number, char first)
{
    std::string letters;
    for (; number > 0; number = std::floor((number - 1) / 26))
        letters.push_back(static_cast<char>(first + static_cast<int>(std::fmod(number - 1, 26))));
    std::reverse(letters.begin(), letters.end());
    return letters;
}

double fromLetters(std::string_view letters, char first)
{
    double sum = 0;
    double unit = 1;
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter, unit *= 26)
        sum += (*letter - first + 1) * unit;
    return sum;
}

} // namespace statelight::query::jsonata
