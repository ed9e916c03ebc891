#include <algorithm>

#include "document/assist/caret_place.h"
#include "source/json_text.h"
#include "source/utf8.h"

namespace statelight::document {

namespace {

core::SourceRange range(std::size_t begin, std::size_t end)
{
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool isDelimiter(char c)
{
    return std::string_view(" \t\r\n{}[],:\"").find(c) != std::string_view::npos;
}

/// Reads tokens up to the caret and keeps the containers that are open there.
class JsonCaret {
public:
    JsonCaret(std::string_view text, std::size_t caret)
        : m_text(text)
        , m_caret(std::min(caret, text.size()))
    {}

    CaretPlace find();

private:
    struct Level {
        bool isObject = false;
        bool isBehindColon = false;
        bool hasValue = false; ///< of the member or item that stands here
        std::string_view key; ///< with its quotes
        std::size_t index = 0;
    };

    [[nodiscard]] bool expectsKey() const;
    void step();
    void word();
    void string();
    void close();
    void token(core::SourceRange whole, core::SourceRange content, bool quoted);
    [[nodiscard]] std::size_t lineEnd(std::size_t from) const;
    [[nodiscard]] CaretPlace place(core::SourceRange whole, core::SourceRange content, bool quoted) const;

    std::string_view m_text;
    std::size_t m_caret;
    std::size_t m_at = 0;
    std::vector<Level> m_levels;
    CaretPlace m_found;
    bool m_isDone = false;
};

std::size_t JsonCaret::lineEnd(std::size_t from) const
{
    return std::min(m_text.find_first_of("\r\n", from), m_text.size());
}

bool JsonCaret::expectsKey() const
{
    return !m_levels.empty() && m_levels.back().isObject
        && (!m_levels.back().isBehindColon || m_levels.back().hasValue);
}

CaretPlace JsonCaret::place(core::SourceRange whole, core::SourceRange content, bool quoted) const
{
    CaretPlace found;
    found.kind = expectsKey() ? CaretPlace::Kind::Key : CaretPlace::Kind::Value;
    for (std::size_t depth = 0; depth < m_levels.size(); ++depth) {
        const Level& level = m_levels[depth];
        if (depth + 1 == m_levels.size() && found.kind == CaretPlace::Kind::Key)
            break;
        found.tokens.push_back(level.isObject ? source::decodeJsonString(level.key) : std::to_string(level.index));
    }
    found.range = whole;
    found.content = content;
    found.isQuoted = quoted;
    found.isInline = true;
    return found;
}

void JsonCaret::token(core::SourceRange whole, core::SourceRange content, bool quoted)
{
    if (content.begin <= m_caret && m_caret <= content.end) {
        m_found = place(whole, content, quoted);
        m_isDone = true;
        return;
    }
    m_at = whole.end;
    if (m_levels.empty())
        return;
    Level& level = m_levels.back();
    if (expectsKey()) {
        level.key = m_text.substr(whole.begin, whole.length());
        level.isBehindColon = false;
        level.hasValue = false;
    } else {
        level.hasValue = true;
    }
}

void JsonCaret::string()
{
    const std::size_t begin = m_at;
    std::size_t end = begin + 1;
    while (end < m_text.size() && m_text[end] != '"' && m_text[end] != '\n')
        end += m_text[end] == '\\' && end + 1 < m_text.size() && m_text[end + 1] != '\n' ? 2 : 1;
    const bool isClosed = end < m_text.size() && m_text[end] == '"';
    token(range(begin, isClosed ? end + 1 : end), range(begin + 1, end), true);
}

void JsonCaret::word()
{
    const std::size_t begin = m_at;
    std::size_t end = begin;
    while (end < m_text.size() && !isDelimiter(m_text[end])) {
        const bool isPlaceholder = m_text.substr(end, 2) == "${";
        const std::size_t closes = isPlaceholder ? m_text.find_first_of("}\n", end) : end;
        end = std::min(closes, m_text.size() - 1) + 1;
    }
    token(range(begin, end), range(begin, end), false);
}

void JsonCaret::close()
{
    if (!m_levels.empty())
        m_levels.pop_back();
    if (!m_levels.empty())
        m_levels.back().hasValue = true;
}

void JsonCaret::step()
{
    const char c = m_text[m_at];
    if (m_text.substr(m_at, 2) == "//" || m_text.substr(m_at, 2) == "/*") {
        const std::size_t close = m_text.find("*/", m_at + 2);
        const std::size_t end = m_text[m_at + 1] == '/' ? lineEnd(m_at) : std::min(close, m_text.size() - 2) + 2;
        m_isDone = m_caret <= end;
        m_at = end;
    } else if (c == '"') {
        string();
    } else if (!isDelimiter(c)) {
        word();
    } else {
        ++m_at;
        if (c == '{' || c == '[')
            m_levels.push_back({c == '{', false, false, {}, 0});
        else if (c == '}' || c == ']')
            close();
        else if (c == ':' && !m_levels.empty())
            m_levels.back().isBehindColon = true;
        else if (c == ',' && !m_levels.empty())
            m_levels.back() = {m_levels.back().isObject, false, false, {}, m_levels.back().index + 1};
    }
}

CaretPlace JsonCaret::find()
{
    m_at = m_text.starts_with(source::byteOrderMark) ? source::byteOrderMark.size() : 0;
    while (!m_isDone && m_at < m_caret && m_levels.size() <= source::depthLimit)
        step();
    if (m_isDone || m_levels.empty() || m_levels.size() > source::depthLimit)
        return m_found;
    // A word that begins right here, as `true` with the caret before it.
    if (m_at < m_text.size() && !isDelimiter(m_text[m_at])) {
        word();
        return m_found;
    }
    const Level& level = m_levels.back();
    const bool isKeyWithoutColon = level.isObject && !level.key.empty() && !level.isBehindColon;
    if (level.hasValue || isKeyWithoutColon)
        return m_found;
    return place(range(m_caret, m_caret), range(m_caret, m_caret), false);
}

} // namespace

CaretPlace jsonCaret(std::string_view text, std::uint32_t offset)
{
    return JsonCaret(text, offset).find();
}

CaretPlace caretPlace(std::string_view text, source::Format format, std::uint32_t offset)
{
    return format == source::Format::Json ? jsonCaret(text, offset) : yamlCaret(text, offset);
}

} // namespace statelight::document
