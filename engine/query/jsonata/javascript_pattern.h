#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace statelight::query::jsonata {

/// Where a regular expression is no JavaScript, and why.
struct PatternFault {
    std::size_t offset;
    std::string message;
};

/// The pattern of a JavaScript regular expression (without its `u` flag) in PCRE2's syntax for UTF-8: what the two
/// read differently is spelled out (`.`, `^`, `$`, `\s`, escapes), what only PCRE2 knows is refused or made literal.
/// Differences that stay: characters beyond U+FFFF count as one, a lookbehind must have a fixed length, and a group
/// keeps its text over the rounds of a repetition.
[[nodiscard]] tl::expected<std::string, PatternFault> pcrePattern(std::string_view pattern, bool multiline);

} // namespace statelight::query::jsonata
