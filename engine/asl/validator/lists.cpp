#include "asl/validator/lists.h"

#include <algorithm>
#include <array>

#include "asl/validator/error_names.h"
#include "asl/validator/fields.h"

namespace statelight::asl::validator {

namespace {

template <class Element>
void checkElements(const Subject& subject, Owner owner, const std::vector<Element>& elements, const Place& list)
{
    std::vector<const Fields*> fields;
    for (std::size_t at = 0; at < elements.size(); ++at) {
        checkFields(subject, owner, entriesOf(elements[at].fields), list.item(at), elements[at].range);
        fields.push_back(&elements[at].fields);
    }
    checkWildcardIsLast(subject, fields, list);
}

constexpr std::array<std::string_view, 5> notATest{"Variable", "Next", "Assign", "Output", "Comment"};

bool isTest(const Field& field)
{
    return std::ranges::find(notATest, field.name) == notATest.end();
}

bool joinsOperands(std::string_view name)
{
    return name == "And" || name == "Or" || name == "Not";
}

// A rule is Variable with one comparison, or one of And, Or, Not without a Variable.
void checkOneTest(const Subject& subject, const ChoiceRule& rule, const Place& place)
{
    const auto tests = std::ranges::count_if(rule.fields, isTest);
    const bool joins = std::ranges::any_of(rule.fields, [](const Field& field) { return joinsOperands(field.name); });
    const bool hasVariable = rule.fields.has("Variable");
    if (tests == 0) {
        subject.findings.error(schemaFault, "A rule needs a comparison such as StringEquals, or one of And, Or and Not",
            place, rule.range);
    } else if (tests > 1) {
        subject.findings.error(
            schemaFault, "A rule has one comparison only: join several by And or Or", place, rule.range);
    } else if (joins == hasVariable) {
        subject.findings.error(schemaFault,
            joins ? "A rule with And, Or or Not has no Variable of its own" : "These fields are required: [Variable]",
            place, rule.range);
    }
}

// The recursion is bounded: a text nests no deeper than 500.
void checkRule(const Subject& subject, Owner owner, const ChoiceRule& rule, const Place& place)
{
    checkFields(subject, owner, entriesOf(rule.fields), place, rule.range);
    if (subject.language == QueryLanguage::Jsonata)
        return;
    checkOneTest(subject, rule, place);
    const bool negates = rule.fields.has("Not");
    const Place list = place.member(negates ? "Not" : rule.fields.has("And") ? "And" : "Or");
    for (std::size_t at = 0; at < rule.operands.size(); ++at)
        checkRule(subject, inOperand, rule.operands[at], negates ? list : list.item(at));
}

} // namespace

void checkErrorHandling(const Subject& subject, const State& state, const Place& place)
{
    checkElements(subject, inRetrier, state.retriers, place.member("Retry"));
    checkElements(subject, inCatcher, state.catchers, place.member("Catch"));
}

void checkRules(const Subject& subject, const Choice& choice, const Place& place)
{
    const Place list = place.member("Choices");
    for (std::size_t at = 0; at < choice.rules.size(); ++at)
        checkRule(subject, inRule, choice.rules[at], list.item(at));
}

} // namespace statelight::asl::validator
