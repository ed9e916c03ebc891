#include "query/jsonata/javascript_pattern.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace statelight::query::jsonata {

namespace {

constexpr std::string_view lineEnds = "\\n\\r\\x{2028}\\x{2029}";
constexpr std::string_view blanks
    = "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
constexpr std::string_view noBlanks
    = "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
      "\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{d7ff}\\x{e000}-\\x{fefe}"
      "\\x{ff00}-\\x{10ffff}";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string bracketed(std::string_view open, std::string_view content, std::string_view close)
{
    return std::string(open).append(content).append(close);
}

/// Capturing groups: an open bracket that no "?" follows, or one with a name.
std::size_t countGroups(std::string_view pattern)
{
    std::size_t groups = 0;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\')
            ++i;
        else if (inClass || c == '[')
            inClass = c != ']';
        else if (c == '(')
            groups += pattern.substr(i + 1, 1) != "?"
                || (pattern.substr(i + 1, 2) == "?<" && pattern.substr(i + 3, 1).find_first_of("=!") != 0);
    }
    return groups;
}

class Translation {
public:
    Translation(std::string_view pattern, bool multiline)
        : m_pattern(pattern)
        , m_multiline(multiline)
        , m_groups(countGroups(pattern))
    {}

    tl::expected<std::string, PatternFault> run()
    {
        while (!m_fault && m_at < m_pattern.size())
            takeTerm();
        if (m_fault)
            return tl::unexpected(*std::move(m_fault));
        return std::move(m_text);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : '\0';
    }

    void fail(const char* message)
    {
        if (!m_fault)
            m_fault = PatternFault{m_at, message};
    }

    void takeTerm()
    {
        switch (peek()) {
        case '\\':
            takeEscape();
            break;
        case '[':
            takeClass();
            break;
        case '(':
            takeGroup();
            break;
        case '*':
        case '+':
        case '?':
            takeQuantifier(1);
            break;
        case '{':
            takeBrace();
            break;
        default:
            takePlain();
        }
    }

    void takePlain()
    {
        const char c = m_pattern[m_at++];
        m_quantifiable = true;
        if (c == '.') {
            m_text.append(bracketed("[^", lineEnds, "]"));
        } else if (c == '^') {
            m_text.append(m_multiline ? bracketed("(?:\\A|(?<=[", lineEnds, "]))") : "\\A");
            m_quantifiable = false;
        } else if (c == '$') {
            m_text.append(m_multiline ? bracketed("(?:(?=[", lineEnds, "])|\\z)") : "\\z");
            m_quantifiable = false;
        } else {
            m_quantifiable = c != '|';
            if (c == ']' || c == '}')
                m_text.push_back('\\');
            m_text.push_back(c);
        }
    }

    /// JavaScript has greedy and lazy quantifiers, and none of a quantifier.
    void takeQuantifier(std::size_t length)
    {
        if (!m_quantifiable)
            return fail("Nothing to repeat");
        m_text.append(m_pattern.substr(m_at, length));
        m_at += length;
        if (peek() == '?') {
            m_text.push_back('?');
            ++m_at;
        }
        m_quantifiable = false;
    }

    void takeBrace()
    {
        std::size_t end = m_at + 1;
        while (end < m_pattern.size() && isDigit(m_pattern[end]))
            ++end;
        const bool hasMinimum = end > m_at + 1;
        if (end < m_pattern.size() && m_pattern[end] == ',') {
            ++end;
            while (end < m_pattern.size() && isDigit(m_pattern[end]))
                ++end;
        }
        if (hasMinimum && end < m_pattern.size() && m_pattern[end] == '}')
            return takeQuantifier(end + 1 - m_at);
        m_text.append("\\{");
        ++m_at;
        m_quantifiable = true;
    }

    void takeGroup()
    {
        const std::string_view rest = m_pattern.substr(m_at);
        m_quantifiable = false;
        if (!rest.starts_with("(?")) {
            m_text.push_back('(');
            ++m_at;
            // PCRE2 would take "(*" for a verb.
            if (peek() == '*')
                fail("Nothing to repeat");
            return;
        }
        for (const std::string_view opening : {"(?:", "(?=", "(?!", "(?<=", "(?<!"}) {
            if (rest.starts_with(opening)) {
                m_text.append(opening);
                m_at += opening.size();
                return;
            }
        }
        const std::size_t close = rest.find('>');
        if (!rest.starts_with("(?<") || close == std::string_view::npos)
            return fail("Invalid group");
        m_text.append(rest.substr(0, close + 1));
        m_at += close + 1;
    }

    /// The character an escape of a class or of the pattern stands for, if it stands for one; steps over it.
    std::optional<std::uint32_t> takeCharacter()
    {
        const char c = peek(1);
        if (c == 'x' || c == 'u') {
            const auto digits = static_cast<std::size_t>(c == 'x' ? 2 : 4);
            const std::optional<std::uint32_t> code = hex(m_at + 2, digits);
            m_at += code ? digits + 2 : 2;
            return code ? joined(*code) : static_cast<std::uint32_t>(c);
        }
        if (c == 'c' && isLetter(peek(2))) {
            m_at += 3;
            return static_cast<std::uint32_t>(m_pattern[m_at - 1]) % 32;
        }
        constexpr std::string_view named = "tnrfv";
        constexpr std::uint32_t codes[] = {9, 10, 13, 12, 11};
        if (const std::size_t i = named.find(c); i != std::string_view::npos) {
            m_at += 2;
            return codes[i];
        }
        if (c == '0' || (isDigit(c) && c < '8'))
            return takeOctal();
        if (isLetter(c) || isDigit(c)) {
            m_at += 2;
            return static_cast<std::uint32_t>(c);
        }
        return std::nullopt;
    }

    std::uint32_t takeOctal()
    {
        std::uint32_t code = 0;
        ++m_at;
        for (int i = 0; i < 3 && peek() >= '0' && peek() < '8' && code * 8 < 256; ++i, ++m_at)
            code = code * 8 + static_cast<std::uint32_t>(peek() - '0');
        return code;
    }

    /// The code point of a surrogate pair that is written as two escapes.
    std::uint32_t joined(std::uint32_t code)
    {
        const std::size_t next = m_at;
        if ((code & 0xFC00U) != 0xD800U || next >= m_pattern.size() || m_pattern.substr(next, 2) != "\\u")
            return code;
        const auto low = hex(next + 2, 4);
        if (!low || (*low & 0xFC00U) != 0xDC00U)
            return code;
        m_at += 6;
        return 0x10000U + ((code - 0xD800U) << 10U) + (*low - 0xDC00U);
    }

    [[nodiscard]] std::optional<std::uint32_t> hex(std::size_t at, std::size_t digits) const
    {
        const std::string_view text = m_pattern.substr(std::min(at, m_pattern.size()), digits);
        std::uint32_t code = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code, 16);
        if (text.size() < digits || error != std::errc() || end != text.data() + digits)
            return std::nullopt;
        return code;
    }

    void append(std::uint32_t code)
    {
        char digits[8];
        char* const end = std::to_chars(digits, digits + sizeof digits, code, 16).ptr;
        m_text.append("\\x{").append(digits, end).append("}");
    }

    void takeEscape()
    {
        const char c = peek(1);
        m_quantifiable = true;
        if (m_at + 1 >= m_pattern.size())
            return fail("\\ at end of pattern");
        if (c == 's' || c == 'S') {
            m_text.append(bracketed(c == 's' ? "[" : "[^", blanks, "]"));
            m_at += 2;
        } else if (c == 'b' || c == 'B' || std::string_view("dDwW").find(c) != std::string_view::npos) {
            m_quantifiable = c != 'b' && c != 'B';
            m_text.append({'\\', c});
            m_at += 2;
        } else if (c == 'k' && peek(2) == '<' && m_pattern.find('>', m_at) != std::string_view::npos) {
            const std::size_t end = m_pattern.find('>', m_at) + 1;
            m_text.append(m_pattern.substr(m_at, end - m_at));
            m_at = end;
        } else if (isDigit(c) && c != '0' && takeReference()) {
            return;
        } else {
            takeLiteral();
        }
    }

    bool takeReference()
    {
        std::size_t group = 0;
        const char* const begin = m_pattern.data() + m_at + 1;
        const char* const last = m_pattern.data() + m_pattern.size();
        const char* const end = std::from_chars(begin, last, group).ptr;
        if (group == 0 || group > m_groups)
            return false;
        m_text.append("(?:\\g{").append(std::to_string(group)).append("})");
        m_at += static_cast<std::size_t>(end - begin) + 1;
        return true;
    }

    void takeLiteral()
    {
        if (const std::optional<std::uint32_t> code = takeCharacter()) {
            const bool isLone = (*code & 0x1FF800U) == 0xD800U;
            if (isLone)
                m_text.append("(?!)"); // no text of UTF-8 holds half a pair
            else
                append(*code);
            return;
        }
        if (static_cast<unsigned char>(peek(1)) < 0x80)
            m_text.push_back('\\');
        m_text.push_back(peek(1));
        m_at += 2;
    }

    void takeClass()
    {
        m_text.push_back('[');
        ++m_at;
        if (peek() == '^') {
            m_text.push_back('^');
            ++m_at;
        }
        while (m_at < m_pattern.size() && peek() != ']')
            takeMember();
        if (peek() != ']')
            return fail("Unterminated character class");
        m_text.push_back(']');
        ++m_at;
        m_quantifiable = true;
    }

    void takeMember()
    {
        const char c = peek();
        if (c != '\\') {
            // Neither POSIX classes nor nested ones.
            if (c == '[')
                m_text.push_back('\\');
            m_text.push_back(c);
            ++m_at;
            return;
        }
        const char escaped = peek(1);
        if (escaped == 's' || escaped == 'S') {
            m_text.append(escaped == 's' ? blanks : noBlanks);
            m_at += 2;
        } else if (std::string_view("dDwW").find(escaped) != std::string_view::npos && escaped != '\0') {
            m_text.append({'\\', escaped});
            m_at += 2;
        } else if (escaped == 'b') {
            m_text.append("\\x{8}");
            m_at += 2;
        } else if (m_at + 1 >= m_pattern.size()) {
            fail("\\ at end of pattern");
            ++m_at;
        } else {
            takeClassCharacter();
        }
    }

    void takeClassCharacter()
    {
        if (const std::optional<std::uint32_t> code = takeCharacter()) {
            if ((*code & 0x1FF800U) != 0xD800U)
                append(*code);
            else
                append(*code < 0xDC00 ? 0xD7FF : 0xE000);
            return;
        }
        if (static_cast<unsigned char>(peek(1)) < 0x80)
            m_text.push_back('\\');
        m_text.push_back(peek(1));
        m_at += 2;
    }

    std::string_view m_pattern;
    bool m_multiline;
    std::size_t m_groups;
    std::size_t m_at = 0;
    std::string m_text;
    bool m_quantifiable = false;
    std::optional<PatternFault> m_fault;
};

} // namespace

tl::expected<std::string, PatternFault> pcrePattern(std::string_view pattern, bool multiline)
{
    return Translation(pattern, multiline).run();
}

} // namespace statelight::query::jsonata
