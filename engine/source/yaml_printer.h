#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/value.h"
#include "source/file_style.h"

namespace statelight::source {

/// The members of an object or the items of a list, each on lines of its own from `column` on. The first begins right
/// away, there is no line end behind the last. The value holds at least one and nests no deeper than depthLimit.
[[nodiscard]] std::string printBlock(const core::Value& value, const FileStyle& style, std::uint32_t column);
/// A member with its key, or an item with its dash, which stands at `column`.
[[nodiscard]] std::string printBlockMember(
    std::string_view key, const core::Value& value, const FileStyle& style, std::uint32_t column);
[[nodiscard]] std::string printBlockItem(const core::Value& value, const FileStyle& style, std::uint32_t column);
/// Whether a value stands behind its key or dash on the same line: a scalar, something empty, or a list of scalars
/// where the file writes those in brackets.
[[nodiscard]] bool isInline(const core::Value& value, const FileStyle& style);
/// Where the content of a member begins whose key stands at `column`.
[[nodiscard]] std::uint32_t innerColumn(const core::Value& value, const FileStyle& style, std::uint32_t column);
/// A value that is inline: a text of several lines as a block scalar where that is possible.
[[nodiscard]] std::string printInline(const core::Value& value, const FileStyle& style, std::uint32_t column);

} // namespace statelight::source
