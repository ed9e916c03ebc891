#include "document/embedded_definition.h"

#include <algorithm>

#include "source/line_space.h"
#include "source/yaml_places.h"

namespace statelight::document {

namespace {

using source::EmbeddedText;
using source::NodeIndex;
using source::NodeKind;
using source::noNode;
using source::SourceTree;

class TemplateReader {
public:
    explicit TemplateReader(const SourceTree& file)
        : m_file(file)
        , m_places(file)
    {}

    std::optional<TemplateContents> read()
    {
        readResources(m_file.member(m_file.root(), "Resources"));
        readResources(m_file.at("/resources/Resources"));
        readServerless(m_file.at("/stepFunctions/stateMachines"));
        if (!m_found)
            return std::nullopt;
        return std::move(m_contents);
    }

private:
    [[nodiscard]] const source::Node& node(NodeIndex index) const { return m_file.nodes()[index]; }
    [[nodiscard]] std::string text(NodeIndex index) const
    {
        const core::Value value = m_file.value(index);
        return value.isString() ? std::string(value.string()) : std::string();
    }

    template <class Visit>
    void forEachMember(NodeIndex object, Visit visit)
    {
        if (object == noNode || node(object).kind != NodeKind::Object)
            return;
        for (NodeIndex child = node(object).firstChild; child != noNode; child = node(child).nextSibling)
            visit(child);
    }

    void readResources(NodeIndex resources)
    {
        forEachMember(resources, [&](NodeIndex resource) {
            const std::string type = text(m_file.member(resource, "Type"));
            if (type != "AWS::StepFunctions::StateMachine" && type != "AWS::Serverless::StateMachine")
                return;
            m_found = true;
            const NodeIndex properties = m_file.member(resource, "Properties");
            const NodeIndex definition = m_file.member(properties, "Definition");
            const NodeIndex string = m_file.member(properties, "DefinitionString");
            if (definition != noNode && node(definition).kind == NodeKind::Object)
                addObject(m_file.key(resource), definition);
            else if (string != noNode)
                addString(m_file.key(resource), string);
            else
                close(
                    "template.elsewhere", m_file.key(resource), "keeps its definition in another file; open that one");
        });
    }

    void readServerless(NodeIndex machines)
    {
        forEachMember(machines, [&](NodeIndex machine) {
            m_found = true;
            const NodeIndex definition = m_file.member(machine, "definition");
            if (definition != noNode && node(definition).kind == NodeKind::Object && !node(definition).derived)
                addObject(m_file.key(machine), definition);
            else
                close("template.elsewhere", m_file.key(machine), "keeps its definition in another file; open that one");
        });
    }

    void close(std::string code, const std::string& name, const std::string& why)
    {
        m_contents.closed.push_back({std::move(code), "\"" + name + "\" " + why + "."});
    }

    void addObject(const std::string& name, NodeIndex object)
    {
        if (node(object).derived)
            return close("template.form", name, "comes from an alias; open the definition where its anchor stands");
        const core::SourceRange whole = node(object).range;
        if (!m_places.isBlock(object) || m_file.format() == source::Format::Json)
            return add(name, m_file.format(), whole,
                EmbeddedText::ofLines(m_file.text(), whole,
                    static_cast<std::uint32_t>(source::lineIndent(m_file.text(), whole.begin).size())));
        const std::uint32_t begin = m_places.nextLine(m_places.gapEnd(object));
        const core::SourceRange lines{begin, m_places.nextLine(m_places.tailEnd(object))};
        if (begin > whole.begin)
            return close("template.form", name, "begins on the line of its key; put it on a line of its own");
        add(name, source::Format::Yaml, lines,
            EmbeddedText::ofLines(m_file.text(), lines, m_places.column(whole.begin)));
    }

    /// A text, or Fn::Sub of one.
    void addString(const std::string& name, NodeIndex value)
    {
        NodeIndex string = value;
        if (node(value).kind == NodeKind::Object)
            string = m_file.member(value, "Fn::Sub");
        else if (node(value).kind == NodeKind::Array && tagOf(value) != "!Sub")
            string = noNode;
        if (string != noNode && node(string).kind == NodeKind::Array)
            string = m_file.item(string, 0);
        if (string == noNode || node(string).kind != NodeKind::String || node(string).derived)
            return close(
                "template.form", name, "is put together by functions; only plain text and Fn::Sub can be opened");
        const auto embedded = textOf(string);
        if (!embedded)
            return close("template.form", name, "is written in a way that can't be edited in place");
        add(name, source::Format::Json, node(string).range, *embedded);
    }

    [[nodiscard]] std::string_view tagOf(NodeIndex index) const
    {
        const core::SourceRange tag
            = m_file.format() == source::Format::Yaml ? m_places.tag(index) : core::SourceRange{};
        return m_file.text().substr(tag.begin, tag.length());
    }

    [[nodiscard]] std::optional<EmbeddedText> textOf(NodeIndex string) const
    {
        const core::SourceRange range = node(string).range;
        const std::string_view whole = m_file.text();
        if (m_file.format() == source::Format::Json)
            return EmbeddedText::ofQuoted(whole, range, EmbeddedText::Notation::JsonString);
        switch (whole[range.begin]) {
        case '"':
            return EmbeddedText::ofQuoted(whole, range, EmbeddedText::Notation::DoubleQuoted);
        case '\'':
            return EmbeddedText::ofQuoted(whole, range, EmbeddedText::Notation::SingleQuoted);
        case '|':
        case '>': {
            const std::uint32_t begin = m_places.nextLine(range.begin);
            const std::size_t first = whole.find_first_not_of(" \t\r\n", begin);
            if (first == std::string_view::npos || first >= range.end)
                return std::nullopt;
            return EmbeddedText::ofLines(
                whole, {begin, m_places.nextLine(range.end)}, m_places.column(static_cast<std::uint32_t>(first)));
        }
        default:
            return std::nullopt;
        }
    }

    void add(const std::string& name, source::Format format, core::SourceRange range, EmbeddedText text)
    {
        m_contents.definitions.push_back({name, range, format, std::move(text)});
    }

    const SourceTree& m_file;
    source::YamlPlaces m_places;
    TemplateContents m_contents;
    bool m_found = false;
};

std::string names(const TemplateContents& contents)
{
    std::string all;
    for (const EmbeddedDefinition& definition : contents.definitions)
        all += (all.empty() ? "" : ", ") + definition.name;
    return all;
}

} // namespace

std::optional<TemplateContents> readTemplate(const SourceTree& file)
{
    if (file.root() == noNode || file.nodes()[file.root()].kind != NodeKind::Object
        || file.member(file.root(), "States") != noNode)
        return std::nullopt;
    return TemplateReader(file).read();
}

core::Result<EmbeddedDefinition> chooseDefinition(const TemplateContents& contents, std::string_view name)
{
    const auto& definitions = contents.definitions;
    if (definitions.empty())
        return core::failure("template.none",
            contents.closed.empty() ? "The template holds no state machine." : contents.closed.front().message);
    if (name.empty() && definitions.size() == 1)
        return definitions.front();
    const auto found = std::ranges::find(definitions, name, &EmbeddedDefinition::name);
    if (found != definitions.end())
        return *found;
    return core::failure("template.choice",
        name.empty() ? "The template holds several state machines; choose one of " + names(contents) + "."
                     : "The template has no state machine \"" + std::string(name) + "\" that can be opened; it has "
                + names(contents) + ".");
}

void forgiveTags(core::Diagnostics& diagnostics)
{
    std::erase_if(diagnostics, [](const core::Diagnostic& found) { return found.code == "yaml.tag"; });
}

} // namespace statelight::document
