#include "app/simulator/event_model.h"

#include "app/document/duration_text.h"
#include "app/document/qt_text.h"
#include "core/json.h"

namespace statelight::app {

namespace {

using execution::EventType;

// "TaskStateEntered" of a task reads "entered", "LambdaFunctionFailed" reads "failed": the state says the rest.
QString what(EventType type)
{
    const QString name = fromUtf8(execution::toString(type));
    qsizetype last = name.size() - 1;
    while (last > 0 && !name[last].isUpper()) {
        --last;
    }
    const QString verb = name.mid(last).toLower();
    if (name.startsWith(QStringLiteral("MapIteration"))) {
        return QStringLiteral("iteration ") + verb;
    }
    if (name.startsWith(QStringLiteral("MapRun"))) {
        return QStringLiteral("run ") + verb;
    }
    return verb == QStringLiteral("out") ? QStringLiteral("timed out") : verb;
}

EventModel::Tone tone(EventType type)
{
    const QString verb = what(type);
    if (verb.endsWith(QStringLiteral("failed")) || verb == QStringLiteral("timed out")) {
        return EventModel::Failed;
    }
    if (verb.endsWith(QStringLiteral("succeeded")) || verb == QStringLiteral("exited")) {
        return EventModel::Succeeded;
    }
    if (verb.endsWith(QStringLiteral("aborted"))) {
        return EventModel::Aborted;
    }
    return verb == QStringLiteral("entered") || verb == QStringLiteral("redriven") ? EventModel::Plain
                                                                                   : EventModel::Running;
}

} // namespace

EventModel::EventModel(QObject* parent)
    : QAbstractListModel(parent)
{}

void EventModel::setSession(const Session* session)
{
    if (m_count > 0) {
        beginRemoveRows({}, 0, m_count - 1);
        m_count = 0;
        endRemoveRows();
    }
    m_session = session;
    update();
    emit countChanged();
}

void EventModel::update()
{
    const int now = m_session == nullptr ? 0 : static_cast<int>(m_session->history().events().size());
    if (now > m_count) {
        beginInsertRows({}, m_count, now - 1);
        m_count = now;
        endInsertRows();
        emit countChanged();
    }
}

QString EventModel::json(int row) const
{
    if (m_session == nullptr || row < 0 || row >= m_count) {
        return {};
    }
    const auto& event = m_session->history().events()[static_cast<std::size_t>(row)];
    return fromUtf8(core::toJson(execution::toValue(event, m_session->program()), 2));
}

QString EventModel::iterationText(std::uint32_t lineage) const
{
    const auto& lineages = m_session->history().lineages();
    for (; lineage != 0; lineage = lineages[lineage].parent) {
        if (m_session->program().stateType(lineages[lineage].owner) == asl::StateType::Map) {
            return tr("item %1").arg(lineages[lineage].index + 1);
        }
    }
    return {};
}

int EventModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant EventModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_count) {
        return {};
    }
    const auto& event = m_session->history().events()[static_cast<std::size_t>(index.row())];
    const bool hasState = event.state != execution::noState;
    switch (role) {
    case IdRole:
        return event.id;
    case TimeRole:
        return durationText(event.timestamp.milliseconds - execution::virtualStart.milliseconds);
    case StateRole:
        return hasState ? fromUtf8(m_session->program().stateName(event.state)) : tr("Execution");
    case StatePathRole:
        return hasState ? QString::fromStdString(m_session->program().statePath(event.state).pointer()) : QString();
    case WhatRole:
        return what(event.type);
    case ToneRole:
        return tone(event.type);
    case DetailRole:
        return event.details && event.details->error ? fromUtf8(*event.details->error) : iterationText(event.lineage);
    case TypeRole:
        return fromUtf8(execution::toString(event.type));
    default:
        return {};
    }
}

QHash<int, QByteArray> EventModel::roleNames() const
{
    return {{IdRole, "eventId"}, {TimeRole, "time"}, {StateRole, "stateName"}, {StatePathRole, "statePath"},
        {WhatRole, "what"}, {ToneRole, "tone"}, {DetailRole, "detail"}, {TypeRole, "eventType"}};
}

} // namespace statelight::app
