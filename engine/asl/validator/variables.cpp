#include "asl/validator/variables.h"

#include <algorithm>
#include <set>

#include "asl/wording.h"

namespace statelight::asl::validator {

namespace {

constexpr std::size_t longestName = 80;

bool isLetter(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_'
        || static_cast<unsigned char>(character) >= 0x80;
}

bool isIdentifier(std::string_view name)
{
    return !name.empty() && isLetter(name.front()) && std::ranges::all_of(name, [](char character) {
        return isLetter(character) || (character >= '0' && character <= '9');
    });
}

using Names = std::set<std::string_view>;

struct Assignment {
    std::string_view name;
    const Field* field;
    const State* state;
};

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
    const StateMachine& machine, const std::vector<Names>& names, ScopeIndex scope, std::string_view name)
{
    while (machine.scopes[scope].owner && !isOwnExecution(machine, machine.scopes[scope])) {
        scope = machine.states[*machine.scopes[scope].owner].scope;
        if (names[scope].contains(name))
            return true;
    }
    return false;
}

} // namespace

void checkVariableName(const Subject& subject, std::string_view name, const Place& place, core::SourceRange range)
{
    if (name == "states") {
        subject.findings.error(
            schemaFault, "The name 'states' is reserved: give the variable another one", place, range);
    } else if (!isIdentifier(name) || characterCount(name) > longestName) {
        subject.findings.error(schemaFault,
            "'" + std::string(name)
                + "' is no name for a variable: use letters, digits and _, beginning with a letter, at most 80",
            place, range);
    }
}

void checkShadowing(Findings& findings, const StateMachine& machine)
{
    std::vector<Names> names(machine.scopes.size());
    std::vector<Assignment> nested;
    for (const State& state : machine.states) {
        for (const Assignment& assignment : assignmentsOf(state)) {
            names[state.scope].insert(assignment.name);
            if (state.scope != 0)
                nested.push_back(assignment);
        }
    }
    for (const Assignment& assignment : nested) {
        if (isAssignedAround(machine, names, assignment.state->scope, assignment.name))
            findings.error(schemaFault,
                "The variable '" + std::string(assignment.name)
                    + "' belongs to a scope around this one, which can't be written from here",
                Place(assignment.state->path.pointer()), assignment.field->range);
    }
}

} // namespace statelight::asl::validator
