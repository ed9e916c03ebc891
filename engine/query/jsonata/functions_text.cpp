#include <algorithm>
#include <cmath>
#include <cwctype>
#include <limits>
#include <locale.h>

#include "query/jsonata/code_points.h"
#include "query/jsonata/evaluator.h"
#include "query/jsonata/functions.h"

namespace statelight::query::jsonata::functions {

using core::Value;

namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::size_t countPoints(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !isContinuation(byte); }));
}

/// Where the code point at `index` begins; the end where there is none.
std::size_t offsetOf(std::string_view text, std::size_t index)
{
    std::size_t offset = 0;
    for (; offset < text.size(); ++offset) {
        if (!isContinuation(text[offset]) && index-- == 0)
            break;
    }
    return offset;
}

/// As JavaScript's slice takes its ends: whole numbers, negative ones from the end.
std::size_t sliceEnd(double place, std::size_t count)
{
    const double whole = std::isnan(place) ? 0 : std::trunc(place);
    const double size = static_cast<double>(count);
    return static_cast<std::size_t>(whole < 0 ? std::max(0.0, size + whole) : std::min(whole, size));
}

locale_t unicodeLocale()
{
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
}

char32_t shifted(char32_t point, bool isUpper)
{
    const locale_t locale = unicodeLocale();
    if (!locale)
        return point;
    const auto wide = static_cast<wint_t>(point);
    return static_cast<char32_t>(isUpper ? towupper_l(wide, locale) : towlower_l(wide, locale));
}

bool isLetter(char32_t point)
{
    const locale_t locale = unicodeLocale();
    return locale && iswalpha_l(static_cast<wint_t>(point), locale) != 0;
}

/// Letters whose capitals are several letters.
std::u32string_view longCapital(char32_t point)
{
    switch (point) {
    case U'ß':
        return U"SS";
    case U'\u0149':
        return U"\u02BCN";
    case U'\u01F0':
        return U"J\u030C";
    case U'\uFB00':
        return U"FF";
    case U'\uFB01':
        return U"FI";
    case U'\uFB02':
        return U"FL";
    case U'\uFB03':
        return U"FFI";
    case U'\uFB04':
        return U"FFL";
    case U'\uFB05':
    case U'\uFB06':
        return U"ST";
    default:
        return {};
    }
}

std::string upper(std::string_view text)
{
    std::u32string result;
    for (const char32_t point : codePoints(text)) {
        const auto several = longCapital(point);
        if (several.empty())
            result += shifted(point, true);
        else
            result += several;
    }
    return utf8(result);
}

std::string lower(std::string_view text)
{
    const std::u32string points = codePoints(text);
    std::u32string result;
    for (std::size_t index = 0; index < points.size(); ++index) {
        const bool isAfterLetter = index > 0 && isLetter(points[index - 1]);
        const bool isBeforeLetter = index + 1 < points.size() && isLetter(points[index + 1]);
        if (points[index] == U'Σ' && isAfterLetter && !isBeforeLetter)
            result += U'ς';
        else if (points[index] == U'\u0130')
            result += U"i\u0307";
        else
            result += shifted(points[index], false);
    }
    return utf8(result);
}

template <char First, char Last>
std::string asciiShifted(std::string_view text)
{
    std::string result(text);
    for (char& character : result)
        character = static_cast<char>(character >= First && character <= Last ? character ^ 0x20 : character);
    return result;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

} // namespace

Value string(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]) || arguments[0].isString())
        return arguments[0];
    Complaint why;
    const std::string text = textOf(arguments[0], isTrue(arguments[1]), evaluator.isOld(), why);
    return why ? evaluator.fail(std::move(why)) : evaluator.text(text);
}

Value length(Evaluator& /*evaluator*/, const Arguments& arguments)
{
    return isUndefined(arguments[0]) ? undefined() : Value(countPoints(arguments[0].string()));
}

Value substring(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    const std::size_t count = countPoints(text);
    const double size = static_cast<double>(count);
    double start = arguments[1].isNumber() ? arguments[1].number() : 0;
    if (size + start < 0)
        start = 0;
    std::size_t end = count;
    if (arguments[2].isNumber()) {
        const double wanted = arguments[2].number();
        if (wanted <= 0)
            return "";
        end = sliceEnd(start >= 0 ? start + wanted : size + start + wanted, count);
    }
    const std::size_t begin = sliceEnd(start, count);
    if (begin >= end)
        return "";
    const auto rest = text.substr(offsetOf(text, begin));
    return evaluator.text(rest.substr(0, offsetOf(rest, end - begin)));
}

Value substringBefore(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return arguments[0];
    const std::string_view text = arguments[0].string();
    const std::size_t place = text.find(arguments[1].string());
    return place == std::string_view::npos ? arguments[0] : evaluator.text(text.substr(0, place));
}

Value substringAfter(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]) || isUndefined(arguments[1]))
        return arguments[0];
    const std::string_view text = arguments[0].string();
    const std::string_view mark = arguments[1].string();
    const std::size_t place = text.find(mark);
    return place == std::string_view::npos ? arguments[0] : evaluator.text(text.substr(place + mark.size()));
}

Value lowercase(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    return evaluator.text(isAscii(text) ? asciiShifted<'A', 'Z'>(text) : lower(text));
}

Value uppercase(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    return evaluator.text(isAscii(text) ? asciiShifted<'a', 'z'>(text) : upper(text));
}

Value trim(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    std::string result;
    for (const char character : arguments[0].string()) {
        const bool isBlank = character == ' ' || character == '\t' || character == '\n' || character == '\r';
        if (!isBlank)
            result += character;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ')
        result.pop_back();
    return evaluator.text(result);
}

Value pad(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view text = arguments[0].string();
    const double given = arguments[1].isNumber() ? arguments[1].number() : 0;
    const double width = std::trunc(given);
    if (evaluator.dialect() == Dialect::Version206 && given != width)
        return evaluator.fail("D3905", "JSONata 2.0.6 can't pad to a width that is no integer.");
    const std::string_view filler
        = arguments[2].isString() && !arguments[2].string().empty() ? arguments[2].string() : std::string_view(" ");
    const double missing = std::abs(width) - static_cast<double>(countPoints(text));
    if (!(missing > 0))
        return arguments[0];
    constexpr double most = std::numeric_limits<std::uint32_t>::max() / 8.0;
    const auto count = static_cast<std::size_t>(std::min(missing, most));
    if (missing > most || !evaluator.charge(count * 4))
        return evaluator.charge(std::numeric_limits<std::size_t>::max()) ? Value() : evaluator.faultValue();
    const std::size_t period = std::max<std::size_t>(1, countPoints(filler));
    std::string padding;
    padding.reserve((count / period + 1) * filler.size());
    for (std::size_t whole = 0; whole < count / period; ++whole)
        padding += filler;
    padding += filler.substr(0, offsetOf(filler, count % period));
    return width > 0 ? Value(std::string(text) + padding) : Value(padding.append(text));
}

Value join(Evaluator& evaluator, const Arguments& arguments)
{
    if (isUndefined(arguments[0]))
        return undefined();
    const std::string_view separator = arguments[1].isString() ? arguments[1].string() : std::string_view();
    std::size_t size = 0;
    for (const Value& item : arguments[0].items())
        size += item.string().size() + separator.size();
    if (!evaluator.charge(size))
        return evaluator.faultValue();
    std::string result;
    result.reserve(size);
    for (std::size_t index = 0; index < arguments[0].size(); ++index) {
        if (index > 0)
            result += separator;
        result += arguments[0].items()[index].string();
    }
    return {result};
}

} // namespace statelight::query::jsonata::functions
