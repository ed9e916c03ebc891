#pragma once

#include <string_view>

namespace statelight::asl::validator {

/// RFC 3339 with an upper-case T, and an upper-case Z where there is no numeric offset.
[[nodiscard]] bool isTimestamp(std::string_view text);

} // namespace statelight::asl::validator
