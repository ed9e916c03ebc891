#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/source_range.h"
#include "source/text_edit.h"

namespace statelight::source {

/// A text that lies inside another one, indented or in quotes, and the way back: edits of it become edits of the whole.
class EmbeddedText {
public:
    /// How the part is written in the whole.
    enum class Notation : std::uint8_t { Lines, SingleQuoted, DoubleQuoted, JsonString };

    /// Lines of the whole, each without `indent` blanks of its own indent (or as many as it has). The range begins
    /// behind the first line's indent, or at its begin. New lines are indented as the last one with a whole indent.
    [[nodiscard]] static EmbeddedText ofLines(std::string_view whole, core::SourceRange range, std::uint32_t indent);
    /// What stands between quotes; the range includes them. None for an escape that isn't known.
    [[nodiscard]] static std::optional<EmbeddedText> ofQuoted(
        std::string_view whole, core::SourceRange range, Notation notation);

    [[nodiscard]] const std::shared_ptr<const std::string>& text() const { return m_text; }
    /// The byte of the whole for a byte of the part.
    [[nodiscard]] std::uint32_t outer(std::uint32_t offset) const;
    [[nodiscard]] core::SourceRange outer(core::SourceRange range) const
    {
        return {outer(range.begin), outer(range.end)};
    }
    /// The same edits for the whole text.
    [[nodiscard]] TextEdits outer(const TextEdits& edits) const;

private:
    /// From here on both texts go along byte by byte.
    struct Piece {
        std::uint32_t inner = 0;
        std::uint32_t outer = 0;
    };

    [[nodiscard]] std::string written(std::string_view text) const;

    std::shared_ptr<const std::string> m_text;
    std::vector<Piece> m_pieces;
    Notation m_notation = Notation::Lines;
    std::string m_indent;
};

} // namespace statelight::source
