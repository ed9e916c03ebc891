#pragma once

#include <string>
#include <string_view>

namespace statelight::query::jsonata {

/// The code points of a text; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string codePoints(std::string_view text);

/// Back to UTF-8. A lone surrogate or anything beyond U+10FFFF becomes U+FFFD.
[[nodiscard]] std::string utf8(std::u32string_view points);
void appendUtf8(std::string& text, char32_t point);

} // namespace statelight::query::jsonata
