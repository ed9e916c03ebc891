#include <algorithm>

#include "document/assist/caret_place.h"
#include "source/json_text.h"
#include "source/utf8.h"

namespace statelight::document {

namespace {

using std::string_view;

core::SourceRange range(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

string_view unquoted(string_view key)
{
    const bool isQuoted = key.size() >= 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front();
    return isQuoted ? key.substr(1, key.size() - 2) : key;
}

/// Reads lines up to that of the caret and keeps the mappings and sequences whose indents are open there.
class YamlCaret {
public:
    YamlCaret(string_view text, std::size_t caret)
        : m_text(text)
        , m_caret(std::min(caret, text.size()))
    {}

    CaretPlace find();

private:
    struct Level {
        std::size_t column = 0;
        bool isItem = false;
        string_view key;
        std::size_t index = 0;
    };

    void readLine(std::size_t begin, std::size_t end);
    void dash(std::size_t column);
    void member(std::size_t column, string_view key);
    void closeTo(std::size_t column);
    [[nodiscard]] std::size_t keyEnd(std::size_t at, std::size_t end) const;
    [[nodiscard]] std::size_t skipBlank(std::size_t at, std::size_t end) const;
    /// Where the value that begins at `at` ends: before a comment and the blanks in front of it.
    [[nodiscard]] std::size_t valueEnd(std::size_t at, std::size_t end) const;
    void atValue(std::size_t begin, std::size_t end);
    void inFlow(std::size_t begin, std::size_t end);
    void inBlock(std::size_t end);
    void found(CaretPlace::Kind kind, core::SourceRange whole);

    string_view m_text;
    std::size_t m_caret;
    std::vector<Level> m_levels;
    std::size_t m_blockColumn = 0; ///< lines indented deeper than this belong to a block scalar
    std::size_t m_blockBegin = 0;
    bool m_isInBlock = false;
    CaretPlace m_found;
};

std::size_t YamlCaret::skipBlank(std::size_t at, std::size_t end) const
{
    while (at < end && isBlank(m_text[at]))
        ++at;
    return at;
}

std::size_t YamlCaret::keyEnd(std::size_t at, std::size_t end) const
{
    if (at < end && (m_text[at] == '"' || m_text[at] == '\'')) {
        const std::size_t close = m_text.find(m_text[at], at + 1);
        return close < end && close + 1 < end && m_text[close + 1] == ':' ? close + 1 : end;
    }
    for (; at < end; ++at) {
        if (m_text[at] == ':' && (at + 1 == end || isBlank(m_text[at + 1])))
            return at;
        if (m_text[at] == '#' && at > 0 && isBlank(m_text[at - 1]))
            return end;
    }
    return end;
}

std::size_t YamlCaret::valueEnd(std::size_t at, std::size_t end) const
{
    std::size_t stop = m_text.substr(0, end).find(" #", at);
    if (at < end && (m_text[at] == '"' || m_text[at] == '\'')) {
        const std::size_t close = m_text.substr(0, end).find(m_text[at], at + 1);
        stop = close == string_view::npos ? end : close + 1;
    }
    stop = std::min(stop, end);
    while (stop > at && isBlank(m_text[stop - 1]))
        --stop;
    return stop;
}

void YamlCaret::closeTo(std::size_t column)
{
    while (!m_levels.empty() && m_levels.back().column > column)
        m_levels.pop_back();
}

void YamlCaret::dash(std::size_t column)
{
    closeTo(column);
    if (!m_levels.empty() && m_levels.back().isItem && m_levels.back().column == column)
        ++m_levels.back().index;
    else
        m_levels.push_back({column, true, {}, 0});
}

void YamlCaret::member(std::size_t column, string_view key)
{
    closeTo(column);
    while (!m_levels.empty() && m_levels.back().column == column)
        m_levels.pop_back();
    m_levels.push_back({column, false, key, 0});
}

void YamlCaret::found(CaretPlace::Kind kind, core::SourceRange whole)
{
    m_found.kind = kind;
    for (const Level& level : m_levels)
        m_found.tokens.push_back(level.isItem ? std::to_string(level.index) : std::string(unquoted(level.key)));
    m_found.range = whole;
    m_found.content = whole;
    const string_view text = m_text.substr(whole.begin, whole.length());
    if (text.empty() || (text.front() != '"' && text.front() != '\''))
        return;
    m_found.isQuoted = true;
    const bool isClosed = text.size() > 1 && text.back() == text.front();
    m_found.content = range(whole.begin + 1, isClosed ? whole.end - 1 : whole.end);
    if (m_caret < m_found.content.begin || m_caret > m_found.content.end)
        m_found = {};
}

void YamlCaret::inFlow(std::size_t begin, std::size_t end)
{
    std::size_t index = 0;
    std::size_t item = begin + 1;
    for (std::size_t at = begin + 1; at < m_caret; ++at) {
        if (string_view("{}[]").find(m_text[at]) != string_view::npos)
            return;
        if (m_text[at] == ',') {
            ++index;
            item = at + 1;
        }
    }
    item = std::min(skipBlank(item, end), m_caret);
    std::size_t stop = std::min(m_text.find_first_of(",]", item), end);
    stop = std::max(valueEnd(item, stop), m_caret);
    m_levels.push_back({0, true, {}, index});
    found(CaretPlace::Kind::Value, range(item, stop));
    m_found.isInline = true;
}

void YamlCaret::inBlock(std::size_t end)
{
    const core::SourceRange whole = range(m_blockBegin, end);
    found(CaretPlace::Kind::Value, range(m_caret, m_caret));
    m_found.range = whole;
    m_found.content = whole;
    m_found.isQuoted = true;
}

void YamlCaret::atValue(std::size_t begin, std::size_t end)
{
    const std::size_t stop = valueEnd(begin, end);
    if (begin < stop && (m_text[begin] == '|' || m_text[begin] == '>'))
        return;
    if (begin < stop && m_text[begin] == '[' && m_caret > begin)
        return inFlow(begin, end);
    if (m_caret < begin || m_caret > stop) {
        if (begin == stop)
            found(CaretPlace::Kind::Value, range(m_caret, m_caret));
        return;
    }
    if (begin == stop || m_text[begin] != '{')
        found(CaretPlace::Kind::Value, range(begin, stop));
}

void YamlCaret::readLine(std::size_t begin, std::size_t end)
{
    const bool isLast = m_caret <= end;
    std::size_t at = skipBlank(begin, end);
    const std::size_t column = at - begin;
    const bool isEmpty = at == end;
    if (m_isInBlock && (isEmpty || column > m_blockColumn)) {
        if (isLast && m_caret - begin > m_blockColumn)
            inBlock(end);
        return;
    }
    m_isInBlock = false;
    if (isEmpty || m_text[at] == '#') {
        if (!isLast || !isEmpty)
            return;
        // What is begun at the caret would be a member of whatever is indented less.
        while (!m_levels.empty() && m_levels.back().column >= m_caret - begin)
            m_levels.pop_back();
        return found(CaretPlace::Kind::Key, range(m_caret, m_caret));
    }
    while (at < end && m_text[at] == '-' && (at + 1 == end || isBlank(m_text[at + 1]))) {
        dash(at - begin);
        at = skipBlank(at + 1, end);
    }
    const std::size_t colon = keyEnd(at, end);
    if (colon == end) {
        closeTo(at - begin);
        if (!isLast || m_caret < at)
            return;
        const bool isItem = !m_levels.empty() && m_levels.back().isItem && m_levels.back().column < at - begin;
        if (isItem)
            return atValue(at, end);
        while (!m_levels.empty() && m_levels.back().column >= at - begin)
            m_levels.pop_back();
        if (const std::size_t stop = valueEnd(at, end); m_caret <= stop)
            found(CaretPlace::Kind::Key, range(at, stop));
        return;
    }
    if (isLast && m_caret >= at && m_caret <= colon) {
        while (!m_levels.empty() && m_levels.back().column >= at - begin)
            m_levels.pop_back();
        return found(CaretPlace::Kind::Key, range(at, colon));
    }
    member(at - begin, m_text.substr(at, colon - at));
    const std::size_t value = skipBlank(colon + 1, end);
    m_isInBlock = value < end && (m_text[value] == '|' || m_text[value] == '>');
    m_blockColumn = at - begin;
    m_blockBegin = std::min(end + 1, m_text.size());
    if (isLast && m_caret > colon)
        atValue(value, end);
}

CaretPlace YamlCaret::find()
{
    std::size_t begin = m_text.starts_with(source::byteOrderMark) ? source::byteOrderMark.size() : 0;
    while (begin <= m_caret && m_levels.size() <= source::depthLimit) {
        const std::size_t end = std::min(m_text.find('\n', begin), m_text.size());
        readLine(begin, end);
        begin = end + 1;
    }
    return m_found;
}

} // namespace

CaretPlace yamlCaret(string_view text, std::uint32_t offset)
{
    return YamlCaret(text, offset).find();
}

} // namespace statelight::document
