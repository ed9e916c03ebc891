#include <algorithm>
#include <bit>
#include <set>

#include "core/json.h"
#include "document/assist/asking.h"
#include "document/reader_fields.h"
#include "source/pointer.h"

namespace statelight::document {

namespace {

using asl::validator::FieldRule;
using asl::validator::Shape;

/// The least value of a field, and where the caret goes in it.
struct Beginning {
    std::string_view text;
    std::uint32_t caret = 0;
};

Beginning beginningOf(const FieldRule& rule)
{
    switch (rule.shape) {
    case Shape::Boolean:
        return {"true", 4};
    case Shape::BooleanOrExpression:
    case Shape::Items:
        return {R"("{%  %}")", 4};
    case Shape::Integer:
    case Shape::IntegerOrExpression:
    case Shape::Number:
    case Shape::NumberOrExpression:
        return {};
    case Shape::ObjectList:
    case Shape::FilledObjectList:
        return {"[{}]", 2};
    case Shape::TextList:
        return {"[]", 1};
    case Shape::ErrorNames:
        return {R"([""])", 2};
    case Shape::Object:
    case Shape::Nested:
    case Shape::Template:
    case Shape::Literal:
    case Shape::JsonataValue:
    case Shape::TemplateOrJsonata:
    case Shape::Assign:
    case Shape::Credentials:
    case Shape::Anything:
        return {"{}", 1};
    default:
        return {R"("")", 1};
    }
}

std::string detailOf(const FieldRule& rule)
{
    switch (rule.shape) {
    case Shape::Boolean:
    case Shape::BooleanOrExpression:
        return "true or false";
    case Shape::Integer:
    case Shape::IntegerOrExpression:
        return "whole number";
    case Shape::Number:
    case Shape::NumberOrExpression:
        return "number";
    case Shape::StateName:
        return "state";
    case Shape::OneOf:
        return std::string(rule.words);
    case Shape::Timestamp:
    case Shape::TimestampOrExpression:
        return "timestamp";
    case Shape::ErrorNames:
        return "error names";
    case Shape::ObjectList:
    case Shape::FilledObjectList:
    case Shape::TextList:
        return "list";
    case Shape::Path:
    case Shape::PathOrNull:
    case Shape::ReferencePath:
    case Shape::ResultPath:
    case Shape::PathOrIntrinsic:
    case Shape::PathLikeOperand:
        return "path";
    case Shape::Object:
    case Shape::Nested:
    case Shape::Assign:
    case Shape::Template:
        return "object";
    default:
        return {};
    }
}

std::set<std::string> presentKeys(const Asking& asking)
{
    const source::SourceTree& tree = asking.now().tree;
    std::set<std::string> keys;
    const source::NodeIndex object = tree.at(source::pointerOf(asking.caret().tokens));
    if (object == source::noNode)
        return keys;
    forEachChild(tree, object, [&](source::NodeIndex child) {
        const core::SourceRange& key = tree.nodes()[child].key;
        if (key.begin != asking.caret().range.begin || asking.caret().range.isEmpty())
            keys.insert(tree.key(child));
    });
    return keys;
}

bool isExcluded(const FieldRule& rule, asl::validator::Owners owner, const std::set<std::string>& present)
{
    if (present.contains(std::string(rule.name)))
        return true;
    if (!std::has_single_bit(owner))
        return false;
    return std::ranges::any_of(asl::validator::fieldGroups(), [&](const auto& group) {
        return (group.owners & owner) != 0 && std::ranges::find(group.names, rule.name) != group.names.end()
            && std::ranges::any_of(group.names, [&](auto name) { return present.contains(std::string(name)); });
    });
}

char nextBlack(std::string_view text, std::uint32_t from, std::string_view blanks)
{
    const std::size_t at = text.find_first_not_of(blanks, from);
    return at == std::string_view::npos ? '\0' : text[at];
}

void addKey(Asking& asking, Suggestion suggestion, Beginning beginning, int order)
{
    const std::string name = suggestion.label;
    const core::SourceRange range = asking.caret().range;
    const std::string_view text = asking.text();
    const bool hasColon = !range.isEmpty() && nextBlack(text, range.end, " \t") == ':';
    suggestion.range = range;
    if (asking.isYaml() && !asking.caret().isInline) {
        suggestion.insert = yamlScalar(name, false);
        const bool isObject = !beginning.text.empty() && (beginning.text[0] == '{' || beginning.text[0] == '[');
        if (!hasColon)
            suggestion.insert += isObject ? ":" : ": ";
        if (!hasColon && beginning.text == "true")
            suggestion.insert += beginning.text;
        suggestion.caret = static_cast<std::uint32_t>(suggestion.insert.size());
        return asking.add(std::move(suggestion), order);
    }
    core::appendJsonString(suggestion.insert, name);
    if (!hasColon)
        suggestion.insert += ": ";
    suggestion.caret = static_cast<std::uint32_t>(suggestion.insert.size()) + (hasColon ? 0 : beginning.caret);
    if (!hasColon)
        suggestion.insert += beginning.text;
    if (!hasColon && !beginning.text.empty() && nextBlack(text, range.end, " \t\r\n") == '"')
        suggestion.insert += ',';
    asking.add(std::move(suggestion), order);
}

void suggestMissingStates(Asking& asking)
{
    const asl::StateMachine& machine = asking.machine();
    const auto scope = machine.scopeAt(asking.place().scope);
    if (!scope)
        return;
    std::set<std::string> missing;
    for (const asl::Edge& edge : asking.now().graph.edges)
        if (!edge.to && machine.states[edge.from].scope == *scope)
            missing.insert(edge.target);
    if (const auto start = machine.scopes[*scope].fields.text("StartAt"); start && !machine.indexOf(*scope, *start))
        missing.insert(std::string(*start));
    for (const std::string& name : missing)
        addKey(
            asking, {Suggestion::Kind::State, name, "state that is led to", {}, {}, 0}, {R"({ "Type": "" })", 11}, 0);
}

} // namespace

void suggestKeys(Asking& asking)
{
    const FieldPlace& place = asking.place();
    if (place.isStates)
        return suggestMissingStates(asking);
    if (place.owner == 0)
        return;
    const std::set<std::string> present = presentKeys(asking);
    for (const FieldRule& rule : asl::validator::fieldRules()) {
        if ((rule.owners & place.owner) == 0 || !isOfLanguage(rule.languages, place.language)
            || isExcluded(rule, place.owner, present))
            continue;
        const bool isRequired = rule.required && std::has_single_bit(place.owner);
        Suggestion suggestion{Suggestion::Kind::Field, std::string(rule.name), detailOf(rule), {}, {}, 0};
        addKey(asking, std::move(suggestion), beginningOf(rule), rule.name == "Type" ? 0 : isRequired ? 1 : 2);
    }
}

} // namespace statelight::document
