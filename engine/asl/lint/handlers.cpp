#include <algorithm>
#include <string>
#include <unordered_set>

#include "asl/lint/review.h"

namespace statelight::asl::lint {

namespace {

constexpr std::string_view anyError = "States.ALL";
constexpr std::string_view taskFailed = "States.TaskFailed";

// What "States.TaskFailed" takes of a Task: errors of the service and of the function, but no timeouts and no faults of
// the definition.
bool isTaskError(std::string_view name)
{
    return !name.starts_with("States.") || name == taskFailed || name == "States.Permissions"
        || name.starts_with("States.Http.");
}

class HandlerList {
public:
    HandlerList(Review& review, StateIndex state, const Place& list)
        : m_review(review)
        , m_state(state)
        , m_list(list)
        , m_isTask(review.machine().states[state].type == StateType::Task)
    {}

    void add(std::size_t at, const Fields& fields)
    {
        const Field* const names = fields.find("ErrorEquals");
        if (names == nullptr || names->value.items().empty())
            return;
        const auto items = names->value.items();
        if (std::ranges::all_of(items, [&](const core::Value& name) { return name.isString() && isTaken(name); })) {
            const Place item = m_list.item(at);
            const bool isRuntime = items.size() == 1 && items.front().string() == "States.Runtime";
            m_review.report(Rule::UnreachableHandler, m_state,
                isRuntime ? "States.Runtime ends the execution at once: nothing retries or catches it"
                          : "No error gets here: elements before this one take them all",
                item.member("ErrorEquals"), names->range);
        }
        for (const core::Value& name : items) {
            if (name.isString())
                m_taken.insert(name.string());
        }
    }

private:
    bool isTaken(const core::Value& value) const
    {
        const std::string_view name = value.string();
        if (name == "States.Runtime" || m_taken.contains(name))
            return true;
        return m_isTask && m_taken.contains(taskFailed) && isTaskError(name);
    }

    Review& m_review;
    StateIndex m_state;
    const Place& m_list;
    bool m_isTask;
    std::unordered_set<std::string_view> m_taken;
};

template <class Element>
void reviewList(Review& review, StateIndex state, std::string_view name, const std::vector<Element>& elements)
{
    const Place place(review.machine().states[state].path.pointer());
    const Place list = place.member(name);
    HandlerList handlers(review, state, list);
    for (std::size_t at = 0; at < elements.size(); ++at)
        handlers.add(at, elements[at].fields);
}

bool speaksOf(const core::Value& value, std::string_view word)
{
    if (value.isString())
        return value.string().find(word) != std::string_view::npos;
    const auto has = [&](const core::Value& inner) { return speaksOf(inner, word); };
    return std::ranges::any_of(value.items(), has)
        || std::ranges::any_of(value.members(), [&](const core::Member& member) { return has(member.value); });
}

// The Error Output goes nowhere: not into the data, not into a variable.
bool dropsError(const Catcher& catcher, QueryLanguage language)
{
    const Field* const assign = catcher.fields.find("Assign");
    if (language == QueryLanguage::JsonPath) {
        const Field* const path = catcher.fields.find("ResultPath");
        return path != nullptr && path->value.isNull() && assign == nullptr;
    }
    const Field* const output = catcher.fields.find("Output");
    return output != nullptr && !speaksOf(output->value, "errorOutput")
        && (assign == nullptr || !speaksOf(assign->value, "errorOutput"));
}

bool takesAll(const Catcher& catcher)
{
    const Field* const names = catcher.fields.find("ErrorEquals");
    return names != nullptr && std::ranges::any_of(names->value.items(), [](const core::Value& name) {
        return name.isString() && (name.string() == anyError || name.string() == taskFailed);
    });
}

// Whether what follows tells of the error by its very course: a Fail, or states that only errors lead to and that do
// something about it.
bool goesOnAsUsual(const Review& review, StateIndex state, const Edge& edge)
{
    if (!edge.to)
        return false;
    return edge.to == review.nextOf(state) || review.machine().states[*edge.to].type == StateType::Succeed;
}

void reviewCatchers(Review& review, StateIndex index)
{
    const State& state = review.machine().states[index];
    const Place place(state.path.pointer());
    const Place list = place.member("Catch");
    for (const Edge& edge : review.edgesOf(index)) {
        if (edge.kind != EdgeKind::Catch)
            continue;
        const Catcher& catcher = state.catchers[edge.index];
        if (!takesAll(catcher) || !dropsError(catcher, state.language) || !goesOnAsUsual(review, index, edge))
            continue;
        review.report(Rule::SwallowedError, index,
            "Any error is dropped here and the workflow goes on as after a success: keep it in the data or in a "
            "variable, or lead to a state of its own",
            list.item(edge.index), catcher.range);
    }
}

} // namespace

void reviewHandlers(Review& review)
{
    if (!review.wants(Rule::UnreachableHandler) && !review.wants(Rule::SwallowedError))
        return;
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        const State& state = machine.states[index];
        if (!state.retriers.empty())
            reviewList(review, index, "Retry", state.retriers);
        if (state.catchers.empty())
            continue;
        reviewList(review, index, "Catch", state.catchers);
        reviewCatchers(review, index);
    }
}

} // namespace statelight::asl::lint
