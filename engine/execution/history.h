#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/value.h"

namespace statelight::execution {

/// Milliseconds since 1970-01-01T00:00:00Z, of whatever clock drives the machine.
struct Instant {
    std::int64_t milliseconds = 0;
    auto operator<=>(const Instant&) const = default;
};

/// "2026-01-01T00:00:00.000Z".
[[nodiscard]] std::string toIso8601(Instant instant);

/// The 62 types of AWS's GetExecutionHistory (asl.md, section 10.2), in the order of that table.
enum class EventType : std::uint8_t;

} // namespace statelight::execution
