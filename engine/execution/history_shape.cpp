#include "core/builder.h"
#include "core/json.h"
#include "execution/history.h"
#include "execution/program.h"

namespace statelight::execution {

namespace {

using core::Key;
using core::ObjectBuilder;
using core::Value;

/// The details object of one event, member by member.
class DetailsShape {
public:
    DetailsShape(const HistoryEvent& event, const Program& program)
        : m_event(event)
        , m_program(program)
    {}

    DetailsShape& name()
    {
        m_object.add("name", m_program.stateName(m_event.state));
        return *this;
    }
    DetailsShape& index()
    {
        m_object.add("index", m_event.number);
        return *this;
    }
    DetailsShape& redriveCount()
    {
        m_object.add("redriveCount", m_event.number);
        return *this;
    }
    DetailsShape& length()
    {
        m_object.add("length", m_event.number);
        return *this;
    }
    DetailsShape& value(const char* key)
    {
        if (!m_event.hasValue)
            return *this;
        m_object.add(key, core::toJson(m_event.value));
        m_object.add(std::string(key) + "Details", notTruncated());
        return *this;
    }
    DetailsShape& failure()
    {
        if (m_event.details && m_event.details->error)
            m_object.add("error", *m_event.details->error);
        if (m_event.details && m_event.details->cause)
            m_object.add("cause", *m_event.details->cause);
        return *this;
    }
    DetailsShape& parameters()
    {
        m_object.add("parameters", core::toJson(m_event.value));
        m_object.add("region", m_program.region());
        return *this;
    }
    DetailsShape& service()
    {
        if (const Resource* resource = m_program.resource(m_event.state)) {
            m_object.add("resourceType", resource->service);
            m_object.add("resource", resource->action);
        }
        return *this;
    }
    DetailsShape& arn()
    {
        if (const Resource* resource = m_program.resource(m_event.state))
            m_object.add("resource", resource->arn);
        return *this;
    }
    DetailsShape& timeout()
    {
        if (m_event.details && m_event.details->timeoutSeconds)
            m_object.add("timeoutInSeconds", *m_event.details->timeoutSeconds);
        return *this;
    }
    DetailsShape& limits()
    {
        timeout();
        if (m_event.details && m_event.details->heartbeatSeconds)
            m_object.add("heartbeatInSeconds", *m_event.details->heartbeatSeconds);
        return *this;
    }
    DetailsShape& credentials()
    {
        if (m_event.details && m_event.details->roleArn) {
            ObjectBuilder role;
            role.add("roleArn", *m_event.details->roleArn);
            m_object.add("taskCredentials", role.finish());
        }
        return *this;
    }
    DetailsShape& roleArn()
    {
        if (m_event.details && m_event.details->roleArn)
            m_object.add("roleArn", *m_event.details->roleArn);
        return *this;
    }
    DetailsShape& assigned()
    {
        if (!m_event.details || !m_event.details->assignedVariables.isObject())
            return *this;
        ObjectBuilder variables;
        for (const core::Member& variable : m_event.details->assignedVariables.members())
            variables.add(variable.key, core::toJson(variable.value));
        m_object.add("assignedVariables", variables.finish());
        m_object.add("assignedVariablesDetails", notTruncated());
        return *this;
    }
    DetailsShape& worker()
    {
        if (m_event.details && m_event.details->workerName)
            m_object.add("workerName", *m_event.details->workerName);
        return *this;
    }
    DetailsShape& text(const char* key)
    {
        if (m_event.details && !m_event.details->text.empty())
            m_object.add(key, m_event.details->text);
        return *this;
    }
    DetailsShape& stateName()
    {
        m_object.add("state", m_program.stateName(m_event.state));
        return *this;
    }
    [[nodiscard]] Value finish() { return m_object.finish(); }

private:
    static Value notTruncated()
    {
        ObjectBuilder details;
        details.add("truncated", false);
        return details.finish();
    }

    const HistoryEvent& m_event;
    const Program& m_program;
    ObjectBuilder m_object;
};

std::string keyOf(EventType type)
{
    if (isStateEntered(type))
        return "stateEnteredEventDetails";
    if (isStateExited(type))
        return "stateExitedEventDetails";
    std::string key(toString(type));
    key.front() = static_cast<char>(key.front() - 'A' + 'a');
    return key + "EventDetails";
}

/// Null where the type has no details object.
Value detailsOf(const HistoryEvent& event, const Program& program)
{
    DetailsShape shape(event, program);
    if (isStateEntered(event.type))
        return shape.name().value("input").finish();
    if (isStateExited(event.type))
        return shape.name().value("output").assigned().finish();
    switch (event.type) {
    case EventType::ExecutionStarted:
        return shape.value("input").roleArn().finish();
    case EventType::ExecutionSucceeded:
    case EventType::LambdaFunctionSucceeded:
    case EventType::ActivitySucceeded:
        return shape.value("output").finish();
    case EventType::ExecutionFailed:
    case EventType::ExecutionAborted:
    case EventType::ExecutionTimedOut:
    case EventType::LambdaFunctionScheduleFailed:
    case EventType::LambdaFunctionStartFailed:
    case EventType::LambdaFunctionFailed:
    case EventType::LambdaFunctionTimedOut:
    case EventType::ActivityScheduleFailed:
    case EventType::ActivityFailed:
    case EventType::ActivityTimedOut:
    case EventType::MapRunFailed:
        return shape.failure().finish();
    case EventType::TaskScheduled:
        return shape.service().parameters().limits().credentials().finish();
    case EventType::TaskStarted:
        return shape.service().finish();
    case EventType::TaskSubmitted:
    case EventType::TaskSucceeded:
        return shape.service().value("output").finish();
    case EventType::TaskStartFailed:
    case EventType::TaskSubmitFailed:
    case EventType::TaskFailed:
    case EventType::TaskTimedOut:
        return shape.service().failure().finish();
    case EventType::LambdaFunctionScheduled:
        return shape.arn().value("input").timeout().credentials().finish();
    case EventType::ActivityScheduled:
        return shape.arn().value("input").limits().credentials().finish();
    case EventType::ActivityStarted:
        return shape.worker().finish();
    case EventType::MapStateStarted:
        return shape.length().finish();
    case EventType::MapIterationStarted:
    case EventType::MapIterationSucceeded:
    case EventType::MapIterationFailed:
    case EventType::MapIterationAborted:
        return shape.name().index().finish();
    case EventType::MapRunStarted:
    case EventType::MapRunRedriven:
        return shape.text("mapRunArn").finish();
    case EventType::ExecutionRedriven:
        return shape.redriveCount().finish();
    case EventType::EvaluationFailed:
        return shape.failure().text("location").stateName().finish();
    default:
        return {};
    }
}

Value shapeOf(const std::vector<HistoryEvent>& all, const Program& program)
{
    std::vector<Value> events;
    events.reserve(all.size());
    for (const HistoryEvent& event : all)
        events.push_back(toValue(event, program));
    ObjectBuilder shape(1);
    shape.add("events", Value::array(std::move(events)));
    return shape.finish();
}

} // namespace

Value toValue(const HistoryEvent& event, const Program& program)
{
    ObjectBuilder shape(5);
    shape.add("id", event.id);
    shape.add("previousEventId", event.previousId);
    shape.add("timestamp", toIso8601(event.timestamp));
    shape.add("type", toString(event.type));
    if (Value details = detailsOf(event, program); details.isObject())
        shape.add(keyOf(event.type), std::move(details));
    return shape.finish();
}

Value toValue(const History& history, const Program& program)
{
    return shapeOf(history.events(), program);
}

Value toValue(const ChildHistory& child, const Program& program)
{
    return shapeOf(child.events, program);
}

} // namespace statelight::execution
