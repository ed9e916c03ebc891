#include "source/hcl_scanner.h"

#include <algorithm>

#include "source/utf8.h"

namespace statelight::source {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Letters, digits, dashes, and every byte beyond ASCII.
bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
        || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

core::SourceRange rangeOf(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string_view trimmed(std::string_view line)
{
    while (!line.empty() && isBlank(line.front()))
        line.remove_prefix(1);
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    return line;
}

/// Where a text in quotes stands while it is read: in quotes, or in `${…}` between them, which may hold texts again.
class Quoting {
public:
    [[nodiscard]] bool isClosed() const { return m_open.empty(); }
    [[nodiscard]] bool isText() const { return m_open.back() == '"'; }

    /// How many bytes belong together at the begin of `rest`; 0 where a line ends the text.
    std::size_t take(std::string_view rest) { return isText() ? takeText(rest) : takeExpression(rest.front()); }

private:
    std::size_t takeText(std::string_view rest)
    {
        const std::string_view two = rest.substr(0, 2);
        if (rest.front() == '\n')
            return 0;
        if (rest.starts_with("$${") || rest.starts_with("%%{"))
            return 3;
        if (two == "${" || two == "%{") {
            m_open.push_back('{');
            return 2;
        }
        if (rest.front() == '"')
            m_open.pop_back();
        return rest.front() == '\\' ? two.size() : 1;
    }

    std::size_t takeExpression(char c)
    {
        if (c == '"' || c == '{')
            m_open.push_back(c);
        else if (c == '}')
            m_open.pop_back();
        return 1;
    }

    std::vector<char> m_open{'"'};
};

} // namespace

HclScanner::HclScanner(std::string_view text)
    : m_text(text)
    , m_pos(text.starts_with(byteOrderMark) ? byteOrderMark.size() : 0)
{}

HclToken HclScanner::next()
{
    skipBlank();
    if (m_pos >= m_text.size())
        return tokenTo(HclToken::Kind::End, m_text.size());
    const char c = m_text[m_pos];
    if (isWordByte(c))
        return tokenTo(HclToken::Kind::Word, wordEnd(m_pos));
    if (c == '"')
        return tokenTo(HclToken::Kind::Text, textEnd());
    HclToken heredoc;
    if (c == '<' && readHeredoc(heredoc))
        return heredoc;
    return tokenTo(HclToken::Kind::Sign, signEnd());
}

HclToken HclScanner::tokenTo(HclToken::Kind kind, std::size_t end)
{
    HclToken token;
    token.kind = kind;
    token.range = rangeOf(m_pos, end);
    m_pos = end;
    return token;
}

void HclScanner::skipBlank()
{
    while (m_pos < m_text.size()) {
        const std::string_view rest = m_text.substr(m_pos);
        if (isBlank(rest.front())) {
            ++m_pos;
        } else if (rest.starts_with('#') || rest.starts_with("//")) {
            m_pos = nextLine(m_pos);
        } else if (rest.starts_with("/*")) {
            const std::size_t end = m_text.find("*/", m_pos + 2);
            m_pos = end == std::string_view::npos ? m_text.size() : end + 2;
        } else {
            return;
        }
    }
}

std::size_t HclScanner::nextLine(std::size_t at) const
{
    const std::size_t end = m_text.find('\n', at);
    return end == std::string_view::npos ? m_text.size() : end + 1;
}

std::size_t HclScanner::wordEnd(std::size_t at) const
{
    while (at < m_text.size() && isWordByte(m_text[at]))
        ++at;
    return at;
}

std::size_t HclScanner::textEnd() const
{
    Quoting quoting;
    std::size_t at = m_pos + 1;
    while (at < m_text.size() && !quoting.isClosed()) {
        const std::size_t taken = quoting.take(m_text.substr(at));
        if (taken == 0)
            return at;
        at += taken;
    }
    return at;
}

std::size_t HclScanner::signEnd() const
{
    const std::string_view two = m_text.substr(m_pos, 2);
    const bool isPair = two == "==" || two == "=>" || two == "!=" || two == "<=" || two == ">=";
    return m_pos + (isPair ? 2 : 1);
}

/// `<<NAME` or `<<-NAME` at the end of a line, up to the line that holds the name alone.
bool HclScanner::readHeredoc(HclToken& token)
{
    if (m_text.substr(m_pos, 2) != "<<")
        return false;
    const std::size_t name = m_pos + (m_text.substr(m_pos, 3) == "<<-" ? 3 : 2);
    const std::string_view marker = m_text.substr(name, wordEnd(name) - name);
    const std::size_t lineEnd = name + marker.size();
    if (marker.empty() || !trimmed(m_text.substr(lineEnd, nextLine(lineEnd) - lineEnd)).empty())
        return false;
    const std::size_t begin = nextLine(lineEnd);
    std::size_t line = begin;
    while (line < m_text.size() && trimmed(m_text.substr(line, nextLine(line) - line)) != marker)
        line = nextLine(line);
    const std::size_t end = line < m_text.size() ? m_text.find(marker, line) + marker.size() : line;
    token.kind = HclToken::Kind::Heredoc;
    token.range = rangeOf(m_pos, end);
    token.lines = rangeOf(begin, line);
    m_pos = end;
    return true;
}

} // namespace statelight::source
