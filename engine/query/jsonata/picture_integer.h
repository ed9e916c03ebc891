#pragma once

#include <string>
#include <string_view>

#include "query/jsonata/integer_plan.h"

namespace statelight::query::jsonata {

/// A picture of `$formatInteger` and `$parseInteger`, by fn:format-integer of XPath Functions 3.1: digits of any
/// family with grouping ("#,##0"), letters ("a"), Roman numerals ("I") and words ("w"), each with ";o" for ordinals.
class IntegerPicture {
public:
    /// Fails with D3131 (digits of two families).
    [[nodiscard]] static Pictured<IntegerPicture> compile(std::string_view picture);

    /// Of the number's floor. Fails with D3130 (a picture without digits), U1001 (a Roman numeral above a million).
    [[nodiscard]] Pictured<std::string> format(double number) const;
    /// NaN where the text can't be read. Fails with D3130.
    [[nodiscard]] Pictured<double> parse(std::string_view text) const { return m_plan.read(text); }

private:
    IntegerPlan m_plan;
};

} // namespace statelight::query::jsonata
