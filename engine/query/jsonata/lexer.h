#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/source_range.h"
#include "query/jsonata/expression.h"
#include "query/jsonata/fault.h"

namespace statelight::query::jsonata {

enum class TokenKind : std::uint8_t { End, Operator, Name, Variable, String, Number, Value, Regex };

/// One word of an expression. `text` is the operator, the name or variable without quotes and `$`, the text of a
/// string, or a regular expression's pattern.
struct Token {
    TokenKind kind = TokenKind::End;
    std::string text;
    core::SourceRange range;
    double number = 0;
    std::string flags; ///< of a regular expression: `i`, `m`
    bool isQuoted = false; ///< a name in backquotes

    [[nodiscard]] bool is(std::string_view symbol) const { return kind == TokenKind::Operator && text == symbol; }
};

/// Cuts a text into tokens, one at a time.
class Lexer {
public:
    Lexer(std::string_view text, Dialect dialect)
        : m_text(text)
        , m_dialect(dialect)
    {}

    /// `isAfterOperand`: a `/` here divides, and doesn't begin a regular expression. Fails with S0101 to S0106, S0301
    /// and S0302.
    [[nodiscard]] OrFault<Token> next(bool isAfterOperand);

private:
    [[nodiscard]] char at(std::size_t place) const { return place < m_text.size() ? m_text[place] : '\0'; }
    [[nodiscard]] OrFault<bool> skipBlanks();
    [[nodiscard]] OrFault<Token> regex();
    [[nodiscard]] OrFault<Token> string();
    [[nodiscard]] OrFault<std::string> escape(std::size_t begin);
    [[nodiscard]] OrFault<Token> number(std::size_t length);
    [[nodiscard]] OrFault<Token> quotedName();
    [[nodiscard]] Token word();
    [[nodiscard]] std::size_t operatorLength() const;
    [[nodiscard]] std::size_t numberLength() const;
    [[nodiscard]] Token token(TokenKind kind, std::size_t begin, std::string text) const;
    [[nodiscard]] tl::unexpected<Fault> fail(
        const char* code, const char* message, std::size_t begin, std::size_t end) const;

    std::string_view m_text;
    Dialect m_dialect;
    std::size_t m_place = 0;
};

} // namespace statelight::query::jsonata
