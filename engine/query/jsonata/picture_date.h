#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "query/jsonata/picture_fault.h"

namespace statelight::query::jsonata {

/// A picture of `$fromMillis` and `$toMillis`, by fn:format-dateTime of XPath Functions 3.1 as JSONata reads it, with
/// its components X and x (the year and the month that a week belongs to).
class DatePicture {
public:
    /// Fails with D2014, D3131, D3132 and D3135.
    [[nodiscard]] static Pictured<DatePicture> compile(std::string_view picture, Edition edition = Edition::Latest);
    /// `[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]`
    [[nodiscard]] static DatePicture iso();

    /// `zone` is "+hhmm" or "-hhmm", empty for UTC. Fails with D3130, D3133 (a number that has no names), D3134 (a zone
    /// that can't be shown or read), and D3110 for an instant out of range.
    [[nodiscard]] Pictured<std::string> format(double millis, std::string_view zone = {}) const;

    /// Milliseconds since 1970; nothing where the text doesn't fit the picture, NaN where it fits and is no date.
    /// What comes before the first part that is given is taken of `now`, what comes after the last one is the least.
    /// Fails with D3130, D3133 and D3136 (a gap between the parts, or dates by week).
    [[nodiscard]] Pictured<std::optional<double>> parse(std::string_view text, double now) const;

private:
    struct Plan;
    std::shared_ptr<const Plan> m_plan;
};

/// `$toMillis` without a picture: ISO 8601 with a year, or a month, a day and a time too; without a zone it is UTC.
/// NaN for what only looks like a date ("2018-13-01"). Fails with D3110.
[[nodiscard]] Pictured<double> millisOfIso(std::string_view text);

} // namespace statelight::query::jsonata
