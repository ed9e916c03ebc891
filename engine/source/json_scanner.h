#pragma once

#include <string>
#include <string_view>

#include "source/tree_builder.h"

namespace statelight::source {

/// The place in a JSON text while it is read, and the tokens that begin there. Tells what is wrong within a token.
class JsonScanner {
public:
    explicit JsonScanner(TreeBuilder& builder);

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] bool atEnd() const { return m_pos >= m_text.size(); }
    [[nodiscard]] char peek() const { return m_text[m_pos]; }
    [[nodiscard]] std::size_t pos() const { return m_pos; }
    [[nodiscard]] std::size_t lastEnd() const { return m_lastEnd; } ///< behind the last token that counts
    void goTo(std::size_t pos) { m_pos = pos; }
    void tokenEndsAt(std::size_t end) { m_lastEnd = end; }

    [[nodiscard]] static core::SourceRange range(std::size_t begin, std::size_t end)
    {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    [[nodiscard]] core::SourceRange here(std::size_t length) const { return range(m_pos, m_pos + length); }
    /// The text of a place for a message, shortened.
    [[nodiscard]] std::string quoted(core::SourceRange place) const;
    void fault(std::string message, core::SourceRange place);

    /// White space and comments.
    void skipBlank();
    /// Ends behind the closing quote, or at the line's end where there is none.
    core::SourceRange scanString();
    /// A bare word; "${…}" in it is taken whole.
    core::SourceRange scanWord();
    /// From a word that is no value to the end of what belongs to it: "not quoted text".
    core::SourceRange scanGarbage(core::SourceRange word);
    /// A whole array or object, of which only the brackets are counted.
    core::SourceRange scanNested();

private:
    bool skipComment();
    std::size_t scanEscape(std::size_t pos);

    TreeBuilder& m_builder;
    std::string_view m_text;
    std::size_t m_pos = 0;
    std::size_t m_lastEnd = 0;
    bool m_toldComment = false;
};

[[nodiscard]] inline bool isCloser(char c)
{
    return c == '}' || c == ']';
}

} // namespace statelight::source
