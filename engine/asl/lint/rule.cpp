#include "asl/lint/rule.h"

#include <algorithm>
#include <array>

namespace statelight::asl::lint {

namespace {

using enum Rule;
using core::Severity;

constexpr std::array table{
    RuleInfo{CallbackWithoutTimeout, "callback-without-timeout", Severity::Warning,
        "A task that waits for a callback without a limit can wait for a year."},
    RuleInfo{DeadRule, "dead-rule", Severity::Warning, "An earlier rule of the Choice takes all that this rule would."},
    RuleInfo{ExpressCandidate, "express-candidate", Severity::Info,
        "The children of a distributed Map are short: as Express workflows they start faster and cost less."},
    RuleInfo{ExpressTooLong, "express-too-long", Severity::Warning, "An Express workflow ends after five minutes."},
    RuleInfo{LargePayload, "large-payload", Severity::Info, "The result may well be larger than 256 KiB."},
    RuleInfo{LongHistory, "long-history", Severity::Info, "The loop may well make more than 25,000 events."},
    RuleInfo{LostInput, "lost-input", Severity::Warning,
        "A state replaces its input by its result, and a later state reads what is gone."},
    RuleInfo{MapWithoutTolerance, "map-without-tolerance", Severity::Info,
        "A single bad item of outside data fails the whole Map."},
    RuleInfo{OneFunction, "one-function", Severity::Info,
        "All the work is in one function, where the workflow can neither show nor retry its steps."},
    RuleInfo{PollingLoop, "polling-loop", Severity::Info,
        "A loop asks again and again whether work is done: .sync or a task token waits without it."},
    RuleInfo{PreferJsonata, "prefer-jsonata", Severity::Info,
        "Nested intrinsic functions are one short expression in JSONata."},
    RuleInfo{SwallowedError, "swallowed-error", Severity::Info,
        "A caught error leaves no trace: the execution goes on as if nothing had happened."},
    RuleInfo{TaskWithoutRetry, "task-without-retry", Severity::Info,
        "Nothing retries a task whose service can be busy or throttle."},
    RuleInfo{UnassignedVariable, "unassigned-variable", Severity::Warning,
        "No state that could have run before assigns this variable."},
    RuleInfo{UnreachableHandler, "unreachable-handler", Severity::Warning,
        "Earlier elements take every error that this retrier or catcher names, or nothing can be caught by its name."},
    RuleInfo{UnusedVariable, "unused-variable", Severity::Info, "Nothing reads this variable."},
};

static_assert(std::ranges::is_sorted(table, {}, &RuleInfo::name));

constexpr bool isInOrder()
{
    for (std::size_t at = 0; at < table.size(); ++at) {
        if (static_cast<std::size_t>(table.at(at).rule) != at)
            return false;
    }
    return true;
}
static_assert(isInOrder());

bool isNameCharacter(char character)
{
    return (character >= 'a' && character <= 'z') || character == '-';
}

} // namespace

std::span<const RuleInfo> rules()
{
    return table;
}

const RuleInfo& infoOf(Rule rule)
{
    return table.at(static_cast<std::size_t>(rule));
}

std::optional<Rule> ruleNamed(std::string_view name)
{
    const auto* const found = std::ranges::lower_bound(table, name, {}, &RuleInfo::name);
    return found != table.end() && found->name == name ? std::optional(found->rule) : std::nullopt;
}

RuleSet RuleSet::all()
{
    RuleSet all;
    for (const RuleInfo& info : table)
        all.add(info.rule);
    return all;
}

RuleSet disabledBy(std::string_view comment)
{
    constexpr std::string_view mark = "statelight:disable";
    RuleSet disabled;
    for (std::size_t at = comment.find(mark); at != std::string_view::npos; at = comment.find(mark)) {
        comment.remove_prefix(at + mark.size());
        if (!comment.starts_with('='))
            return RuleSet::all();
        do {
            comment.remove_prefix(1);
            const auto end = std::ranges::find_if_not(comment, isNameCharacter);
            const auto length = static_cast<std::size_t>(end - comment.begin());
            if (const auto rule = ruleNamed(comment.substr(0, length)))
                disabled.add(*rule);
            comment.remove_prefix(length);
        } while (comment.starts_with(','));
    }
    return disabled;
}

} // namespace statelight::asl::lint
