#include "document/snapshot.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "asl/lint/linter.h"
#include "asl/validator.h"
#include "document/reader.h"
#include "document/silences.h"
#include "source/range_within.h"

namespace statelight::document {

namespace {

constexpr std::size_t exactRanges = 1000;

/// Comments and a comma too many are no JSON, but they hide nothing of the definition.
bool hidesSomething(const core::Diagnostic& found)
{
    return found.severity == core::Severity::Error && found.code != "json.comment"
        && found.code != "json.trailing-comma";
}

void append(core::Diagnostics& diagnostics, core::Diagnostics more)
{
    std::ranges::move(more, std::back_inserter(diagnostics));
}

// AWS has one code for whatever is no JSON.
core::Diagnostics textDiagnostics(const source::SourceTree& tree)
{
    core::Diagnostics diagnostics = tree.diagnostics();
    for (core::Diagnostic& found : diagnostics) {
        if (found.severity == core::Severity::Error)
            found.code = "INVALID_JSON_DESCRIPTION";
    }
    return diagnostics;
}

core::Diagnostic noDefinition()
{
    return {core::Severity::Error, "SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", {}, {}};
}

core::SourceRange rangeOf(const source::SourceTree& tree, const asl::Finding& finding)
{
    const source::NodeIndex node = finding.place.empty() ? source::noNode : tree.at(finding.place);
    if (node == source::noNode || tree.nodes()[node].range.isEmpty())
        return finding.diagnostic.range;
    const source::Node& found = tree.nodes()[node];
    if (finding.part)
        return source::rangeWithin(tree, node, *finding.part);
    // A whole object is underlined at its name: what is missing in it stands nowhere.
    return found.kind == source::NodeKind::Object && !found.key.isEmpty() ? found.key : found.range;
}

/// {"Ref": …} and {"Fn::…": …} stand in templates for what they give.
bool isTemplateFunction(const source::SourceTree& tree, source::NodeIndex node)
{
    const source::Node& object = tree.nodes()[node];
    if (object.kind != source::NodeKind::Object || object.childCount != 1)
        return false;
    const std::string key = tree.key(object.firstChild);
    return key == "Ref" || key.starts_with("Fn::");
}

/// What a placeholder without quotes, or a function of a template, becomes isn't known.
bool isLeftToTemplate(const source::SourceTree& tree, const asl::Finding& finding)
{
    const source::NodeIndex node = finding.place.empty() ? source::noNode : tree.at(finding.place);
    return node != source::noNode && (tree.isBarePlaceholder(node) || isTemplateFunction(tree, node));
}

core::Diagnostics placed(const Snapshot& snapshot, std::vector<asl::Finding> findings)
{
    core::Diagnostics diagnostics;
    for (asl::Finding& finding : findings) {
        if (diagnostics.size() < exactRanges && isLeftToTemplate(snapshot.tree, finding))
            continue;
        // A way down a long list costs its length, so a flood of findings keeps the ranges of fields.
        if (diagnostics.size() < exactRanges)
            finding.diagnostic.range = rangeOf(snapshot.tree, finding);
        diagnostics.push_back(std::move(finding.diagnostic));
    }
    return diagnostics;
}

// Characters as the API counts them.
std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; }));
}

// YAML reaches AWS as JSON, of a length that isn't told by the text.
core::Diagnostics sizeDiagnostics(const source::SourceTree& tree)
{
    constexpr std::size_t mostCharacters = 1'048'576;
    const std::string_view text = tree.text();
    if (text.size() <= mostCharacters || tree.format() == source::Format::Yaml)
        return {};
    const std::size_t characters = characterCount(text);
    if (characters <= mostCharacters)
        return {};
    return {{core::Severity::Error, "SCHEMA_VALIDATION_FAILED",
        "A definition has at most 1048576 characters, this one has " + std::to_string(characters), "/", {}}};
}

} // namespace

bool isBroken(const source::SourceTree& tree)
{
    return std::ranges::any_of(tree.diagnostics(), hidesSomething);
}

std::shared_ptr<const Snapshot> readSnapshot(std::shared_ptr<const std::string> text, source::Format format,
    std::uint64_t version, asl::WorkflowType workflow, asl::lint::RuleSet rules)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->workflow = workflow;
    snapshot->version = version;
    snapshot->tree = source::parse(std::move(text), format);
    Reading reading = readStateMachine(snapshot->tree);
    snapshot->machine = std::move(reading.machine);
    snapshot->graph = asl::buildGraph(snapshot->machine);
    snapshot->diagnostics = textDiagnostics(snapshot->tree);
    snapshot->isBroken = isBroken(snapshot->tree);
    if (snapshot->tree.root() == source::noNode)
        snapshot->diagnostics = {noDefinition()};
    append(snapshot->diagnostics, std::move(reading.findings));
    // What half a text lacks is no fault of the definition.
    if (!snapshot->isBroken) {
        append(snapshot->diagnostics,
            placed(*snapshot, asl::findFaults(snapshot->machine, snapshot->graph, snapshot->workflow)));
        append(snapshot->diagnostics, sizeDiagnostics(snapshot->tree));
        append(snapshot->diagnostics,
            placed(*snapshot,
                asl::lint::findAdvice(snapshot->machine, snapshot->graph, snapshot->workflow, rules,
                    silencesIn(snapshot->tree, snapshot->machine))));
    }
    std::ranges::stable_sort(
        snapshot->diagnostics, {}, [](const core::Diagnostic& found) { return found.range.begin; });
    return snapshot;
}

std::shared_ptr<const Snapshot> readAdvisedSnapshot(
    std::shared_ptr<const std::string> text, source::Format format, std::uint64_t version, asl::lint::RuleSet rules)
{
    return readSnapshot(std::move(text), format, version, asl::WorkflowType::Standard, rules);
}

} // namespace statelight::document
