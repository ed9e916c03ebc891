#pragma once

#include <cstdint>
#include <optional>

namespace statelight::query::jsonata {

inline constexpr std::int64_t millisInDay = 86'400'000;
/// What a JavaScript date can hold, to both sides of 1970.
inline constexpr double latestMillis = 8.64e15;

/// A day and a time of the proleptic Gregorian calendar, without a zone.
struct CivilTime {
    std::int64_t year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int millisecond = 0;
    int weekday = 4; ///< Monday is 1, Sunday is 7

    [[nodiscard]] static CivilTime of(std::int64_t millis);
    [[nodiscard]] std::int64_t millis() const;
    [[nodiscard]] int dayOfYear() const;
    /// Weeks run from Monday and belong to the year, or the month, that holds their Thursday.
    [[nodiscard]] int weekOfYear() const;
    [[nodiscard]] int weekOfMonth() const;
    [[nodiscard]] std::int64_t yearOfWeek() const;
    [[nodiscard]] int monthOfWeek() const;
};

/// JavaScript's Date.UTC: parts beyond their range carry over, years 0 to 99 mean 1900 to 1999; nothing where a part
/// is NaN or the instant is out of range. `month` counts from 0.
[[nodiscard]] std::optional<double> utcMillis(
    double year, double month, double day, double hour, double minute, double second, double millisecond);

} // namespace statelight::query::jsonata
