#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"

namespace statelight::source {

[[nodiscard]] std::uint64_t keyHash(std::string_view key);

/// True for a string with both quotes and no escape: what stands between the quotes is its value.
[[nodiscard]] bool isPlainJsonString(std::string_view raw);
/// Decodes a string with its quotes. Takes broken ones too: no end quote, single quotes, none at all (then the text as
/// it is), wrong escapes. The result is always UTF-8; what can't be decoded is U+FFFD.
[[nodiscard]] std::string decodeJsonString(std::string_view raw);

[[nodiscard]] bool isJsonNumber(std::string_view raw);
/// Integer where it fits into 64 bits, else Double; none where it is no JSON number or beyond a double's range.
[[nodiscard]] std::optional<core::Value> decodeJsonNumber(std::string_view raw);

/// "${Name}", or a word that begins so: what a template makes of it may be of any kind.
[[nodiscard]] bool isPlaceholder(std::string_view raw);

/// Four hexadecimal digits at `offset`.
[[nodiscard]] std::optional<std::uint32_t> hexQuad(std::string_view text, std::size_t offset);

} // namespace statelight::source
