#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/value.h"
#include "source/file_style.h"
#include "source/insertion.h"
#include "source/sibling_group.h"
#include "source/source_tree.h"
#include "source/text_edit.h"
#include "source/yaml_places.h"

namespace statelight::source {

/// Writes changes of YAML collections without brackets, line by line. For ChangeWriter only, which must let it write
/// inner collections before outer ones: what it inserts at one place keeps the order of the calls.
class YamlBlockWriter {
public:
    YamlBlockWriter(const SourceTree& tree, const FileStyle& style, TextEdits& edits)
        : m_tree(tree)
        , m_places(tree)
        , m_style(style)
        , m_edits(edits)
    {}

    /// Whether the collection is this writer's: one without brackets, or empty brackets in one without.
    [[nodiscard]] bool writes(NodeIndex container) const;
    /// Whether the value stands in a collection without brackets, or is the whole text.
    [[nodiscard]] bool writesValue(NodeIndex node) const;
    void writeGroup(NodeIndex container, const SiblingGroup& group);
    void writeValue(NodeIndex node, const core::Value& value);
    void writeKey(NodeIndex member, const std::string& key);

private:
    void fillEmpty(NodeIndex container, const std::vector<const Insertion*>& added);
    void removeAll(NodeIndex container);
    void removeEntries(const SiblingGroup& group);
    void removeFirstOfLine(const SiblingGroup& group);
    void replaceEntries(const SiblingGroup& group);
    void insertEntries(NodeIndex container, const SiblingGroup& group);
    void replaceSibling(NodeIndex old, const Insertion& added);
    [[nodiscard]] bool isSpaced(NodeIndex container) const;
    [[nodiscard]] std::string entries(
        const std::vector<const Insertion*>& added, std::uint32_t column, const std::string& separator) const;
    [[nodiscard]] std::string entry(const Insertion& added, std::uint32_t column) const;

    void replaceBlock(NodeIndex node, const core::Value& value);
    void replaceBelow(NodeIndex node, const core::Value& value);
    void writeFilled(NodeIndex node, core::SourceRange place, const core::Value& value);
    void writeBlockScalar(NodeIndex node, core::SourceRange place, std::string_view text);
    bool writeLines(NodeIndex node, core::SourceRange place, std::string_view text);
    [[nodiscard]] core::SourceRange replaced(NodeIndex node) const;
    [[nodiscard]] std::uint32_t columnOf(NodeIndex entry) const;
    [[nodiscard]] std::uint32_t firstContent(std::uint32_t offset) const;

    [[nodiscard]] const Node& node(NodeIndex index) const { return m_tree.nodes()[index]; }
    [[nodiscard]] std::string_view textOf(core::SourceRange range) const
    {
        return m_tree.text().substr(range.begin, range.length());
    }
    void replace(core::SourceRange range, std::string text);
    void insert(std::uint32_t at, std::string text) { replace({at, at}, std::move(text)); }

    const SourceTree& m_tree;
    YamlPlaces m_places;
    const FileStyle& m_style;
    TextEdits& m_edits;
};

} // namespace statelight::source
