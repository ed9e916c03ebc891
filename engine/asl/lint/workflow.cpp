#include <algorithm>
#include <optional>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

using catalog::Resource;

constexpr double longestExpress = 300; // seconds

void reviewSeconds(Review& review, StateIndex index, const Place& place, const Fields& fields, std::string_view name)
{
    const Field* const field = fields.find(name);
    if (field == nullptr || !field->value.isNumber() || field->value.number() < longestExpress)
        return;
    review.report(Rule::ExpressTooLong, index,
        "An Express workflow ends after five minutes, so this can't come to its end: make it shorter, or the machine "
        "Standard",
        place.member(name), field->range);
}

void reviewExpress(Review& review)
{
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        const State& state = machine.states[index];
        const Place place(state.path.pointer());
        if (state.type == StateType::Wait)
            reviewSeconds(review, index, place, state.fields, "Seconds");
        const Place retry = place.member("Retry");
        for (std::size_t at = 0; at < state.retriers.size(); ++at)
            reviewSeconds(review, index, retry.item(at), state.retriers[at].fields, "IntervalSeconds");
    }
}

/// The function that a Task calls; nothing for what isn't a Lambda function or comes with the data.
std::optional<std::string_view> functionOf(const Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    const Resource& resource = review.resource(index);
    if (resource.kind == Resource::Kind::Lambda)
        return state.fields.text("Resource");
    const core::Value* const arguments = argumentsOf(state);
    if (resource.service != "lambda" || resource.action != "invoke" || arguments == nullptr)
        return std::nullopt;
    const core::Value* const name = arguments->find("FunctionName");
    return name != nullptr && name->isString() && !name->string().starts_with("{%") ? std::optional(name->string())
                                                                                    : std::nullopt;
}

bool isStraight(const StateMachine& machine)
{
    return std::ranges::none_of(machine.states, [](const State& state) {
        return state.type == StateType::Choice || state.type == StateType::Wait || state.type == StateType::Map
            || state.type == StateType::Parallel || !state.retriers.empty() || !state.catchers.empty();
    });
}

void reviewFunctions(Review& review)
{
    constexpr std::size_t several = 3;
    const StateMachine& machine = review.machine();
    std::vector<StateIndex> tasks;
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        if (machine.states[index].type == StateType::Task)
            tasks.push_back(index);
    }
    if (tasks.empty())
        return;
    const auto function = functionOf(review, tasks.front());
    const bool isOne
        = function && std::ranges::all_of(tasks, [&](StateIndex task) { return functionOf(review, task) == function; });
    if (!isOne)
        return;
    if (tasks.size() == 1 && isStraight(machine)) {
        review.report(Rule::OneFunction, tasks.front(),
            "This function is all that the workflow does: put its steps into states, which can be seen and retried "
            "one by one");
    } else if (tasks.size() >= several) {
        review.report(Rule::OneFunction, tasks.front(),
            "All " + std::to_string(tasks.size())
                + " tasks call the same function: one function a step, or service integrations, can be changed and "
                  "allowed one by one");
    }
}

} // namespace

void reviewWorkflow(Review& review)
{
    if (review.workflow() == WorkflowType::Express && review.wants(Rule::ExpressTooLong))
        reviewExpress(review);
    if (review.wants(Rule::OneFunction))
        reviewFunctions(review);
}

} // namespace statelight::asl::lint
