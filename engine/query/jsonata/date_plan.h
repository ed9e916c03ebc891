#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/jsonata/integer_plan.h"
#include "query/jsonata/picture_fault.h"

namespace statelight::query::jsonata {

/// One piece of a date picture: a literal, or a component such as `[D1o]` or `[MNn,3-3]`.
struct DatePart {
    enum class Names : std::uint8_t { None, Lower, Upper, Title };

    std::string literal; ///< where component is 0
    char component = '\0'; ///< one of YMDdFWwXxHhPmsfZzCE
    Names names = Names::None;
    std::optional<IntegerPlan> number;
    std::optional<int> minimumWidth;
    std::optional<int> maximumWidth;
    int yearDigits = 0; ///< how many last digits of a year count; 0 for all
    bool zoneLetter = false; ///< UTC is written "Z"
};

/// The pieces of a picture of fn:format-dateTime. Fails with D3131, D3132 (an unknown component), D3135 (no closing
/// bracket) and D2014 (a width beyond reason).
[[nodiscard]] Pictured<std::vector<DatePart>> datePlan(std::string_view picture, Edition edition);

} // namespace statelight::query::jsonata
