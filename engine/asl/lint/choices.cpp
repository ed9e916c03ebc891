#include <algorithm>
#include <string>
#include <unordered_map>

#include "asl/lint/implication.h"
#include "asl/lint/review.h"
#include "asl/wording.h"

namespace statelight::asl::lint {

namespace {

constexpr std::size_t mostCompared = 64; // rules before one: keeps long Choices linear
constexpr std::size_t mostComparisons = 20'000; // in one Choice

void report(Review& review, StateIndex state, const Choice& choice, std::size_t at, std::size_t earlier)
{
    const Place place(review.machine().states[state].path.pointer());
    const Place list = place.member("Choices");
    review.report(Rule::DeadRule, state,
        "This rule never gets a turn: rule " + std::to_string(earlier + 1) + " takes all that it would", list.item(at),
        choice.rules[at].range);
}

void reviewComparisons(Review& review, StateIndex state, const Choice& choice)
{
    std::size_t budget = mostComparisons;
    for (std::size_t at = 1; at < choice.rules.size(); ++at) {
        for (std::size_t earlier = at > mostCompared ? at - mostCompared : 0; earlier < at; ++earlier) {
            if (implies(choice.rules[at], choice.rules[earlier], budget)) {
                report(review, state, choice, at, earlier);
                break;
            }
        }
    }
}

// Without its braces: "{% true %}" and true alike.
std::string_view conditionOf(const ChoiceRule& rule)
{
    constexpr std::string_view blanks = " \t\r\n";
    constexpr std::size_t brace = 2;
    const Field* const condition = rule.fields.find("Condition");
    if (condition == nullptr)
        return {};
    if (condition->value.isBoolean())
        return condition->value.boolean() ? "true" : "false";
    if (!condition->value.isString() || !isJsonata(condition->value.string()))
        return {};
    std::string_view text = condition->value.string();
    text = text.substr(brace, text.size() - 2 * brace);
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

void reviewConditions(Review& review, StateIndex state, const Choice& choice)
{
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t at = 0; at < choice.rules.size(); ++at) {
        const std::string_view condition = conditionOf(choice.rules[at]);
        if (condition.empty())
            continue;
        const auto always = seen.find("true");
        if (always != seen.end()) {
            report(review, state, choice, at, always->second);
            continue;
        }
        const auto [first, isNew] = seen.emplace(condition, at);
        if (!isNew)
            report(review, state, choice, at, first->second);
    }
}

} // namespace

void reviewChoices(Review& review)
{
    if (!review.wants(Rule::DeadRule))
        return;
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        const auto* const choice = std::get_if<Choice>(&machine.states[index].kind);
        if (choice == nullptr)
            continue;
        if (machine.states[index].language == QueryLanguage::Jsonata)
            reviewConditions(review, index, *choice);
        else
            reviewComparisons(review, index, *choice);
    }
}

} // namespace statelight::asl::lint
