#include <algorithm>

#include "source/json_text.h"
#include "source/tree_builder.h"
#include "source/utf8.h"

namespace statelight::source {

namespace {

constexpr std::string_view syntaxCode = "json.syntax";
constexpr std::size_t snippetLength = 40;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

bool isCloser(char c)
{
    return c == '}' || c == ']';
}

bool endsWord(char c)
{
    return isBlank(c) || c == ',' || c == ':' || c == '"' || c == '{' || c == '[' || isCloser(c);
}

/// Reads JSON as it is, and broken JSON as far as its meaning can be guessed. Steps from token to token with the
/// builder's open containers as its only stack.
class JsonReader {
public:
    explicit JsonReader(TreeBuilder& builder)
        : m_builder(builder)
        , m_text(builder.text())
    {}

    void read();

private:
    enum class Expect : std::uint8_t { Root, Key, Colon, MemberValue, Item, Separator, Nothing };

    [[nodiscard]] bool atEnd() const { return m_pos >= m_text.size(); }
    [[nodiscard]] char peek() const { return m_text[m_pos]; }
    [[nodiscard]] core::SourceRange here(std::size_t length) const { return range(m_pos, m_pos + length); }
    [[nodiscard]] static core::SourceRange range(std::size_t begin, std::size_t end)
    {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    [[nodiscard]] std::string quoted(core::SourceRange place) const;
    void fault(std::string message, core::SourceRange place)
    {
        m_builder.diagnose(syntaxCode, std::move(message), place);
    }

    void skipBlank();
    bool skipComment();
    void step();
    void readRoot();
    void readKey();
    void readColon();
    void readMemberValue();
    void readItem();
    void readSeparator();
    void readTrailing();

    void readValue();
    void readStringValue();
    void readBareValue();
    void openContainer();
    void skipTooDeep();
    void closeContainer();
    bool goesOnBehindRoot();
    void skipStray(std::string_view expected);
    void tellTrailingComma();

    core::SourceRange scanString();
    std::size_t scanEscape(std::size_t pos);
    core::SourceRange scanWord();
    core::SourceRange scanGarbage(core::SourceRange word);

    void add(NodeKind kind, core::SourceRange place);
    void addMissing();
    void finish();

    TreeBuilder& m_builder;
    std::string_view m_text;
    std::size_t m_pos = 0;
    std::size_t m_lastEnd = 0; ///< behind the last token that counts
    std::size_t m_comma = 0; ///< the last comma
    Expect m_expect = Expect::Root;
    core::SourceRange m_key;
    bool m_afterComma = false;
    bool m_toldComment = false;
    bool m_toldTrailingComma = false;
};

std::string JsonReader::quoted(core::SourceRange place) const
{
    std::string_view found = m_text.substr(place.begin, std::min<std::size_t>(place.length(), snippetLength));
    while (!found.empty() && place.length() > snippetLength && (static_cast<unsigned char>(found.back()) & 0x80U) != 0)
        found.remove_suffix(1);
    return "\"" + toValidUtf8(found) + (place.length() > snippetLength ? "…\"" : "\"");
}

void JsonReader::read()
{
    m_builder.diagnoseEncoding();
    if (m_text.starts_with(byteOrderMark))
        m_pos = byteOrderMark.size();
    m_lastEnd = m_pos;
    for (skipBlank(); !atEnd(); skipBlank())
        step();
    finish();
}

void JsonReader::skipBlank()
{
    while (!atEnd() && (isBlank(peek()) || (peek() == '/' && skipComment())))
        ++m_pos;
}

/// Stops at the comment's last byte.
bool JsonReader::skipComment()
{
    const std::string_view sign = m_text.substr(m_pos, 2);
    if (sign != "//" && sign != "/*")
        return false;
    const std::size_t found = sign == "//" ? m_text.find('\n', m_pos) : m_text.find("*/", m_pos + 2);
    const std::size_t end = found == std::string_view::npos ? m_text.size() : found + (sign == "//" ? 0 : 2);
    if (!m_toldComment)
        m_builder.diagnose(
            "json.comment", "JSON has no comments; remove them all, or use a Comment field.", range(m_pos, end));
    m_toldComment = true;
    m_pos = end - 1;
    return true;
}

void JsonReader::step()
{
    switch (m_expect) {
    case Expect::Root:
        return readRoot();
    case Expect::Key:
        return readKey();
    case Expect::Colon:
        return readColon();
    case Expect::MemberValue:
        return readMemberValue();
    case Expect::Item:
        return readItem();
    case Expect::Separator:
        return readSeparator();
    case Expect::Nothing:
        return readTrailing();
    }
}

void JsonReader::readRoot()
{
    if (isCloser(peek()) || peek() == ',' || peek() == ':')
        return skipStray("a value");
    readValue();
}

void JsonReader::readKey()
{
    const char c = peek();
    if (isCloser(c)) {
        tellTrailingComma();
        return closeContainer();
    }
    if (c == ',')
        return skipStray("a member");
    m_afterComma = false;
    if (c == ':' || c == '{' || c == '[') {
        fault("Expected a key in double quotes here.", here(1));
        m_key = range(m_pos, m_pos);
        m_expect = Expect::MemberValue;
        m_pos += c == ':' ? 1 : 0;
        return;
    }
    m_key = c == '"' ? scanString() : scanWord();
    if (c != '"')
        fault("Expected a key in double quotes, found " + quoted(m_key) + ".", m_key);
    m_expect = Expect::Colon;
}

void JsonReader::readColon()
{
    const char c = peek();
    m_expect = Expect::MemberValue;
    if (c == ':') {
        ++m_pos;
        return;
    }
    if (c == ',' || isCloser(c))
        return;
    fault("Expected ':' behind the key " + quoted(m_key) + ".", range(m_key.end, m_key.end));
}

void JsonReader::readMemberValue()
{
    const char c = peek();
    if (c == ':')
        return skipStray("a value");
    if (c == ',' || isCloser(c))
        return addMissing();
    readValue();
}

void JsonReader::readItem()
{
    const char c = peek();
    if (isCloser(c)) {
        tellTrailingComma();
        return closeContainer();
    }
    if (c == ',' || c == ':')
        return skipStray("a value");
    m_afterComma = false;
    readValue();
}

void JsonReader::readSeparator()
{
    const char c = peek();
    if (isCloser(c))
        return closeContainer();
    if (c == ':')
        return skipStray("',' or a closing bracket");
    m_afterComma = c == ',';
    m_expect = m_builder.node(m_builder.innermost()).kind == NodeKind::Object ? Expect::Key : Expect::Item;
    if (c == ',')
        m_comma = m_pos++;
    else
        fault("Expected ',' between two values here.", range(m_lastEnd, m_lastEnd));
}

void JsonReader::readTrailing()
{
    fault("Expected the end of the text behind the definition.", range(m_pos, m_text.size()));
    m_pos = m_text.size();
}

void JsonReader::readValue()
{
    const char c = peek();
    if (c == '{' || c == '[')
        return openContainer();
    if (c == '"' || c == '\'')
        return readStringValue();
    readBareValue();
}

void JsonReader::readStringValue()
{
    const bool doubleQuotes = peek() == '"';
    const core::SourceRange place = scanString();
    if (!doubleQuotes)
        fault("Text stands in double quotes in JSON, not in single ones.", place);
    if (m_expect != Expect::MemberValue)
        return add(NodeKind::String, place);

    skipBlank();
    if (atEnd() || peek() != ':')
        return add(NodeKind::String, place);
    addMissing();
    m_key = place;
    m_expect = Expect::Colon;
}

void JsonReader::readBareValue()
{
    core::SourceRange word = scanWord();
    const std::string_view text = m_text.substr(word.begin, word.length());
    if (text == "null")
        return add(NodeKind::Null, word);
    if (text == "true" || text == "false")
        return add(NodeKind::Boolean, word);
    if (isJsonNumber(text)) {
        if (!decodeJsonNumber(text))
            fault("The number " + quoted(word) + " is too large.", word);
        return add(NodeKind::Number, word);
    }
    word = scanGarbage(word);
    fault("Expected a value, found " + quoted(word) + "; text needs double quotes.", word);
    add(NodeKind::Missing, word);
}

void JsonReader::openContainer()
{
    if (m_builder.depth() >= depthLimit)
        return skipTooDeep();
    const bool object = peek() == '{';
    add(object ? NodeKind::Object : NodeKind::Array, here(1));
    m_builder.open();
    m_pos = m_lastEnd;
    m_expect = object ? Expect::Key : Expect::Item;
    m_afterComma = false;
}

void JsonReader::skipTooDeep()
{
    const std::size_t begin = m_pos;
    std::size_t depth = 0;
    do {
        const char c = peek();
        if (c == '"') {
            for (++m_pos; !atEnd() && peek() != '"'; ++m_pos)
                m_pos += peek() == '\\' ? 1 : 0;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (isCloser(c)) {
            --depth;
        }
        ++m_pos;
    } while (depth > 0 && !atEnd());
    m_pos = std::min(m_pos, m_text.size());
    m_builder.diagnose(
        "json.depth", "Values nest deeper than 500 levels here; what lies deeper is not read.", range(begin, m_pos));
    add(NodeKind::Missing, range(begin, m_pos));
}

void JsonReader::closeContainer()
{
    const NodeKind closed = peek() == '}' ? NodeKind::Object : NodeKind::Array;
    const NodeKind innermost = m_builder.node(m_builder.innermost()).kind;
    if (closed != innermost && !m_builder.isOpen(closed))
        return skipStray(innermost == NodeKind::Object ? "'}'" : "']'");
    if (closed != innermost) {
        fault(
            innermost == NodeKind::Object ? "Expected '}' before this ']'." : "Expected ']' before this '}'.", here(1));
        m_builder.close(static_cast<std::uint32_t>(m_lastEnd));
        m_expect = Expect::Separator;
        return;
    }
    if (m_builder.depth() == 1 && closed == NodeKind::Object && goesOnBehindRoot())
        return;
    m_lastEnd = ++m_pos;
    m_builder.close(static_cast<std::uint32_t>(m_pos));
    m_expect = m_builder.depth() == 0 ? Expect::Nothing : Expect::Separator;
}

/// One '}' too many ends the whole definition early: then members follow it.
bool JsonReader::goesOnBehindRoot()
{
    const std::size_t closer = m_pos;
    const std::size_t comma = m_text.find_first_not_of(" \t\r\n", closer + 1);
    if (comma == std::string_view::npos || m_text[comma] != ',')
        return false;
    const std::size_t next = m_text.find_first_not_of(" \t\r\n", comma + 1);
    if (next == std::string_view::npos || m_text[next] != '"')
        return false;
    fault("This '}' ends the definition, but more members follow.", here(1));
    m_pos = comma;
    m_expect = Expect::Separator;
    return true;
}

void JsonReader::skipStray(std::string_view expected)
{
    fault("Expected " + std::string(expected) + ", found '" + peek() + "'.", here(1));
    ++m_pos;
}

void JsonReader::tellTrailingComma()
{
    if (m_afterComma && !m_toldTrailingComma) {
        m_builder.diagnose(
            "json.trailing-comma", "JSON has no comma behind the last value; remove it.", range(m_comma, m_comma + 1));
        m_toldTrailingComma = true;
    }
    m_afterComma = false;
}

/// Ends behind the closing quote, or at the line's end where there is none.
core::SourceRange JsonReader::scanString()
{
    const std::size_t begin = m_pos;
    const char quote = peek();
    bool toldControl = false;
    for (++m_pos; !atEnd() && peek() != quote && !isLineEnd(peek());) {
        if (peek() == '\\') {
            m_pos = scanEscape(m_pos);
            continue;
        }
        if (static_cast<unsigned char>(peek()) < 0x20 && !toldControl) {
            fault("A control character in a text must be escaped (a tab as \\t).", here(1));
            toldControl = true;
        }
        ++m_pos;
    }
    if (!atEnd() && peek() == quote)
        ++m_pos;
    else
        fault(std::string("Expected ") + quote + " at the end of this text.", range(begin, m_pos));
    m_lastEnd = m_pos;
    return range(begin, m_pos);
}

std::size_t JsonReader::scanEscape(std::size_t pos)
{
    if (pos + 1 >= m_text.size() || isLineEnd(m_text[pos + 1]))
        return pos + 1;
    const char c = m_text[pos + 1];
    if (c != 'u') {
        if (std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos)
            fault("JSON has no such escape; a backslash is written \\\\.", range(pos, pos + 2));
        return pos + 2;
    }
    const auto unit = hexQuad(m_text, pos + 2);
    if (!unit) {
        fault("Expected four hexadecimal digits behind \\u.", range(pos, pos + 2));
        return pos + 2;
    }
    if (*unit < 0xD800 || *unit > 0xDFFF)
        return pos + 6;
    const auto low = m_text.substr(pos + 6, 2) == "\\u" ? hexQuad(m_text, pos + 8) : std::nullopt;
    if (*unit <= 0xDBFF && low && *low >= 0xDC00 && *low <= 0xDFFF)
        return pos + 12;
    fault("This escape is half of a character (a lone surrogate).", range(pos, pos + 6));
    return pos + 6;
}

/// A bare word; "${…}" in it is taken whole.
core::SourceRange JsonReader::scanWord()
{
    const std::size_t begin = m_pos;
    do {
        if (m_text.substr(m_pos, 2) == "${") {
            const std::size_t end = m_text.find_first_of("}\"\r\n", m_pos);
            m_pos = end != std::string_view::npos && m_text[end] == '}' ? end + 1 : m_pos + 1;
        } else {
            ++m_pos;
        }
    } while (!atEnd() && (!endsWord(peek()) || m_text.substr(m_pos - 1, 2) == "${"));
    m_lastEnd = m_pos;
    return range(begin, m_pos);
}

/// From a word that is no value to the end of what belongs to it: "not quoted text".
core::SourceRange JsonReader::scanGarbage(core::SourceRange word)
{
    std::size_t end = word.end;
    while (!atEnd() && (peek() == ' ' || !endsWord(peek()))) {
        if (peek() != ' ') {
            scanWord();
            end = m_pos;
        } else {
            ++m_pos;
        }
    }
    m_pos = m_lastEnd = end;
    return range(word.begin, end);
}

void JsonReader::add(NodeKind kind, core::SourceRange place)
{
    const bool member = m_expect == Expect::MemberValue;
    m_builder.addJson(kind, member ? m_key : core::SourceRange{}, place);
    m_lastEnd = place.end;
    m_pos = std::max<std::size_t>(m_pos, place.end);
    m_expect = m_builder.depth() == 0 ? Expect::Nothing : Expect::Separator;
}

void JsonReader::addMissing()
{
    const auto behindKey = range(m_key.end, m_key.end);
    fault("Expected a value behind the key " + quoted(m_key) + ".", m_key);
    const std::size_t pos = m_pos;
    const std::size_t colon = m_text.find_first_not_of(" \t\r\n", m_key.end);
    const bool hasColon = colon != std::string_view::npos && colon < pos && m_text[colon] == ':';
    add(NodeKind::Missing, hasColon ? range(colon + 1, colon + 1) : behindKey);
    m_pos = pos;
}

void JsonReader::finish()
{
    if (m_expect == Expect::Colon || m_expect == Expect::MemberValue) {
        m_expect = Expect::MemberValue;
        addMissing();
    }
    if (m_builder.size() == 0)
        return fault("The text is empty; expected a definition that begins with '{'.", range(m_lastEnd, m_lastEnd));
    if (m_builder.depth() == 0)
        return;
    const bool object = m_builder.node(m_builder.innermost()).kind == NodeKind::Object;
    fault(object ? "Expected '}', but the text ends here." : "Expected ']', but the text ends here.",
        range(m_lastEnd, m_lastEnd));
    while (m_builder.depth() > 0)
        m_builder.close(static_cast<std::uint32_t>(m_lastEnd));
}

} // namespace

SourceTree parseJson(std::shared_ptr<const std::string> text)
{
    TreeBuilder builder(std::move(text), Format::Json);
    JsonReader(builder).read();
    return builder.finish();
}

} // namespace statelight::source
