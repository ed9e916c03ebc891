#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace statelight::query {

/// Lower-case hexadecimal digest by MD5, SHA-1, SHA-256, SHA-384 or SHA-512; nothing for any other name.
[[nodiscard]] std::optional<std::string> digest(std::string_view text, std::string_view algorithm);

[[nodiscard]] std::string encodeBase64(std::string_view bytes);
/// The standard alphabet, padding may be missing; nothing for anything else.
[[nodiscard]] std::optional<std::string> decodeBase64(std::string_view text);

/// The text with each malformed sequence of UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string repairUtf8(std::string_view bytes);

} // namespace statelight::query
