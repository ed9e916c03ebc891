#include "query/jsonata/picture_number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "query/jsonata/code_points.h"
#include "query/jsonata/number_text.h"

namespace statelight::query::jsonata {

namespace {

constexpr std::size_t nowhere = std::u32string::npos;

struct Symbols {
    std::u32string decimal = U".";
    std::u32string grouping = U",";
    std::u32string exponent = U"e";
    std::u32string minus = U"-";
    std::u32string percent = U"%";
    std::u32string perMille = U"\u2030";
    std::u32string zero = U"0";
    std::u32string digit = U"#";
    std::u32string pattern = U";";

    [[nodiscard]] bool isDigit(char32_t c) const { return c >= zero[0] && c < zero[0] + 10; }
    [[nodiscard]] bool isPlace(char32_t c) const { return isDigit(c) || is(c, digit); }
    [[nodiscard]] bool isActive(char32_t c) const
    {
        return isPlace(c) || is(c, decimal) || is(c, exponent) || is(c, grouping) || is(c, pattern);
    }
    [[nodiscard]] static bool is(char32_t c, const std::u32string& symbol)
    {
        return symbol.size() == 1 && symbol[0] == c;
    }
    [[nodiscard]] std::ptrdiff_t digitsIn(std::u32string_view text) const
    {
        return std::count_if(text.begin(), text.end(), [this](char32_t c) { return isDigit(c); });
    }
    [[nodiscard]] std::ptrdiff_t placesIn(std::u32string_view text) const
    {
        return std::count_if(text.begin(), text.end(), [this](char32_t c) { return isPlace(c); });
    }
};

Symbols symbolsOf(const core::Value& options)
{
    Symbols symbols;
    const std::pair<const char*, std::u32string*> names[] = {{"decimal-separator", &symbols.decimal},
        {"grouping-separator", &symbols.grouping}, {"exponent-separator", &symbols.exponent},
        {"minus-sign", &symbols.minus}, {"percent", &symbols.percent}, {"per-mille", &symbols.perMille},
        {"zero-digit", &symbols.zero}, {"digit", &symbols.digit}, {"pattern-separator", &symbols.pattern}};
    for (const auto& [name, symbol] : names) {
        const core::Value* option = options.find(name);
        if (option && option->isString() && !option->string().empty())
            *symbol = codePoints(option->string());
    }
    return symbols;
}

/// One of the two pictures that the pattern separator parts, cut up.
struct Cut {
    std::u32string picture;
    std::u32string prefix;
    std::u32string suffix;
    std::u32string active;
    std::u32string mantissa;
    std::u32string integer;
    std::u32string fraction;
    std::optional<std::u32string> exponent;
};

/// substr() that takes a start behind the end.
std::u32string from(const std::u32string& text, std::size_t begin)
{
    return begin < text.size() ? text.substr(begin) : std::u32string();
}

Cut cut(std::u32string picture, const Symbols& symbols)
{
    const auto frames = [&](char32_t c) { return symbols.isActive(c) && !Symbols::is(c, symbols.exponent); };
    Cut part;
    part.picture = std::move(picture);
    const auto first = std::find_if(part.picture.begin(), part.picture.end(), frames);
    if (first != part.picture.end()) {
        part.prefix.assign(part.picture.begin(), first);
        const auto last = std::find_if(part.picture.rbegin(), part.picture.rend(), frames);
        part.suffix.assign(last.base(), part.picture.end());
    }
    part.active
        = part.picture.substr(part.prefix.size(), part.picture.size() - part.prefix.size() - part.suffix.size());
    const std::size_t exponent = part.picture.find(symbols.exponent, part.prefix.size());
    part.mantissa = part.active;
    // JSONata counts this position from the picture's start and uses it in the active part.
    if (exponent != nowhere && exponent <= part.picture.size() - part.suffix.size()) {
        part.mantissa = part.active.substr(0, exponent);
        part.exponent = from(part.active, exponent + 1);
    }
    const std::size_t point = part.mantissa.find(symbols.decimal);
    part.integer = part.mantissa.substr(0, point);
    part.fraction = point == nowhere ? part.suffix : from(part.mantissa, point + 1);
    return part;
}

bool isTwice(const std::u32string& text, const std::u32string& symbol)
{
    return text.find(symbol) != text.rfind(symbol);
}

bool groupsTouch(const Cut& part, const Symbols& symbols, std::size_t point)
{
    const auto groups
        = [&](std::size_t at) { return at < part.picture.size() && Symbols::is(part.picture[at], symbols.grouping); };
    return (point > 0 && groups(point - 1)) || groups(point + 1);
}

const char* faultOfMantissa(const Cut& part, const Symbols& symbols)
{
    const char* fault = nullptr;
    if (symbols.placesIn(part.mantissa) == 0)
        fault = "D3085";
    if (!std::all_of(part.active.begin(), part.active.end(), [&](char32_t c) { return symbols.isActive(c); }))
        fault = "D3086";
    const std::size_t point = part.picture.find(symbols.decimal);
    if (point != nowhere ? groupsTouch(part, symbols, point)
                         : !part.integer.empty() && Symbols::is(part.integer.back(), symbols.grouping))
        fault = point != nowhere ? "D3087" : "D3088";
    if (part.picture.find(symbols.grouping + symbols.grouping) != nowhere)
        fault = "D3089";
    const std::size_t optional = part.integer.find(symbols.digit);
    if (optional != nowhere && symbols.digitsIn(part.integer.substr(0, optional)) > 0)
        fault = "D3090";
    const std::size_t last = part.fraction.rfind(symbols.digit);
    if (last != nowhere && symbols.digitsIn(part.fraction.substr(last)) > 0)
        fault = "D3091";
    return fault;
}

const char* faultOf(const Cut& part, const Symbols& symbols)
{
    const bool percent = part.picture.find(symbols.percent) != nowhere;
    const bool perMille = part.picture.find(symbols.perMille) != nowhere;
    const char* fault = nullptr;
    if (isTwice(part.picture, symbols.decimal))
        fault = "D3081";
    if (isTwice(part.picture, symbols.percent))
        fault = "D3082";
    if (isTwice(part.picture, symbols.perMille))
        fault = "D3083";
    if (percent && perMille)
        fault = "D3084";
    if (const char* later = faultOfMantissa(part, symbols))
        fault = later;
    if (part.exponent && !part.exponent->empty() && (percent || perMille))
        fault = "D3092";
    if (part.exponent && (part.exponent->empty() || symbols.digitsIn(*part.exponent) < std::ssize(*part.exponent)))
        fault = "D3093";
    return fault;
}

/// What a picture asks for (XPath Functions 4.7.4).
struct Plan {
    std::u32string prefix;
    std::u32string suffix;
    std::vector<std::ptrdiff_t> integerGroups;
    std::vector<std::ptrdiff_t> fractionGroups;
    std::ptrdiff_t regularGroup = 0;
    std::ptrdiff_t minimumInteger = 0;
    std::ptrdiff_t minimumFraction = 0;
    std::ptrdiff_t maximumFraction = 0;
    std::ptrdiff_t minimumExponent = 0;
    std::ptrdiff_t scaling = 0;
    double factor = 1;
    bool hasPoint = false;
    bool hasExponent = false;
};

std::vector<std::ptrdiff_t> groupsOf(const std::u32string& text, bool toLeft, const Cut& part, const Symbols& symbols)
{
    std::vector<std::ptrdiff_t> groups;
    // JSONata looks for the further separators of a fraction in the integer part.
    for (std::size_t at = text.find(symbols.grouping); at != nowhere;
         at = part.integer.find(symbols.grouping, at + 1)) {
        groups.push_back(symbols.placesIn(toLeft ? text.substr(0, at) : from(text, at)));
    }
    return groups;
}

std::ptrdiff_t regularOf(const std::vector<std::ptrdiff_t>& groups)
{
    if (groups.empty())
        return 0;
    const std::ptrdiff_t factor = std::accumulate(
        groups.begin() + 1, groups.end(), groups.front(), [](auto a, auto b) { return std::gcd(a, b); });
    for (std::ptrdiff_t i = 1; i <= std::ssize(groups); ++i) {
        if (std::find(groups.begin(), groups.end(), i * factor) == groups.end())
            return 0;
    }
    return factor;
}

void settleMinimums(Plan& plan, const Cut& part, const Symbols& symbols)
{
    if (plan.minimumInteger == 0 && plan.maximumFraction == 0) {
        if (plan.hasExponent)
            plan.minimumFraction = plan.maximumFraction = 1;
        else
            plan.minimumInteger = 1;
    }
    if (plan.hasExponent && plan.minimumInteger == 0 && part.integer.find(symbols.digit) != nowhere)
        plan.minimumInteger = 1;
    if (plan.minimumInteger == 0 && plan.minimumFraction == 0)
        plan.minimumFraction = 1;
}

Plan planOf(const Cut& part, const Symbols& symbols)
{
    Plan plan;
    plan.prefix = part.prefix;
    plan.suffix = part.suffix;
    plan.integerGroups = groupsOf(part.integer, false, part, symbols);
    plan.regularGroup = regularOf(plan.integerGroups);
    plan.fractionGroups = groupsOf(part.fraction, true, part, symbols);
    plan.scaling = plan.minimumInteger = symbols.digitsIn(part.integer);
    plan.minimumFraction = symbols.digitsIn(part.fraction);
    plan.maximumFraction = symbols.placesIn(part.fraction);
    plan.hasExponent = part.exponent.has_value();
    plan.minimumExponent = part.exponent ? symbols.digitsIn(*part.exponent) : 0;
    plan.hasPoint = part.picture.find(symbols.decimal) != nowhere;
    if (part.picture.find(symbols.percent) != nowhere)
        plan.factor = 100;
    else if (part.picture.find(symbols.perMille) != nowhere)
        plan.factor = 1000;
    settleMinimums(plan, part, symbols);
    return plan;
}

std::vector<std::u32string> split(const std::u32string& text, const std::u32string& separator)
{
    std::vector<std::u32string> parts;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != nowhere; end = text.find(separator, begin)) {
        parts.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    parts.push_back(text.substr(begin));
    return parts;
}

/// A number between the powers that the picture's integer part gives, and the power of ten left over.
struct Scaled {
    double mantissa;
    int exponent;
};

Scaled scale(double number, const Plan& plan)
{
    const double most = std::pow(10, plan.scaling);
    const double least = std::pow(10, plan.scaling - 1);
    Scaled scaled{number, 0};
    if (number == 0)
        return scaled;
    for (; std::abs(scaled.mantissa) < least; --scaled.exponent)
        scaled.mantissa *= 10;
    for (; std::abs(scaled.mantissa) > most; ++scaled.exponent)
        scaled.mantissa /= 10;
    return scaled;
}

std::string exactText(double number, std::ptrdiff_t places)
{
    std::string text(static_cast<std::size_t>(places) + 32, '\0');
    char* const end = text.data() + text.size();
    text.resize(static_cast<std::size_t>(
        std::to_chars(text.data(), end, number, std::chars_format::fixed, static_cast<int>(places)).ptr - text.data()));
    return text;
}

/// The decimal text with one more at its last place.
std::string countedUp(std::string text)
{
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
        if (*digit == '9') {
            *digit = '0';
        } else if (*digit != '.') {
            ++*digit;
            return text;
        }
    }
    return "1" + text;
}

/// JavaScript's toFixed of the absolute value: a tie goes up.
std::string fixedText(double number, std::ptrdiff_t places)
{
    number = std::abs(number);
    if (number >= 1e21)
        return numberText(number);
    // No double below 1e21 has this many places behind a tie, and another digit after them.
    constexpr std::ptrdiff_t further = 25;
    std::string text = exactText(number, places + further);
    const std::string_view rest = std::string_view(text).substr(text.size() - further);
    const bool isTie = rest.front() == '5' && rest.find_first_not_of('0', 1) == std::string_view::npos;
    if (!isTie)
        return exactText(number, places);
    text.resize(text.size() - further - (places == 0 ? 1 : 0));
    return countedUp(std::move(text));
}

std::u32string digitText(const std::string& text, const Symbols& symbols)
{
    std::u32string result;
    for (const char c : text)
        result.push_back(c >= '0' && c <= '9' ? symbols.zero[0] + static_cast<char32_t>(c - '0') : char32_t(c));
    return result;
}

/// Inserts at a position that counts from the end where it is negative, and stops at both ends, as JavaScript's slice.
void insertAt(std::u32string& text, std::ptrdiff_t position, const std::u32string& inserted)
{
    const std::ptrdiff_t size = std::ssize(text);
    if (position < 0)
        position = std::max<std::ptrdiff_t>(0, size + position);
    text.insert(static_cast<std::size_t>(std::min(position, size)), inserted);
}

class Writer {
public:
    Writer(const Plan& plan, const Symbols& symbols)
        : m_plan(plan)
        , m_symbols(symbols)
    {}

    std::u32string write(double number)
    {
        const bool scaled = m_plan.minimumExponent > 0;
        const Scaled parts = scaled ? scale(number, m_plan) : Scaled{number, 0};
        writeMantissa(parts.mantissa);
        groupInteger();
        const std::ptrdiff_t decimal = point();
        for (const std::ptrdiff_t group : m_plan.fractionGroups)
            insertAt(m_text, group + decimal + 1, m_symbols.grouping);
        if (!m_text.empty() && (!m_plan.hasPoint || point() == std::ssize(m_text) - 1))
            m_text.pop_back();
        if (scaled)
            writeExponent(parts.exponent);
        return m_plan.prefix + m_text + m_plan.suffix;
    }

private:
    [[nodiscard]] std::ptrdiff_t point() const
    {
        const std::size_t at = m_text.find(m_symbols.decimal);
        return at == nowhere ? -1 : static_cast<std::ptrdiff_t>(at);
    }

    void writeMantissa(double mantissa)
    {
        const double rounded = roundHalfEven(mantissa, static_cast<int>(m_plan.maximumFraction));
        m_text = digitText(fixedText(rounded, m_plan.maximumFraction), m_symbols);
        const std::size_t dot = m_text.find(U'.');
        if (dot == nowhere)
            m_text += m_symbols.decimal;
        else
            m_text.replace(dot, 1, m_symbols.decimal);
        const char32_t zero = m_symbols.zero[0];
        m_text.erase(0, std::min(m_text.find_first_not_of(zero), m_text.size()));
        m_text.erase(m_text.find_last_not_of(zero) + 1);
        const std::ptrdiff_t left = m_plan.minimumInteger - point();
        const std::ptrdiff_t right = m_plan.minimumFraction - (std::ssize(m_text) - point() - 1);
        m_text.insert(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, left)), zero);
        m_text.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, right)), zero);
    }

    void groupInteger()
    {
        std::ptrdiff_t decimal = point();
        if (m_plan.regularGroup > 0) {
            for (std::ptrdiff_t at = decimal - m_plan.regularGroup; at > 0; at -= m_plan.regularGroup)
                insertAt(m_text, at, m_symbols.grouping);
            return;
        }
        for (const std::ptrdiff_t group : m_plan.integerGroups)
            insertAt(m_text, decimal++ - group, m_symbols.grouping);
    }

    void writeExponent(int exponent)
    {
        const std::u32string digits = digitText(std::to_string(std::abs(exponent)), m_symbols);
        m_text += m_symbols.exponent;
        if (exponent < 0)
            m_text += m_symbols.minus;
        const std::ptrdiff_t missing = m_plan.minimumExponent - std::ssize(digits);
        m_text.append(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, missing)), m_symbols.zero[0]);
        m_text += digits;
    }

    const Plan& m_plan;
    const Symbols& m_symbols;
    std::u32string m_text;
};

} // namespace

struct NumberPicture::Parts {
    Symbols symbols;
    std::array<Plan, 2> plans; // for numbers from 0 on, and for those below
};

Pictured<NumberPicture> NumberPicture::compile(std::string_view picture, const core::Value& options)
{
    auto parts = std::make_shared<Parts>();
    parts->symbols = symbolsOf(options);
    const Symbols& symbols = parts->symbols;
    std::vector<Cut> cuts;
    for (std::u32string& sub : split(codePoints(picture), symbols.pattern))
        cuts.push_back(cut(std::move(sub), symbols));
    if (cuts.size() > 2)
        return pictureFault("D3080");
    for (const Cut& part : cuts) {
        if (const char* fault = faultOf(part, symbols))
            return pictureFault(fault);
    }
    parts->plans[0] = planOf(cuts.front(), symbols);
    parts->plans[1] = planOf(cuts.back(), symbols);
    if (cuts.size() == 1)
        parts->plans[1].prefix.insert(0, symbols.minus);
    NumberPicture result;
    result.m_parts = std::move(parts);
    return result;
}

std::string NumberPicture::format(double number) const
{
    const Plan& plan = m_parts->plans[number >= 0 ? 0 : 1];
    return utf8(Writer(plan, m_parts->symbols).write(number * plan.factor));
}

} // namespace statelight::query::jsonata
