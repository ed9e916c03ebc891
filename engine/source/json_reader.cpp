#include <algorithm>

#include "source/json_scanner.h"
#include "source/json_text.h"
#include "source/tree_builder.h"

namespace statelight::source {

namespace {

/// Reads JSON as it is, and broken JSON as far as its meaning can be guessed. Steps from token to token with the
/// builder's open containers as its only stack.
class JsonReader {
public:
    explicit JsonReader(TreeBuilder& builder)
        : m_builder(builder)
        , m_scan(builder)
    {}

    void read();

private:
    enum class Expect : std::uint8_t { Root, Key, Colon, MemberValue, Item, Separator, Nothing };

    [[nodiscard]] char peek() const { return m_scan.peek(); }
    [[nodiscard]] core::SourceRange here(std::size_t length) const { return m_scan.here(length); }
    [[nodiscard]] core::SourceRange behindLast() const
    {
        return JsonScanner::range(m_scan.lastEnd(), m_scan.lastEnd());
    }
    void fault(std::string message, core::SourceRange place) { m_scan.fault(std::move(message), place); }
    void skip(std::size_t count) { m_scan.goTo(m_scan.pos() + count); }

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
    void tellPlaceholder(core::SourceRange place);

    void add(NodeKind kind, core::SourceRange place);
    void addMissing();
    void finish();

    TreeBuilder& m_builder;
    JsonScanner m_scan;
    std::size_t m_comma = 0; ///< the last comma
    Expect m_expect = Expect::Root;
    core::SourceRange m_key;
    bool m_afterComma = false;
    bool m_toldTrailingComma = false;
    bool m_toldPlaceholder = false;
};

void JsonReader::read()
{
    m_builder.diagnoseEncoding();
    for (m_scan.skipBlank(); !m_scan.atEnd(); m_scan.skipBlank())
        step();
    finish();
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
        m_key = here(0);
        m_expect = Expect::MemberValue;
        return skip(c == ':' ? 1 : 0);
    }
    m_key = c == '"' ? m_scan.scanString() : m_scan.scanWord();
    if (c != '"')
        fault("Expected a key in double quotes, found " + m_scan.quoted(m_key) + ".", m_key);
    m_expect = Expect::Colon;
}

void JsonReader::readColon()
{
    const char c = peek();
    m_expect = Expect::MemberValue;
    if (c == ':')
        return skip(1);
    if (c == ',' || isCloser(c))
        return;
    fault("Expected ':' behind the key " + m_scan.quoted(m_key) + ".", JsonScanner::range(m_key.end, m_key.end));
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
    if (c != ',')
        return fault("Expected ',' between two values here.", behindLast());
    m_comma = m_scan.pos();
    skip(1);
}

void JsonReader::readTrailing()
{
    fault(
        "Expected the end of the text behind the definition.", JsonScanner::range(m_scan.pos(), m_scan.text().size()));
    m_scan.goTo(m_scan.text().size());
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
    const core::SourceRange place = m_scan.scanString();
    if (!doubleQuotes)
        fault("Text stands in double quotes in JSON, not in single ones.", place);
    if (m_expect != Expect::MemberValue)
        return add(NodeKind::String, place);

    m_scan.skipBlank();
    if (m_scan.atEnd() || peek() != ':')
        return add(NodeKind::String, place);
    addMissing();
    m_key = place;
    m_expect = Expect::Colon;
}

void JsonReader::readBareValue()
{
    core::SourceRange word = m_scan.scanWord();
    const std::string_view text = m_scan.text().substr(word.begin, word.length());
    if (text == "null")
        return add(NodeKind::Null, word);
    if (text == "true" || text == "false")
        return add(NodeKind::Boolean, word);
    if (isJsonNumber(text)) {
        if (!decodeJsonNumber(text))
            fault("The number " + m_scan.quoted(word) + " is too large.", word);
        return add(NodeKind::Number, word);
    }
    if (isPlaceholder(text)) {
        tellPlaceholder(word);
        return add(NodeKind::String, word);
    }
    word = m_scan.scanGarbage(word);
    fault("Expected a value, found " + m_scan.quoted(word) + "; text needs double quotes.", word);
    add(NodeKind::Missing, word);
}

void JsonReader::tellPlaceholder(core::SourceRange place)
{
    if (!m_toldPlaceholder)
        m_builder.diagnose("json.placeholder",
            "A placeholder without quotes is no JSON before a value is put in its place; it is kept as it is.", place,
            core::Severity::Warning);
    m_toldPlaceholder = true;
}

void JsonReader::openContainer()
{
    if (m_builder.depth() >= depthLimit)
        return skipTooDeep();
    const bool object = peek() == '{';
    add(object ? NodeKind::Object : NodeKind::Array, here(1));
    m_builder.open();
    m_expect = object ? Expect::Key : Expect::Item;
    m_afterComma = false;
}

void JsonReader::skipTooDeep()
{
    const core::SourceRange place = m_scan.scanNested();
    m_builder.diagnose("json.depth", "Values nest deeper than 500 levels here; what lies deeper is not read.", place);
    add(NodeKind::Missing, place);
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
        m_builder.close(behindLast().end);
        m_expect = Expect::Separator;
        return;
    }
    if (m_builder.depth() == 1 && closed == NodeKind::Object && goesOnBehindRoot())
        return;
    skip(1);
    m_scan.tokenEndsAt(m_scan.pos());
    m_builder.close(behindLast().end);
    m_expect = m_builder.depth() == 0 ? Expect::Nothing : Expect::Separator;
}

/// One '}' too many ends the whole definition early: then members follow it.
bool JsonReader::goesOnBehindRoot()
{
    const std::string_view text = m_scan.text();
    const std::size_t comma = text.find_first_not_of(" \t\r\n", m_scan.pos() + 1);
    if (comma == std::string_view::npos || text[comma] != ',')
        return false;
    const std::size_t next = text.find_first_not_of(" \t\r\n", comma + 1);
    if (next == std::string_view::npos || text[next] != '"')
        return false;
    fault("This '}' ends the definition, but more members follow.", here(1));
    m_scan.goTo(comma);
    m_expect = Expect::Separator;
    return true;
}

void JsonReader::skipStray(std::string_view expected)
{
    fault("Expected " + std::string(expected) + ", found '" + peek() + "'.", here(1));
    skip(1);
}

void JsonReader::tellTrailingComma()
{
    if (m_afterComma && !m_toldTrailingComma) {
        m_builder.diagnose("json.trailing-comma", "JSON has no comma behind the last value; remove it.",
            JsonScanner::range(m_comma, m_comma + 1));
        m_toldTrailingComma = true;
    }
    m_afterComma = false;
}

void JsonReader::add(NodeKind kind, core::SourceRange place)
{
    const bool member = m_expect == Expect::MemberValue;
    m_builder.addJson(kind, member ? m_key : core::SourceRange{}, place);
    m_scan.tokenEndsAt(place.end);
    m_scan.goTo(std::max<std::size_t>(m_scan.pos(), place.end));
    m_expect = m_builder.depth() == 0 ? Expect::Nothing : Expect::Separator;
}

void JsonReader::addMissing()
{
    fault("Expected a value behind the key " + m_scan.quoted(m_key) + ".", m_key);
    const std::size_t pos = m_scan.pos();
    const std::size_t colon = m_scan.text().find_first_not_of(" \t\r\n", m_key.end);
    const bool hasColon = colon != std::string_view::npos && colon < pos && m_scan.text()[colon] == ':';
    const std::size_t place = hasColon ? colon + 1 : m_key.end;
    add(NodeKind::Missing, JsonScanner::range(place, place));
    m_scan.goTo(pos);
}

void JsonReader::finish()
{
    if (m_expect == Expect::Colon || m_expect == Expect::MemberValue) {
        m_expect = Expect::MemberValue;
        addMissing();
    }
    if (m_builder.size() == 0)
        return fault("The text is empty; expected a definition that begins with '{'.", behindLast());
    if (m_builder.depth() == 0)
        return;
    const bool object = m_builder.node(m_builder.innermost()).kind == NodeKind::Object;
    fault(object ? "Expected '}', but the text ends here." : "Expected ']', but the text ends here.", behindLast());
    while (m_builder.depth() > 0)
        m_builder.close(behindLast().end);
}

} // namespace

SourceTree parseJson(std::shared_ptr<const std::string> text)
{
    TreeBuilder builder(std::move(text), Format::Json);
    JsonReader(builder).read();
    return builder.finish();
}

} // namespace statelight::source
