#include "source/yaml_scalar.h"

#include <algorithm>
#include <cstdio>

#include "core/json.h"
#include "source/utf8.h"
#include "source/yaml_schema.h"

namespace statelight::source {

namespace {

std::uint32_t codePointAt(std::string_view text, std::size_t offset, std::size_t length)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    if (length <= 1)
        return byte(0);
    std::uint32_t point = byte(0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        point = point << 6U | (byte(i) & 0x3FU);
    return point;
}

/// What YAML takes for a line end, or doesn't take at all, unless it is escaped.
bool needsEscape(std::uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 || point == 0xFEFF
        || point == 0xFFFE || point == 0xFFFF;
}

template <class Visit>
void forEachCodePoint(std::string_view text, Visit visit)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = std::max<std::size_t>(utf8Length(text, i), 1);
        visit(codePointAt(text, i, length), text.substr(i, length));
        i += length;
    }
}

bool isPrintable(std::string_view text, std::string_view alsoAllowed)
{
    bool printable = true;
    forEachCodePoint(text, [&](std::uint32_t point, std::string_view bytes) {
        printable = printable && (!needsEscape(point) || alsoAllowed.find(bytes) != std::string_view::npos);
    });
    return printable;
}

std::string singleQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

std::string escape(std::uint32_t point)
{
    constexpr std::string_view escaped = "\n\t\r";
    const std::size_t found = point < 0x20 ? escaped.find(static_cast<char>(point)) : std::string_view::npos;
    if (found != std::string_view::npos)
        return std::string("\\") + "ntr"[found];
    char code[8];
    std::snprintf(code, sizeof code, "\\u%04x", point);
    return code;
}

std::string doubleQuoted(std::string_view text)
{
    std::string out = "\"";
    forEachCodePoint(text, [&](std::uint32_t point, std::string_view bytes) {
        if (needsEscape(point)) {
            out += escape(point);
        } else {
            out += point == '"' || point == '\\' ? "\\" : "";
            out += bytes;
        }
    });
    return out + "\"";
}

/// YAML 1.1, which AWS's own tools read, takes these for booleans, numbers in base 60, or dates.
bool isMoreThanText(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    const auto words = {"yes", "no", "on", "off", ".inf", "-.inf", "+.inf", ".nan"};
    if (std::ranges::find(words, lower) != words.end())
        return true;
    const bool digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
    return digit && text.find_first_not_of("0123456789_:.-+TZtz ") == std::string_view::npos;
}

std::string quotedText(std::string_view text, char quote, char needed, bool insideBrackets)
{
    if (quote == 0 && canBePlain(text, insideBrackets) && isPrintable(text, {}) && !isMoreThanText(text))
        return std::string(text);
    const char wanted = quote == 0 ? needed : quote;
    return wanted == '\'' && isPrintable(text, {}) ? singleQuoted(text) : doubleQuoted(text);
}

char quoteOf(std::string_view text)
{
    return !text.empty() && (text.front() == '"' || text.front() == '\'') ? text.front() : '\0';
}

std::string chomping(std::string_view text)
{
    return text.ends_with('\n') ? "" : "-";
}

} // namespace

std::string yamlScalar(const core::Value& value, const FileStyle& style, bool insideBrackets)
{
    if (!value.isString())
        return core::toJson(value);
    return quotedText(value.string(), style.quote, style.neededQuote, insideBrackets);
}

std::string yamlKey(std::string_view key, const FileStyle& style, bool insideBrackets)
{
    return quotedText(key, style.keyQuote, style.neededQuote, insideBrackets);
}

std::string yamlScalarLike(
    std::string_view replaced, const core::Value& value, const FileStyle& style, bool insideBrackets)
{
    if (!value.isString())
        return core::toJson(value);
    return quotedText(value.string(), quoteOf(replaced), style.neededQuote, insideBrackets);
}

std::optional<LiteralScalar> literalScalar(
    std::string_view text, std::uint32_t column, std::uint32_t step, const FileStyle& style)
{
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos || text.ends_with("\n\n") || !isPrintable(text, "\n") || step < 1 || step > 9)
        return std::nullopt;
    LiteralScalar literal;
    literal.header = first == 0 ? "|" : "|" + std::to_string(step);
    literal.header += chomping(text);
    const std::string indent(column + step, ' ');
    text.remove_suffix(text.ends_with('\n') ? 1 : 0);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        literal.lines += style.lineEnd + (end > begin ? indent : "");
        literal.lines += text.substr(begin, end - begin);
        begin = end + 1;
    }
    return literal;
}

} // namespace statelight::source
