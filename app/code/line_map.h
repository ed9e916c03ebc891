// app/code joins a Document's bytes with Qt's text editor: it turns key presses into text edits and edits into changes
// of the shown text, colours it and underlines problems. It must never read the file's text back from the editor.
#pragma once

#include <QtCore/QString>
#include <cstdint>
#include <string_view>
#include <vector>

namespace statelight::app {

/// Where each line of a text begins, in bytes of UTF-8 and in UTF-16 units of the editor, whose line separators all
/// count one unit. Lines end where QTextDocument ends a block: \n, \r\n, \r, U+2029. A byte order mark is in no line.
class LineMap {
public:
    explicit LineMap(std::string_view text = {});

    /// Follows one change: the bytes from `begin` to `oldEnd` are gone, and those up to `newEnd` of `text`, the text
    /// afterwards, have come in their place. Costs what the touched lines are long, and a little for each line behind.
    void follow(std::string_view text, std::uint32_t begin, std::uint32_t oldEnd, std::uint32_t newEnd);

    [[nodiscard]] int lineCount() const { return static_cast<int>(m_lines.size()); }
    /// UTF-16 units of the whole text in the editor.
    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] int lineOfByte(std::uint32_t offset) const;
    [[nodiscard]] int lineOfPosition(int position) const;
    [[nodiscard]] std::uint32_t lineBegin(int line) const { return m_lines[static_cast<std::size_t>(line)].byteBegin; }
    /// Behind the line's last byte, its separator not counted.
    [[nodiscard]] std::uint32_t lineEnd(int line) const { return m_lines[static_cast<std::size_t>(line)].byteEnd; }
    /// `text` is the text that the map was made of.
    [[nodiscard]] int position(std::string_view text, std::uint32_t offset) const;
    [[nodiscard]] std::uint32_t offset(std::string_view text, int position) const;
    /// UTF-16 units of the longest line.
    [[nodiscard]] int longestLine() const { return m_longest; }

    bool operator==(const LineMap&) const = default;

private:
    struct Line {
        std::uint32_t byteBegin = 0;
        std::uint32_t byteEnd = 0;
        int position = 0;
        bool operator==(const Line&) const = default;
    };

    [[nodiscard]] static std::vector<Line> read(
        std::string_view text, std::uint32_t begin, std::uint32_t end, int position);
    void measure(std::string_view text);

    std::vector<Line> m_lines;
    int m_length = 0;
    int m_longest = 0;
};

/// The text as the editor holds it: without a byte order mark, each line separator one \n.
[[nodiscard]] QString toEditorText(std::string_view text);

} // namespace statelight::app
