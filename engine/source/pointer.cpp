#include "source/pointer.h"

#include <algorithm>

namespace statelight::source {

namespace {

std::string unescapeToken(std::string_view token)
{
    std::string out;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~' || i + 1 == token.size()) {
            out += token[i];
            continue;
        }
        ++i;
        out += token[i] == '1' ? '/' : '~';
    }
    return out;
}

} // namespace

std::optional<std::vector<std::string>> pointerTokens(std::string_view pointer)
{
    std::vector<std::string> tokens;
    if (pointer.empty())
        return tokens;
    if (pointer.front() != '/')
        return std::nullopt;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        tokens.push_back(unescapeToken(pointer.substr(0, end)));
        pointer.remove_prefix(end);
    }
    return tokens;
}

std::string pointerOf(const std::vector<std::string>& tokens)
{
    std::string pointer;
    for (const std::string& token : tokens)
        pointer += '/' + escapePointerToken(token);
    return pointer;
}

std::string escapePointerToken(std::string_view token)
{
    std::string out;
    for (const char c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

} // namespace statelight::source
