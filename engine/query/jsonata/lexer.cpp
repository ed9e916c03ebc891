#include "query/jsonata/lexer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace statelight::query::jsonata {

namespace {

constexpr std::string_view blanks = " \t\n\r\v";
constexpr std::string_view singles = ".[]{}(),@#;:?+-*/%|=<>^&!~";
constexpr std::array<std::string_view, 8> doubles = {"..", ":=", "!=", ">=", "<=", "**", "~>", "?:"};

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

int hexDigit(char character)
{
    if (isDigit(character))
        return character - '0';
    const char lower = static_cast<char>(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// A lone surrogate gets three bytes too: $encodeUrl must be able to complain about it.
void appendCodePoint(std::string& text, std::uint32_t point)
{
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0U | point >> 6U);
        add(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        add(0xE0U | point >> 12U);
        add(0x80U | (point >> 6U & 0x3FU));
        add(0x80U | (point & 0x3FU));
    } else {
        add(0xF0U | point >> 18U);
        add(0x80U | (point >> 12U & 0x3FU));
        add(0x80U | (point >> 6U & 0x3FU));
        add(0x80U | (point & 0x3FU));
    }
}

int codeUnit(std::string_view digits)
{
    int unit = 0;
    for (const char digit : digits) {
        if (hexDigit(digit) < 0)
            return -1;
        unit = unit * 16 + hexDigit(digit);
    }
    return digits.size() == 4 ? unit : -1;
}

} // namespace

tl::unexpected<Fault> Lexer::fail(const char* code, const char* message, std::size_t begin, std::size_t end) const
{
    const std::size_t last = std::min(end, m_text.size());
    return tl::unexpected(
        Fault{code, message, {static_cast<std::uint32_t>(std::min(begin, last)), static_cast<std::uint32_t>(last)},
            std::string(m_text.substr(std::min(begin, last), last - std::min(begin, last)))});
}

Token Lexer::token(TokenKind kind, std::size_t begin, std::string text) const
{
    Token token;
    token.kind = kind;
    token.text = std::move(text);
    token.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(m_place)};
    return token;
}

OrFault<bool> Lexer::skipBlanks()
{
    for (;;) {
        while (m_place < m_text.size() && blanks.find(m_text[m_place]) != std::string_view::npos)
            ++m_place;
        if (at(m_place) != '/' || at(m_place + 1) != '*')
            return true;
        const std::size_t end = m_text.find("*/", m_place + 2);
        if (end == std::string_view::npos)
            return fail("S0106", "The comment isn't closed.", m_place, m_place + 2);
        m_place = end + 2;
    }
}

std::size_t Lexer::operatorLength() const
{
    const auto pair = m_text.substr(m_place, 2);
    if (pair == "??" && m_dialect == Dialect::Latest)
        return 2;
    for (const auto symbol : doubles) {
        if (pair == symbol && (symbol != "?:" || m_dialect == Dialect::Latest))
            return 2;
    }
    return singles.find(m_text[m_place]) != std::string_view::npos ? 1 : 0;
}

OrFault<Token> Lexer::next(bool isAfterOperand)
{
    if (const auto skipped = skipBlanks(); !skipped)
        return tl::unexpected(skipped.error());
    if (m_place >= m_text.size())
        return token(TokenKind::End, m_place, {});
    if (!isAfterOperand && m_text[m_place] == '/')
        return regex();
    if (const std::size_t length = operatorLength(); length > 0) {
        const std::size_t begin = m_place;
        m_place += length;
        return token(TokenKind::Operator, begin, std::string(m_text.substr(begin, length)));
    }
    if (m_text[m_place] == '"' || m_text[m_place] == '\'')
        return string();
    if (const std::size_t length = numberLength(); length > 0)
        return number(length);
    if (m_text[m_place] == '`')
        return quotedName();
    return word();
}

OrFault<Token> Lexer::regex()
{
    const std::size_t begin = m_place++;
    int depth = 0;
    const auto isEscaped = [this, begin](std::size_t place) {
        std::size_t count = 0;
        while (place - count > begin + 1 && m_text[place - count - 1] == '\\')
            ++count;
        return count % 2 == 1;
    };
    for (; m_place < m_text.size(); ++m_place) {
        const char character = m_text[m_place];
        if (character == '/' && depth == 0 && !isEscaped(m_place))
            break;
        const bool isAfterBackslash = m_text[m_place - 1] == '\\';
        if ((character == '(' || character == '[' || character == '{') && !isAfterBackslash)
            ++depth;
        if ((character == ')' || character == ']' || character == '}') && !isAfterBackslash)
            --depth;
    }
    if (m_place >= m_text.size())
        return fail("S0302", "The regular expression isn't closed by a slash.", begin, m_text.size());
    std::string pattern(m_text.substr(begin + 1, m_place - begin - 1));
    if (pattern.empty())
        return fail("S0301", "A regular expression can't be empty.", begin, m_place + 1);
    const std::size_t flags = ++m_place;
    while (at(m_place) == 'i' || at(m_place) == 'm')
        ++m_place;
    Token result = token(TokenKind::Regex, begin, std::move(pattern));
    result.flags = m_text.substr(flags, m_place - flags);
    return result;
}

OrFault<Token> Lexer::string()
{
    const std::size_t begin = m_place;
    const char quote = m_text[m_place++];
    std::string text;
    while (m_place < m_text.size()) {
        const char character = m_text[m_place];
        if (character == quote) {
            ++m_place;
            return token(TokenKind::String, begin, std::move(text));
        }
        if (character != '\\') {
            const std::size_t end
                = std::min(m_text.find_first_of(quote == '"' ? "\"\\" : "'\\", m_place), m_text.size());
            text += m_text.substr(m_place, end - m_place);
            m_place = end;
            continue;
        }
        auto escaped = escape(m_place);
        if (!escaped)
            return tl::unexpected(escaped.error());
        text += *escaped;
    }
    return fail("S0101", "The text isn't closed by the quote it begins with.", begin, m_text.size());
}

OrFault<std::string> Lexer::escape(std::size_t begin)
{
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char name = at(begin + 1);
    if (const std::size_t index = names.find(name); name != '\0' && index != std::string_view::npos) {
        m_place = begin + 2;
        return std::string(1, meanings[index]);
    }
    if (name != 'u')
        return fail("S0103", "There is no such escape sequence.", begin, begin + 2);
    const int unit = codeUnit(m_text.substr(begin + 2, std::min<std::size_t>(4, m_text.size() - begin - 2)));
    if (unit < 0)
        return fail("S0104", "Four hexadecimal digits must follow \\u.", begin, begin + 6);
    m_place = begin + 6;
    auto point = static_cast<std::uint32_t>(unit);
    if (unit >= 0xD800 && unit < 0xDC00 && at(m_place) == '\\' && at(m_place + 1) == 'u'
        && m_place + 6 <= m_text.size()) {
        const int low = codeUnit(m_text.substr(m_place + 2, 4));
        if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000U + ((point - 0xD800U) << 10U) + static_cast<std::uint32_t>(low - 0xDC00);
            m_place += 6;
        }
    }
    std::string text;
    appendCodePoint(text, point);
    return text;
}

std::size_t Lexer::numberLength() const
{
    std::size_t place = m_place;
    const auto digits = [this](std::size_t from) {
        while (isDigit(at(from)))
            ++from;
        return from;
    };
    if (!isDigit(at(place)))
        return 0;
    place = at(place) == '0' ? place + 1 : digits(place);
    if (at(place) == '.' && isDigit(at(place + 1)))
        place = digits(place + 1);
    if (at(place) == 'e' || at(place) == 'E') {
        const std::size_t sign = at(place + 1) == '-' || at(place + 1) == '+' ? 1 : 0;
        if (isDigit(at(place + 1 + sign)))
            place = digits(place + 1 + sign);
    }
    return place - m_place;
}

OrFault<Token> Lexer::number(std::size_t length)
{
    const std::size_t begin = m_place;
    const auto text = m_text.substr(begin, length);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    m_place += length;
    // A number too small for a double is 0, one too large is a fault.
    if (error == std::errc::result_out_of_range && text.find("e-") == std::string_view::npos
        && text.find("E-") == std::string_view::npos)
        return fail("S0102", "The number is too large.", begin, m_place);
    Token result = token(TokenKind::Number, begin, std::string(text));
    result.number = error == std::errc() ? number : 0;
    return result;
}

OrFault<Token> Lexer::quotedName()
{
    const std::size_t begin = m_place;
    const std::size_t end = m_text.find('`', begin + 1);
    if (end == std::string_view::npos)
        return fail("S0105", "The quoted name isn't closed by a backquote.", begin, m_text.size());
    m_place = end + 1;
    Token result = token(TokenKind::Name, begin, std::string(m_text.substr(begin + 1, end - begin - 1)));
    result.isQuoted = true;
    return result;
}

Token Lexer::word()
{
    const std::size_t begin = m_place;
    while (m_place < m_text.size() && blanks.find(m_text[m_place]) == std::string_view::npos
        && singles.find(m_text[m_place]) == std::string_view::npos)
        ++m_place;
    std::string text(m_text.substr(begin, m_place - begin));
    if (!text.empty() && text.front() == '$')
        return token(TokenKind::Variable, begin, text.substr(1));
    if (text == "and" || text == "or" || text == "in")
        return token(TokenKind::Operator, begin, std::move(text));
    if (text == "true" || text == "false" || text == "null")
        return token(TokenKind::Value, begin, std::move(text));
    return token(TokenKind::Name, begin, std::move(text));
}

} // namespace statelight::query::jsonata
