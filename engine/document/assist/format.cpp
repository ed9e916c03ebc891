#include "document/assist/format.h"

#include <algorithm>
#include <string>
#include <vector>

#include "document/reader_fields.h"
#include "source/file_style.h"
#include "source/line_space.h"

namespace statelight::document {

namespace {

using source::Node;
using source::NodeIndex;
using source::NodeKind;
using source::noNode;

constexpr std::uint32_t longestLine = 80; // bytes of a container that may stay on one line

class Layout {
public:
    Layout(const source::SourceTree& tree, core::SourceRange range)
        : m_tree(tree)
        , m_range(range)
        , m_style(source::detectStyle(tree))
        , m_depths(tree.nodes().size())
    {
        if (m_style.oneLine)
            m_style = {};
    }

    source::TextEdits edits() &&
    {
        for (NodeIndex index = 0; index < m_tree.nodes().size(); ++index) {
            const Node& node = m_tree.nodes()[index];
            m_depths[index] = node.parent == noNode ? 0 : m_depths[node.parent] + 1;
            if (!node.key.isEmpty())
                gap(node.key.end, node.range.begin, m_style.colon, ':');
            if (node.kind == NodeKind::Object || node.kind == NodeKind::Array)
                layOut(index);
        }
        std::ranges::sort(m_edits, {}, [](const source::TextEdit& edit) { return edit.range.begin; });
        return std::move(m_edits);
    }

private:
    [[nodiscard]] std::string_view textOf(std::uint32_t begin, std::uint32_t end) const
    {
        return m_tree.text().substr(begin, end - begin);
    }

    [[nodiscard]] bool breaks(NodeIndex index) const
    {
        const Node& node = m_tree.nodes()[index];
        if (node.parent == noNode || node.range.length() > longestLine
            || source::hasLineEnd(textOf(node.range.begin, node.range.end)))
            return true;
        bool holdsMore = false;
        forEachChild(m_tree, index, [&](NodeIndex child) {
            const Node& inner = m_tree.nodes()[child];
            holdsMore = holdsMore || (inner.kind == NodeKind::Object && inner.childCount > 0);
        });
        const bool isFromOneLine = !source::hasLineEnd(m_tree.text());
        return holdsMore || (isFromOneLine && node.kind == NodeKind::Object);
    }

    [[nodiscard]] std::string lineOf(std::uint32_t depth) const
    {
        std::string line = m_style.lineEnd;
        for (std::uint32_t level = 0; level < depth; ++level)
            line += m_style.indent;
        return line;
    }

    void layOut(NodeIndex index)
    {
        const Node& node = m_tree.nodes()[index];
        if (node.childCount == 0)
            return gap(node.range.begin + 1, node.range.end - 1, "", '\0');
        const bool isObject = node.kind == NodeKind::Object;
        const bool broken = breaks(index);
        const std::string inner = broken ? lineOf(m_depths[index] + 1) : isObject && m_style.padsObjects ? " " : "";
        const std::string between = broken ? "," + inner : m_style.comma;
        std::uint32_t last = node.range.begin + 1;
        bool isFirst = true;
        forEachChild(m_tree, index, [&](NodeIndex child) {
            const Node& each = m_tree.nodes()[child];
            gap(last, source::beginOf(each), isFirst ? inner : between, isFirst ? '\0' : ',');
            last = each.range.end;
            isFirst = false;
        });
        gap(last, node.range.end - 1, broken ? lineOf(m_depths[index]) : inner, '\0');
    }

    /// White space with at most one mark in it; comments are left alone.
    void gap(std::uint32_t begin, std::uint32_t end, std::string_view wanted, char mark)
    {
        if (begin > end || begin < m_range.begin || end > m_range.end)
            return;
        const std::string_view now = textOf(begin, end);
        if (now == wanted)
            return;
        const auto marks
            = std::ranges::count_if(now, [](char c) { return c != ' ' && c != '\t' && c != '\n' && c != '\r'; });
        const bool isPlain = mark == '\0' ? marks == 0 : marks == 1 && now.find(mark) != std::string_view::npos;
        if (isPlain)
            m_edits.push_back({{begin, end}, std::string(wanted)});
    }

    const source::SourceTree& m_tree;
    core::SourceRange m_range;
    source::FileStyle m_style;
    std::vector<std::uint32_t> m_depths;
    source::TextEdits m_edits;
};

} // namespace

core::Result<Edit> formatText(const Snapshot& now, core::SourceRange range)
{
    if (now.tree.format() == source::Format::Yaml)
        return core::failure(
            "format.yaml", "YAML is laid out by its indents, which mean something; it stays as it is.");
    if (now.isBroken)
        return core::failure("format.broken", "The text has a syntax error; repair it before it can be laid out.");
    Edit edit;
    edit.version = now.version;
    edit.label = "Format";
    edit.edits = Layout(now.tree, range).edits();
    return edit;
}

} // namespace statelight::document
