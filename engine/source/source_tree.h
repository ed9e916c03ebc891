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

/// Arrays and objects nest no deeper than this; what lies deeper is one Missing node and a diagnostic.
inline constexpr std::uint32_t depthLimit = 500;

/// One value of the text. Children of an array or object are a linked list in the order of the text.
struct Node {
    NodeKind kind = NodeKind::Missing;
    /// Brought here by a YAML alias or merge key: `range` and `key` are those of the alias, and it can't be edited.
    bool derived = false;
    core::SourceRange range; ///< the value with its quotes or brackets
    core::SourceRange key; ///< the member's key with its quotes; empty for items and the root
    NodeIndex parent = noNode;
    NodeIndex firstChild = noNode;
    NodeIndex nextSibling = noNode;
    std::uint32_t childCount = 0;
};

/// A lossless tree of a JSON or YAML text. Broken text still gives a tree of what is there, and diagnostics.
/// A Missing node stands where a value should be; its range is what stands there instead, often empty. "${Name}" is a
/// String, with or without quotes.
/// Parents stand before their children in nodes(), and nodes are in the order of the text.
class SourceTree {
public:
    /// An empty JSON text.
    SourceTree();

    [[nodiscard]] std::string_view text() const { return *m_text; }
    [[nodiscard]] const std::shared_ptr<const std::string>& sharedText() const { return m_text; }
    [[nodiscard]] Format format() const { return m_format; }
    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }
    /// `noNode` for a text without any value.
    [[nodiscard]] NodeIndex root() const { return m_nodes.empty() ? noNode : 0; }
    /// Codes "json.…", "yaml.…" and "text.encoding"; repeated keys, tags and placeholders without quotes are Warnings,
    /// all else Errors.
    [[nodiscard]] const core::Diagnostics& diagnostics() const { return m_diagnostics; }

    /// The decoded key of a member; "" for items and the root.
    [[nodiscard]] std::string key(NodeIndex node) const;
    /// Null for a Missing node. A repeated key gives its last value.
    [[nodiscard]] core::Value value(NodeIndex node) const;
    /// The member's node (the last one of that key), or noNode.
    [[nodiscard]] NodeIndex member(NodeIndex object, std::string_view key) const;
    [[nodiscard]] NodeIndex item(NodeIndex array, std::size_t index) const;
    /// RFC 6901, both ways; noNode where the pointer leads nowhere.
    [[nodiscard]] NodeIndex at(std::string_view pointer) const;
    [[nodiscard]] std::string pointer(NodeIndex node) const;
    /// A placeholder of JSON without quotes, or a YAML text with a tag of a template (!GetAtt): any value may come
    /// there.
    [[nodiscard]] bool isBarePlaceholder(NodeIndex node) const;
    /// The innermost node whose range or key holds the byte.
    [[nodiscard]] NodeIndex nodeAt(std::uint32_t offset) const;

private:
    friend class TreeBuilder;

    struct WideKey {
        std::uint64_t hash = 0;
        NodeIndex node = noNode;
    };
    struct WideObject {
        NodeIndex node = noNode;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    [[nodiscard]] NodeIndex lastBegunAt(std::uint32_t offset) const;
    [[nodiscard]] bool hasKey(NodeIndex node, std::string_view key) const;
    [[nodiscard]] NodeIndex wideMember(const WideObject& object, std::string_view key) const;
    [[nodiscard]] core::Value scalar(NodeIndex node) const;

    std::shared_ptr<const std::string> m_text;
    Format m_format = Format::Json;
    std::vector<Node> m_nodes;
    std::vector<std::uint64_t> m_keyHashes; ///< by node, of the decoded key
    std::vector<WideKey> m_wideKeys; ///< members of objects with many, each object's slice sorted by hash and place
    std::vector<WideObject> m_wideObjects; ///< sorted by node
    std::vector<std::string> m_keys; ///< YAML only, by node: decoded keys
    std::vector<std::string> m_scalars; ///< YAML only, by node: decoded scalars
    core::Diagnostics m_diagnostics;
};

[[nodiscard]] SourceTree parseJson(std::shared_ptr<const std::string> text);
/// Aliases and merge keys are unfolded into derived nodes; plain scalars have the types of the YAML 1.2 core schema.
[[nodiscard]] SourceTree parseYaml(std::shared_ptr<const std::string> text);
/// parseJson or parseYaml.
[[nodiscard]] SourceTree parse(std::shared_ptr<const std::string> text, Format format);
/// No node and no diagnostic: for a text that is neither JSON nor YAML.
[[nodiscard]] SourceTree treeOfNothing(std::shared_ptr<const std::string> text);

} // namespace statelight::source
