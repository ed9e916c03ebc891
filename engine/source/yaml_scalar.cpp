#include "source/yaml_scalar.h"

#include <algorithm>

#include "core/json.h"
#include "source/line_space.h"
#include "source/yaml_schema.h"

namespace statelight::source {

namespace {

bool isOnOneLine(const SourceTree& tree, core::SourceRange range)
{
    const std::string_view text = tree.text().substr(range.begin, range.length());
    return !text.empty() && !hasLineEnd(text) && text.front() != '|' && text.front() != '>' && text.front() != '*';
}

std::string singleQuoted(std::string_view text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + "'";
}

} // namespace

bool canReplaceYamlScalar(const SourceTree& tree, NodeIndex node, const core::Value& value)
{
    const Node& old = tree.nodes()[node];
    const bool container = old.kind == NodeKind::Object || old.kind == NodeKind::Array;
    return !old.derived && !container && isOnOneLine(tree, old.range) && !value.isArray() && !value.isObject();
}

bool canReplaceYamlKey(const SourceTree& tree, NodeIndex member)
{
    return !tree.nodes()[member].derived && isOnOneLine(tree, tree.nodes()[member].key);
}

std::string yamlScalarText(const SourceTree& tree, core::SourceRange replaced, const core::Value& value)
{
    if (!value.isString())
        return core::toJson(value);
    const std::string_view text = value.string();
    const std::string_view old = tree.text().substr(replaced.begin, replaced.length());
    const bool printable = std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (old.starts_with('\'') && printable)
        return singleQuoted(text);
    // Inside and outside of flow style alike: what is safe in flow is safe everywhere.
    if (!old.starts_with('"') && canBePlain(text, true))
        return std::string(text);
    return core::toJson(value);
}

} // namespace statelight::source
