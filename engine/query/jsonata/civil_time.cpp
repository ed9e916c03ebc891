#include "query/jsonata/civil_time.h"

#include <cmath>

namespace statelight::query::jsonata {

namespace {

std::int64_t floorDivide(std::int64_t number, std::int64_t by)
{
    return number / by - (number % by < 0 ? 1 : 0);
}

/// Days since 1970-01-01, counted in years that begin in March.
std::int64_t daysFrom(std::int64_t year, int month, int day)
{
    const std::int64_t marchYear = month <= 2 ? year - 1 : year;
    const std::int64_t era = floorDivide(marchYear, 400);
    const std::int64_t yearOfEra = marchYear - era * 400;
    const std::int64_t dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return era * 146'097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719'468;
}

/// Monday of the week that is the first one of a month, as a day since 1970-01-01.
std::int64_t firstWeekOf(std::int64_t year, int month)
{
    const std::int64_t first = daysFrom(year, month, 1);
    const std::int64_t weekday = first + 3 - floorDivide(first + 3, 7) * 7; // Monday is 0
    return weekday > 3 ? first + 7 - weekday : first - weekday;
}

std::int64_t dayOf(const CivilTime& time)
{
    return daysFrom(time.year, time.month, time.day);
}

struct Month {
    std::int64_t year;
    int month;
};

Month monthThatHolds(const CivilTime& time)
{
    const std::int64_t day = dayOf(time);
    if (day < firstWeekOf(time.year, time.month))
        return time.month == 1 ? Month{time.year - 1, 12} : Month{time.year, time.month - 1};
    const Month next = time.month == 12 ? Month{time.year + 1, 1} : Month{time.year, time.month + 1};
    return day >= firstWeekOf(next.year, next.month) ? next : Month{time.year, time.month};
}

} // namespace

CivilTime CivilTime::of(std::int64_t millis)
{
    const std::int64_t days = floorDivide(millis, millisInDay);
    const std::int64_t shifted = days + 719'468;
    const std::int64_t era = floorDivide(shifted, 146'097);
    const std::int64_t dayOfEra = shifted - era * 146'097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t marchMonth = (5 * dayOfYear + 2) / 153;
    CivilTime time;
    time.day = static_cast<int>(dayOfYear - (153 * marchMonth + 2) / 5 + 1);
    time.month = static_cast<int>(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
    time.year = yearOfEra + era * 400 + (time.month <= 2 ? 1 : 0);
    time.weekday = static_cast<int>(days + 3 - floorDivide(days + 3, 7) * 7) + 1;
    const auto rest = static_cast<int>(millis - days * millisInDay);
    time.hour = rest / 3'600'000;
    time.minute = rest / 60'000 % 60;
    time.second = rest / 1000 % 60;
    time.millisecond = rest % 1000;
    return time;
}

std::int64_t CivilTime::millis() const
{
    return dayOf(*this) * millisInDay + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + millisecond;
}

int CivilTime::dayOfYear() const
{
    return static_cast<int>(dayOf(*this) - daysFrom(year, 1, 1)) + 1;
}

std::int64_t CivilTime::yearOfWeek() const
{
    const std::int64_t today = dayOf(*this);
    if (today < firstWeekOf(year, 1))
        return year - 1;
    return today >= firstWeekOf(year + 1, 1) ? year + 1 : year;
}

int CivilTime::weekOfYear() const
{
    return static_cast<int>((dayOf(*this) - firstWeekOf(yearOfWeek(), 1)) / 7) + 1;
}

int CivilTime::monthOfWeek() const
{
    return monthThatHolds(*this).month;
}

int CivilTime::weekOfMonth() const
{
    const Month holder = monthThatHolds(*this);
    return static_cast<int>((dayOf(*this) - firstWeekOf(holder.year, holder.month)) / 7) + 1;
}

std::optional<double> utcMillis(
    double year, double month, double day, double hour, double minute, double second, double millisecond)
{
    double* const parts[] = {&year, &month, &day, &hour, &minute, &second, &millisecond};
    for (double* part : parts) {
        if (!(std::abs(*part) <= latestMillis))
            return std::nullopt;
        *part = std::trunc(*part);
    }
    if (year >= 0 && year <= 99)
        year += 1900;
    year += std::floor(month / 12);
    month -= std::floor(month / 12) * 12;
    if (std::abs(year) > 400'000)
        return std::nullopt;
    const auto first = daysFrom(static_cast<std::int64_t>(year), static_cast<int>(month) + 1, 1);
    const double time = hour * 3'600'000 + minute * 60'000 + second * 1000 + millisecond;
    const double millis = (static_cast<double>(first) + day - 1) * static_cast<double>(millisInDay) + time;
    if (std::abs(millis) > latestMillis)
        return std::nullopt;
    return millis;
}

} // namespace statelight::query::jsonata
