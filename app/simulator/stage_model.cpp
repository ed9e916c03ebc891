#include "app/simulator/stage_model.h"

#include "app/document/qt_text.h"
#include "core/builder.h"
#include "core/json.h"

namespace statelight::app {

namespace {

using execution::Stage;

QString titleOf(Stage stage, const asl::State& state)
{
    switch (stage) {
    case Stage::Input:
        return StageModel::tr("Input");
    case Stage::AfterInputPath:
        return QStringLiteral("InputPath");
    case Stage::AfterItemsPath:
        return state.language == asl::QueryLanguage::Jsonata ? QStringLiteral("Items") : QStringLiteral("ItemsPath");
    case Stage::AfterItemSelector:
        return QStringLiteral("ItemSelector");
    case Stage::AfterItemBatcher:
        return QStringLiteral("ItemBatcher");
    case Stage::MaxConcurrency:
        return QStringLiteral("MaxConcurrency");
    case Stage::ToleratedFailureCount:
        return QStringLiteral("ToleratedFailureCount");
    case Stage::ToleratedFailurePercentage:
        return QStringLiteral("ToleratedFailurePercentage");
    case Stage::AfterParameters:
        return state.language == asl::QueryLanguage::Jsonata ? QStringLiteral("Arguments")
                                                             : QStringLiteral("Parameters");
    case Stage::Result:
        return StageModel::tr("Result");
    case Stage::AfterResultSelector:
        return QStringLiteral("ResultSelector");
    case Stage::AfterResultPath:
        return QStringLiteral("ResultPath");
    case Stage::Output:
        return StageModel::tr("Output");
    case Stage::AssignedVariables:
        return QStringLiteral("Assign");
    case Stage::Variables:
        return StageModel::tr("Variables");
    case Stage::ErrorOutput:
        return StageModel::tr("Error");
    }
    return {};
}

QString sourceOf(const QString& title, const asl::State& state)
{
    const auto field = state.fields.text(title.toStdString());
    return field ? fromUtf8(*field) : QString();
}

QString sizeOf(const core::Value& value)
{
    const auto count = static_cast<int>(value.size());
    QString bytes = StageModel::tr("%L1 B").arg(core::jsonSize(value));
    if (value.isObject()) {
        return StageModel::tr("%n field(s)", nullptr, count) + QStringLiteral(" · ") + bytes;
    }
    if (value.isArray()) {
        return StageModel::tr("%n item(s)", nullptr, count) + QStringLiteral(" · ") + bytes;
    }
    return bytes;
}

} // namespace

StageModel::StageModel(QObject* parent)
    : QAbstractListModel(parent)
{}

std::vector<StageModel::Row> StageModel::rowsOf(const Session& session, const Visit& visit)
{
    if (visit.lineage >= Session::firstChildLineage) {
        return rowsOfChild(session, visit);
    }
    const asl::State& state = session.snapshot().machine.states[visit.state];
    std::vector<Row> rows;
    std::uint32_t attempt = 0;
    for (const execution::StageRecord& record : session.history().stagesOf(visit.enteredId)) {
        // An empty set of variables says nothing.
        if (record.stage == Stage::Variables && record.value.size() == 0) {
            continue;
        }
        Row row;
        row.title = titleOf(record.stage, state);
        row.source = sourceOf(row.title, state);
        if (record.attempt > 0 && record.attempt != attempt) {
            attempt = record.attempt;
            row.source = tr("attempt %1").arg(attempt + 1);
        }
        row.value = record.value;
        row.changed = rows.empty() || !(rows.back().value == record.value);
        rows.push_back(std::move(row));
    }
    return rows;
}

// Of the states in a child execution the history tells input and output only.
std::vector<StageModel::Row> StageModel::rowsOfChild(const Session& session, const Visit& visit)
{
    std::vector<Row> rows;
    const auto& child = session.history().children()[visit.lineage - Session::firstChildLineage];
    bool isInside = false;
    for (const execution::HistoryEvent& event : child.events) {
        const bool isEntry = event.id == visit.enteredId;
        const bool isExit = isInside && event.state == visit.state && execution::isStateExited(event.type);
        if (isEntry || isExit) {
            rows.push_back({isEntry ? tr("Input") : tr("Output"), {}, event.value, true});
        }
        if (isExit) {
            break;
        }
        isInside = isInside || isEntry;
    }
    return rows;
}

void StageModel::show(const Session* session, const Visit* visit)
{
    std::vector<Row> rows;
    if (session != nullptr && visit != nullptr) {
        rows = rowsOf(*session, *visit);
        if (std::optional<Row> failure = failureOf(*visit)) {
            rows.push_back(std::move(*failure));
        }
    }
    setRows(std::move(rows));
}

void StageModel::showComing(const core::Value& input)
{
    setRows({Row{tr("Input to come"), {}, input, true}});
}

// A caught error is among the stages already.
std::optional<StageModel::Row> StageModel::failureOf(const Visit& visit)
{
    const bool hasFailed = visit.status == RunStatus::Failed || visit.status == RunStatus::TimedOut;
    if (!hasFailed || !visit.failure || (!visit.failure->error && !visit.failure->cause)) {
        return std::nullopt;
    }
    core::ObjectBuilder failure(2);
    if (visit.failure->error) {
        failure.add("Error", *visit.failure->error);
    }
    if (visit.failure->cause) {
        failure.add("Cause", *visit.failure->cause);
    }
    return Row{tr("Error"), {}, failure.finish(), true};
}

// Rows keep their place: those that differ are told, the rest of the list grows or shrinks at its end.
void StageModel::setRows(std::vector<Row> rows)
{
    const std::size_t common = std::min(rows.size(), m_rows.size());
    for (std::size_t at = 0; at < common; ++at) {
        if (!(m_rows[at] == rows[at])) {
            m_rows[at] = std::move(rows[at]);
            const QModelIndex changed = index(static_cast<int>(at));
            emit dataChanged(changed, changed);
        }
    }
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, static_cast<int>(common), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(common);
        endRemoveRows();
        emit countChanged();
    } else if (rows.size() > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(rows.size()) - 1);
        std::move(rows.begin() + static_cast<std::ptrdiff_t>(common), rows.end(), std::back_inserter(m_rows));
        endInsertRows();
        emit countChanged();
    }
}

QString StageModel::text(int row) const
{
    if (row < 0 || row >= count()) {
        return {};
    }
    return fromUtf8(core::toJson(m_rows[static_cast<std::size_t>(row)].value, 2));
}

int StageModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant StageModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count()) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TitleRole:
        return row.title;
    case SourceRole:
        return row.source;
    case SizeRole:
        return sizeOf(row.value);
    case TextRole:
        return text(index.row());
    case ChangedRole:
        return row.changed;
    default:
        return {};
    }
}

QHash<int, QByteArray> StageModel::roleNames() const
{
    return {{TitleRole, "title"}, {SourceRole, "source"}, {SizeRole, "sizeText"}, {TextRole, "valueText"},
        {ChangedRole, "changed"}};
}

} // namespace statelight::app
