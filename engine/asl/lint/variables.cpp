#include <algorithm>
#include <string>
#include <unordered_set>

#include "asl/lint/expressions.h"
#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

/// One name in one Assign.
struct Assignment {
    std::string_view name;
    StateIndex state = 0;
    const Field* field = nullptr;
    std::string_view key; ///< the name as written, with ".$"
    bool isOfState = true; ///< else of a rule or a catcher
};

class VariableReview {
public:
    explicit VariableReview(Review& review)
        : m_review(review)
        , m_machine(review.machine())
        , m_assigned(m_machine.scopes.size())
    {
        for (StateIndex index = 0; index < m_machine.states.size(); ++index)
            collectAssignments(index);
    }

    void findUnused();
    void findUnassigned();

private:
    void collectAssignments(StateIndex index);
    void collect(StateIndex index, const Fields& fields, bool isOfState);
    void collectReads(const core::Value& value);
    void collectReads(std::string_view text);
    void collectReads(const ChoiceRule& rule);
    [[nodiscard]] bool isVisible(ScopeIndex scope, std::string_view name) const;

    Review& m_review;
    const StateMachine& m_machine;
    std::vector<Assignment> m_assignments;
    std::vector<std::unordered_set<std::string_view>> m_assigned; ///< by scope
    std::unordered_set<std::string_view> m_read;
};

void VariableReview::collect(StateIndex index, const Fields& fields, bool isOfState)
{
    const Field* const assign = fields.find("Assign");
    if (assign == nullptr)
        return;
    for (const core::Member& member : assign->value.members()) {
        const std::string_view key = member.key;
        const std::string_view name = key.ends_with(".$") ? key.substr(0, key.size() - 2) : key;
        m_assignments.push_back({name, index, assign, key, isOfState});
        m_assigned[m_machine.states[index].scope].insert(name);
    }
}

void VariableReview::collectAssignments(StateIndex index)
{
    const State& state = m_machine.states[index];
    collect(index, state.fields, true);
    for (const Catcher& catcher : state.catchers)
        collect(index, catcher.fields, false);
    if (const auto* const choice = std::get_if<Choice>(&state.kind)) {
        for (const ChoiceRule& rule : choice->rules)
            collect(index, rule.fields, false);
    }
}

// Any `$name` in any text counts, in quotes too: better silent than wrong.
void VariableReview::collectReads(std::string_view text)
{
    const auto isPart = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
            || (character >= '0' && character <= '9') || character == '_'
            || static_cast<unsigned char>(character) >= 0x80;
    };
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at)) {
        const std::size_t begin = ++at;
        while (at < text.size() && isPart(text[at]))
            ++at;
        if (at > begin)
            m_read.insert(text.substr(begin, at - begin));
    }
}

// The recursion of these is bounded: a text nests no deeper than 500.
void VariableReview::collectReads(const core::Value& value)
{
    if (value.isString())
        collectReads(value.string());
    for (const core::Value& item : value.items())
        collectReads(item);
    for (const core::Member& member : value.members())
        collectReads(member.value);
}

void VariableReview::collectReads(const ChoiceRule& rule)
{
    for (const Field& field : rule.fields)
        collectReads(field.value);
    for (const ChoiceRule& operand : rule.operands)
        collectReads(operand);
}

void VariableReview::findUnused()
{
    if (m_assignments.empty())
        return;
    for (const State& state : m_machine.states) {
        for (const Field& field : state.fields)
            collectReads(field.value);
        for (const Catcher& catcher : state.catchers) {
            for (const Field& field : catcher.fields)
                collectReads(field.value);
        }
        if (const auto* const choice = std::get_if<Choice>(&state.kind)) {
            for (const ChoiceRule& rule : choice->rules)
                collectReads(rule);
        }
    }
    std::unordered_set<std::string_view> told;
    for (const Assignment& assignment : m_assignments) {
        if (m_read.contains(assignment.name) || !told.insert(assignment.name).second)
            continue;
        const Place place(m_machine.states[assignment.state].path.pointer());
        const Place assign = place.member("Assign");
        m_review.report(Rule::UnusedVariable, assignment.state, "Nothing reads the variable " + quoted(assignment.name),
            assignment.isOfState ? assign.member(assignment.key) : place, assignment.field->range);
    }
}

bool VariableReview::isVisible(ScopeIndex scope, std::string_view name) const
{
    while (!m_assigned[scope].contains(name)) {
        const auto owner = m_machine.scopes[scope].owner;
        if (!owner)
            return false;
        // The children of a distributed Map are executions of their own.
        const auto* const map = std::get_if<Map>(&m_machine.states[*owner].kind);
        if (map != nullptr && map->distributed)
            return false;
        scope = m_machine.states[*owner].scope;
    }
    return true;
}

void VariableReview::findUnassigned()
{
    for (StateIndex index = 0; index < m_machine.states.size(); ++index) {
        const State& state = m_machine.states[index];
        if (state.language != QueryLanguage::JsonPath)
            continue;
        visitExpressions(state, [&](const Field& field, std::string_view text) {
            for (const std::string_view name : variableNames(text)) {
                if (isVisible(state.scope, name))
                    continue;
                m_review.report(Rule::UnassignedVariable, index,
                    "No state assigns the variable " + quoted(name) + " where this one could see it",
                    Place(state.path.pointer()), field.range);
            }
        });
    }
}

} // namespace

void reviewVariables(Review& review)
{
    const bool wantsUnused = review.wants(Rule::UnusedVariable);
    const bool wantsUnassigned = review.wants(Rule::UnassignedVariable);
    if (!wantsUnused && !wantsUnassigned)
        return;
    VariableReview variables(review);
    if (wantsUnused)
        variables.findUnused();
    if (wantsUnassigned)
        variables.findUnassigned();
}

} // namespace statelight::asl::lint
