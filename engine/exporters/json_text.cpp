#include "exporters/json_text.h"

#include "core/json.h"
#include "source/json_text.h"

namespace statelight::exporters {

namespace {

using source::NodeIndex;
using source::NodeKind;
using source::noNode;

class JsonWriter { // recursion is bounded by the tree's depth
public:
    JsonWriter(const source::SourceTree& tree, JsonForm form)
        : m_tree(tree)
        , m_minified(form == JsonForm::Minified)
    {}

    std::string write()
    {
        if (m_tree.root() != noNode)
            print(m_tree.root(), 0);
        return std::move(m_out) + "\n";
    }

private:
    void print(NodeIndex index, std::size_t depth)
    {
        const source::Node& node = m_tree.nodes()[index];
        const std::string_view raw = m_tree.text().substr(node.range.begin, node.range.length());
        if (node.kind == NodeKind::Object || node.kind == NodeKind::Array)
            printChildren(node, depth);
        else if (m_tree.isBarePlaceholder(index)
            || (!node.derived && source::isJsonNumber(raw) && node.kind == NodeKind::Number))
            m_out += raw;
        else
            core::appendJson(m_out, m_tree.value(index));
    }

    void printChildren(const source::Node& node, std::size_t depth)
    {
        const bool object = node.kind == NodeKind::Object;
        m_out += object ? '{' : '[';
        for (NodeIndex child = node.firstChild; child != noNode; child = m_tree.nodes()[child].nextSibling) {
            m_out += child == node.firstChild ? "" : ",";
            breakLine(depth + 1);
            if (object) {
                core::appendJsonString(m_out, m_tree.key(child));
                m_out += m_minified ? ":" : ": ";
            }
            print(child, depth + 1);
        }
        if (node.childCount > 0)
            breakLine(depth);
        m_out += object ? '}' : ']';
    }

    void breakLine(std::size_t depth)
    {
        if (!m_minified)
            m_out += '\n' + std::string(2 * depth, ' ');
    }

    const source::SourceTree& m_tree;
    bool m_minified;
    std::string m_out;
};

} // namespace

std::string jsonText(const source::SourceTree& tree, JsonForm form)
{
    return JsonWriter(tree, form).write();
}

} // namespace statelight::exporters
