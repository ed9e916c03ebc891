#include "asl/validator/likely_fix.h"

#include <algorithm>
#include <vector>

#include "asl/validator/nearest.h"

namespace statelight::asl::validator {

namespace {

std::string quoted(std::string_view name)
{
    return '"' + std::string(name) + '"';
}

// States that no transition and no StartAt leads to, in the order of the text.
std::vector<StateIndex> statesWithoutWayIn(const Subject& subject, const Scope& scope)
{
    std::vector<bool> isLedTo(subject.machine.states.size(), false);
    for (const Edge& edge : subject.graph.edges) {
        if (edge.to)
            isLedTo[*edge.to] = true;
    }
    for (const auto& start : subject.graph.starts) {
        if (start)
            isLedTo[*start] = true;
    }
    std::vector<StateIndex> found;
    std::ranges::copy_if(scope.states, std::back_inserter(found), [&](StateIndex state) { return !isLedTo[state]; });
    return found;
}

} // namespace

void offerTarget(
    Findings& findings, const StateMachine& machine, ScopeIndex scope, std::string_view target, const Place& place)
{
    if (!findings.maySearch())
        return;
    std::vector<std::string_view> names;
    for (const StateIndex state : machine.scopes[scope].states)
        names.push_back(machine.states[state].name);
    if (const auto found = nearest(target, names))
        findings.offer({"Lead to " + quoted(found->name), {setting(place, found->name)}, found->isSure});
}

void offerField(const Subject& subject, Owner owner, const Entries& entries, const Entry& entry, const Place& place)
{
    if (!subject.findings.maySearch())
        return;
    const Languages other = subject.language == QueryLanguage::Jsonata ? Languages::JsonPath : Languages::Jsonata;
    std::vector<std::string_view> names;
    for (const FieldRule& rule : fieldRules()) {
        if ((rule.owners & owner) != 0 && rule.languages != other && findEntry(entries, rule.name) == nullptr)
            names.push_back(rule.name);
    }
    const auto found = nearest(entry.name, names);
    if (found) {
        subject.findings.offer(
            {"Rename to " + quoted(found->name), {renaming(place.member(entry.name), found->name)}, found->isSure});
    }
}

void offerWord(const Subject& subject, std::string_view words, std::string_view found, const Place& place)
{
    if (!subject.findings.maySearch())
        return;
    std::vector<std::string_view> names;
    while (!words.empty()) {
        const std::size_t comma = std::min(words.find(", "), words.size());
        names.push_back(words.substr(0, comma));
        words.remove_prefix(std::min(comma + 2, words.size()));
    }
    if (const auto word = nearest(found, names))
        subject.findings.offer({"Change to " + quoted(word->name), {setting(place, word->name)}, word->isSure});
}

void offerStart(const Subject& subject, const Place& place)
{
    if (subject.scope == nullptr || subject.scope->states.empty() || !subject.findings.maySearch())
        return;
    const auto open = statesWithoutWayIn(subject, *subject.scope);
    const StateIndex start = open.empty() ? subject.scope->states.front() : open.front();
    const bool isSure = open.size() == 1 || subject.scope->states.size() == 1;
    const std::string& name = subject.machine.states[start].name;
    subject.findings.offer({"Start at " + quoted(name), {setting(place.member("StartAt"), name)}, isSure});
}

void offerNextOrEnd(const Subject& subject, const Place& place)
{
    if (subject.state == nullptr || !subject.findings.maySearch())
        return;
    const Scope& scope = subject.machine.scopes[subject.state->scope];
    const auto indexOf = [&](StateIndex state) { return &subject.machine.states[state]; };
    const auto self = std::ranges::find(scope.states, subject.state, indexOf);
    const auto open = statesWithoutWayIn(subject, scope);
    if (self != scope.states.end() && std::next(self) != scope.states.end()) {
        const StateIndex next = *std::next(self);
        const std::string& name = subject.machine.states[next].name;
        const bool isSure = open.size() == 1 && open.front() == next;
        subject.findings.offer({"Lead to " + quoted(name), {setting(place.member("Next"), name)}, isSure});
    }
    const bool isLast = self != scope.states.end() && std::next(self) == scope.states.end() && open.empty();
    subject.findings.offer({"End here", {setting(place.member("End"), true)}, isLast});
}

} // namespace statelight::asl::validator
