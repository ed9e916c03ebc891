#include "app/document/problem_model.h"

#include <algorithm>

namespace statelight::app {

namespace {

/// The state that a location lies in: "/States/All/Branches/0/States/Book/Next" ->
/// "/States/All/Branches/0/States/Book".
QString statePathOf(const document::Snapshot& snapshot, const core::Diagnostic& diagnostic)
{
    const asl::State* innermost = nullptr;
    for (const asl::State& state : snapshot.machine.states) {
        const bool holds = state.range.begin <= diagnostic.range.begin && diagnostic.range.begin < state.range.end;
        if (holds || state.nameRange.contains(diagnostic.range.begin))
            innermost = &state;
    }
    return innermost ? QString::fromStdString(innermost->path.pointer()) : QString();
}

QString placeOf(const QString& statePath, const core::Diagnostic& diagnostic)
{
    const QString location = QString::fromStdString(diagnostic.location);
    QString place = QString::fromStdString(asl::StatePath(statePath.toStdString()).name());
    if (!statePath.isEmpty() && location.size() > statePath.size() && location.startsWith(statePath))
        place += location.mid(statePath.size()).replace(QChar(u'/'), QStringLiteral(" › "));
    else if (statePath.isEmpty())
        place = location.mid(1).replace(QChar(u'/'), QStringLiteral(" › "));
    return place;
}

} // namespace

ProblemModel::ProblemModel(QObject* parent)
    : QAbstractListModel(parent)
{}

void ProblemModel::show(const document::Snapshot& snapshot)
{
    std::vector<Row> rows;
    std::uint32_t counted = 0;
    int line = 1;
    const std::string_view text = snapshot.tree.text();
    for (const core::Diagnostic& diagnostic : snapshot.diagnostics) {
        const auto begin = std::min<std::size_t>(diagnostic.range.begin, text.size());
        if (begin < counted) {
            counted = 0;
            line = 1;
        }
        line += static_cast<int>(
            std::count(text.begin() + counted, text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
        counted = static_cast<std::uint32_t>(begin);
        const QString path = statePathOf(snapshot, diagnostic);
        rows.push_back({diagnostic, path, placeOf(path, diagnostic), line});
    }
    replaceRows(std::move(rows));
}

void ProblemModel::replaceRows(std::vector<Row> rows)
{
    const auto same = static_cast<int>(std::mismatch(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(),
                                           [](const Row& left, const Row& right) {
                                               return left.diagnostic.code == right.diagnostic.code
                                                   && left.diagnostic.message == right.diagnostic.message;
                                           })
                                           .first
        - m_rows.begin());
    const auto oldTail = static_cast<int>(m_rows.size()) - same;
    const auto newTail = static_cast<int>(rows.size()) - same;
    const auto shared = std::min(oldTail, newTail);
    if (oldTail > newTail)
        beginRemoveRows({}, same + shared, same + oldTail - 1);
    else if (newTail > oldTail)
        beginInsertRows({}, same + shared, same + newTail - 1);
    m_rows = std::move(rows);
    if (oldTail > newTail)
        endRemoveRows();
    else if (newTail > oldTail)
        endInsertRows();
    if (same + shared > 0)
        emit dataChanged(index(0), index(same + shared - 1));
    emit countsChanged();
}

core::SourceRange ProblemModel::rangeOf(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).diagnostic.range;
}

int ProblemModel::count(core::Severity severity) const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [severity](const Row& row) { return row.diagnostic.severity == severity; }));
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case SeverityRole:
        return static_cast<int>(row.diagnostic.severity);
    case MessageRole:
        return QString::fromStdString(row.diagnostic.message);
    case PlaceRole:
        return row.place;
    case StatePathRole:
        return row.statePath;
    case LineRole:
        return row.line;
    case CodeRole:
        return QString::fromStdString(row.diagnostic.code);
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const
{
    return {{SeverityRole, "severity"}, {MessageRole, "message"}, {PlaceRole, "place"}, {StatePathRole, "statePath"},
        {LineRole, "line"}, {CodeRole, "code"}};
}

} // namespace statelight::app
