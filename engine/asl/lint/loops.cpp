#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

#include "asl/lint/cycles.h"
#include "asl/lint/review.h"
#include "asl/wording.h"

namespace statelight::asl::lint {

namespace {

using catalog::Pattern;
using catalog::Resource;

constexpr double mostEvents = 25'000; // of one Standard execution
constexpr double hour = 3600;
constexpr double year = 365 * 24 * hour;

// Services whose jobs have an optimized integration that waits, by the name of their SDK integration.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> waitingServices{
    {{"athena", "athena:startQueryExecution.sync"}, {"batch", "batch:submitJob.sync"},
        {"bedrock", "bedrock:createModelCustomizationJob.sync"}, {"codebuild", "codebuild:startBuild.sync"},
        {"databrew", "databrew:startJobRun.sync"}, {"ecs", "ecs:runTask.sync"},
        {"elasticmapreduce", "elasticmapreduce:addStep.sync"}, {"emr", "elasticmapreduce:addStep.sync"},
        {"emrserverless", "emr-serverless:startJobRun.sync"}, {"glue", "glue:startJobRun.sync"},
        {"mediaconvert", "mediaconvert:createJob.sync"}, {"sagemaker", "a sagemaker action with .sync"},
        {"sfn", "states:startExecution.sync:2"}, {"states", "states:startExecution.sync:2"}}};

bool asks(const Resource& resource)
{
    constexpr std::array<std::string_view, 6> verbs{"batchGet", "describe", "get", "head", "list", "query"};
    if (resource.kind == Resource::Kind::Lambda)
        return true;
    if (resource.kind != Resource::Kind::Sdk && resource.kind != Resource::Kind::Optimized)
        return false;
    if (resource.pattern != Pattern::RequestResponse)
        return false;
    return resource.action == "invoke"
        || std::ranges::any_of(verbs, [&](std::string_view verb) { return resource.action.starts_with(verb); });
}

std::string remedyFor(const Resource& resource)
{
    const auto* const found
        = std::ranges::find(waitingServices, resource.service, &decltype(waitingServices)::value_type::first);
    if (resource.kind != Resource::Kind::Lambda && found != waitingServices.end())
        return std::string(found->second) + " starts the job and waits for its end";
    return "a task with .waitForTaskToken, or one with .sync where the service has it, waits without asking";
}

// Wait, then one or more states with a task that asks, then a Choice that leads back to the Wait.
std::optional<StateIndex> askedIn(const Review& review, StateIndex wait)
{
    constexpr int mostSteps = 5;
    const StateMachine& machine = review.machine();
    std::optional<StateIndex> asked;
    auto at = review.nextOf(wait);
    for (int step = 0; at && step < mostSteps; ++step) {
        if (machine.states[*at].type == StateType::Choice) {
            const bool leadsBack
                = std::ranges::any_of(review.edgesOf(*at), [&](const Edge& edge) { return edge.to == wait; });
            return leadsBack ? asked : std::nullopt;
        }
        if (machine.states[*at].type == StateType::Task && !asked && asks(review.resource(*at)))
            asked = at;
        at = review.nextOf(*at);
    }
    return std::nullopt;
}

void reviewPolling(Review& review)
{
    const StateMachine& machine = review.machine();
    for (StateIndex index = 0; index < machine.states.size(); ++index) {
        if (machine.states[index].type != StateType::Wait)
            continue;
        if (const auto asked = askedIn(review, index)) {
            review.report(Rule::PollingLoop, index,
                "This loop asks " + quoted(machine.states[*asked].name)
                    + " again and again: " + remedyFor(review.resource(*asked)));
        }
    }
}

std::string wholeText(double number)
{
    constexpr double most = 1e15;
    return valueText(core::Value(static_cast<std::int64_t>(std::min(number, most))));
}

/// What one round of a loop takes.
struct Round {
    double events = 0;
    double seconds = 0;
    bool isTimed = true; ///< nothing in it takes a time that the text doesn't tell
    std::optional<double> most; ///< rounds, where a counter is compared with a number
    bool hasWait = false;
    bool counts = false;
    bool hasExit = false;
};

class LoopReview {
public:
    explicit LoopReview(Review& review)
        : m_review(review)
        , m_machine(review.machine())
        , m_member(m_machine.states.size(), false)
    {
        countEvents();
    }

    void look(const std::vector<StateIndex>& loop)
    {
        if (!m_review.graph().reachable[loop.front()])
            return;
        for (const StateIndex state : loop)
            m_member[state] = true;
        Round round;
        for (const StateIndex state : loop)
            add(round, state);
        for (const StateIndex state : loop)
            m_member[state] = false;
        judge(round, loop);
    }

private:
    void countEvents();
    [[nodiscard]] double eventsOf(StateIndex state) const;
    void add(Round& round, StateIndex state) const;
    static void addWait(Round& round, const State& state);
    static void addRules(Round& round, const State& state);
    void judge(const Round& round, const std::vector<StateIndex>& loop);

    Review& m_review;
    const StateMachine& m_machine;
    std::vector<double> m_scopeEvents;
    std::vector<bool> m_member;
};

void LoopReview::countEvents()
{
    m_scopeEvents.assign(m_machine.scopes.size(), 0);
    for (auto scope = static_cast<ScopeIndex>(m_machine.scopes.size()); scope-- > 0;) {
        for (const StateIndex state : m_machine.scopes[scope].states)
            m_scopeEvents[scope] += eventsOf(state);
    }
}

double LoopReview::eventsOf(StateIndex index) const
{
    constexpr double simple = 2;
    constexpr double task = 5;
    constexpr double container = 4;
    const State& state = m_machine.states[index];
    if (state.type == StateType::Task)
        return task;
    double events = container;
    if (const auto* const parallel = std::get_if<Parallel>(&state.kind)) {
        for (const ScopeIndex branch : parallel->branches)
            events += m_scopeEvents[branch];
        return events;
    }
    if (const auto* const map = std::get_if<Map>(&state.kind))
        return map->processor && !map->distributed ? events + m_scopeEvents[*map->processor] : events;
    return simple;
}

void LoopReview::addWait(Round& round, const State& state)
{
    round.hasWait = true;
    const Field* const seconds = state.fields.find("Seconds");
    if (seconds == nullptr || !seconds->value.isNumber())
        round.isTimed = false;
    else
        round.seconds += std::max(seconds->value.number(), 0.0);
}

// The largest number that a condition of JSONata compares with.
std::optional<double> comparedNumber(std::string_view condition)
{
    std::optional<double> largest;
    for (std::size_t at = 0; at < condition.size(); ++at) {
        if (condition[at] != '<' && condition[at] != '>')
            continue;
        std::size_t digit = condition.find_first_not_of("= ", at + 1);
        double number = 0;
        bool hasDigits = false;
        for (; digit < condition.size() && std::isdigit(static_cast<unsigned char>(condition[digit])) != 0; ++digit) {
            number = number * 10 + (condition[digit] - '0');
            hasDigits = true;
        }
        if (hasDigits)
            largest = std::max(largest.value_or(0), number);
    }
    return largest;
}

void LoopReview::addRules(Round& round, const State& state)
{
    const auto take = [&](std::optional<double> number) {
        if (number && *number > 0)
            round.most = std::max(round.most.value_or(0), *number);
    };
    for (const ChoiceRule& rule : std::get<Choice>(state.kind).rules) {
        for (const Field& field : rule.fields) {
            if (field.name.starts_with("Numeric") && field.value.isNumber())
                take(field.value.number());
            else if (field.name == "Condition" && field.value.isString())
                take(comparedNumber(field.value.string()));
        }
    }
}

bool holdsCounter(const core::Value& value)
{
    if (value.isString()) {
        const std::string_view text = value.string();
        constexpr std::array<std::string_view, 3> steps{"States.MathAdd(", "+ 1", "+1"};
        return std::ranges::any_of(
            steps, [&](std::string_view step) { return text.find(step) != std::string_view::npos; });
    }
    return std::ranges::any_of(value.items(), holdsCounter)
        || std::ranges::any_of(value.members(), [](const core::Member& member) { return holdsCounter(member.value); });
}

void LoopReview::add(Round& round, StateIndex index) const
{
    const State& state = m_machine.states[index];
    round.events += eventsOf(index);
    if (state.type == StateType::Wait)
        addWait(round, state);
    if (state.type == StateType::Choice)
        addRules(round, state);
    const Resource& resource = m_review.resource(index);
    const bool waits = state.type == StateType::Task
        && (resource.pattern != Pattern::RequestResponse || resource.kind == Resource::Kind::Activity
            || resource.kind == Resource::Kind::Unknown);
    if (waits || state.type == StateType::Map || state.type == StateType::Parallel)
        round.isTimed = false;
    round.counts = round.counts
        || std::ranges::any_of(state.fields, [](const Field& field) { return holdsCounter(field.value); });
    for (const Edge& edge : m_review.edgesOf(index))
        round.hasExit = round.hasExit || !edge.to || !m_member[*edge.to];
}

void LoopReview::judge(const Round& round, const std::vector<StateIndex>& loop)
{
    const double rounds = mostEvents / round.events;
    const bool isCounted = round.counts && round.most;
    std::string reason;
    if (!round.hasExit && (!round.isTimed || round.seconds * rounds < year)) {
        reason = "Nothing leads out of this loop";
    } else if (round.hasExit && isCounted && *round.most > rounds) {
        reason = "This loop counts up to " + wholeText(*round.most);
    } else if (round.hasExit && !isCounted && round.hasWait && round.isTimed && round.seconds * rounds < hour) {
        reason = "This loop goes round every " + counted(static_cast<std::size_t>(round.seconds), "second");
    }
    if (reason.empty())
        return;
    const auto isWait = [&](StateIndex state) { return m_machine.states[state].type == StateType::Wait; };
    const auto wait = std::ranges::find_if(loop, isWait);
    m_review.report(Rule::LongHistory, wait == loop.end() ? loop.front() : *wait,
        reason + ": after about " + wholeText(rounds)
            + " rounds the history has its 25,000 events, which fails the execution");
}

} // namespace

void reviewLoops(Review& review)
{
    if (review.wants(Rule::PollingLoop))
        reviewPolling(review);
    // Express workflows have no history that could become too long.
    if (!review.wants(Rule::LongHistory) || review.workflow() == WorkflowType::Express)
        return;
    const auto loops = cyclesOf(review.machine(), review.graph());
    if (loops.empty())
        return;
    LoopReview loopReview(review);
    for (const auto& loop : loops)
        loopReview.look(loop);
}

} // namespace statelight::asl::lint
