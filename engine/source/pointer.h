#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace statelight::source {

/// The decoded tokens of a JSON pointer (RFC 6901); none where it isn't empty and doesn't begin with "/".
[[nodiscard]] std::optional<std::vector<std::string>> pointerTokens(std::string_view pointer);
[[nodiscard]] std::string pointerOf(const std::vector<std::string>& tokens);
/// "~" as "~0" and "/" as "~1".
[[nodiscard]] std::string escapePointerToken(std::string_view token);

} // namespace statelight::source
