#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "source/source_tree.h"

namespace statelight::source {

/// Which comments of a JSON text belong to a member or item that begins a line: those right above it, and one behind it
/// on its last line. The tree must outlive it.
class JsonComments {
public:
    explicit JsonComments(const SourceTree& tree)
        : m_tree(tree)
        , m_text(tree.text())
    {}

    /// Whether the text has comments at all.
    [[nodiscard]] bool any() const;
    /// The begin of the entry's line, or of the first comment line right above; none where it begins no line.
    [[nodiscard]] std::optional<std::uint32_t> leadBegin(NodeIndex entry) const;
    /// The end of the entry's last line, where only a comma and one comment stand behind it.
    [[nodiscard]] std::optional<std::uint32_t> tailEnd(NodeIndex entry) const;
    /// The comma behind the entry, which may stand behind comments; none where something else follows.
    [[nodiscard]] std::optional<std::uint32_t> comma(NodeIndex entry) const;
    /// The comments as lines to stand above the entry elsewhere, without indent, each with `lineEnd`.
    [[nodiscard]] std::string lines(NodeIndex entry, const std::string& lineEnd) const;

private:
    [[nodiscard]] std::uint32_t skipBlanks(std::uint32_t offset) const;
    [[nodiscard]] std::uint32_t skipComment(std::uint32_t offset) const;

    const SourceTree& m_tree;
    std::string_view m_text;
};

} // namespace statelight::source
