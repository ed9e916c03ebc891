#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/source_range.h"

namespace statelight::source {

inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The length of the well-formed UTF-8 sequence at `offset` (1 to 4), or 0 where there is none.
[[nodiscard]] std::size_t utf8Length(std::string_view text, std::size_t offset);
/// The first bytes that are no UTF-8.
[[nodiscard]] std::optional<core::SourceRange> firstInvalidUtf8(std::string_view text);
/// `codePoint` must be a scalar value: no surrogate, at most 0x10FFFF.
void appendUtf8(std::string& out, std::uint32_t codePoint);
/// The text with U+FFFD for every byte that is no UTF-8.
[[nodiscard]] std::string toValidUtf8(std::string_view text);

} // namespace statelight::source
