#include "exporters/yaml_text.h"

#include <algorithm>
#include <vector>

#include "source/file_style.h"
#include "source/line_space.h"
#include "source/yaml_printer.h"
#include "source/yaml_scalar.h"

namespace statelight::exporters {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::noNode;

std::string trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r*");
    if (begin == std::string_view::npos)
        return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t\r*") + 1 - begin));
}

void addLines(std::vector<std::string>& lines, std::string_view comment)
{
    while (!comment.empty()) {
        const std::size_t end = std::min(comment.find('\n'), comment.size());
        if (std::string line = trimmed(comment.substr(0, end)); !line.empty())
            lines.push_back(std::move(line));
        comment.remove_prefix(std::min(end + 1, comment.size()));
    }
}

/// Writes line by line; comments are taken from the gaps between the values.
class YamlWriter { // recursion is bounded by the tree's depth
public:
    explicit YamlWriter(const source::SourceTree& tree)
        : m_tree(tree)
    {
        m_style.yaml = true;
    }

    std::string write()
    {
        const NodeIndex root = m_tree.root();
        if (root == noNode)
            return {};
        comments(node(root).range.begin, 0);
        if (node(root).childCount > 0)
            children(root, 0);
        else
            m_out += scalar(root, 0);
        comments(static_cast<std::uint32_t>(m_tree.text().size()), 0);
        return std::move(m_out) + "\n";
    }

private:
    [[nodiscard]] const source::Node& node(NodeIndex index) const { return m_tree.nodes()[index]; }

    void newLine(std::size_t column)
    {
        if (!m_out.empty() && !m_atValue)
            m_out += '\n' + std::string(column, ' ');
        m_atValue = false;
    }

    /// Those up to this byte. One on the line of what was written last stays there.
    void comments(std::uint32_t end, std::size_t column)
    {
        const std::string_view gap = m_tree.text().substr(m_read, std::max(end, m_read) - m_read);
        m_read = std::max(end, m_read);
        std::size_t at = 0;
        while ((at = gap.find('/', at)) != std::string_view::npos) {
            const bool block = gap.substr(at, 2) == "/*";
            const std::size_t close = std::min(block ? gap.find("*/", at + 2) : gap.find('\n', at), gap.size());
            std::vector<std::string> lines;
            addLines(lines, gap.substr(at + 2, close - std::min(close, at + 2)));
            const bool beside = !source::hasLineEnd(gap.substr(0, at)) && !m_out.empty() && !m_atValue && !m_inLiteral
                && lines.size() == 1;
            for (const std::string& line : lines) {
                if (beside)
                    m_out += " # " + line;
                else
                    ownLine(line, column);
            }
            at = std::min(close + (block ? 2 : 0), gap.size());
        }
    }

    void ownLine(const std::string& comment, std::size_t column)
    {
        newLine(column);
        m_out += "# " + comment;
        m_inLiteral = false;
        // A value can't go on behind a comment.
        m_atValue = false;
    }

    void children(NodeIndex index, std::size_t column)
    {
        for (NodeIndex child = node(index).firstChild; child != noNode; child = node(child).nextSibling) {
            comments(source::beginOf(node(child)), column);
            newLine(column);
            m_inLiteral = false;
            if (node(index).kind == NodeKind::Object)
                member(child, column);
            else
                item(child, column);
        }
        comments(node(index).range.end, column);
    }

    void member(NodeIndex child, std::size_t column)
    {
        m_out += source::yamlKey(m_tree.key(child), m_style, false) + ":";
        m_read = std::max(m_read, node(child).key.end);
        if (node(child).childCount > 0) {
            comments(node(child).range.begin, column + 2);
            return children(child, column + 2);
        }
        m_out += " " + scalar(child, column);
    }

    void item(NodeIndex child, std::size_t column)
    {
        m_out += "- ";
        if (node(child).childCount == 0) {
            m_out += scalar(child, column);
            return;
        }
        m_atValue = true;
        m_read = std::max(m_read, node(child).range.begin);
        children(child, column + 2);
    }

    std::string scalar(NodeIndex index, std::size_t column)
    {
        const source::Node& value = node(index);
        m_read = std::max(m_read, value.range.end);
        if (value.kind == NodeKind::Number)
            return std::string(m_tree.text().substr(value.range.begin, value.range.length()));
        std::string text = source::printInline(m_tree.value(index), m_style, static_cast<std::uint32_t>(column));
        m_inLiteral = text.starts_with('|');
        return text;
    }

    const source::SourceTree& m_tree;
    source::FileStyle m_style;
    std::string m_out;
    std::uint32_t m_read = 0; ///< the byte up to which comments were looked for
    bool m_atValue = false; ///< behind a dash
    bool m_inLiteral = false;
};

} // namespace

std::string yamlText(const source::SourceTree& tree)
{
    return tree.format() == source::Format::Yaml ? std::string(tree.text()) : YamlWriter(tree).write();
}

} // namespace statelight::exporters
