#pragma once

#include <string>
#include <string_view>

namespace statelight::query {

/// Undoes backslashes as Jayway does: `\n`, `\uXXXX` and the like, any other character stands for itself.
[[nodiscard]] std::string unescape(std::string_view text);

/// Appends a code point in UTF-8; a surrogate, which UTF-8 can't hold, becomes '?'.
void appendUtf8(std::string& text, char32_t codePoint);

} // namespace statelight::query
