#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/source_range.h"
#include "core/value.h"

namespace statelight::source {

enum class Format : std::uint8_t { Json, Yaml };

enum class NodeKind : std::uint8_t { Null, Boolean, Number, String, Array, Object, Missing };

/// Index into SourceTree::nodes(); `noNode` where there is none.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex noNode = 0xffffffff;

/// One value of the text. Children of an array or object are a linked list in the order of the text.
struct Node {
    NodeKind kind = NodeKind::Missing;
    core::SourceRange range; ///< the value with its quotes or brackets
    core::SourceRange key; ///< the member's key with its quotes; empty for items and the root
    NodeIndex parent = noNode;
    NodeIndex firstChild = noNode;
    NodeIndex nextSibling = noNode;
    std::uint32_t childCount = 0;
};

/// A lossless tree of a JSON or YAML text. Broken text still gives a tree of what is there, and diagnostics.
/// Nesting stops at 500 with a diagnostic; no recursion on the host stack.
class SourceTree {
public:
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] const std::shared_ptr<const std::string>& sharedText() const;
    [[nodiscard]] Format format() const;
    [[nodiscard]] const std::vector<Node>& nodes() const;
    /// `noNode` for a text without any value.
    [[nodiscard]] NodeIndex root() const;
    [[nodiscard]] const core::Diagnostics& diagnostics() const;

    /// The decoded key of a member; "" for items and the root.
    [[nodiscard]] std::string key(NodeIndex node) const;
    [[nodiscard]] core::Value value(NodeIndex node) const;
    /// The member's node (the last one of that key), or noNode.
    [[nodiscard]] NodeIndex member(NodeIndex object, std::string_view key) const;
    [[nodiscard]] NodeIndex item(NodeIndex array, std::size_t index) const;
    /// RFC 6901, both ways; noNode where the pointer leads nowhere.
    [[nodiscard]] NodeIndex at(std::string_view pointer) const;
    [[nodiscard]] std::string pointer(NodeIndex node) const;
    /// The innermost node whose range or key holds the byte.
    [[nodiscard]] NodeIndex nodeAt(std::uint32_t offset) const;
};

[[nodiscard]] SourceTree parseJson(std::shared_ptr<const std::string> text);
[[nodiscard]] SourceTree parseYaml(std::shared_ptr<const std::string> text);

} // namespace statelight::source
