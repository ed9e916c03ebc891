#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/json.h"
#include "query/character_index.h"
#include "query/failure.h"
#include "query/filter.h"
#include "query/path_parser.h"
#include "query/unescape.h"

namespace statelight::query {

namespace {

constexpr std::size_t nowhere = CharacterIndex::nowhere;
constexpr std::size_t bracketLimit = 100;

/// Jayway retries after its own complaint, but gives up after any other exception.
struct Fault {
    std::string message;
    bool isFinal = false;
};
template <class T>
using Parsed = tl::expected<T, Fault>;
using NodeIndex = std::uint32_t;

tl::unexpected<Fault> fault(std::string message)
{
    return tl::unexpected(Fault{std::move(message)});
}
tl::unexpected<Fault> finalFault()
{
    return tl::unexpected(Fault{{}, true});
}

struct OperatorName {
    std::string_view text;
    FilterOperator op;
};

constexpr std::array operatorNames{OperatorName{">=", FilterOperator::GreaterOrEqual},
    OperatorName{"<=", FilterOperator::LessOrEqual}, OperatorName{"==", FilterOperator::Equal},
    OperatorName{"===", FilterOperator::SameTypeEqual}, OperatorName{"!=", FilterOperator::NotEqual},
    OperatorName{"!==", FilterOperator::SameTypeNotEqual}, OperatorName{"<", FilterOperator::Less},
    OperatorName{">", FilterOperator::Greater}, OperatorName{"=~", FilterOperator::Matches},
    OperatorName{"NIN", FilterOperator::NotIn}, OperatorName{"IN", FilterOperator::In},
    OperatorName{"CONTAINS", FilterOperator::Contains}, OperatorName{"ALL", FilterOperator::All},
    OperatorName{"SIZE", FilterOperator::Size}, OperatorName{"EXISTS", FilterOperator::Unanswerable},
    OperatorName{"TYPE", FilterOperator::Unanswerable}, OperatorName{"MATCHES", FilterOperator::Unanswerable},
    OperatorName{"EMPTY", FilterOperator::Empty}, OperatorName{"SUBSETOF", FilterOperator::SubsetOf},
    OperatorName{"ANYOF", FilterOperator::AnyOf}, OperatorName{"NONEOF", FilterOperator::NoneOf}};

bool isOperatorCharacter(char c)
{
    return c == '<' || c == '>' || c == '=' || c == '~' || c == '!';
}
bool isNumberCharacter(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 'e' || c == 'E';
}

std::optional<core::Value> numberOf(std::string_view text)
{
    const char* end = text.data() + text.size();
    std::int64_t integer = 0;
    if (const auto read = std::from_chars(text.data(), end, integer); read.ec == std::errc() && read.ptr == end)
        return integer;
    double number = 0;
    if (const auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
        return number;
    return std::nullopt;
}

/// Jayway's JSON library also takes single quotes.
std::string withDoubleQuotes(std::string_view json)
{
    std::string text;
    char quote = 0;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '\\' && at + 1 < json.size()) {
            const char next = json[++at];
            text.append(next == '\'' ? "" : "\\").push_back(next);
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            text.push_back('"');
        } else if (quote != 0 && c == quote) {
            quote = 0;
            text.push_back('"');
        } else {
            text.append(quote == '\'' && c == '"' ? "\\" : "").push_back(c);
        }
    }
    return text;
}

/*
 * or         = and { "||" and }
 * and        = operand { "&&" operand }
 * operand    = comparison | "(" or ")" | "!" operand
 * comparison = value [ operator value ]
 */
class FilterParser {
public:
    FilterParser(std::string_view text, std::size_t depth)
        : m_whole(text)
        , m_text(text)
        , m_depth(depth)
    {}

    core::Result<Filter> parse()
    {
        m_text.trim();
        m_text.advance();
        m_text.shorten();
        m_text.trim();
        m_text.advance();
        m_text.trim();
        auto root = readJunction(Filter::Junction::Or);
        if (root && (m_text.skipBlanks(), m_text.inBounds())) {
            return core::failure(code::syntax,
                "Expected end of filter expression instead of: "
                    + std::string(m_text.part(m_text.position(), m_text.end())));
        }
        if (root)
            return std::move(m_filter);
        if (!root.error().isFinal)
            return core::failure(code::syntax, std::move(root.error().message));
        return core::failure(code::syntax,
            "Failed to parse filter: " + std::string(m_whole) + ", error on position: "
                + std::to_string(m_text.position()) + ", char: " + std::string(1, m_text.current()));
    }

private:
    NodeIndex add(Filter::Node node)
    {
        m_filter.nodes.push_back(std::move(node));
        return static_cast<NodeIndex>(m_filter.nodes.size() - 1);
    }

    Parsed<NodeIndex> readJunction(Filter::Junction junction)
    {
        const bool isOr = junction == Filter::Junction::Or;
        std::vector<NodeIndex> operands;
        do {
            auto operand = isOr ? readJunction(Filter::Junction::And) : readOperand();
            if (!operand)
                return operand;
            operands.push_back(*operand);
        } while (m_text.take(isOr ? "||" : "&&"));
        return operands.size() == 1 ? operands.front() : add(Filter::Junctor{junction, std::move(operands)});
    }

    Parsed<NodeIndex> readOperand()
    {
        if (++m_brackets > bracketLimit)
            return fault("The filter's brackets are nested deeper than " + std::to_string(bracketLimit));
        auto operand = readBracketed();
        --m_brackets;
        return operand;
    }

    Parsed<NodeIndex> readBracketed()
    {
        m_text.skipBlanks();
        const char next = m_text.nextSignificantCharacter(m_text.position());
        if (m_text.current() == '!' && next != '@' && next != '$') {
            m_text.advance();
            return readOperand().map([this](NodeIndex operand) {
                return add(Filter::Junctor{Filter::Junction::Not, {operand}});
            });
        }
        if (m_text.current() != '(')
            return readComparison();
        m_text.advance();
        auto inner = readJunction(Filter::Junction::Or);
        if (!inner)
            return inner;
        m_text.skipBlanks();
        if (m_text.current() != ')')
            return fault("Expected character: )");
        m_text.advance();
        return inner;
    }

    Parsed<NodeIndex> readComparison()
    {
        auto left = readValue();
        if (!left)
            return tl::unexpected(std::move(left.error()));
        const std::size_t behindLeft = m_text.position();
        auto op = readOperator();
        auto right = op ? readValue() : Parsed<FilterOperand>(tl::unexpected(op.error()));
        if (right)
            return add(Comparison{std::move(*left), *op, std::move(*right)});
        if (right.error().isFinal)
            return tl::unexpected(std::move(right.error()));
        m_text.setPosition(behindLeft);
        if (!std::holds_alternative<PathOperand>(*left))
            return fault("Expected path node");
        return add(Comparison{std::move(*left), FilterOperator::Exists, core::Value()});
    }

    Parsed<FilterOperator> readOperator()
    {
        m_text.skipBlanks();
        const std::size_t begin = m_text.position();
        const bool isSign = isOperatorCharacter(m_text.current());
        while (m_text.inBounds() && (isSign ? isOperatorCharacter(m_text.current()) : m_text.current() != ' '))
            m_text.advance();
        std::string text(m_text.part(begin, m_text.position()));
        std::ranges::transform(
            text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        const auto found = std::ranges::find(operatorNames, text, &OperatorName::text);
        if (found == operatorNames.end())
            return fault("Filter operator " + text + " is not supported!");
        return found->op;
    }

    Parsed<FilterOperand> readValue()
    {
        m_text.skipBlanks();
        bool isNegated = false;
        if (m_text.current() == '!') {
            m_text.advance();
            m_text.skipBlanks();
            isNegated = true;
            if (m_text.current() != '$' && m_text.current() != '@')
                return fault("Unexpected character: !");
        }
        switch (m_text.current()) {
        case '$':
        case '@':
            return readPath(!isNegated);
        case '\'':
        case '"':
            return readString(m_text.current());
        case 't':
            return readWord("true", true, "Expected boolean literal");
        case 'f':
            return readWord("false", false, "Expected boolean literal");
        case 'n':
            return readWord("null", nullptr, "Expected <null> value");
        case '[':
            return readJson(']');
        case '{':
            return readJson('}');
        case '/':
            return readPattern();
        default:
            return readNumber();
        }
    }

    Parsed<FilterOperand> readPath(bool shouldExist)
    {
        const std::size_t begin = m_text.position();
        m_text.advance();
        while (m_text.inBounds()) {
            if (m_text.current() == '[') {
                const std::size_t close = m_text.findClosing(m_text.position(), '[', ']', false);
                if (close == nowhere)
                    return fault("Square brackets does not match in filter " + std::string(m_whole));
                m_text.setPosition(close + 1);
            }
            const char c = m_text.current();
            const bool isCall = c == ')' && m_text.previousSignificantCharacter(m_text.position()) == '(';
            if (!m_text.inBounds() || isOperatorCharacter(c) || c == ' ' || (c == ')' && !isCall))
                break;
            if (c != '[')
                m_text.advance();
        }
        auto path = Path::parseInFilter(m_text.part(begin, m_text.position()), m_depth);
        if (!path)
            return fault(std::move(path.error().message));
        return PathOperand{std::move(*path), shouldExist};
    }

    Parsed<FilterOperand> readString(char quote)
    {
        const std::size_t begin = m_text.position();
        const std::size_t close = m_text.findUnescaped(begin, quote);
        if (close == nowhere) {
            return fault(std::string("String literal does not have matching quotes. Expected ") + quote + " in "
                + std::string(m_whole));
        }
        m_text.setPosition(close + 1);
        return core::Value(unescape(m_text.part(begin + 1, close)));
    }

    Parsed<FilterOperand> readWord(std::string_view word, core::Value value, const char* complaint)
    {
        if (m_text.part(m_text.position(), m_text.position() + word.size()) != word)
            return fault(complaint);
        m_text.advance(word.size());
        return value;
    }

    Parsed<FilterOperand> readNumber()
    {
        const std::size_t begin = m_text.position();
        while (m_text.inBounds() && isNumberCharacter(m_text.current()))
            m_text.advance();
        auto number = numberOf(m_text.part(begin, m_text.position()));
        if (!number)
            return finalFault();
        return std::move(*number);
    }

    Parsed<FilterOperand> readJson(char close)
    {
        const std::size_t begin = m_text.position();
        const std::size_t end = m_text.findClosing(begin, m_text.current(), close, false);
        if (end == nowhere)
            return fault("String not closed. Expected ' in " + std::string(m_whole));
        auto value = core::parseJson(withDoubleQuotes(m_text.part(begin, end + 1)));
        if (!value)
            return finalFault();
        m_text.setPosition(end + 1);
        return std::move(*value);
    }

    Parsed<FilterOperand> readPattern()
    {
        const std::size_t begin = m_text.position();
        const std::size_t close = m_text.findUnescaped(begin, '/');
        if (close == nowhere)
            return fault("Pattern not closed. Expected / in " + std::string(m_whole));
        std::size_t end = close + 1;
        while (m_text.inBounds(end) && m_text.at(end) >= 'A' && m_text.at(end) <= 'z')
            ++end;
        auto pattern = Pattern::compile(m_text.part(begin + 1, close), m_text.part(close + 1, end));
        if (!pattern)
            return finalFault();
        m_text.setPosition(end);
        return std::move(*pattern);
    }

    std::string_view m_whole;
    CharacterIndex m_text;
    std::size_t m_depth;
    std::size_t m_brackets = 0;
    Filter m_filter;
};

} // namespace

core::Result<Filter> parseFilter(std::string_view text, std::size_t depth)
{
    if (depth > filterDepthLimit)
        return core::failure(code::syntax, "Filters are nested deeper than " + std::to_string(filterDepthLimit));
    return FilterParser(text, depth).parse();
}

} // namespace statelight::query
