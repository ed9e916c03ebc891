#include "core/json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace statelight::core {

namespace {

struct Writer {
    std::string& text;
    void add(char c) { text.push_back(c); }
    void add(std::string_view part) { text.append(part); }
    void pad(std::size_t blanks) { text.append(blanks, ' '); }
};

struct Counter {
    std::size_t size = 0;
    void add(char) { ++size; }
    void add(std::string_view part) { size += part.size(); }
    void pad(std::size_t blanks) { size += blanks; }
};

using NumberBuffer = std::array<char, 40>;

std::string_view exponentText(NumberBuffer& buffer, double number)
{
    NumberBuffer digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::scientific);
    const std::string_view plain(digits.data(), static_cast<std::size_t>(end.ptr - digits.data()));
    const std::size_t e = plain.find('e');
    std::string_view exponent = plain.substr(e + 1);
    const bool isNegative = exponent.front() == '-';
    exponent.remove_prefix(1);
    while (exponent.size() > 1 && exponent.front() == '0')
        exponent.remove_prefix(1);
    char* out = std::copy(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(e), buffer.data());
    if (plain.substr(0, e).find('.') == std::string_view::npos)
        out = std::copy_n(".0", 2, out);
    *out++ = 'E';
    if (isNegative)
        *out++ = '-';
    out = std::copy(exponent.begin(), exponent.end(), out);
    return {buffer.data(), static_cast<std::size_t>(out - buffer.data())};
}

// JSON has no infinity and no NaN.
std::string_view doubleText(NumberBuffer& buffer, double number)
{
    if (!std::isfinite(number))
        return "null";
    const double size = std::abs(number);
    if (size != 0 && (size < 1e-7 || size >= 1e17))
        return exponentText(buffer, number);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size() - 2, number, std::chars_format::fixed);
    char* out = end.ptr;
    if (std::string_view(buffer.data(), static_cast<std::size_t>(out - buffer.data())).find('.')
        == std::string_view::npos)
        out = std::copy_n(".0", 2, out);
    return {buffer.data(), static_cast<std::size_t>(out - buffer.data())};
}

std::string_view numberText(NumberBuffer& buffer, const Value& value)
{
    if (value.isDouble())
        return doubleText(buffer, value.number());
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value.integer());
    return {buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data())};
}

template <class Sink>
void writeControl(Sink& sink, char c)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    const auto code = static_cast<unsigned char>(c);
    sink.add("\\u00");
    sink.add(hex[code >> 4U]);
    sink.add(hex[code & 15U]);
}

template <class Sink>
void writeEscaped(Sink& sink, char c)
{
    switch (c) {
    case '"':
        return sink.add("\\\"");
    case '\\':
        return sink.add("\\\\");
    case '\b':
        return sink.add("\\b");
    case '\f':
        return sink.add("\\f");
    case '\n':
        return sink.add("\\n");
    case '\r':
        return sink.add("\\r");
    case '\t':
        return sink.add("\\t");
    default:
        return writeControl(sink, c);
    }
}

template <class Sink>
void writeString(Sink& sink, std::string_view string)
{
    sink.add('"');
    std::size_t begin = 0;
    for (std::size_t index = 0; index < string.size(); ++index) {
        const char c = string[index];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        sink.add(string.substr(begin, index - begin));
        writeEscaped(sink, c);
        begin = index + 1;
    }
    sink.add(string.substr(begin));
    sink.add('"');
}

template <class Sink>
void writeFlat(Sink& sink, const Value& value)
{
    NumberBuffer buffer;
    switch (value.kind()) {
    case Value::Kind::Null:
        return sink.add("null");
    case Value::Kind::Boolean:
        return sink.add(value.boolean() ? std::string_view("true") : std::string_view("false"));
    case Value::Kind::Integer:
    case Value::Kind::Double:
        return sink.add(numberText(buffer, value));
    case Value::Kind::String:
        return writeString(sink, value.string());
    case Value::Kind::Array:
        return sink.add("[]");
    case Value::Kind::Object:
        return sink.add("{}");
    }
}

struct OpenContainer {
    const Value* container;
    std::size_t next = 0;
};

/// Writes a whole tree with a stack of its own. `indent` 0 is compact.
template <class Sink>
class TreeWriter {
public:
    TreeWriter(Sink& sink, std::size_t indent)
        : m_sink(sink)
        , m_indent(indent)
    {}

    void write(const Value& root)
    {
        enter(root);
        while (!m_open.empty()) {
            OpenContainer& top = m_open.back();
            if (top.next == top.container->size()) {
                leave();
                continue;
            }
            if (top.next > 0)
                m_sink.add(',');
            breakLine(m_open.size());
            const std::size_t index = top.next++;
            if (top.container->isArray())
                enter(top.container->items()[index]);
            else
                enterMember(top.container->members()[index]);
        }
    }

private:
    void enter(const Value& value)
    {
        if (value.size() == 0)
            return writeFlat(m_sink, value);
        m_sink.add(value.isArray() ? '[' : '{');
        m_open.push_back({&value, 0});
    }

    void enterMember(const Member& member)
    {
        writeString(m_sink, member.key);
        m_sink.add(m_indent ? std::string_view(": ") : std::string_view(":"));
        enter(member.value);
    }

    void leave()
    {
        const bool isArray = m_open.back().container->isArray();
        m_open.pop_back();
        breakLine(m_open.size());
        m_sink.add(isArray ? ']' : '}');
    }

    void breakLine(std::size_t depth)
    {
        if (m_indent == 0)
            return;
        m_sink.add('\n');
        m_sink.pad(depth * m_indent);
    }

    Sink& m_sink;
    std::size_t m_indent;
    std::vector<OpenContainer> m_open;
};

} // namespace

void appendJson(std::string& text, const Value& value)
{
    Writer writer{text};
    TreeWriter<Writer>(writer, 0).write(value);
}

std::string toJson(const Value& value)
{
    std::string text;
    appendJson(text, value);
    return text;
}

std::string toJson(const Value& value, std::size_t indent)
{
    std::string text;
    Writer writer{text};
    TreeWriter<Writer>(writer, indent).write(value);
    return text;
}

void appendJsonString(std::string& text, std::string_view string)
{
    Writer writer{text};
    writeString(writer, string);
}

std::string numberText(const Value& value)
{
    NumberBuffer buffer;
    return std::string(numberText(buffer, value));
}

std::size_t jsonSize(const Value& value)
{
    Counter counter;
    TreeWriter<Counter>(counter, 0).write(value);
    return counter.size;
}

} // namespace statelight::core
