#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_range.h"
#include "source/source_tree.h"

namespace statelight::document {

/// What stands around one byte of a text. It is read from the text alone, by its brackets or indents, so that it holds
/// also where the text is broken because somebody is writing it.
struct CaretPlace {
    enum class Kind : std::uint8_t { None, Key, Value };

    Kind kind = Kind::None;
    std::vector<std::string> tokens; ///< of the JSON pointer of the object (Key) or of the very value (Value)
    core::SourceRange range; ///< the key or scalar at the caret with its quotes; empty where none is begun
    core::SourceRange content; ///< the same without its quotes
    bool isQuoted = false; ///< it begins with a quote
    bool isInline = false; ///< within a JSON-like stretch of a line, where the next thing needs a comma
};

/// Offsets behind the text count as its end. Total: never fails.
[[nodiscard]] CaretPlace caretPlace(std::string_view text, source::Format format, std::uint32_t offset);

/// The two ways; for this folder only.
[[nodiscard]] CaretPlace jsonCaret(std::string_view text, std::uint32_t offset);
/// Block style, and flow sequences of scalars within a line; elsewhere in flow style nothing is known.
[[nodiscard]] CaretPlace yamlCaret(std::string_view text, std::uint32_t offset);

} // namespace statelight::document
