#pragma once

#include <cstddef>
#include <string_view>

namespace statelight::query {

/// A position in a text of which only a part counts. Blanks are spaces alone: Jayway takes tabs and line feeds as they
/// are. Outside of the text the character is 0.
class CharacterIndex {
public:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    explicit CharacterIndex(std::string_view text)
        : m_text(text)
        , m_end(text.size())
    {}

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::string_view part(std::size_t begin, std::size_t end) const
    {
        return begin < end ? m_text.substr(begin, end - begin) : std::string_view();
    }
    [[nodiscard]] std::size_t end() const { return m_end; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    void setPosition(std::size_t position) { m_position = position; }
    void advance(std::size_t count = 1) { m_position += count; }

    [[nodiscard]] bool inBounds() const { return m_position < m_end; }
    [[nodiscard]] bool inBounds(std::size_t position) const { return position < m_end; }
    [[nodiscard]] bool isTail() const { return m_position + 1 >= m_end; }
    [[nodiscard]] char at(std::size_t position) const { return position < m_text.size() ? m_text[position] : '\0'; }
    [[nodiscard]] char current() const { return at(m_position); }
    [[nodiscard]] bool lastIs(char c) const { return m_end > 0 && m_text[m_end - 1] == c; }

    void skipBlanks();
    /// Moves position and end inwards over blanks.
    void trim();
    /// Drops the last character.
    void shorten() { --m_end; }

    /// The first place behind `position` that holds no blank, if it holds `c`; else nowhere.
    [[nodiscard]] std::size_t nextSignificant(std::size_t position, char c) const;
    [[nodiscard]] char nextSignificantCharacter(std::size_t position) const;
    [[nodiscard]] char previousSignificantCharacter(std::size_t position) const;
    [[nodiscard]] std::size_t find(std::size_t from, char c) const;
    /// The next `c` behind `position` without a backslash before it.
    [[nodiscard]] std::size_t findUnescaped(std::size_t position, char c) const;
    /// The bracket that closes the one at `position`; strings, and on wish regular expressions, are stepped over.
    [[nodiscard]] std::size_t findClosing(std::size_t position, char open, char close, bool skipPatterns) const;
    /// Steps over blanks and `word`, if it stands there.
    [[nodiscard]] bool take(std::string_view word);

private:
    std::string_view m_text;
    std::size_t m_position = 0;
    std::size_t m_end;
};

} // namespace statelight::query
