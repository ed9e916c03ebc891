#pragma once

#include <string>
#include <string_view>

#include "core/value.h"
#include "source/file_style.h"

namespace statelight::source {

/// The value in brackets, as JSON or YAML has them, in a file's style. `indent` is that of the line on which it begins;
/// its later lines are indented from there. Values must nest no deeper than depthLimit.
[[nodiscard]] std::string printValue(const core::Value& value, const FileStyle& style, std::string_view indent);
/// The same on one line, with the file's blanks around colons and commas.
[[nodiscard]] std::string printOnOneLine(const core::Value& value, const FileStyle& style);
/// A key and what leads to its value: `"Next": `.
[[nodiscard]] std::string printKey(std::string_view key, const FileStyle& style);
/// Whether a value nests deeper than depthLimit.
[[nodiscard]] bool isTooDeep(const core::Value& value);

} // namespace statelight::source
