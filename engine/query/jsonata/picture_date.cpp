#include "query/jsonata/picture_date.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

#include "query/jsonata/civil_time.h"
#include "query/jsonata/date_plan.h"
#include "query/jsonata/date_reader.h"

namespace statelight::query::jsonata {

namespace {

/// The offset of a zone as JSONata reads "+hhmm": a number whose hundreds are hours.
struct Zone {
    int hours = 0;
    int minutes = 0;

    [[nodiscard]] int combined() const { return hours * 100 + minutes; }
    [[nodiscard]] double millis() const { return (60.0 * hours + minutes) * 60'000; }
};

std::optional<Zone> zoneOf(std::string_view text)
{
    if (text.empty())
        return Zone{};
    if (text.front() == '+')
        text.remove_prefix(1);
    int offset = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), offset).ec != std::errc())
        return std::nullopt;
    return Zone{static_cast<int>(std::floor(offset / 100.0)), offset % 100};
}

std::string inCase(std::string_view name, DatePart::Names names)
{
    std::string text(name);
    if (names == DatePart::Names::Title || names == DatePart::Names::None)
        return text;
    const bool upper = names == DatePart::Names::Upper;
    std::transform(text.begin(), text.end(), text.begin(), [upper](char c) {
        const bool changes = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        return changes ? static_cast<char>(c ^ 0x20) : c;
    });
    return text;
}

class DateWriter {
public:
    DateWriter(double millis, Zone zone)
        : m_millis(millis + zone.millis())
        , m_zone(zone)
    {}

    Pictured<std::string> write(const std::vector<DatePart>& parts)
    {
        std::string text;
        for (const DatePart& part : parts) {
            Pictured<std::string> piece = component(part);
            if (!piece)
                return piece;
            text.append(*piece);
        }
        return text;
    }

private:
    Pictured<std::string> component(const DatePart& part)
    {
        switch (part.component) {
        case '\0':
            return part.literal;
        case 'Z':
        case 'z':
            return zone(part);
        case 'P':
            return inCase(CivilTime::of(static_cast<std::int64_t>(m_millis)).hour >= 12 ? "pm" : "am",
                part.names == DatePart::Names::Title ? DatePart::Names::Lower : part.names);
        case 'C':
        case 'E':
            return "ISO";
        default:
            return number(part);
        }
    }

    Pictured<std::string> number(const DatePart& part)
    {
        double value = dateComponent(m_millis, part.component);
        if (part.component == 'Y' && part.yearDigits > 0)
            value = std::fmod(value, std::pow(10, part.yearDigits));
        if (part.names == DatePart::Names::None)
            return part.number->write(value);
        if (std::string_view("MxF").find(part.component) == std::string_view::npos)
            return pictureFault("D3133", std::string(1, part.component));
        const auto index = static_cast<std::size_t>(value) - 1;
        const std::string name = inCase(part.component == 'F' ? dayNames[index] : monthNames[index], part.names);
        return name.substr(0, static_cast<std::size_t>(std::max(0, part.maximumWidth.value_or(20))));
    }

    Pictured<std::string> zone(const DatePart& part)
    {
        Pictured<std::string> offset = zoneOffset(*part.number);
        if (!offset)
            return offset;
        if (m_zone.combined() == 0 && part.zoneLetter)
            return "Z";
        return (part.component == 'z' ? "GMT" : "") + std::string(m_zone.combined() >= 0 ? "+" : "") + *offset;
    }

    [[nodiscard]] Pictured<std::string> zoneOffset(const IntegerPlan& plan) const
    {
        const bool isDecimal = plan.kind == IntegerPlan::Kind::Decimal;
        const int digits = plan.mandatoryDigits;
        if (!isDecimal || (plan.regular == 0 && (digits < 1 || digits > 4)))
            return pictureFault("D3134", isDecimal ? std::to_string(digits) : plan.picture);
        if (plan.regular > 0 || digits > 2)
            return plan.write(m_zone.combined());
        Pictured<std::string> hours = plan.write(m_zone.hours);
        if (!hours || m_zone.minutes == 0)
            return hours;
        const std::string minutes = std::to_string(std::abs(m_zone.minutes));
        return *hours + ":" + (m_zone.minutes < 0 ? "-" : "") + (minutes.size() < 2 ? "0" : "") + minutes;
    }

    double m_millis;
    Zone m_zone;
};

/// The numbers of an ISO 8601 text, read from left to right.
class IsoScan {
public:
    explicit IsoScan(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] bool isDone() const { return m_at == m_text.size(); }
    [[nodiscard]] bool sees(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
    [[nodiscard]] bool seesDigit() const { return m_at < m_text.size() && isDigit(m_text[m_at]); }
    bool take(char c)
    {
        const bool there = sees(c);
        m_at += there ? 1 : 0;
        return there;
    }
    /// As many digits as `highest` has places; none of the number's first digit above its first one.
    std::optional<int> take(std::size_t digits, char highest)
    {
        const std::string_view part = m_text.substr(m_at, digits);
        if (part.size() < digits || part.front() > highest || !std::all_of(part.begin(), part.end(), isDigit))
            return std::nullopt;
        m_at += digits;
        int number = 0;
        std::from_chars(part.data(), part.data() + part.size(), number);
        return number;
    }
    std::string_view takeDigits()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isDigit(m_text[m_at]))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }
    [[nodiscard]] std::size_t position() const { return m_at; }
    void setPosition(std::size_t position) { m_at = position; }

private:
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    std::string_view m_text;
    std::size_t m_at = 0;
};

struct IsoTime {
    int year = 0;
    std::optional<int> month;
    std::optional<int> day;
    std::optional<int> hour;
    int minute = 0;
    int second = 0;
    std::optional<int> millisecond;
    std::optional<int> offset; ///< minutes
    bool isWhole = true; ///< false where an offset is out of range
};

bool readTime(IsoScan& scan, IsoTime& time)
{
    if (!scan.take('T'))
        return true;
    const auto hour = scan.take(2, '2');
    const bool first = scan.take(':');
    const auto minute = first ? scan.take(2, '5') : std::nullopt;
    const bool second = minute && scan.take(':');
    const auto seconds = second ? scan.take(2, '5') : std::nullopt;
    if (!hour || !seconds)
        return false;
    time.hour = hour;
    time.minute = *minute;
    time.second = *seconds;
    return true;
}

bool readZone(IsoScan& scan, IsoTime& time)
{
    if (scan.take('Z') || scan.isDone())
        return true;
    const bool west = scan.sees('-');
    if (!scan.take('+') && !scan.take('-'))
        return false;
    const auto hours = scan.take(2, '2');
    scan.take(':');
    const auto minutes = hours ? scan.take(2, '5') : std::nullopt;
    if (!minutes)
        return false;
    time.offset = (*hours * 60 + *minutes) * (west ? -1 : 1);
    time.isWhole = *hours < 24;
    return true;
}

std::optional<IsoTime> readIso(std::string_view text)
{
    IsoScan scan(text);
    IsoTime time;
    const auto year = scan.take(4, '9');
    if (!year)
        return std::nullopt;
    time.year = *year;
    // "-05:30" and "-0530" are zones.
    for (const auto& [part, highest] : {std::pair{&time.month, '1'}, std::pair{&time.day, '3'}}) {
        const std::size_t start = scan.position();
        const std::optional<int> number = scan.take('-') ? scan.take(2, highest) : std::nullopt;
        if (!number || scan.sees(':') || scan.seesDigit())
            scan.setPosition(start);
        else
            *part = number;
    }
    if (!readTime(scan, time))
        return std::nullopt;
    if (scan.take('.')) {
        const std::string_view digits = scan.takeDigits();
        if (digits.empty())
            return std::nullopt;
        const std::string three = (std::string(digits.substr(0, 3)) + "00").substr(0, 3);
        int millisecond = 0;
        std::from_chars(three.data(), three.data() + three.size(), millisecond);
        time.millisecond = millisecond;
    }
    if (!readZone(scan, time) || !scan.isDone())
        return std::nullopt;
    return time;
}

bool isInRange(const IsoTime& time)
{
    const int month = time.month.value_or(1);
    const int day = time.day.value_or(1);
    const int hour = time.hour.value_or(0);
    const bool isEndOfDay = hour == 24 && time.minute == 0 && time.second == 0 && time.millisecond.value_or(0) == 0;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (hour < 24 || isEndOfDay) && time.isWhole
        && (time.hour || (!time.millisecond && !time.offset));
}

} // namespace

struct DatePicture::Plan {
    Plan(std::vector<DatePart> pieces, Edition read)
        : parts(std::move(pieces))
        , edition(read)
    {}

    const Pictured<DateReader>& reader() const
    {
        std::call_once(m_once, [this] { m_reader.emplace(DateReader::of(parts, edition)); });
        return *m_reader;
    }

    std::vector<DatePart> parts;
    Edition edition;

private:
    mutable std::once_flag m_once;
    mutable std::optional<Pictured<DateReader>> m_reader;
};

Pictured<DatePicture> DatePicture::compile(std::string_view picture, Edition edition)
{
    auto parts = datePlan(picture, edition);
    if (!parts)
        return tl::unexpected(std::move(parts.error()));
    DatePicture result;
    result.m_plan = std::make_shared<const Plan>(*std::move(parts), edition);
    return result;
}

DatePicture DatePicture::iso()
{
    return compile("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]").value();
}

Pictured<std::string> DatePicture::format(double millis, std::string_view zone) const
{
    const std::optional<Zone> offset = zoneOf(zone);
    if (!offset || std::abs(offset->millis()) > latestMillis)
        return pictureFault("D3134", std::string(zone));
    if (!(std::abs(millis) <= latestMillis && std::abs(millis + offset->millis()) <= latestMillis))
        return pictureFault("D3110");
    return DateWriter(std::trunc(millis), *offset).write(m_plan->parts);
}

Pictured<std::optional<double>> DatePicture::parse(std::string_view text, double now) const
{
    const Pictured<DateReader>& reader = m_plan->reader();
    if (!reader)
        return tl::unexpected(reader.error());
    return reader->read(m_plan->parts, m_plan->edition, text, now);
}

Pictured<double> millisOfIso(std::string_view text)
{
    const std::optional<IsoTime> time = readIso(text);
    if (!time)
        return pictureFault("D3110", std::string(text));
    if (!isInRange(*time))
        return std::numeric_limits<double>::quiet_NaN();
    CivilTime civil;
    civil.year = time->year;
    civil.month = time->month.value_or(1);
    civil.day = 1; // a 31st of February counts on into March
    const double days = static_cast<double>(civil.millis()) + (time->day.value_or(1) - 1.0) * millisInDay;
    const double clock = (time->hour.value_or(0) * 60.0 + time->minute) * 60'000 + time->second * 1000.0;
    return days + clock + time->millisecond.value_or(0) - time->offset.value_or(0) * 60'000.0;
}

} // namespace statelight::query::jsonata
