#pragma once

#include <cstdint>
#include <string_view>

#include "source/source_tree.h"

namespace statelight::source {

/// Where the parts of a YAML text lie that a tree's ranges don't tell: lines, columns, colons, dashes, and the comments
/// that belong to an entry (a member or an item of a block collection). Offsets and columns are bytes. Only for nodes
/// that are not derived, or that stand for an alias as a whole. The tree must outlive it.
class YamlPlaces {
public:
    explicit YamlPlaces(const SourceTree& tree)
        : m_tree(tree)
        , m_text(tree.text())
    {}

    /// A list or mapping without brackets.
    [[nodiscard]] bool isBlock(NodeIndex node) const;
    [[nodiscard]] std::uint32_t lineBegin(std::uint32_t offset) const;
    /// Before the line end, or the end of the text.
    [[nodiscard]] std::uint32_t lineEnd(std::uint32_t offset) const;
    /// Behind the line end.
    [[nodiscard]] std::uint32_t nextLine(std::uint32_t offset) const;
    [[nodiscard]] std::uint32_t column(std::uint32_t offset) const { return offset - lineBegin(offset); }
    /// Whether only blanks stand before the byte in its line.
    [[nodiscard]] bool beginsLine(std::uint32_t offset) const;
    [[nodiscard]] bool isBlankLine(std::uint32_t offset) const;

    /// The key of a member, the dash of an item; the value of the root.
    [[nodiscard]] std::uint32_t entryBegin(NodeIndex entry) const;
    /// Behind the colon or the dash: what leads to the value begins here.
    [[nodiscard]] std::uint32_t gapBegin(NodeIndex entry) const;
    /// Behind the anchor and tag, if the value has any, else as gapBegin.
    [[nodiscard]] std::uint32_t gapEnd(NodeIndex entry) const;
    /// The tag, and the anchor with the blanks behind it; empty where there is none.
    [[nodiscard]] core::SourceRange tag(NodeIndex entry) const;
    [[nodiscard]] core::SourceRange anchor(NodeIndex entry) const;
    /// Behind the last byte of the value; trailing lines of a block scalar that keeps them belong to it.
    [[nodiscard]] std::uint32_t contentEnd(NodeIndex entry) const;
    [[nodiscard]] bool endsInBlockScalar(NodeIndex entry) const { return isBlockScalar(lastInside(entry)); }
    /// Ends in a block scalar with "+".
    [[nodiscard]] bool keepsLineEnds(NodeIndex entry) const;
    /// The line begin of the comments right above an entry, or of the entry itself; entryBegin where that begins no
    /// line. Comments that begin the file speak of the file.
    [[nodiscard]] std::uint32_t leadBegin(NodeIndex entry) const;
    /// The end of the entry's last line, or of the comments behind it that are indented deeper than the entry.
    [[nodiscard]] std::uint32_t tailEnd(NodeIndex entry) const;

private:
    struct Properties {
        core::SourceRange anchor;
        core::SourceRange tag;
    };

    [[nodiscard]] const Node& node(NodeIndex index) const { return m_tree.nodes()[index]; }
    [[nodiscard]] std::uint32_t dash(NodeIndex item) const;
    [[nodiscard]] std::uint32_t skipSpace(std::uint32_t offset, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t previousLine(std::uint32_t lineBegin) const;
    [[nodiscard]] std::uint32_t firstOfLine(std::uint32_t lineBegin) const;
    [[nodiscard]] Properties properties(NodeIndex entry) const;
    [[nodiscard]] NodeIndex lastInside(NodeIndex entry) const;
    [[nodiscard]] bool isBlockScalar(NodeIndex node) const;

    const SourceTree& m_tree;
    std::string_view m_text;
};

/// Behind blanks, line ends and comments.
[[nodiscard]] std::uint32_t skipYamlSpace(std::string_view text, std::uint32_t begin, std::uint32_t end);

} // namespace statelight::source
