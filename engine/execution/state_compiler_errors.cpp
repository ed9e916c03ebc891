#include <algorithm>

#include "execution/state_compiler.h"

namespace statelight::execution {

namespace compiled {

bool ErrorNames::match(const StateError& error) const
{
    if (error.isFatal || error.name == "States.Runtime")
        return false;
    if (matchesAll)
        return true;
    if (!error.name)
        return false;
    const auto contains = [this](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
    if (contains(*error.name) || (error.isHeartbeat && contains("States.HeartbeatTimeout")))
        return true;
    // asl.md, section 18, point 6: what the wildcard for tasks leaves out.
    return matchesTaskFailed && error.isOfTask && *error.name != "States.Timeout"
        && *error.name != "States.DataLimitExceeded";
}

} // namespace compiled

compiled::ErrorNames StateCompiler::errorNames(const asl::Fields& fields, core::SourceRange range)
{
    compiled::ErrorNames errors;
    const asl::Field* field = fields.find("ErrorEquals");
    if (!field || !field->value.isArray())
        refuse("ErrorEquals must be an array of error names.", field ? field->range : range);
    else {
        for (const core::Value& name : field->value.items()) {
            if (name.isString())
                errors.names.emplace_back(name.string());
        }
    }
    errors.matchesAll = std::ranges::find(errors.names, "States.ALL") != errors.names.end();
    errors.matchesTaskFailed = std::ranges::find(errors.names, "States.TaskFailed") != errors.names.end();
    return errors;
}

void StateCompiler::compileRetriers()
{
    for (const asl::Retrier& source : m_source.retriers) {
        compiled::Retrier retrier;
        retrier.errors = errorNames(source.fields, source.range);
        const auto numberOf = [&](std::string_view name) -> std::optional<double> {
            const asl::Field* field = source.fields.find(name);
            if (!field)
                return std::nullopt;
            if (!field->value.isNumber() || field->value.number() < 0) {
                refuse(std::string(name) + " must be a number that isn't negative.", field->range);
                return std::nullopt;
            }
            return field->value.number();
        };
        retrier.intervalSeconds = numberOf("IntervalSeconds").value_or(1);
        retrier.backoffRate = numberOf("BackoffRate").value_or(2);
        retrier.maxAttempts = static_cast<std::uint32_t>(std::min(numberOf("MaxAttempts").value_or(3), 1e9));
        retrier.maxDelaySeconds = numberOf("MaxDelaySeconds");
        retrier.hasFullJitter = source.fields.text("JitterStrategy") == "FULL";
        m_state.retriers.push_back(std::move(retrier));
    }
}

void StateCompiler::compileCatchers()
{
    for (const asl::Catcher& source : m_source.catchers) {
        const std::string place = "Catch[" + std::to_string(m_state.catchers.size()) + "]/";
        compiled::Catcher catcher;
        catcher.errors = errorNames(source.fields, source.range);
        const asl::Field* next = source.fields.find("Next");
        if (next && next->value.isString())
            catcher.next = target(next->value.string(), next->range);
        else
            refuse("A catcher has no Next.", source.range);
        if (m_state.isJsonata)
            catcher.output = field(source.fields, "Output", place + "Output");
        else
            catcher.resultPath = resultPath(source.fields);
        catcher.assign = shape(source.fields, "Assign", place + "Assign");
        m_state.catchers.push_back(std::move(catcher));
    }
}

} // namespace statelight::execution
