#include "app/simulator/result_request.h"

#include <utility>

#include "app/document/qt_text.h"
#include "core/json.h"
#include "simulation/default_results.h"
#include "simulation/object_folder.h"

namespace statelight::app {

namespace {

QString originOf(const execution::Resource* resource, const execution::TaskRequest& request)
{
    const core::Value* named = request.parameters.find("Resource");
    switch (request.kind) {
    case execution::RequestKind::ReadItems:
        return ResultRequest::tr("ItemReader · %1").arg(named == nullptr ? QString() : fromUtf8(named->string()));
    case execution::RequestKind::WriteResults:
        return ResultRequest::tr("ResultWriter · %1").arg(named == nullptr ? QString() : fromUtf8(named->string()));
    default:
        return ResultRequest::tr("%1 · attempt %2")
            .arg(resource == nullptr ? QString() : fromUtf8(resource->arn))
            .arg(request.attempt + 1);
    }
}

core::Value suggestionFor(const Session& session, const execution::TaskRequest& request)
{
    const execution::Resource* resource = session.program().resource(request.state);
    if (request.kind == execution::RequestKind::ReadItems) {
        return core::Value::array({});
    }
    if (request.kind == execution::RequestKind::WriteResults) {
        return simulation::writtenResult(request.parameters);
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
        m_kind = open->kind;
        m_origin = originOf(resource, *open);
        m_suggestion = fromUtf8(core::toJson(suggestionFor(*session, *open), 2));
    }
    emit changed();
}

QString ResultRequest::title() const
{
    switch (m_kind) {
    case execution::RequestKind::ReadItems:
        return tr("%1 needs its items").arg(m_stateName);
    case execution::RequestKind::WriteResults:
        return tr("%1 has results to write").arg(m_stateName);
    default:
        return tr("%1 needs a result").arg(m_stateName);
    }
}

QString ResultRequest::hint() const
{
    switch (m_kind) {
    case execution::RequestKind::ReadItems:
        return tr("What the reader finds: an array of items.");
    case execution::RequestKind::WriteResults:
        return tr("What the state's result becomes.");
    default:
        return {};
    }
}

QString ResultRequest::usualError() const
{
    switch (m_kind) {
    case execution::RequestKind::ReadItems:
        return QStringLiteral("States.ItemReaderFailed");
    case execution::RequestKind::WriteResults:
        return QStringLiteral("States.ResultWriterFailed");
    default:
        return {};
    }
}

QString ResultRequest::problemOf(const QString& json) const
{
    const auto value = core::parseJson(json.toStdString());
    if (!value) {
        return fromUtf8(value.error().message);
    }
    return m_kind == execution::RequestKind::ReadItems && !value->isArray() ? tr("The items must be an array: [ … ]")
                                                                            : QString();
}

} // namespace statelight::app
