#include <algorithm>
#include <map>
#include <set>

#include "source/tree_builder.h"
#include "source/utf8.h"
#include "source/yaml_derived.h"
#include "source/yaml_events.h"
#include "source/yaml_marks.h"
#include "source/yaml_places.h"
#include "source/yaml_schema.h"

namespace statelight::source {

namespace {

constexpr std::size_t unfoldLimit = 100'000;
constexpr std::string_view coreTags = "tag:yaml.org,2002:";

std::string textOf(const yaml_char_t* text)
{
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text)); // NOLINT: C interface
}

/// Turns libyaml's events into nodes. Aliases and merge keys are copied in as derived nodes.
class YamlReader {
public:
    explicit YamlReader(TreeBuilder& builder)
        : m_builder(builder)
        , m_text(builder.text())
        , m_marks(m_text)
    {}

    void read();

private:
    struct Properties {
        std::string anchor;
        std::string tag;
    };
    struct Frame {
        NodeIndex node = noNode;
        bool mapping = false;
        bool flow = false;
        bool expectsKey = false;
        std::string anchor;
        std::vector<std::pair<NodeIndex, core::SourceRange>> merged; ///< mappings that `<<` names, and their aliases
    };
    enum class Merge : std::uint8_t { No, Value, Items };

    bool take(YamlEvent& event);
    void takeScalar(const yaml_event_t& event);
    void takeAlias(const yaml_event_t& event);
    bool takeStart(const yaml_event_t& event, bool mapping);
    void takeEnd(const yaml_event_t& event);

    [[nodiscard]] bool expectsKey() const { return !m_frames.empty() && m_frames.back().expectsKey; }
    void takeKey(const yaml_event_t& event, std::string text, core::SourceRange place);
    [[nodiscard]] Node nodeFor(NodeKind kind, core::SourceRange place) const;
    NodeIndex add(Node node, std::string scalar);
    void valueDone();
    void remember(const std::string& anchor, NodeIndex node);
    void checkTag(const std::string& tag, core::SourceRange place);

    void merge(NodeIndex source, core::SourceRange alias);
    void addMerged(const Frame& frame);
    bool unfold(NodeIndex source, Node top, const std::string& key);
    void tellUnfoldLimit(core::SourceRange alias);

    [[nodiscard]] core::SourceRange range(const yaml_event_t& event) const;
    [[nodiscard]] std::uint32_t behindProperties(std::uint32_t begin, std::uint32_t end, int most) const;
    [[nodiscard]] std::uint32_t lastContent(NodeIndex node) const;
    void tellProblem(const yaml_parser_t& parser);
    void finish();

    TreeBuilder& m_builder;
    std::string_view m_text;
    YamlMarks m_marks;
    std::vector<Frame> m_frames;
    std::map<std::string, NodeIndex, std::less<>> m_anchors;
    std::string m_key;
    core::SourceRange m_keyRange;
    Merge m_merge = Merge::No;
    std::size_t m_skipDepth = 0; ///< inside a key that is a list or a mapping
    std::size_t m_unfolded = 0;
    bool m_documentSeen = false;
    bool m_failed = false;
};

void YamlReader::read()
{
    YamlParser parser(m_text.substr(m_marks.begin()));
    while (true) {
        YamlEvent event;
        if (!parser.next(event)) {
            tellProblem(parser.state());
            break;
        }
        if (event->type == YAML_STREAM_END_EVENT || !take(event))
            break;
    }
    finish();
}

/// False ends the reading.
bool YamlReader::take(YamlEvent& event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (m_documentSeen)
            m_builder.diagnose("yaml.documents", "Only the first document of this file is read.", range(*event.get()));
        return !std::exchange(m_documentSeen, true);
    case YAML_SCALAR_EVENT:
        takeScalar(*event.get());
        return true;
    case YAML_ALIAS_EVENT:
        takeAlias(*event.get());
        return true;
    case YAML_SEQUENCE_START_EVENT:
        return takeStart(*event.get(), false);
    case YAML_MAPPING_START_EVENT:
        return takeStart(*event.get(), true);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        takeEnd(*event.get());
        return true;
    default:
        return true;
    }
}

core::SourceRange YamlReader::range(const yaml_event_t& event) const
{
    const std::uint32_t begin = m_marks.byteOf(event.start_mark.index);
    return {begin, std::max(begin, m_marks.byteOf(event.end_mark.index))};
}

/// Behind "&anchor" and "!tag".
/// A value has at most one anchor and one tag; those that follow belong to what is in it.
std::uint32_t YamlReader::behindProperties(std::uint32_t begin, std::uint32_t end, int most) const
{
    for (; most > 0 && begin < end && (m_text[begin] == '&' || m_text[begin] == '!'); --most) {
        const std::size_t word = std::min<std::size_t>(m_text.find_first_of(" \t\r\n", begin), end);
        begin = skipYamlSpace(m_text, static_cast<std::uint32_t>(word), end);
    }
    return begin;
}

void YamlReader::takeScalar(const yaml_event_t& event)
{
    if (m_skipDepth > 0)
        return;
    const auto& scalar = event.data.scalar;
    std::string text(reinterpret_cast<const char*>(scalar.value), scalar.length); // NOLINT: C interface
    core::SourceRange place = range(event);
    place.begin = behindProperties(place.begin, place.end, 2);
    const bool block = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
    if (block)
        while (place.end > place.begin + 1
            && std::string_view(" \r\n").find(m_text[place.end - 1]) != std::string_view::npos)
            --place.end;
    if (expectsKey())
        return takeKey(event, std::move(text), place);

    const std::string tag = textOf(scalar.tag);
    checkTag(tag, place);
    const bool forcedText = tag == "!" || tag == std::string(coreTags) + "str";
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE && !forcedText;
    const Node scalarNode = nodeFor(plain ? plainScalarKind(text) : NodeKind::String, place);
    const NodeIndex node = add(scalarNode, std::move(text));
    remember(textOf(scalar.anchor), node);
    valueDone();
}

void YamlReader::takeKey(const yaml_event_t& event, std::string text, core::SourceRange place)
{
    const bool plain = event.type == YAML_SCALAR_EVENT && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    m_merge = plain && text == "<<" ? Merge::Value : Merge::No;
    m_key = std::move(text);
    m_keyRange = place;
    m_frames.back().expectsKey = false;
}

void YamlReader::checkTag(const std::string& tag, core::SourceRange place)
{
    if (tag.empty() || tag == "!" || tag.starts_with(coreTags))
        return;
    m_builder.diagnose("yaml.tag", "The tag " + tag + " is no part of ASL; the value is read without it.", place,
        core::Severity::Warning);
}

Node YamlReader::nodeFor(NodeKind kind, core::SourceRange place) const
{
    Node node;
    node.kind = kind;
    node.range = place;
    if (!m_frames.empty() && m_frames.back().mapping)
        node.key = m_keyRange;
    return node;
}

NodeIndex YamlReader::add(Node node, std::string scalar)
{
    const bool member = !m_frames.empty() && m_frames.back().mapping;
    return m_builder.addYaml(node, member ? m_key : std::string(), std::move(scalar));
}

void YamlReader::valueDone()
{
    if (!m_frames.empty())
        m_frames.back().expectsKey = m_frames.back().mapping;
    m_merge = m_merge == Merge::Items ? Merge::Items : Merge::No;
}

void YamlReader::remember(const std::string& anchor, NodeIndex node)
{
    if (!anchor.empty())
        m_anchors[anchor] = node;
}

bool YamlReader::takeStart(const yaml_event_t& event, bool mapping)
{
    if (m_skipDepth > 0 || expectsKey()) {
        if (m_skipDepth++ == 0)
            m_builder.diagnose("yaml.key", "A key must be text here, not a list or a mapping.", range(event));
        return m_skipDepth < depthLimit;
    }
    core::SourceRange place = range(event);
    if (m_builder.depth() >= depthLimit) {
        m_builder.diagnose("yaml.depth", "Values nest deeper than 500 levels here; reading stops.", place);
        return false;
    }
    if (m_merge == Merge::Value && !mapping) {
        m_merge = Merge::Items;
        return true;
    }
    const std::string tag = textOf(mapping ? event.data.mapping_start.tag : event.data.sequence_start.tag);
    const bool flow = mapping ? event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                              : event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    const std::string anchor = textOf(mapping ? event.data.mapping_start.anchor : event.data.sequence_start.anchor);
    // Properties without a trace in this event belong to the first key or item.
    const int properties = (anchor.empty() ? 0 : 1) + (tag.empty() ? 0 : 1);
    place.begin = behindProperties(place.begin, static_cast<std::uint32_t>(m_text.size()), properties);
    place.end = std::max(place.begin, place.end);
    checkTag(tag, place);
    Frame frame;
    frame.node = add(nodeFor(mapping ? NodeKind::Object : NodeKind::Array, place), {});
    m_builder.open();
    frame.mapping = mapping;
    frame.flow = flow;
    frame.expectsKey = mapping;
    frame.anchor = anchor;
    m_anchors.erase(frame.anchor);
    m_frames.push_back(std::move(frame));
    m_merge = Merge::No;
    return true;
}

void YamlReader::takeEnd(const yaml_event_t& event)
{
    if (m_skipDepth > 0) {
        if (--m_skipDepth == 0)
            takeKey(event, {}, {m_marks.byteOf(event.end_mark.index), m_marks.byteOf(event.end_mark.index)});
        return;
    }
    if (m_merge == Merge::Items) {
        m_merge = Merge::No;
        return valueDone();
    }
    const Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    std::uint32_t end = frame.flow ? m_marks.byteOf(event.end_mark.index) : lastContent(frame.node);
    for (const auto& [source, alias] : frame.merged)
        end = std::max(end, alias.end);
    addMerged(frame);
    m_builder.close(end);
    remember(frame.anchor, frame.node);
    valueDone();
}

/// A block collection ends with its last child; libyaml's mark lies at the next token.
std::uint32_t YamlReader::lastContent(NodeIndex node) const
{
    std::uint32_t end = m_builder.node(node).range.begin;
    for (NodeIndex child = m_builder.node(node).firstChild; child != noNode; child = m_builder.node(child).nextSibling)
        end = std::max({end, m_builder.node(child).range.end, m_builder.node(child).key.end});
    return end;
}

void YamlReader::takeAlias(const yaml_event_t& event)
{
    if (m_skipDepth > 0)
        return;
    const core::SourceRange place = range(event);
    const auto anchor = m_anchors.find(textOf(event.data.alias.anchor));
    const NodeIndex source = anchor == m_anchors.end() ? noNode : anchor->second;
    if (source == noNode)
        m_builder.diagnose("yaml.alias", "No complete value before this alias has this anchor.", place);
    if (expectsKey())
        return takeKey(event, source == noNode ? std::string() : m_builder.yamlScalar(source), place);
    if (m_merge != Merge::No && source != noNode) {
        merge(source, place);
    } else {
        Node top = nodeFor(NodeKind::Missing, place);
        top.derived = true;
        if (source == noNode || !unfold(source, top, top.key.isEmpty() ? std::string() : m_key))
            add(top, {});
    }
    valueDone();
}

void YamlReader::merge(NodeIndex source, core::SourceRange alias)
{
    if (m_builder.node(source).kind == NodeKind::Object)
        m_frames.back().merged.emplace_back(source, alias);
    else
        m_builder.diagnose("yaml.merge", "A merge key (<<) takes an alias of a mapping.", alias);
}

void YamlReader::addMerged(const Frame& frame)
{
    std::set<std::string, std::less<>> present;
    for (NodeIndex child = m_builder.node(frame.node).firstChild; child != noNode;
         child = m_builder.node(child).nextSibling)
        present.insert(m_builder.yamlKey(child));
    for (const auto& [source, alias] : frame.merged)
        for (NodeIndex child = m_builder.node(source).firstChild; child != noNode;
             child = m_builder.node(child).nextSibling) {
            const std::string key = m_builder.yamlKey(child);
            if (!present.insert(key).second)
                continue;
            Node top;
            top.derived = true;
            top.range = alias;
            top.key = alias;
            if (!unfold(child, top, key))
                return;
        }
}

bool YamlReader::unfold(NodeIndex source, Node top, const std::string& key)
{
    const std::size_t size = m_builder.endOf(source) - source;
    if (m_unfolded + size > unfoldLimit) {
        tellUnfoldLimit(top.range);
        return false;
    }
    m_unfolded += size;
    if (!copyDerived(m_builder, source, top, key))
        tellUnfoldLimit(top.range);
    return true;
}

void YamlReader::tellUnfoldLimit(core::SourceRange alias)
{
    m_builder.diagnose("yaml.alias", "The aliases of this file unfold to too many or too deeply nested values.", alias);
}

void YamlReader::tellProblem(const yaml_parser_t& parser)
{
    m_failed = true;
    const bool encoding = parser.error == YAML_READER_ERROR;
    const std::size_t offset
        = encoding ? m_marks.begin() + parser.problem_offset : m_marks.byteOf(parser.problem_mark.index);
    const auto place = static_cast<std::uint32_t>(std::min(offset, m_text.size()));
    std::string message = parser.problem == nullptr ? "can't be read" : parser.problem;
    if (parser.context != nullptr)
        message = std::string(parser.context) + ": " + message;
    m_builder.diagnose(
        encoding ? "text.encoding" : "yaml.syntax", "YAML can't be read from here: " + message + ".", {place, place});
}

void YamlReader::finish()
{
    while (m_builder.depth() > 0)
        m_builder.close(lastContent(m_builder.innermost()));
    if (m_builder.size() == 0 && !m_failed) {
        const auto end = static_cast<std::uint32_t>(m_text.size());
        m_builder.diagnose("yaml.syntax", "The text is empty; expected a definition.", {end, end});
    }
}

} // namespace

SourceTree parseYaml(std::shared_ptr<const std::string> text)
{
    TreeBuilder builder(std::move(text), Format::Yaml);
    YamlReader(builder).read();
    return builder.finish();
}

} // namespace statelight::source
