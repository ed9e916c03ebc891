#include "app/simulator/result_request.h"

#include <utility>

#include "app/document/qt_text.h"
#include "core/json.h"
#include "simulation/default_results.h"

namespace statelight::app {

namespace {

core::Value suggestionFor(const Session& session, const execution::TaskRequest& request)
{
    const execution::Resource* resource = session.program().resource(request.state);
    if (request.kind == execution::RequestKind::ReadItems) {
        return core::Value::array({});
    }
    return resource == nullptr ? core::Value::object({}) : simulation::defaultResult(*resource, request.parameters);
}

} // namespace

ResultRequest::ResultRequest(QObject* parent)
    : QObject(parent)
{}

void ResultRequest::show(const Session* session)
{
    const execution::TaskRequest* open = session == nullptr ? nullptr : session->open();
    const execution::TaskId id = open == nullptr ? 0 : open->id;
    if (std::exchange(m_id, id) == id) {
        return;
    }
    if (open != nullptr) {
        const execution::Resource* resource = session->program().resource(open->state);
        m_stateName = fromUtf8(session->program().stateName(open->state));
        m_resource = resource == nullptr ? QString() : fromUtf8(resource->arn);
        m_attempt = static_cast<int>(open->attempt) + 1;
        m_parameters = fromUtf8(core::toJson(open->parameters, 2));
        m_suggestion = fromUtf8(core::toJson(suggestionFor(*session, *open), 2));
    }
    emit changed();
}

QString ResultRequest::problemOf(const QString& json) const
{
    const auto value = core::parseJson(json.toStdString());
    return value ? QString() : fromUtf8(value.error().message);
}

} // namespace statelight::app
