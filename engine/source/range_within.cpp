#include "source/range_within.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "source/json_text.h"

namespace statelight::source {

namespace {

/// The length of the character or escape at `at`.
std::size_t unitLength(std::string_view raw, std::size_t at)
{
    if (raw[at] != '\\')
        return 1;
    if (raw.substr(at, 2) != "\\u")
        return std::min<std::size_t>(2, raw.size() - at);
    const auto unit = hexQuad(raw, at + 2);
    if (!unit)
        return 2;
    const bool isPair = *unit >= 0xD800 && *unit <= 0xDBFF && raw.substr(at + 6, 2) == "\\u";
    return isPair ? 12 : 6;
}

/// The offset in a raw JSON string, quotes included, where byte `decoded` of its value begins.
std::size_t jsonOffset(std::string_view raw, std::size_t decoded)
{
    std::size_t at = 1;
    for (std::size_t count = 0; count < decoded && at + 1 < raw.size();) {
        const std::size_t length = unitLength(raw, at);
        count += length == 1 ? 1 : decodeJsonString('"' + std::string(raw.substr(at, length)) + '"').size();
        at += length;
    }
    return at;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The same for a YAML scalar: what stands in the text beside the value's own characters is space, quotes and the
/// header of a block. Nothing where the two don't go together.
std::optional<std::size_t> yamlOffset(std::string_view raw, std::string_view value, std::size_t decoded)
{
    std::size_t at = 0;
    if (!raw.empty() && (raw[0] == '|' || raw[0] == '>'))
        at = std::min(raw.find('\n'), raw.size());
    else if (!raw.empty() && (raw[0] == '"' || raw[0] == '\''))
        at = 1;
    for (std::size_t count = 0;; ++count, ++at) {
        while (at < raw.size() && count < value.size() && raw[at] != value[count]) {
            const bool isFold = raw[at] == '\n' && value[count] == ' ';
            if (isFold)
                break;
            if (!isSpace(raw[at]) && raw[at] != '\\' && raw[at] != '\'')
                return std::nullopt;
            ++at;
        }
        if (count == decoded || count >= value.size() || at >= raw.size())
            return at;
    }
}

} // namespace

core::SourceRange rangeWithin(const SourceTree& tree, NodeIndex node, core::SourceRange part)
{
    const core::SourceRange whole = tree.nodes()[node].range;
    const core::Value value = tree.value(node);
    if (!value.isString() || tree.nodes()[node].derived)
        return whole;
    const std::string_view raw = tree.text().substr(whole.begin, whole.end - whole.begin);
    const bool isJson = tree.format() == Format::Json;
    const auto offset = [&](std::uint32_t decoded) {
        return isJson ? std::optional(jsonOffset(raw, decoded)) : yamlOffset(raw, value.string(), decoded);
    };
    const auto begin = offset(part.begin);
    const auto end = offset(part.end);
    if (!begin || !end || *end < *begin)
        return whole;
    // A fault at the end of an expression is shown at the character that follows.
    const std::size_t last = std::max(*end, std::min(*begin + 1, raw.size()));
    return {whole.begin + static_cast<std::uint32_t>(*begin), whole.begin + static_cast<std::uint32_t>(last)};
}

} // namespace statelight::source
