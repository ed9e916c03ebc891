#include "asl/validator/fields.h"

#include <algorithm>
#include <vector>

#include "asl/validator/likely_fix.h"
#include "asl/validator/values.h"

namespace statelight::asl::validator {

namespace {

bool fits(Languages languages, QueryLanguage language)
{
    return languages == Languages::Both || (languages == Languages::Jsonata) == (language == QueryLanguage::Jsonata);
}

std::string_view nameOf(QueryLanguage language)
{
    return language == QueryLanguage::Jsonata ? "JSONata" : "JSONPath";
}

const FieldRule* ruleFor(Owner owner, std::string_view name, QueryLanguage language)
{
    const FieldRule* found = nullptr;
    for (const FieldRule& rule : fieldRules(name)) {
        if ((rule.owners & owner) != 0 && (found == nullptr || fits(rule.languages, language)))
            found = &rule;
    }
    return found;
}

void reportLanguage(const Subject& subject, const Entry& entry, const Place& place)
{
    const QueryLanguage other
        = subject.language == QueryLanguage::Jsonata ? QueryLanguage::JsonPath : QueryLanguage::Jsonata;
    const std::string message = "The QueryLanguage is set to '" + std::string(nameOf(subject.language))
        + "', but field '" + std::string(entry.name) + "' is only supported for the '" + std::string(nameOf(other))
        + "' QueryLanguage";
    // AWS names the state, however deep in it the field lies.
    const Place state(subject.state->path.pointer());
    subject.findings.errorIn(schemaFault, message, state, place.member(entry.name), entry.range);
}

void checkEntry(const Subject& subject, Owner owner, const Entries& entries, const Entry& entry, const Place& place)
{
    const FieldRule* const rule = ruleFor(owner, entry.name, subject.language);
    if (rule == nullptr) {
        subject.findings.error(schemaFault, "Field '" + std::string(entry.name) + "' is not supported",
            place.member(entry.name), entry.range);
        offerField(subject, owner, entries, entry, place);
    } else if (!fits(rule->languages, subject.language)) {
        reportLanguage(subject, entry, place);
    } else {
        checkValue(subject, *rule, entry, place.member(entry.name));
    }
}

void checkRequired(
    const Subject& subject, Owner owner, const Entries& entries, const Place& place, core::SourceRange range)
{
    std::vector<std::string_view> missing;
    for (const FieldRule& rule : fieldRules()) {
        if (rule.required && (rule.owners & owner) != 0 && fits(rule.languages, subject.language)
            && findEntry(entries, rule.name) == nullptr)
            missing.push_back(rule.name);
    }
    if (missing.empty())
        return;
    std::ranges::reverse(missing); // AWS says [States, StartAt]
    subject.findings.error(schemaFault, "These fields are required: " + listText(missing), place, range);
    if (missing.size() == 1 && missing.front() == "StartAt")
        offerStart(subject, place);
}

bool isSet(const Entry* entry)
{
    // "End": false says the same as no End.
    return entry != nullptr && !(entry->name == "End" && entry->value->isBoolean() && !entry->value->boolean());
}

void checkGroup(const Subject& subject, const FieldGroup& group, const Entries& entries, const Place& place,
    core::SourceRange range)
{
    const auto count
        = std::ranges::count_if(group.names, [&](std::string_view name) { return isSet(findEntry(entries, name)); });
    if (count > 1) {
        subject.findings.error(
            schemaFault, "Only one of these fields may be set: " + listText(group.names), place, range);
    } else if (count == 0 && group.needsOne) {
        subject.findings.error(schemaFault, "One of these fields is required: " + listText(group.names), place, range);
        if (group.names.front() == "Next")
            offerNextOrEnd(subject, place);
    }
}

} // namespace

void checkFields(
    const Subject& subject, Owner owner, const Entries& entries, const Place& place, core::SourceRange range)
{
    for (const Entry& entry : entries)
        checkEntry(subject, owner, entries, entry, place);
    checkRequired(subject, owner, entries, place, range);
    for (const FieldGroup& group : fieldGroups()) {
        if ((group.owners & owner) != 0)
            checkGroup(subject, group, entries, place, range);
    }
}

} // namespace statelight::asl::validator
