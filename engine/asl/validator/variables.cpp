#include "asl/validator/variables.h"

#include <algorithm>
#include <unordered_map>

#include "query/expression.h"

namespace statelight::asl::validator {

namespace {

struct Assignment {
    std::string_view name;
    const Field* field;
    const State* state;
};

// By scope: which states assign a name.
using Writers = std::unordered_map<std::string_view, std::vector<const State*>>;

std::string_view plainName(std::string_view key)
{
    return key.ends_with(".$") ? key.substr(0, key.size() - 2) : key;
}

void collect(const Fields& fields, const State& state, std::vector<Assignment>& found)
{
    const Field* const assign = fields.find("Assign");
    if (assign == nullptr)
        return;
    for (const core::Member& member : assign->value.members())
        found.push_back({plainName(member.key), assign, &state});
}

std::vector<Assignment> assignmentsOf(const State& state)
{
    std::vector<Assignment> found;
    collect(state.fields, state, found);
    for (const Catcher& catcher : state.catchers)
        collect(catcher.fields, state, found);
    if (const auto* const choice = std::get_if<Choice>(&state.kind)) {
        for (const ChoiceRule& rule : choice->rules)
            collect(rule.fields, state, found);
    }
    return found;
}

// Children of a distributed Map are executions of their own and see nothing of their parent's variables.
bool isOwnExecution(const StateMachine& machine, const Scope& scope)
{
    const auto* const map = std::get_if<Map>(&machine.states[*scope.owner].kind);
    return map != nullptr && map->distributed;
}

bool isAssignedAround(
    const StateMachine& machine, const std::vector<Writers>& writers, ScopeIndex scope, std::string_view name)
{
    while (machine.scopes[scope].owner && !isOwnExecution(machine, machine.scopes[scope])) {
        const State& owner = machine.states[*machine.scopes[scope].owner];
        scope = owner.scope;
        // The state around assigns only after all in it has ended; AWS takes the same name there.
        const auto found = writers[scope].find(name);
        if (found != writers[scope].end()
            && std::ranges::any_of(found->second, [&](const State* writer) { return writer != &owner; }))
            return true;
    }
    return false;
}

// The specification has identifiers only, but no refusal of a hyphen is recorded, and others take it.
bool isNameButForHyphens(std::string_view name)
{
    std::string plain(name);
    std::ranges::replace(plain, '-', '_');
    return plain != name && query::isVariableName(plain);
}

} // namespace

void checkVariableName(const Subject& subject, std::string_view name, const Place& place, core::SourceRange range)
{
    if (name == "states") {
        subject.findings.error(
            schemaFault, "The name 'states' is reserved: give the variable another one", place, range);
    } else if (isNameButForHyphens(name)) {
        subject.findings.warning(schemaFault,
            "No expression can read the variable '" + std::string(name) + "': use letters, digits and _ for its name",
            place, range);
    } else if (!query::isVariableName(name)) {
        subject.findings.error(schemaFault,
            "'" + std::string(name)
                + "' is no name for a variable: use letters, digits and _, beginning with a letter, at most 80",
            place, range);
    }
}

void checkShadowing(Findings& findings, const StateMachine& machine)
{
    std::vector<Writers> writers(machine.scopes.size());
    std::vector<Assignment> nested;
    for (const State& state : machine.states) {
        for (const Assignment& assignment : assignmentsOf(state)) {
            writers[state.scope][assignment.name].push_back(&state);
            if (state.scope != 0)
                nested.push_back(assignment);
        }
    }
    for (const Assignment& assignment : nested) {
        if (isAssignedAround(machine, writers, assignment.state->scope, assignment.name))
            findings.error(schemaFault,
                "The variable '" + std::string(assignment.name)
                    + "' belongs to a scope around this one, which can't be written from here",
                Place(assignment.state->path.pointer()), assignment.field->range);
    }
}

} // namespace statelight::asl::validator
