#pragma once

#include <cstdint>
#include <string_view>

#include "source/source_tree.h"

namespace statelight::source {

[[nodiscard]] bool hasLineEnd(std::string_view text);
/// The blanks and tabs that begin the line of this byte.
[[nodiscard]] std::string_view lineIndent(std::string_view text, std::uint32_t offset);
/// True where only blanks and tabs stand before the byte in its line.
[[nodiscard]] bool isFirstOnLine(std::string_view text, std::uint32_t offset);
/// Where a member or item begins: at its key if it has one.
[[nodiscard]] std::uint32_t beginOf(const Node& node);

} // namespace statelight::source
