#include "app/code/code_lexer.h"

#include <algorithm>

namespace statelight::app {

namespace {

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}
bool isNumberPart(QChar c)
{
    return c.isDigit() || c == u'.' || c == u'-' || c == u'+' || c == u'e' || c == u'E';
}

class LineLexer {
public:
    LineLexer(QStringView line, LexState& state)
        : m_line(line)
        , m_state(state)
    {}

    std::vector<CodeToken> json();
    std::vector<CodeToken> yaml();

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_line.size(); }
    [[nodiscard]] QChar now() const { return m_line[m_at]; }
    [[nodiscard]] bool looksAt(QStringView text) const { return m_line.mid(m_at).startsWith(text); }
    void add(qsizetype begin, TokenKind kind, bool isExpression = false);
    void skipBlanks();
    void jsonToken();
    void number();
    void word();
    void quoted(TokenKind kind);
    /// Colours [begin, end) as text that may hold {% … %} and ${…}.
    void textWithSpans(qsizetype begin, qsizetype end, TokenKind kind);
    void expression(qsizetype begin, qsizetype end);
    void plainWithPlaceholders(qsizetype begin, qsizetype end, TokenKind kind);
    [[nodiscard]] qsizetype quotedEnd(qsizetype begin) const;
    [[nodiscard]] qsizetype yamlKeyEnd() const;
    void yamlValue();

    QStringView m_line;
    LexState& m_state;
    qsizetype m_at = 0;
    std::vector<CodeToken> m_tokens;
};

void LineLexer::add(qsizetype begin, TokenKind kind, bool isExpression)
{
    if (m_at > begin) {
        m_tokens.push_back({static_cast<int>(begin), static_cast<int>(m_at - begin), kind, isExpression});
    }
}

void LineLexer::skipBlanks()
{
    while (!atEnd() && now().isSpace()) {
        ++m_at;
    }
}

qsizetype LineLexer::quotedEnd(qsizetype begin) const
{
    const QChar quote = m_line[begin];
    for (qsizetype at = begin + 1; at < m_line.size(); ++at) {
        if (m_line[at] == u'\\' && quote == u'"') {
            ++at;
        } else if (m_line[at] == quote) {
            return at + 1;
        }
    }
    return m_line.size();
}

void LineLexer::plainWithPlaceholders(qsizetype begin, qsizetype end, TokenKind kind)
{
    m_at = begin;
    while (m_at < end) {
        const qsizetype open = m_line.indexOf(QStringView(u"${"), m_at);
        const qsizetype close = open < 0 ? -1 : m_line.indexOf(u'}', open);
        const qsizetype from = m_at;
        if (open < 0 || close < 0 || close >= end) {
            m_at = end;
            add(from, kind);
            return;
        }
        m_at = open;
        add(from, kind);
        m_at = close + 1;
        add(open, TokenKind::Placeholder);
    }
}

void LineLexer::expression(qsizetype begin, qsizetype end)
{
    m_at = begin;
    while (m_at < end) {
        const qsizetype from = m_at;
        if (looksAt(u"{%") || looksAt(u"%}")) {
            m_at += 2;
            add(from, TokenKind::Punctuation, true);
        } else if (now() == u'$') {
            do {
                ++m_at;
            } while (m_at < end && (isWord(now()) || now() == u'$'));
            add(from, TokenKind::Variable, true);
        } else if (now() == u'\'' || (now() == u'"' && begin > 0 && m_line[begin - 1] != u'"')) {
            m_at = std::min(quotedEnd(from), end);
            add(from, TokenKind::String, true);
        } else if (now().isDigit()) {
            while (m_at < end && (isWord(now()) || now() == u'.')) {
                ++m_at;
            }
            add(from, TokenKind::Number, true);
        } else if (isWord(now())) {
            while (m_at < end && isWord(now())) {
                ++m_at;
            }
            add(from, TokenKind::Text, true);
        } else {
            ++m_at;
            add(from, TokenKind::Text, true);
        }
    }
}

void LineLexer::textWithSpans(qsizetype begin, qsizetype end, TokenKind kind)
{
    qsizetype at = begin;
    while (at < end) {
        const qsizetype open = m_state.inExpression ? at : m_line.indexOf(QStringView(u"{%"), at);
        if (open < 0 || open >= end) {
            plainWithPlaceholders(at, end, kind);
            return;
        }
        plainWithPlaceholders(at, open, kind);
        const qsizetype close = m_line.indexOf(QStringView(u"%}"), open);
        const bool closes = close >= 0 && close + 2 <= end;
        expression(open, closes ? close + 2 : end);
        m_state.inExpression = !closes;
        at = closes ? close + 2 : end;
    }
    m_at = end;
}

void LineLexer::quoted(TokenKind kind)
{
    const qsizetype begin = m_at;
    const qsizetype end = quotedEnd(begin);
    textWithSpans(begin, end, kind);
    m_state.inExpression = false;
    m_at = end;
}

void LineLexer::number()
{
    const qsizetype begin = m_at;
    while (!atEnd() && isNumberPart(now())) {
        ++m_at;
    }
    add(begin, TokenKind::Number);
}

void LineLexer::word()
{
    const qsizetype begin = m_at;
    while (!atEnd() && isWord(now())) {
        ++m_at;
    }
    const QStringView text = m_line.mid(begin, m_at - begin);
    add(begin, text == u"true" || text == u"false" || text == u"null" ? TokenKind::Literal : TokenKind::Text);
}

void LineLexer::jsonToken()
{
    const qsizetype begin = m_at;
    if (now() == u'"') {
        qsizetype after = quotedEnd(begin);
        while (after < m_line.size() && m_line[after].isSpace()) {
            ++after;
        }
        quoted(after < m_line.size() && m_line[after] == u':' ? TokenKind::Key : TokenKind::String);
    } else if (looksAt(u"//") || looksAt(u"/*")) {
        m_at = m_line.size();
        add(begin, TokenKind::Comment);
    } else if (now().isDigit() || now() == u'-') {
        number();
    } else if (looksAt(u"${")) {
        plainWithPlaceholders(begin, std::max(begin + 1, m_line.indexOf(u'}', begin) + 1), TokenKind::Text);
    } else if (isWord(now())) {
        word();
    } else {
        ++m_at;
        add(begin, TokenKind::Punctuation);
    }
}

std::vector<CodeToken> LineLexer::json()
{
    for (skipBlanks(); !atEnd(); skipBlanks()) {
        jsonToken();
    }
    return std::move(m_tokens);
}

qsizetype LineLexer::yamlKeyEnd() const
{
    qsizetype at = m_at;
    if (now() == u'#')
        return -1;
    if (now() == u'"' || now() == u'\'') {
        at = quotedEnd(m_at);
        return at < m_line.size() && m_line[at] == u':' ? at : -1;
    }
    for (; at < m_line.size(); ++at) {
        if (m_line[at] == u':' && (at + 1 == m_line.size() || m_line[at + 1].isSpace())) {
            return at;
        }
        if (m_line[at] == u'#' && at > 0 && m_line[at - 1].isSpace()) {
            return -1;
        }
    }
    return -1;
}

void LineLexer::yamlValue()
{
    const qsizetype begin = m_at;
    if (now() == u'#') {
        m_at = m_line.size();
        add(begin, TokenKind::Comment);
    } else if (now() == u'"' || now() == u'\'') {
        quoted(TokenKind::String);
    } else if (now() == u'|' || now() == u'>') {
        m_at = m_line.size();
        add(begin, TokenKind::Punctuation);
    } else if (now() == u'{' || now() == u'[' || now() == u',' || now() == u']' || now() == u'}') {
        jsonToken();
    } else {
        qsizetype end = m_line.indexOf(QStringView(u" #"), begin);
        end = end < 0 ? m_line.size() : end;
        const QStringView text = m_line.mid(begin, end - begin).trimmed();
        bool isNumber = false;
        [[maybe_unused]] const double number = text.toDouble(&isNumber);
        const bool isLiteral = text == u"true" || text == u"false" || text == u"null" || text == u"~";
        textWithSpans(begin, end, isNumber ? TokenKind::Number : isLiteral ? TokenKind::Literal : TokenKind::String);
    }
}

std::vector<CodeToken> LineLexer::yaml()
{
    skipBlanks();
    const int indent = static_cast<int>(m_at);
    if (m_state.blockIndent >= 0 && (atEnd() || indent > m_state.blockIndent)) {
        textWithSpans(m_at, m_line.size(), TokenKind::String);
        return std::move(m_tokens);
    }
    m_state = {};
    int column = indent;
    while (!atEnd() && now() == u'-' && (m_at + 1 == m_line.size() || m_line[m_at + 1].isSpace())) {
        const qsizetype begin = m_at++;
        add(begin, TokenKind::Punctuation);
        skipBlanks();
        column = static_cast<int>(m_at);
    }
    if (const qsizetype end = atEnd() ? -1 : yamlKeyEnd(); end >= 0) {
        const qsizetype begin = m_at;
        m_at = end;
        add(begin, TokenKind::Key);
        ++m_at;
        add(end, TokenKind::Punctuation);
    }
    for (skipBlanks(); !atEnd(); skipBlanks()) {
        if (now() == u'|' || now() == u'>') {
            m_state.blockIndent = column;
        }
        yamlValue();
    }
    return std::move(m_tokens);
}

} // namespace

std::vector<CodeToken> lexLine(QStringView line, source::Format format, LexState& state)
{
    LineLexer lexer(line, state);
    return format == source::Format::Json ? lexer.json() : lexer.yaml();
}

} // namespace statelight::app
