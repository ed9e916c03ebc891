#include "execution/state_compiler.h"

namespace statelight::execution {

compiled::Limit StateCompiler::limit(const std::string& name)
{
    compiled::Limit limit;
    limit.field = name + "Path";
    limit.expression = expression(m_source.fields, name, name);
    if (const asl::Field* field = m_source.fields.find(name); field && !limit.expression) {
        if (field->value.isInteger())
            limit.seconds = field->value.integer();
        else
            refuse(name + " must be an integer.", field->range);
    }
    if (!m_state.isJsonata)
        limit.path = path(m_source.fields, limit.field);
    return limit;
}

void StateCompiler::compileTask()
{
    compiled::Task task;
    const asl::Field* resource = m_source.fields.find("Resource");
    if (resource && resource->value.isString())
        task.resource = parseResource(resource->value.string());
    else
        refuse("A Task needs a Resource.", resource ? resource->range : m_source.nameRange);
    task.timeout = limit("TimeoutSeconds");
    task.heartbeat = limit("HeartbeatSeconds");
    task.credentials = shape(m_source.fields, "Credentials", "Credentials");
    task.needsToken
        = task.resource.pattern != TaskPattern::RequestResponse || task.resource.target == TaskTarget::Activity;
    m_state.kind = std::move(task);
}

void StateCompiler::compilePass()
{
    compiled::Pass pass;
    const asl::Field* result = m_source.fields.find("Result");
    if (result && !m_state.isJsonata)
        pass.result = result->value;
    m_state.kind = std::move(pass);
}

void StateCompiler::compileWait()
{
    compiled::Wait wait;
    const asl::Fields& fields = m_source.fields;
    wait.secondsField = expression(fields, "Seconds", "Seconds");
    wait.timestampField = expression(fields, "Timestamp", "Timestamp");
    if (const asl::Field* seconds = fields.find("Seconds"); seconds && !wait.secondsField) {
        if (seconds->value.isInteger() && seconds->value.integer() >= 0)
            wait.seconds = seconds->value.integer();
        else
            refuse("Seconds must be an integer that isn't negative.", seconds->range);
    }
    if (const asl::Field* timestamp = fields.find("Timestamp"); timestamp && !wait.timestampField) {
        wait.timestamp = timestamp->value.isString() ? instantFromIso8601(timestamp->value.string()) : std::nullopt;
        if (!wait.timestamp)
            refuse("Timestamp does not match RFC3339.", timestamp->range);
    }
    if (!m_state.isJsonata) {
        wait.secondsPath = path(fields, "SecondsPath");
        wait.timestampPath = path(fields, "TimestampPath");
    }
    const bool hasExpression = wait.secondsField || wait.timestampField;
    if (!wait.seconds && !wait.timestamp && !wait.secondsPath && !wait.timestampPath && !hasExpression)
        refuse("A Wait needs Seconds, Timestamp, SecondsPath or TimestampPath.", m_source.nameRange);
    m_state.kind = std::move(wait);
}

std::optional<compiled::Expression> StateCompiler::textExpression(std::string_view name)
{
    const asl::Field* field = m_source.fields.find(name);
    if (!field)
        return std::nullopt;
    if (field->value.isString()) {
        const std::string_view text = field->value.string();
        auto compiled = query::Expression::parse(text);
        if (compiled)
            return compiled::Expression{
                std::string(name), std::move(*compiled), text.find("$$") != std::string_view::npos};
        refuse(std::string(name) + ": " + compiled.error().message, field->range);
    } else {
        refuse(std::string(name) + " must be a path.", field->range);
    }
    return std::nullopt;
}

void StateCompiler::compileFail()
{
    compiled::Fail fail;
    fail.errorField = expression(m_source.fields, "Error", "Error");
    fail.causeField = expression(m_source.fields, "Cause", "Cause");
    const auto error = m_source.fields.text("Error");
    if (error && !fail.errorField)
        fail.error = *error;
    const auto cause = m_source.fields.text("Cause");
    if (cause && !fail.causeField)
        fail.cause = *cause;
    if (!m_state.isJsonata) {
        fail.errorPath = textExpression("ErrorPath");
        fail.causePath = textExpression("CausePath");
    }
    m_state.kind = std::move(fail);
}

void StateCompiler::compileParallel(const asl::Parallel& parallel)
{
    compiled::Parallel compiled;
    for (const asl::ScopeIndex branch : parallel.branches)
        compiled.starts.push_back(startOf(branch));
    if (compiled.starts.empty())
        refuse("A Parallel needs at least one branch.", m_source.nameRange);
    m_state.kind = std::move(compiled);
}

} // namespace statelight::execution
