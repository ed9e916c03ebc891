#include "source/file_style.h"

#include <algorithm>
#include <map>

#include "source/line_space.h"
#include "source/yaml_places.h"
#include "source/yaml_schema.h"

namespace statelight::source {

namespace {

constexpr std::size_t sampleSize = 4000;

/// Counts what it sees and gives what it saw most often.
template <class T>
class Vote {
public:
    void add(T seen) { ++m_counts[std::move(seen)]; }
    [[nodiscard]] T winner(T fallback) const
    {
        const auto most = std::ranges::max_element(m_counts, {}, [](const auto& entry) { return entry.second; });
        return most == m_counts.end() ? std::move(fallback) : most->first;
    }

private:
    std::map<T, int> m_counts;
};

class StyleReader {
public:
    explicit StyleReader(const SourceTree& tree)
        : m_tree(tree)
        , m_text(tree.text())
    {}

    FileStyle read()
    {
        const std::size_t count = std::min(m_tree.nodes().size(), sampleSize);
        for (NodeIndex node = 0; node < count; ++node)
            look(node);
        FileStyle style;
        style.indent = m_indents.winner(style.indent);
        style.colon = m_colons.winner(style.colon);
        style.comma = m_commas.winner(style.colon == ":" && m_oneLine ? "," : style.comma);
        style.breaksScalarArrays = m_breaks.winner(style.breaksScalarArrays);
        style.padsObjects = m_pads.winner(style.padsObjects);
        style.oneLine = m_oneLine;
        if (m_tree.format() == Format::Yaml)
            completeYaml(style);
        const std::size_t lineEnd = m_text.find('\n');
        if (lineEnd != std::string_view::npos && lineEnd > 0 && m_text[lineEnd - 1] == '\r')
            style.lineEnd = "\r\n";
        return style;
    }

private:
    [[nodiscard]] std::string_view between(std::uint32_t begin, std::uint32_t end) const
    {
        return begin < end ? m_text.substr(begin, end - begin) : std::string_view();
    }

    [[nodiscard]] bool isOneLine() const
    {
        if (m_tree.root() == noNode)
            return false;
        const Node& root = m_tree.nodes()[m_tree.root()];
        return root.childCount > 0 && !m_places.isBlock(m_tree.root())
            && !hasLineEnd(between(root.range.begin, root.range.end));
    }

    void look(NodeIndex index)
    {
        const Node& node = m_tree.nodes()[index];
        if (node.derived)
            return;
        if (m_tree.format() == Format::Yaml)
            lookAtYaml(index);
        if (m_places.isBlock(index))
            return;
        if (!node.key.isEmpty() && node.kind != NodeKind::Missing)
            lookAtColon(between(node.key.end, node.range.begin));
        if (node.firstChild != noNode)
            lookAtChildren(node);
    }

    void lookAtColon(std::string_view gap)
    {
        if (!hasLineEnd(gap) && gap.size() <= 3 && gap.find(':') != std::string_view::npos)
            m_colons.add(std::string(gap));
    }

    void lookAtChildren(const Node& node)
    {
        const Node& first = m_tree.nodes()[node.firstChild];
        lookAtIndent(node, first);
        if (first.nextSibling != noNode) {
            const std::string_view gap = between(first.range.end, beginOf(m_tree.nodes()[first.nextSibling]));
            if (gap == "," || gap == ", ")
                m_commas.add(std::string(gap));
        }
        const std::string_view whole = between(node.range.begin, node.range.end);
        if (node.kind == NodeKind::Object && !hasLineEnd(whole) && whole.size() > 2)
            m_pads.add(whole[1] == ' ');
        if (node.kind == NodeKind::Array && holdsScalars(node))
            m_breaks.add(hasLineEnd(whole));
    }

    void lookAtIndent(const Node& node, const Node& first)
    {
        const std::uint32_t begin = beginOf(first);
        if (!isFirstOnLine(m_text, begin))
            return;
        const std::string_view outer = lineIndent(m_text, node.range.begin);
        const std::string_view inner = lineIndent(m_text, begin);
        if (inner.size() > outer.size() && inner.starts_with(outer))
            m_indents.add(std::string(inner.substr(outer.size())));
    }

    [[nodiscard]] bool holdsScalars(const Node& array) const
    {
        for (NodeIndex child = array.firstChild; child != noNode; child = m_tree.nodes()[child].nextSibling)
            if (m_tree.nodes()[child].kind == NodeKind::Object || m_tree.nodes()[child].kind == NodeKind::Array)
                return false;
        return true;
    }

    void completeYaml(FileStyle& style) const
    {
        style.yaml = true;
        if (!style.colon.ends_with(' '))
            style.colon = ": ";
        style.indentsLists = m_indentedLists.winner(style.indentsLists);
        style.quote = m_quotes.winner(style.quote);
        style.keyQuote = m_keyQuotes.winner(style.keyQuote);
        style.neededQuote = m_neededQuotes.winner(style.neededQuote);
    }

    void lookAtYaml(NodeIndex index)
    {
        const Node& node = m_tree.nodes()[index];
        if (!node.key.isEmpty())
            m_keyQuotes.add(quoteAt(node.key));
        if (node.kind == NodeKind::String)
            lookAtQuote(index);
        if (!m_places.isBlock(index))
            return;
        if (node.kind == NodeKind::Array && holdsScalars(node))
            m_breaks.add(true);
        if (node.key.isEmpty())
            return;
        const std::uint32_t outer = m_places.column(node.key.begin);
        const std::uint32_t inner = m_places.column(node.range.begin);
        if (node.kind == NodeKind::Array)
            m_indentedLists.add(inner > outer);
        if (inner > outer)
            m_indents.add(std::string(inner - outer, ' '));
    }

    [[nodiscard]] char quoteAt(core::SourceRange range) const
    {
        const char first = m_text[range.begin];
        return first == '"' || first == '\'' ? first : '\0';
    }

    void lookAtQuote(NodeIndex index)
    {
        const core::SourceRange range = m_tree.nodes()[index].range;
        const char quote = range.isEmpty() ? '\0' : quoteAt(range);
        const core::Value value = m_tree.value(index);
        if (canBePlain(value.string(), false))
            m_quotes.add(quote);
        else if (quote != '\0')
            m_neededQuotes.add(quote);
    }

    const SourceTree& m_tree;
    YamlPlaces m_places{m_tree};
    std::string_view m_text;
    Vote<std::string> m_indents;
    Vote<std::string> m_colons;
    Vote<std::string> m_commas;
    Vote<bool> m_breaks;
    Vote<bool> m_pads;
    Vote<bool> m_indentedLists;
    Vote<char> m_quotes;
    Vote<char> m_keyQuotes;
    Vote<char> m_neededQuotes;
    bool m_oneLine = isOneLine();
};

} // namespace

FileStyle detectStyle(const SourceTree& tree)
{
    return StyleReader(tree).read();
}

} // namespace statelight::source
