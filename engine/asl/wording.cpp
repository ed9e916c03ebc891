#include "asl/wording.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace statelight::asl {

namespace {

constexpr std::string_view ellipsis = "…";

bool isBlank(char character)
{
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool startsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
}

template <class Number>
std::string numberText(Number number)
{
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    return {buffer.data(), end};
}

// The last step of a path begins behind its last dot outside of brackets; "['a b']" names a member too.
std::string_view lastStep(std::string_view path)
{
    std::size_t begin = 0;
    int brackets = 0;
    for (std::size_t at = 0; at < path.size(); ++at) {
        if (path[at] == '[') {
            if (brackets++ == 0 && path.substr(at + 1).starts_with('\''))
                begin = at;
        } else if (path[at] == ']') {
            --brackets;
        } else if (path[at] == '.' && brackets == 0) {
            begin = at + 1;
        }
    }
    return path.substr(begin);
}

std::string withoutQuotes(std::string_view step)
{
    const std::size_t close = step.find("']");
    if (!step.starts_with("['") || close == std::string_view::npos)
        return std::string(step);
    return std::string(step.substr(2, close - 2)) + std::string(step.substr(close + 2));
}

} // namespace

std::string counted(std::size_t count, std::string_view singular)
{
    std::string text = numberText(count);
    text += ' ';
    text += singular;
    if (count != 1)
        text += singular.ends_with("ch") ? "es" : "s";
    return text;
}

std::string durationText(std::int64_t seconds)
{
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 3> units{
        {{86'400, "day"}, {3'600, "hour"}, {60, "minute"}}};
    if (seconds > 0) {
        for (const auto& [length, name] : units) {
            if (seconds % length == 0)
                return counted(static_cast<std::size_t>(seconds / length), name);
        }
    }
    return numberText(seconds) + (seconds == 1 ? " second" : " seconds");
}

std::string elided(std::string text, std::size_t limit)
{
    std::size_t count = 0;
    std::size_t cut = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!startsCharacter(text[at]))
            continue;
        if (count + 1 == limit)
            cut = at;
        if (++count > limit) {
            text.resize(cut);
            while (!text.empty() && isBlank(text.back()))
                text.pop_back();
            return text.append(ellipsis);
        }
    }
    return text;
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, startsCharacter));
}

std::string collapsed(std::string_view text)
{
    std::string result;
    for (const char character : text) {
        if (!isBlank(character))
            result += character;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' '))
        result.pop_back();
    return result;
}

bool isJsonata(std::string_view text)
{
    return text.size() >= 4 && text.starts_with("{%") && text.ends_with("%}");
}

std::string jsonataBody(std::string_view text)
{
    return collapsed(text.substr(2, text.size() - 4));
}

std::string pathName(std::string_view path)
{
    if (path == "$")
        return "input";
    if (path == "$$")
        return "context";
    std::string name = withoutQuotes(lastStep(path));
    const std::size_t sigils = std::min(name.find_first_not_of('$'), name.size());
    return name.substr(sigils);
}

std::string valueText(const core::Value& value)
{
    switch (value.kind()) {
    case core::Value::Kind::Null:
        return "null";
    case core::Value::Kind::Boolean:
        return value.boolean() ? "true" : "false";
    case core::Value::Kind::Integer:
        return numberText(value.integer());
    case core::Value::Kind::Double:
        return numberText(value.number());
    case core::Value::Kind::String:
        return '"' + collapsed(value.string()) + '"';
    case core::Value::Kind::Array:
        return value.size() == 0 ? "[]" : "[…]";
    case core::Value::Kind::Object:
        return value.size() == 0 ? "{}" : "{…}";
    }
    return {};
}

} // namespace statelight::asl
