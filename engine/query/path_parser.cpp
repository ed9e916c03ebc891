#include "query/path_parser.h"

#include <algorithm>
#include <charconv>

#include "query/character_index.h"
#include "query/failure.h"
#include "query/filter.h"
#include "query/unescape.h"

namespace statelight::query {

namespace {

using Unit = core::Result<bool>; // false: this is another kind of token
constexpr std::size_t nowhere = CharacterIndex::nowhere;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

tl::unexpected<core::Error> fault(std::string message)
{
    return core::failure(code::syntax, std::move(message));
}

Name nameOf(std::string_view text)
{
    Name name;
    if (text.find('\\') == std::string_view::npos) {
        name.key = core::Key(text);
        return name;
    }
    name.key = core::Key(unescape(text));
    name.asWritten = core::Key(text);
    return name;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// A whole 32 bit number; nothing else counts as one.
std::optional<std::int32_t> integerOf(std::string_view text)
{
    std::int32_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

core::Result<IndexStep> indexStep(std::string_view expression)
{
    IndexStep step;
    for (std::size_t begin = 0; begin <= expression.size();) {
        const std::size_t comma = std::min(expression.find(',', begin), expression.size());
        const std::string_view token = trimmed(expression.substr(begin, comma - begin));
        const auto index = integerOf(token);
        if (!index)
            return fault("Failed to parse token in ArrayIndexOperation: " + std::string(token));
        step.indices.push_back(*index);
        begin = comma + 1;
    }
    return step;
}

core::Result<std::optional<std::int32_t>> sliceBound(std::string_view token)
{
    if (token.empty())
        return std::optional<std::int32_t>();
    const auto bound = integerOf(token);
    if (!bound)
        return fault("java.lang.NumberFormatException: For input string: \"" + std::string(token) + "\"");
    return bound;
}

core::Result<SliceStep> sliceStep(std::string_view expression)
{
    const auto faulty = [&] { return fault("Failed to parse SliceOperation: " + std::string(expression)); };
    if (!std::ranges::all_of(expression, [](char c) { return isDigit(c) || c == '-' || c == ':'; }))
        return faulty();
    const std::size_t first = expression.find(':');
    const std::string_view rest = expression.substr(first + 1);
    const auto from = sliceBound(expression.substr(0, first));
    if (!from)
        return tl::unexpected(from.error());
    const auto to = sliceBound(rest.substr(0, rest.find(':')));
    if (!to)
        return tl::unexpected(to.error());
    if (!*from && !*to)
        return faulty();
    return SliceStep{*from, *to};
}

class PathParser {
public:
    PathParser(std::string_view text, std::size_t depth)
        : m_path(text)
        , m_depth(depth)
    {}

    core::Result<Steps> parse()
    {
        m_steps.startsAtItem = m_path.current() == '@';
        if (m_path.lastIs('.'))
            return fault("Path must not end with a '.' or '..'");
        if (m_path.isTail())
            return std::move(m_steps);
        m_path.advance();
        if (m_path.current() != '.' && m_path.current() != '[')
            return fault("Illegal character at position " + std::to_string(m_path.position()) + " expected '.' or '['");
        do {
            if (m_steps.all.size() >= stepLimit)
                return fault("The path has more than " + std::to_string(stepLimit) + " steps");
            if (auto read = readToken(); !read)
                return tl::unexpected(std::move(read.error()));
        } while (!m_path.isTail() || endsInScan());
        countDefinite();
        return std::move(m_steps);
    }

private:
    [[nodiscard]] bool endsInScan() const { return std::holds_alternative<ScanStep>(m_steps.all.back()); }

    [[nodiscard]] tl::unexpected<core::Error> noToken(const char* expected = "") const
    {
        return fault("Could not parse token starting at position " + std::to_string(m_path.position()) + expected);
    }

    Unit readToken()
    {
        switch (m_path.current()) {
        case '[':
            return readBracket();
        case '.':
            return readDot();
        case '*':
            return readWildcard().and_then([this](bool taken) -> Unit { return taken ? Unit(true) : noToken(); });
        default:
            return readName();
        }
    }

    Unit readBracket()
    {
        for (const auto reader :
            {&PathParser::readNames, &PathParser::readArray, &PathParser::readWildcard, &PathParser::readFilter}) {
            Unit taken = (this->*reader)();
            if (!taken || *taken)
                return taken;
        }
        return noToken(". Expected ?, ', 0-9, * ");
    }

    Unit readDot()
    {
        if (m_path.at(m_path.position() + 1) == '.' && m_path.inBounds(m_path.position() + 1)) {
            m_steps.all.emplace_back(ScanStep{});
            m_path.advance(2);
        } else if (!m_path.inBounds(m_path.position() + 1)) {
            return fault("Path must not end with a '.");
        } else {
            m_path.advance();
        }
        if (m_path.current() == '.')
            return fault("Character '.' on position " + std::to_string(m_path.position()) + " is not valid.");
        return readToken();
    }

    // Jayway's later functions (`length()`) don't exist in Step Functions: there they are names like any other.
    Unit readName()
    {
        const char first = m_path.current();
        if (first == ' ' || !m_path.inBounds())
            return noToken();
        const std::size_t begin = m_path.position();
        std::size_t end = begin;
        for (; m_path.inBounds(end) && m_path.at(end) != '.' && m_path.at(end) != '['; ++end) {
            if (m_path.at(end) == ' ')
                return fault("Use bracket notion ['my prop'] if your property contains blank characters. position: "
                    + std::to_string(begin));
        }
        m_steps.all.emplace_back(NameStep{{Name{core::Key(m_path.part(begin, end)), std::nullopt}}});
        m_path.setPosition(end);
        return true;
    }

    Unit readNames()
    {
        const char quote = m_path.nextSignificantCharacter(m_path.position());
        if (quote != '\'' && quote != '"')
            return false;
        NameStep step{{}, quote};
        bool awaitsName = false;
        std::size_t at = m_path.position() + 1;
        for (; m_path.inBounds(at) && m_path.at(at) != ']'; ++at) {
            const char c = m_path.at(at);
            if (c == ',' && awaitsName)
                return fault("Found empty property at index " + std::to_string(at));
            if (c == ',')
                awaitsName = true;
            if (c != quote)
                continue;
            const std::size_t close = m_path.findUnescaped(at, quote);
            if (close == nowhere)
                return fault(std::string("Property has not been closed - missing closing ") + quote);
            const char next = m_path.nextSignificantCharacter(close);
            if (next != ']' && next != ',')
                return fault("Property must be separated by comma or Property must be terminated close square bracket "
                             "at index "
                    + std::to_string(close));
            step.names.push_back(nameOf(m_path.part(at + 1, close)));
            awaitsName = false;
            at = close;
        }
        if (!m_path.inBounds(at))
            return fault("Property has not been closed - missing closing ]");
        if (awaitsName)
            return fault("Found empty property at index " + std::to_string(at));
        m_steps.all.emplace_back(std::move(step));
        m_path.setPosition(at + 1);
        return true;
    }

    Unit readArray()
    {
        const char next = m_path.nextSignificantCharacter(m_path.position());
        if (!isDigit(next) && next != '-' && next != ':')
            return false;
        const std::size_t close = m_path.find(m_path.position() + 1, ']');
        if (close == nowhere)
            return false;
        const std::string_view expression = trimmed(m_path.part(m_path.position() + 1, close));
        const auto isKnown = [](char c) { return isDigit(c) || c == ',' || c == '-' || c == ':' || c == ' '; };
        if (!std::ranges::all_of(expression, isKnown))
            return false;
        const auto append = [&](auto&& step) -> Unit {
            m_steps.all.emplace_back(std::forward<decltype(step)>(step));
            m_path.setPosition(close + 1);
            return true;
        };
        return expression.find(':') == std::string_view::npos ? indexStep(expression).and_then(append)
                                                              : sliceStep(expression).and_then(append);
    }

    Unit readWildcard()
    {
        std::size_t end = m_path.position() + 1;
        if (m_path.current() == '[') {
            const std::size_t star = m_path.nextSignificant(m_path.position(), '*');
            if (star == nowhere)
                return false;
            const std::size_t close = m_path.nextSignificant(star, ']');
            if (close == nowhere)
                return fault("Expected wildcard token to end with ']' on position " + std::to_string(star + 1));
            end = close + 1;
        }
        m_steps.all.emplace_back(WildcardStep{});
        m_path.setPosition(end);
        return true;
    }

    Unit readFilter()
    {
        const std::size_t question = m_path.nextSignificant(m_path.position(), '?');
        const std::size_t open = question == nowhere ? nowhere : m_path.nextSignificant(question, '(');
        const std::size_t close = open == nowhere ? nowhere : m_path.findClosing(open, '(', ')', true);
        const std::size_t end = close == nowhere ? nowhere : m_path.nextSignificant(close, ']');
        if (end == nowhere)
            return false;
        auto filter = parseFilter(m_path.part(m_path.position(), end + 1), m_depth + 1);
        if (!filter)
            return tl::unexpected(std::move(filter.error()));
        m_steps.all.emplace_back(FilterStep{std::make_shared<const Filter>(std::move(*filter))});
        m_path.setPosition(end + 1);
        return true;
    }

    // Several names at the very end are merged into one object, so they count as one node.
    void countDefinite()
    {
        const auto selectsOne = [this](const Step& step) {
            if (const auto* names = std::get_if<NameStep>(&step))
                return names->names.size() == 1 || &step == &m_steps.all.back();
            const auto* indices = std::get_if<IndexStep>(&step);
            return indices && indices->indices.size() == 1;
        };
        const auto other = std::ranges::find_if_not(m_steps.all, selectsOne);
        m_steps.definiteLength = static_cast<std::size_t>(other - m_steps.all.begin());
    }

    CharacterIndex m_path;
    std::size_t m_depth;
    Steps m_steps;
};

} // namespace

core::Result<Steps> parseSteps(std::string_view text, std::size_t depth)
{
    if (depth > filterDepthLimit)
        return fault("Filters are nested deeper than " + std::to_string(filterDepthLimit));
    const std::string_view path = trimmed(text);
    if (path.empty())
        return fault("json can not be null or empty");
    const bool isRooted = path.front() == '$' || path.front() == '@';
    const std::string rooted = isRooted ? std::string(path) : "$." + std::string(path);
    auto steps = PathParser(rooted, depth).parse();
    if (steps)
        steps->text = std::string(text);
    return steps;
}

} // namespace statelight::query
