#include <algorithm>
#include <array>

#include "core/json.h"
#include "query/intrinsic.h"

namespace statelight::query {

namespace {

constexpr std::size_t noLimit = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, 18> names{"States.Format", "States.StringToJson", "States.JsonToString",
    "States.Array", "States.ArrayPartition", "States.ArrayContains", "States.ArrayRange", "States.ArrayGetItem",
    "States.ArrayLength", "States.ArrayUnique", "States.Base64Encode", "States.Base64Decode", "States.Hash",
    "States.JsonMerge", "States.MathRandom", "States.MathAdd", "States.StringSplit", "States.UUID"};

struct Arity {
    std::size_t least;
    std::size_t most;
};
constexpr std::array<Arity, names.size()> arities{Arity{1, noLimit}, {1, 1}, {1, 1}, {0, noLimit}, {2, 2}, {2, 2},
    {3, 3}, {2, 2}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {2, 2}, {3, 3}, {2, 3}, {2, 2}, {2, 2}, {0, 0}};

tl::unexpected<core::Error> fault(std::string message)
{
    return core::failure(code::syntax, std::move(message));
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
}

class CallParser {
public:
    CallParser(std::string_view text, std::size_t depth)
        : m_text(text)
        , m_depth(depth)
    {}

    core::Result<Call> parse()
    {
        if (m_depth > callDepthLimit)
            return fault("Calls are nested deeper than " + std::to_string(callDepthLimit) + ".");
        Call call;
        call.text = std::string(m_text);
        const std::string_view name = takeName();
        const auto known = std::ranges::find(names, name);
        if (known == names.end())
            return fault("'" + std::string(name.empty() ? m_text : name) + "' is no intrinsic function.");
        call.function = static_cast<Function>(known - names.begin());
        if (auto read = readArguments(call); !read)
            return tl::unexpected(std::move(read.error()));
        skipBlanks();
        if (m_at < m_text.size())
            return fault(unexpectedAt(m_at));
        const Arity arity = arities[static_cast<std::size_t>(call.function)];
        if (call.arguments.size() < arity.least || call.arguments.size() > arity.most)
            return fault(std::string(name) + " doesn't take " + std::to_string(call.arguments.size()) + " arguments.");
        return call;
    }

private:
    [[nodiscard]] std::string unexpectedAt(std::size_t at) const
    {
        return at < m_text.size()
            ? "Unexpected '" + std::string(1, m_text[at]) + "' at position " + std::to_string(at) + "."
            : "The call isn't closed: a ')' is missing at its end.";
    }

    [[nodiscard]] char current() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void skipBlanks()
    {
        while (current() == ' ' || current() == '\t' || current() == '\n' || current() == '\r')
            ++m_at;
    }

    std::string_view takeName()
    {
        skipBlanks();
        const std::size_t begin = m_at;
        while (isNameCharacter(current()))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

    core::Result<bool> readArguments(Call& call)
    {
        skipBlanks();
        if (current() != '(')
            return fault(unexpectedAt(m_at));
        ++m_at;
        skipBlanks();
        if (current() == ')') {
            ++m_at;
            return true;
        }
        for (;;) {
            auto argument = readArgument();
            if (!argument)
                return tl::unexpected(std::move(argument.error()));
            call.arguments.push_back(std::move(*argument));
            skipBlanks();
            const char c = current();
            if (c != ',' && c != ')')
                return fault(unexpectedAt(m_at));
            ++m_at;
            if (c == ')')
                return true;
        }
    }

    core::Result<Argument> readArgument()
    {
        skipBlanks();
        if (current() == '\'')
            return readString();
        if (current() == '$')
            return readPath();
        const std::size_t begin = m_at;
        if (m_text.substr(m_at).starts_with("States."))
            return readCall();
        while (isNameCharacter(current()) || current() == '-' || current() == '+')
            ++m_at;
        const std::string_view word = m_text.substr(begin, m_at - begin);
        const bool isPlain = !word.empty()
            && (word.front() == '-' || (word.front() >= '0' && word.front() <= '9') || word == "true" || word == "false"
                || word == "null");
        if (isPlain) {
            if (auto value = core::parseJson(word))
                return Literal{std::move(*value), {}};
        }
        return fault(unexpectedAt(begin));
    }

    core::Result<Argument> readString()
    {
        const std::size_t begin = ++m_at;
        std::string text;
        for (; current() != '\''; ++m_at) {
            if (m_at >= m_text.size())
                return fault("A text isn't closed: a ' is missing.");
            if (current() == '\\') {
                ++m_at;
                constexpr std::string_view escapable = "'{}\\";
                if (m_at >= m_text.size() || escapable.find(current()) == std::string_view::npos)
                    return fault("A backslash may only stand before ', {, } or another backslash (position "
                        + std::to_string(m_at) + ").");
            }
            text.push_back(current());
        }
        return Literal{core::Value(text), std::string(m_text.substr(begin, m_at++ - begin))};
    }

    /// A path reaches to the comma or bracket that doesn't belong to it.
    core::Result<Argument> readPath()
    {
        const std::size_t begin = m_at;
        std::size_t depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (depth == 0 && (c == ',' || c == ')' || c == ' ' || c == '\t' || c == '\n'))
                break;
            if (depth > 0 && (c == '\'' || c == '"'))
                skipQuoted(c);
            else if (c == '[' || c == '(')
                ++depth;
            else if (c == ']' || c == ')')
                depth -= depth > 0 ? 1 : 0;
        }
        return Expression::parsePath(m_text.substr(begin, m_at - begin)).map([](Expression&& path) {
            return Argument(std::move(path));
        });
    }

    void skipQuoted(char quote)
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != quote; ++m_at)
            m_at += m_text[m_at] == '\\' ? 1 : 0;
    }

    core::Result<Argument> readCall()
    {
        const std::size_t begin = m_at;
        std::size_t depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\'')
                skipQuoted(c);
            else if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                break;
            else if (depth == 0 && c == ',')
                return fault(unexpectedAt(m_at));
        }
        m_at = std::min(m_at + 1, m_text.size());
        return Expression::parseNested(m_text.substr(begin, m_at - begin), m_depth + 1).map([](Expression&& call) {
            return Argument(std::move(call));
        });
    }

    std::string_view m_text;
    std::size_t m_depth;
    std::size_t m_at = 0;
};

} // namespace

std::span<const std::string_view> functionNames()
{
    return names;
}

core::Result<Call> parseCall(std::string_view text, std::size_t depth)
{
    return CallParser(text, depth).parse();
}

} // namespace statelight::query
