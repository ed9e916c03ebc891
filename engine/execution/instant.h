#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace statelight::execution {

/// Milliseconds since 1970-01-01T00:00:00Z, of whatever clock drives the machine.
struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Instant&) const = default; // NOLINT(modernize-use-nullptr): false alarm on <=>
};

/// Where the virtual clock starts: 2026-01-01T00:00:00.000Z.
inline constexpr Instant virtualStart{1'767'225'600'000};

/// "2026-01-01T00:00:00.000Z".
[[nodiscard]] std::string toIso8601(Instant instant);

/// An instant with what lies below its milliseconds: Choice rules compare to the nanosecond.
struct PreciseInstant {
    Instant instant;
    std::int32_t nanoseconds = 0; ///< 0 … 999,999
    auto operator<=>(const PreciseInstant&) const = default; // NOLINT(modernize-use-nullptr)
};
[[nodiscard]] std::optional<PreciseInstant> preciseInstantFromIso8601(std::string_view text);

/// The instant of an RFC 3339 text with upper-case T and Z or a numeric offset; fractions are cut to milliseconds.
[[nodiscard]] std::optional<Instant> instantFromIso8601(std::string_view text);

} // namespace statelight::execution
