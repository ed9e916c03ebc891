#include "source/yaml_schema.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace statelight::source {

namespace {

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, text) != words.end();
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view withoutSign(std::string_view text)
{
    return text.starts_with('-') || text.starts_with('+') ? text.substr(1) : text;
}

bool allOf(std::string_view text, std::string_view characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::optional<int> base(std::string_view text)
{
    if (text.starts_with("0x") && allOf(text.substr(2), "0123456789abcdefABCDEF"))
        return 16;
    if (text.starts_with("0o") && allOf(text.substr(2), "01234567"))
        return 8;
    if (allOf(withoutSign(text), "0123456789"))
        return 10;
    return std::nullopt;
}

/// [-+]? ( "." digits | digits ( "." digits* )? ) ( [eE] [-+]? digits )?
bool isReal(std::string_view text)
{
    text = withoutSign(text);
    const std::size_t exponent = std::min(text.find_first_of("eE"), text.size());
    const std::string_view mantissa = text.substr(0, exponent);
    if (exponent < text.size() && !allOf(withoutSign(text.substr(exponent + 1)), "0123456789"))
        return false;
    const bool digits = std::ranges::any_of(mantissa, isDigit);
    return digits && allOf(mantissa, "0123456789.") && std::ranges::count(mantissa, '.') <= 1;
}

core::Value integerValue(std::string_view text, int base)
{
    const std::string_view digits = base == 10 ? text.substr(text.starts_with('+') ? 1 : 0) : text.substr(2);
    std::int64_t integer = 0;
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), integer, base);
    if (result.ec == std::errc())
        return {integer};
    double number = 0;
    if (base == 10)
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return {number};
}

core::Value numberValue(std::string_view text)
{
    if (const auto whole = base(text))
        return integerValue(text, *whole);
    text = text.substr(text.starts_with('+') ? 1 : 0);
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return {number};
}

} // namespace

NodeKind plainScalarKind(std::string_view text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return NodeKind::Null;
    if (isOneOf(text, {"true", "True", "TRUE", "false", "False", "FALSE"}))
        return NodeKind::Boolean;
    return base(text) || isReal(text) ? NodeKind::Number : NodeKind::String;
}

core::Value yamlValue(NodeKind kind, std::string_view text)
{
    switch (kind) {
    case NodeKind::Boolean:
        return {isOneOf(text, {"true", "True", "TRUE"})};
    case NodeKind::Number:
        return numberValue(text);
    case NodeKind::String:
        return {text};
    default:
        return {};
    }
}

bool canBePlain(std::string_view text, bool insideFlow)
{
    if (plainScalarKind(text) != NodeKind::String || isOneOf(text, {"<<", "=", "---", "..."}))
        return false;
    if (std::string_view("-?:,[]{}#&*!|>'\"%@` \t").find(text.front()) != std::string_view::npos)
        return false;
    if (text.back() == ' ' || text.back() == ':' || text.find_first_of("\n\r\t") != std::string_view::npos)
        return false;
    if (text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
        return false;
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return std::ranges::none_of(text, control)
        && !(insideFlow && text.find_first_of(",[]{}:") != std::string_view::npos);
}

} // namespace statelight::source
