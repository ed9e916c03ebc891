#include "source/line_space.h"

#include <algorithm>

namespace statelight::source {

namespace {

std::size_t lineBegin(std::string_view text, std::uint32_t offset)
{
    const std::size_t end = text.substr(0, offset).find_last_of("\r\n");
    return end == std::string_view::npos ? 0 : end + 1;
}

} // namespace

bool hasLineEnd(std::string_view text)
{
    return text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos;
}

std::string_view lineIndent(std::string_view text, std::uint32_t offset)
{
    const std::size_t begin = lineBegin(text, offset);
    const std::size_t end = std::min<std::size_t>(text.find_first_not_of(" \t", begin), offset);
    return text.substr(begin, end - begin);
}

bool isFirstOnLine(std::string_view text, std::uint32_t offset)
{
    std::uint32_t begin = offset; // not from the line's begin: a line may be a megabyte
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t'))
        --begin;
    return begin > 0 && (text[begin - 1] == '\n' || text[begin - 1] == '\r');
}

std::uint32_t beginOf(const Node& node)
{
    return node.key.isEmpty() ? node.range.begin : node.key.begin;
}

} // namespace statelight::source
