#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace statelight::source {

/// A place as people and editors count it.
struct TextPosition {
    std::uint32_t line = 1; ///< from 1
    std::uint32_t column = 1; ///< from 1, in characters (code points)
    std::uint32_t utf16Column = 0; ///< from 0, in UTF-16 units, as Qt and the language server protocol count

    bool operator==(const TextPosition&) const = default;
};

/// Bytes to lines and columns and back. Lines end with \n, \r\n or \r; a byte order mark has no width.
class LineIndex {
public:
    explicit LineIndex(std::shared_ptr<const std::string> text);

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_starts.size()); }
    /// Offsets behind the text count as its end; those inside a character as its begin.
    [[nodiscard]] TextPosition position(std::uint32_t offset) const;
    /// The byte of a line (from 1) and a column in UTF-16 units; columns behind the line's end give that end.
    [[nodiscard]] std::uint32_t offsetOf(std::uint32_t line, std::uint32_t utf16Column) const;
    /// The first byte of a line (from 1, at most lineCount()).
    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t line) const { return m_starts[line - 1]; }
    /// The byte behind a line's last character, before its line end.
    [[nodiscard]] std::uint32_t lineEnd(std::uint32_t line) const;

private:
    std::shared_ptr<const std::string> m_text;
    std::vector<std::uint32_t> m_starts;
};

} // namespace statelight::source
