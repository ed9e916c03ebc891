#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/value.h"
#include "source/file_style.h"

namespace statelight::source {

/// A scalar (or an empty list or object) on one line: without quotes where it may be and the file does so.
[[nodiscard]] std::string yamlScalar(const core::Value& value, const FileStyle& style, bool insideBrackets);
[[nodiscard]] std::string yamlKey(std::string_view key, const FileStyle& style, bool insideBrackets);
/// The scalar in the style (plain, 'single', "double") of the text that it replaces, or quoted where it must be.
[[nodiscard]] std::string yamlScalarLike(
    std::string_view replaced, const core::Value& value, const FileStyle& style, bool insideBrackets);

/// A text as a literal block scalar: the header ("|-") and the lines below it, which begin with the line end.
struct LiteralScalar {
    std::string header;
    std::string lines;

    [[nodiscard]] std::string text() const { return header + lines; }
};

/// None where the text can't be written so. `column` is that of the collection in which the scalar stands, `step` how
/// much deeper its lines are (1 to 9).
[[nodiscard]] std::optional<LiteralScalar> literalScalar(
    std::string_view text, std::uint32_t column, std::uint32_t step, const FileStyle& style);

} // namespace statelight::source
