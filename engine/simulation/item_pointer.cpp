#include "simulation/item_pointer.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace statelight::simulation {

namespace {

using core::Value;

std::string unescaped(std::string_view token)
{
    std::string text;
    while (!token.empty()) {
        const bool isSlash = token.starts_with("~1");
        const bool isTilde = token.starts_with("~0");
        text += isSlash ? '/' : isTilde ? '~' : token.front();
        token.remove_prefix(isSlash || isTilde ? 2 : 1);
    }
    return text;
}

const Value* itemOf(const Value& array, const std::string& token)
{
    std::size_t index = 0;
    const auto [rest, fault] = std::from_chars(token.data(), token.data() + token.size(), index);
    const bool isIndex = fault == std::errc() && rest == token.data() + token.size() && index < array.size();
    return isIndex ? &array.items()[index] : nullptr;
}

} // namespace

const core::Value* atPointer(const core::Value& root, std::string_view pointer)
{
    if (!pointer.empty() && pointer.front() != '/') {
        return nullptr;
    }
    const Value* value = &root;
    while (value && !pointer.empty()) {
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        const std::string token = unescaped(pointer.substr(1, end - 1));
        pointer.remove_prefix(end);
        value = value->isArray() ? itemOf(*value, token) : value->find(token);
    }
    return value;
}

} // namespace statelight::simulation
