#include <algorithm>

#include "asl/lint/expressions.h"
#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

constexpr std::string_view prefix = "States.";
constexpr std::size_t manyNested = 3;

// How deep calls of intrinsic functions stand in each other, outside of quoted texts.
std::size_t nestingOf(std::string_view text)
{
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool isQuoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '\'')
            isQuoted = !isQuoted;
        else if (!isQuoted && text[at] == '(')
            deepest = std::max(deepest, ++depth);
        else if (!isQuoted && text[at] == ')' && depth > 0)
            --depth;
    }
    return deepest;
}

bool computes(const State& state)
{
    bool found = false;
    visitExpressions(state.fields, state.language,
        [&](const Field&, std::string_view text) { found = found || text.starts_with(prefix); });
    return found;
}

bool isComputingPass(const State& state)
{
    return state.type == StateType::Pass && state.language == QueryLanguage::JsonPath && computes(state);
}

void reviewState(Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    bool isTold = false;
    visitExpressions(state.fields, state.language, [&](const Field& field, std::string_view text) {
        if (isTold || !text.starts_with(prefix) || nestingOf(text) < manyNested)
            return;
        isTold = true;
        const Place place(state.path.pointer());
        review.report(Rule::PreferJsonata, index,
            "Functions nested this deep are hard to read: with \"QueryLanguage\": \"JSONata\" the state says it in one "
            "short expression",
            place.member(field.name), field.range);
    });
    const auto next = review.nextOf(index);
    if (!isTold && next && isComputingPass(state) && isComputingPass(review.machine().states[*next])) {
        review.report(Rule::PreferJsonata, index,
            "Two Pass states one behind the other compute by intrinsic functions: one state in JSONata can do both");
    }
}

} // namespace

void reviewLanguage(Review& review)
{
    if (!review.wants(Rule::PreferJsonata))
        return;
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        if (machine.states[index].language == QueryLanguage::JsonPath)
            reviewState(review, index);
    }
}

} // namespace statelight::asl::lint
