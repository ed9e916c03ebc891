#include <algorithm>
#include <string>
#include <string_view>

#include "document/snapshot.h"

namespace statelight::document {

namespace {

bool endsWith(std::string_view name, std::string_view ending)
{
    const auto same = [](char left, char right) { return (left >= 'A' && left <= 'Z' ? left + 32 : left) == right; };
    return name.size() >= ending.size()
        && std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
            [&](char wanted, char found) { return same(found, wanted); });
}

std::string_view withoutByteOrderMark(std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

} // namespace

source::Format guessFormat(std::string_view fileName, std::string_view text)
{
    if (endsWith(fileName, ".yaml") || endsWith(fileName, ".yml"))
        return source::Format::Yaml;
    if (endsWith(fileName, ".json") || endsWith(fileName, ".asl"))
        return source::Format::Json;
    const std::string_view content = withoutByteOrderMark(text);
    const std::size_t first = content.find_first_not_of(" \t\r\n");
    // Only an object or a list begins a JSON definition; an empty text is a new one.
    const bool isJson = first == std::string_view::npos || content[first] == '{' || content[first] == '[';
    return isJson ? source::Format::Json : source::Format::Yaml;
}

} // namespace statelight::document
