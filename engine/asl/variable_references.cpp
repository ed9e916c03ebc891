#include "asl/variable_references.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "query/expression.h"
#include "query/jsonata/payload.h"
#include "query/template.h"

namespace statelight::asl {

namespace {

using Names = std::set<std::string>;

bool isTemplate(std::string_view name)
{
    constexpr std::string_view templates[]
        = {"Parameters", "ResultSelector", "ItemSelector", "Assign", "Credentials", "BatchInput"};
    return std::ranges::find(templates, name) != std::end(templates);
}

bool holdsFields(std::string_view name)
{
    constexpr std::string_view holders[] = {"ItemReader", "ReaderConfig", "ItemBatcher", "ResultWriter"};
    return std::ranges::find(holders, name) != std::end(holders);
}

/// A field "…Path", or the Variable of a rule: a path, or an intrinsic function.
void collectPath(std::string_view text, Names& names)
{
    const auto expression = query::Expression::parse(text);
    if (!expression)
        return;
    for (std::string& name : expression->variables())
        names.insert(std::move(name));
}

void collectJsonPath(std::string_view name, const core::Value& value, Names& names)
{
    if (isTemplate(name)) {
        const auto shape = query::Template::compile(value);
        if (!shape)
            return;
        for (std::string& variable : shape->variables())
            names.insert(std::move(variable));
    } else if (value.isString() && (name.ends_with("Path") || name == "Variable")) {
        collectPath(value.string(), names);
    } else if (holdsFields(name)) {
        for (const core::Member& member : value.members())
            collectJsonPath(member.key.view(), member.value, names);
    }
}

void collectJsonata(const core::Value& value, Names& names)
{
    for (const auto& found : query::jsonata::payloadExpressions(value)) {
        if (!found.expression)
            continue;
        for (const auto& reference : found.expression->references()) {
            if (reference.kind == query::jsonata::Reference::Kind::Variable && reference.name != "states")
                names.insert(reference.name);
        }
    }
}

class Collection {
public:
    explicit Collection(QueryLanguage language)
        : m_isJsonata(language == QueryLanguage::Jsonata)
    {}

    Names run(const State& state)
    {
        collect(state.fields);
        for (const Catcher& catcher : state.catchers)
            collect(catcher.fields);
        if (const auto* choice = std::get_if<Choice>(&state.kind)) {
            for (const ChoiceRule& rule : choice->rules)
                collect(rule);
        }
        return std::move(m_names);
    }

private:
    void collect(const Fields& fields)
    {
        for (const Field& field : fields) {
            if (m_isJsonata)
                collectJsonata(field.value, m_names);
            else
                collectJsonPath(field.name, field.value, m_names);
        }
    }

    /// The reader's limit on nesting bounds the depth.
    void collect(const ChoiceRule& rule)
    {
        collect(rule.fields);
        for (const ChoiceRule& operand : rule.operands)
            collect(operand);
    }

    bool m_isJsonata;
    Names m_names;
};

} // namespace

std::vector<VariableReferences> variableReferences(const StateMachine& machine)
{
    std::vector<VariableReferences> all;
    for (const State& state : machine.states) {
        const Names names = Collection(state.language).run(state);
        if (names.empty())
            continue;
        const auto same = std::ranges::find(all, state.name, &VariableReferences::state);
        if (same == all.end()) {
            all.push_back({state.name, {names.begin(), names.end()}});
            continue;
        }
        Names merged(same->names.begin(), same->names.end());
        merged.insert(names.begin(), names.end());
        same->names.assign(merged.begin(), merged.end());
    }
    return all;
}

} // namespace statelight::asl
