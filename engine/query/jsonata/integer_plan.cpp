#include "query/jsonata/integer_plan.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "query/jsonata/code_points.h"
#include "query/jsonata/integer_words.h"
#include "query/jsonata/number_text.h"

namespace statelight::query::jsonata {

namespace {

constexpr char32_t digitFamilies[] = {0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
    0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

/// The zero of the family that a digit belongs to; 0 for anything else.
char32_t zeroOf(char32_t c)
{
    for (const char32_t zero : digitFamilies) {
        if (c >= zero && c <= zero + 9)
            return zero;
    }
    return 0;
}

std::ptrdiff_t regularDistance(const std::vector<IntegerPlan::Separator>& separators)
{
    if (separators.empty())
        return 0;
    std::ptrdiff_t factor = separators.front().position;
    for (const auto& separator : separators) {
        if (separator.character != separators.front().character)
            return 0;
        factor = std::gcd(factor, separator.position);
    }
    for (std::ptrdiff_t i = 1; i <= std::ssize(separators); ++i) {
        const auto isThere = [&](const auto& separator) { return separator.position == i * factor; };
        if (std::none_of(separators.begin(), separators.end(), isThere))
            return 0;
    }
    return factor;
}

bool readDigits(IntegerPlan& plan, const std::u32string& picture)
{
    char32_t family = 0;
    std::ptrdiff_t position = 0;
    for (auto c = picture.rbegin(); c != picture.rend(); ++c) {
        if (const char32_t zero = zeroOf(*c)) {
            if (family != 0 && family != zero)
                return false;
            family = zero;
            ++plan.mandatoryDigits;
            ++position;
        } else if (*c == U'#') {
            ++plan.optionalDigits;
            ++position;
        } else {
            plan.separators.push_back({position, *c});
        }
    }
    plan.kind = family ? IntegerPlan::Kind::Decimal : IntegerPlan::Kind::Sequence;
    plan.zero = family ? family : U'0';
    plan.regular = family ? regularDistance(plan.separators) : 0;
    return true;
}

bool readNamed(IntegerPlan& plan, std::string_view picture)
{
    using Kind = IntegerPlan::Kind;
    if (picture == "A" || picture == "a")
        plan.kind = Kind::Letters;
    else if (picture == "I" || picture == "i")
        plan.kind = Kind::Roman;
    else if (picture == "W" || picture == "w" || picture == "Ww")
        plan.kind = Kind::Words;
    else
        return false;
    if (picture == "Ww")
        plan.letterCase = IntegerPlan::Case::Title;
    else if (picture[0] < 'a')
        plan.letterCase = IntegerPlan::Case::Upper;
    return true;
}

std::string inCase(std::string text, IntegerPlan::Case wanted)
{
    if (wanted == IntegerPlan::Case::Title)
        return text;
    const char from = wanted == IntegerPlan::Case::Upper ? 'a' : 'A';
    const char to = wanted == IntegerPlan::Case::Upper ? 'A' : 'a';
    for (char& c : text) {
        if (c >= from && c <= from + 25)
            c = static_cast<char>(c - from + to);
    }
    return text;
}

/// As JavaScript's substr cuts: positions before the start count from the end.
void insertSeparator(std::u32string& digits, std::ptrdiff_t position, char32_t separator)
{
    if (position >= 0) {
        digits.insert(static_cast<std::size_t>(position), 1, separator);
        return;
    }
    const std::ptrdiff_t kept = std::min(-position, std::ssize(digits));
    digits = separator + digits.substr(digits.size() - static_cast<std::size_t>(kept));
}

std::string_view ordinalSuffix(const std::u32string& digits)
{
    if (digits.empty() || (digits.size() > 1 && digits[digits.size() - 2] == U'1'))
        return "th";
    switch (digits.back()) {
    case U'1':
        return "st";
    case U'2':
        return "nd";
    case U'3':
        return "rd";
    default:
        return "th";
    }
}

std::string writeDecimal(const IntegerPlan& plan, double number)
{
    std::u32string digits = codePoints(numberText(number));
    const std::ptrdiff_t missing = plan.mandatoryDigits - std::ssize(digits);
    digits.insert(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, missing)), U'0');
    for (char32_t& digit : digits)
        digit += plan.zero - U'0';
    const std::ptrdiff_t size = std::ssize(digits);
    if (plan.regular > 0) {
        for (std::ptrdiff_t at = size - plan.regular; at > 0; at -= plan.regular)
            digits.insert(static_cast<std::size_t>(at), 1, plan.separators.front().character);
    } else {
        for (auto separator = plan.separators.rbegin(); separator != plan.separators.rend(); ++separator)
            insertSeparator(digits, std::ssize(digits) - separator->position, separator->character);
    }
    std::string text = utf8(digits);
    if (plan.ordinal)
        text.append(ordinalSuffix(digits));
    return text;
}

/// JavaScript's parseInt in base ten: what leads the text, or NaN.
double leadingInteger(std::u32string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && (text[at] == U' ' || (text[at] >= U'\t' && text[at] <= U'\r')))
        ++at;
    const bool negative = at < text.size() && text[at] == U'-';
    if (at < text.size() && (text[at] == U'-' || text[at] == U'+'))
        ++at;
    const std::size_t begin = at;
    double number = 0;
    for (; at < text.size() && text[at] >= U'0' && text[at] <= U'9'; ++at)
        number = number * 10 + static_cast<double>(text[at] - U'0');
    if (at == begin)
        return std::numeric_limits<double>::quiet_NaN();
    return negative ? -number : number;
}

double readDecimal(const IntegerPlan& plan, std::string_view text)
{
    std::u32string digits = codePoints(text);
    if (plan.ordinal)
        digits.resize(digits.size() - std::min<std::size_t>(2, digits.size()));
    // JSONata takes a comma for the separator of every regular picture.
    if (plan.regular > 0)
        std::erase(digits, U',');
    else
        for (const auto& separator : plan.separators)
            std::erase(digits, separator.character);
    for (char32_t& digit : digits)
        digit -= plan.zero - U'0';
    return leadingInteger(digits);
}

std::string decimalPattern(const IntegerPlan& plan)
{
    std::string pattern = "[0-9]";
    if (plan.parseWidth) {
        pattern.append("{");
        if (plan.parseMinimum)
            pattern.append(std::to_string(*plan.parseMinimum)).append(",");
        pattern.append(std::to_string(*plan.parseWidth)).append("}");
    } else {
        pattern.append("+");
    }
    return pattern.append(plan.ordinal ? "(?:th|st|nd|rd)" : "");
}

} // namespace

Pictured<IntegerPlan> IntegerPlan::of(std::string_view picture)
{
    IntegerPlan plan;
    const std::size_t semicolon = picture.rfind(';');
    if (semicolon != std::string_view::npos)
        plan.ordinal = picture.substr(semicolon + 1, 1) == "o";
    plan.picture = picture.substr(0, semicolon);
    if (!readNamed(plan, plan.picture) && !readDigits(plan, codePoints(plan.picture)))
        return pictureFault("D3131");
    return plan;
}

Pictured<std::string> IntegerPlan::write(double number) const
{
    const double size = std::abs(number);
    std::string text;
    switch (kind) {
    case Kind::Letters:
        text = toLetters(size, letterCase == Case::Upper ? 'A' : 'a');
        break;
    case Kind::Roman:
        if (size > pictureWidthLimit)
            return pictureFault("U1001", numberText(number));
        text = inCase(toRoman(size), letterCase);
        break;
    case Kind::Words:
        text = inCase(numberToWords(size, ordinal), letterCase);
        break;
    case Kind::Decimal:
        text = writeDecimal(*this, size);
        break;
    case Kind::Sequence:
        return pictureFault("D3130", picture);
    }
    return number < 0 ? "-" + text : text;
}

Pictured<double> IntegerPlan::read(std::string_view text) const
{
    switch (kind) {
    case Kind::Letters:
        return fromLetters(text, letterCase == Case::Upper ? 'A' : 'a');
    case Kind::Roman:
        return fromRoman(letterCase == Case::Upper ? std::string(text) : inCase(std::string(text), Case::Upper));
    case Kind::Words:
        return wordsToNumber(inCase(std::string(text), Case::Lower));
    case Kind::Decimal:
        return readDecimal(*this, text);
    case Kind::Sequence:
        break;
    }
    return pictureFault("D3130", picture);
}

Pictured<std::string> IntegerPlan::pattern() const
{
    const bool upper = letterCase == Case::Upper;
    switch (kind) {
    case Kind::Letters:
        return upper ? "[A-Z]+" : "[a-z]+";
    case Kind::Roman:
        return upper ? "[MDCLXVI]+" : "[mdclxvi]+";
    case Kind::Words:
        return numberWordsPattern();
    case Kind::Decimal:
        return decimalPattern(*this);
    case Kind::Sequence:
        break;
    }
    return pictureFault("D3130", picture);
}

} // namespace statelight::query::jsonata
