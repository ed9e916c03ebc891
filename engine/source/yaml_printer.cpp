#include "source/yaml_printer.h"

#include <algorithm>

#include "source/value_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::source {

namespace {

bool isFilled(const core::Value& value)
{
    return value.size() > 0;
}

bool hasLines(const core::Value& value)
{
    return value.isString() && value.string().find('\n') < value.string().size() - 1;
}

} // namespace

bool isInline(const core::Value& value, const FileStyle& style)
{
    if (!isFilled(value))
        return true;
    const auto inBrackets
        = [](const core::Value& item) { return !item.isArray() && !item.isObject() && !hasLines(item); };
    return value.isArray() && !style.breaksScalarArrays && std::ranges::all_of(value.items(), inBrackets);
}

std::uint32_t innerColumn(const core::Value& value, const FileStyle& style, std::uint32_t column)
{
    const bool flat = value.isArray() && !style.indentsLists;
    return column + (flat ? 0 : static_cast<std::uint32_t>(style.indent.size()));
}

std::string printInline(const core::Value& value, const FileStyle& style, std::uint32_t column)
{
    if (isFilled(value))
        return printOnOneLine(value, style);
    if (hasLines(value))
        if (const auto literal
            = literalScalar(value.string(), column, static_cast<std::uint32_t>(style.indent.size()), style))
            return literal->text();
    return yamlScalar(value, style, false);
}

std::string printBlockMember(
    std::string_view key, const core::Value& value, const FileStyle& style, std::uint32_t column)
{
    std::string text = yamlKey(key, style, false) + ":";
    if (isInline(value, style))
        return text + " " + printInline(value, style, column);
    const std::uint32_t inner = innerColumn(value, style, column);
    return text + style.lineEnd + std::string(inner, ' ') + printBlock(value, style, inner);
}

std::string printBlockItem(const core::Value& value, const FileStyle& style, std::uint32_t column)
{
    return "- " + (isInline(value, style) ? printInline(value, style, column) : printBlock(value, style, column + 2));
}

std::string printBlock(const core::Value& value, const FileStyle& style, std::uint32_t column)
{ // recursion is bounded by depthLimit
    const std::string separator = style.lineEnd + std::string(column, ' ');
    std::string text;
    for (const core::Value& item : value.items())
        text += (text.empty() ? "" : separator) + printBlockItem(item, style, column);
    for (const core::Member& member : value.members())
        text += (text.empty() ? "" : separator) + printBlockMember(member.key, member.value, style, column);
    return text;
}

} // namespace statelight::source
