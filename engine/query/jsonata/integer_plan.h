#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/jsonata/picture_fault.h"

namespace statelight::query::jsonata {

/// What a picture of fn:format-integer asks for. Pictures of dates hold one for each number in them.
struct IntegerPlan {
    enum class Kind : std::uint8_t { Decimal, Letters, Roman, Words, Sequence };
    enum class Case : std::uint8_t { Lower, Upper, Title };

    struct Separator {
        std::ptrdiff_t position; ///< digits to the right of it
        char32_t character;
    };

    Kind kind = Kind::Decimal;
    Case letterCase = Case::Lower;
    bool ordinal = false;
    char32_t zero = U'0'; ///< of the family of digits
    int mandatoryDigits = 0;
    int optionalDigits = 0;
    std::vector<Separator> separators; ///< from right to left
    std::ptrdiff_t regular = 0; ///< the distance where separators repeat for ever; 0 where they don't
    std::optional<int> parseWidth; ///< digits to read at least and at most
    std::optional<int> parseMinimum; ///< fewer than parseWidth may do
    std::string picture; ///< as written, without modifiers

    /// A 'numbering sequence' such as "α" gives a plan too, which neither writes nor reads. Fails with D3131.
    [[nodiscard]] static Pictured<IntegerPlan> of(std::string_view picture);

    /// Of a whole number. Fails with D3130 (a numbering sequence) and U1001 (a Roman numeral without end).
    [[nodiscard]] Pictured<std::string> write(double number) const;
    /// NaN where the text is no number of this kind. Fails with D3130.
    [[nodiscard]] Pictured<double> read(std::string_view text) const;
    /// What a text of this kind matches, as a regular expression without groups. Fails with D3130.
    [[nodiscard]] Pictured<std::string> pattern() const;
};

} // namespace statelight::query::jsonata
