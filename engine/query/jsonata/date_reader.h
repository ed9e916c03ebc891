#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "query/jsonata/date_plan.h"
#include "query/jsonata/regular_expression.h"

namespace statelight::query::jsonata {

/// What a date picture's text is read with.
struct DateReader {
    RegularExpression pattern; ///< one group for each part

    /// Fails with D3130 and D3133.
    [[nodiscard]] static Pictured<DateReader> of(const std::vector<DatePart>& parts, Edition edition);

    /// As DatePicture::parse.
    [[nodiscard]] Pictured<std::optional<double>> read(
        const std::vector<DatePart>& parts, Edition edition, std::string_view text, double now) const;
};

/// A component of an instant as pictures count it; 0 for one that is no number.
[[nodiscard]] double dateComponent(double millis, char component);

inline constexpr std::string_view dayNames[]
    = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
inline constexpr std::string_view monthNames[] = {"January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December"};

} // namespace statelight::query::jsonata
