#include "query/jsonata/date_reader.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <span>
#include <string>

#include "query/jsonata/civil_time.h"

namespace statelight::query::jsonata {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// The values that a text gave; an entry without a value is a name that nobody knows.
class Components {
public:
    using Slot = std::optional<std::optional<double>>;

    Slot& operator[](char component) { return m_slots[static_cast<unsigned char>(component) & 0x7FU]; }
    [[nodiscard]] std::optional<double> value(char component) const
    {
        return m_slots[static_cast<unsigned char>(component) & 0x7FU].value_or(std::nullopt);
    }
    [[nodiscard]] bool isEmpty() const
    {
        for (const Slot& slot : m_slots) {
            if (slot)
                return false;
        }
        return true;
    }
    /// Whether some of `wanted` is given, and nothing else of `all`. As in JSONata a zero counts as not given.
    [[nodiscard]] bool areOnly(std::string_view wanted, std::string_view all) const
    {
        bool some = false;
        for (const char component : all) {
            const double given = value(component).value_or(0);
            if (given == 0 || std::isnan(given))
                continue;
            if (wanted.find(component) == std::string_view::npos)
                return false;
            some = true;
        }
        return some;
    }

private:
    Slot m_slots[128];
};

std::string escaped(std::string_view literal)
{
    std::string pattern;
    for (const char c : literal) {
        if (std::string_view(".*+?^${}()|[]\\").find(c) != std::string_view::npos)
            pattern.push_back('\\');
        pattern.push_back(c);
    }
    return pattern;
}

std::string zoneSeparator(const DatePart& part)
{
    if (part.number->regular == 0)
        return {};
    std::string separator;
    const char32_t c = part.number->separators.front().character;
    if (c < 0x80)
        separator.push_back(static_cast<char>(c));
    return separator;
}

Pictured<std::string> patternOf(const DatePart& part, Edition edition)
{
    switch (part.component) {
    case '\0':
        return escaped(part.literal);
    case 'Z':
    case 'z': {
        const std::string separator = zoneSeparator(part);
        std::string pattern = part.component == 'z' ? "GMT[-+][0-9]+" : "[-+][0-9]+";
        return separator.empty() ? pattern : pattern + escaped(separator) + "[0-9]+";
    }
    case 'f':
        if (edition == Edition::Latest)
            return "[0-9]+";
        break;
    default:
        break;
    }
    if (part.number)
        return part.number->pattern();
    if (std::string_view("MxFP").find(part.component) == std::string_view::npos)
        return pictureFault("D3133", std::string(1, part.component));
    return "[a-zA-Z]+";
}

double integerOf(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? std::trunc(number) : notANumber;
}

double zoneMinutes(const DatePart& part, std::string_view text)
{
    if (part.component == 'z')
        text.remove_prefix(3);
    const std::string separator = zoneSeparator(part);
    const std::size_t cut = separator.empty() ? (text.size() <= 3 ? text.size() : 3) : text.find(separator);
    const std::size_t rest = cut + separator.size();
    const double minutes = rest < text.size() ? integerOf(text.substr(rest)) : 0;
    return integerOf(text.substr(0, cut)) * 60 + minutes;
}

std::optional<double> indexOf(std::span<const std::string_view> names, std::string_view text, int width)
{
    std::optional<double> found;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].substr(0, width > 0 ? static_cast<std::size_t>(width) : names[i].size()) == text)
            found = static_cast<double>(i + 1);
    }
    return found;
}

std::optional<double> namedValue(const DatePart& part, std::string_view text)
{
    if (part.component == 'P') {
        if (text == "am" || text == "AM")
            return 0;
        return text == "pm" || text == "PM" ? std::optional<double>(1) : std::nullopt;
    }
    const std::span<const std::string_view> names = part.component == 'F'
        ? std::span<const std::string_view>(dayNames)
        : std::span<const std::string_view>(monthNames);
    return indexOf(names, text, part.maximumWidth.value_or(0));
}

Pictured<std::optional<double>> valueOf(const DatePart& part, Edition edition, std::string_view text)
{
    if (part.component == 'Z' || part.component == 'z')
        return zoneMinutes(part, text);
    if (part.component == 'f' && edition == Edition::Latest)
        return integerOf((std::string(text.substr(0, 3)) + "00").substr(0, 3));
    if (!part.number)
        return namedValue(part, text);
    return part.number->read(text).map([](double number) { return std::optional<double>(number); });
}

/// Takes what is missing before the first given part of `now`, behind the last one the least; false at a gap.
bool fillGaps(Components& components, std::string_view wanted, double now)
{
    bool started = false;
    bool ended = false;
    for (const char component : wanted) {
        if (components.value(component)) {
            if (ended)
                return false;
            started = true;
        } else if (started) {
            components[component] = component == 'M' || component == 'D' || component == 'd' ? 1 : 0;
            ended = true;
        } else {
            components[component] = dateComponent(now, component);
        }
    }
    return true;
}

class Assembly {
public:
    explicit Assembly(Components& components)
        : m_components(components)
    {}

    Pictured<std::optional<double>> run(double now)
    {
        constexpr std::string_view dates = "YXMxWwdD";
        constexpr std::string_view times = "PHhmsf";
        const bool byDay = !m_components.areOnly("YMD", dates) && m_components.areOnly("Yd", dates);
        const bool byMonthWeek = m_components.areOnly("Xxw", dates);
        const bool byWeek = !byMonthWeek && m_components.areOnly("XW", dates);
        const bool byHalves = !m_components.areOnly("Hmsf", times) && m_components.areOnly("Phmsf", times);
        std::string wanted = byDay ? "YD" : byMonthWeek ? "XxwF" : byWeek ? "XWF" : "YMD";
        wanted.append(byHalves ? "Phmsf" : "Hmsf");
        if (!fillGaps(m_components, wanted, now) || byMonthWeek || byWeek)
            return pictureFault("D3136");
        return std::optional<double>(millis(byDay, byHalves));
    }

private:
    [[nodiscard]] double part(char component) const { return m_components.value(component).value_or(notANumber); }

    [[nodiscard]] double millis(bool byDay, bool byHalves) const
    {
        double month = m_components.value('M').value_or(0);
        month = month > 0 ? month - 1 : 0;
        double day = part('D');
        if (byDay) {
            // JSONata keeps the year that was given, also for its 366th day.
            const auto first = utcMillis(part('Y'), 0, part('d'), 0, 0, 0, 0);
            month = first ? dateComponent(*first, 'M') - 1 : notANumber;
            day = first ? dateComponent(*first, 'D') : notANumber;
        }
        double hour = part('H');
        if (byHalves)
            hour = (part('h') == 12 ? 0 : part('h')) + (part('P') == 1 ? 12 : 0);
        const double millis
            = utcMillis(part('Y'), month, day, hour, part('m'), part('s'), part('f')).value_or(notANumber);
        const double zone = m_components.value('Z').value_or(0);
        return millis - (zone != 0 ? zone : m_components.value('z').value_or(0)) * 60'000;
    }

    Components& m_components;
};

} // namespace

double dateComponent(double millis, char component)
{
    const CivilTime time = CivilTime::of(static_cast<std::int64_t>(millis));
    switch (component) {
    case 'Y':
        return static_cast<double>(time.year);
    case 'M':
        return time.month;
    case 'D':
        return time.day;
    case 'd':
        return time.dayOfYear();
    case 'F':
        return time.weekday;
    case 'W':
        return time.weekOfYear();
    case 'w':
        return time.weekOfMonth();
    case 'X':
        return static_cast<double>(time.yearOfWeek());
    case 'x':
        return time.monthOfWeek();
    case 'H':
        return time.hour;
    case 'h':
        return time.hour % 12 == 0 ? 12 : time.hour % 12;
    case 'm':
        return time.minute;
    case 's':
        return time.second;
    case 'f':
        return time.millisecond;
    default:
        return 0;
    }
}

Pictured<DateReader> DateReader::of(const std::vector<DatePart>& parts, Edition edition)
{
    std::string pattern = "^";
    for (const DatePart& part : parts) {
        const Pictured<std::string> piece = patternOf(part, edition);
        if (!piece)
            return tl::unexpected(piece.error());
        pattern.append("(").append(*piece).append(")");
    }
    auto compiled = RegularExpression::compile(pattern.append("$"), "i");
    if (!compiled)
        return pictureFault("D2014", compiled.error().message); // a picture too long for PCRE2
    return DateReader{*std::move(compiled)};
}

Pictured<std::optional<double>> DateReader::read(
    const std::vector<DatePart>& parts, Edition edition, std::string_view text, double now) const
{
    RegularExpression::Scan scan = pattern.scan(text);
    const auto found = scan.next();
    if (!found)
        return pictureFault(found.error().code, std::string(text));
    if (!*found)
        return std::optional<double>();
    Components components;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].component == '\0')
            continue;
        auto value = valueOf(parts[i], edition, scan.groups()[i].in(text));
        if (!value)
            return value;
        components[parts[i].component].emplace(*value);
    }
    if (components.isEmpty())
        return std::optional<double>();
    return Assembly(components).run(now);
}

} // namespace statelight::query::jsonata
