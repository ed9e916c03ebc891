#include "app/document/problem_model.h"

#include <algorithm>

namespace statelight::app {

namespace {

/// Finds the innermost state around one place after the other; the places must not go back.
class StateSweep {
public:
    explicit StateSweep(const asl::StateMachine& machine)
    {
        for (const asl::State& state : machine.states)
            m_states.push_back(&state);
        std::ranges::stable_sort(m_states, {}, beginOf);
    }

    /// Null outside of every state.
    const asl::State* stateAt(std::uint32_t place)
    {
        for (; m_next < m_states.size() && beginOf(m_states[m_next]) <= place; ++m_next) {
            closeBefore(beginOf(m_states[m_next]));
            m_open.push_back(m_states[m_next]);
        }
        closeBefore(place);
        return m_open.empty() ? nullptr : m_open.back();
    }

private:
    static std::uint32_t beginOf(const asl::State* state)
    {
        return state->nameRange.isEmpty() ? state->range.begin : state->nameRange.begin;
    }

    void closeBefore(std::uint32_t place)
    {
        while (!m_open.empty() && m_open.back()->range.end <= place)
            m_open.pop_back();
    }

    std::vector<const asl::State*> m_states; // by place
    std::vector<const asl::State*> m_open; // each holds the next
    std::size_t m_next = 0;
};

QString placeOf(const QString& statePath, const core::Diagnostic& diagnostic)
{
    const QString location = QString::fromStdString(diagnostic.location);
    QString place = QString::fromStdString(asl::StatePath(statePath.toStdString()).name());
    if (!statePath.isEmpty() && location.size() > statePath.size() && location.startsWith(statePath))
        place += location.mid(statePath.size()).replace(QChar(u'/'), QStringLiteral(" › "));
    else if (statePath.isEmpty())
        place = location.mid(1).replace(QChar(u'/'), QStringLiteral(" › "));
    // What is no fault has a rule that can be looked up and switched off.
    if (diagnostic.severity == core::Severity::Info)
        place += (place.isEmpty() ? QString() : QStringLiteral(" · ")) + QString::fromStdString(diagnostic.code);
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
    StateSweep states(snapshot.machine);
    for (const core::Diagnostic& diagnostic : snapshot.diagnostics) {
        const auto begin = std::min<std::size_t>(diagnostic.range.begin, text.size());
        if (begin < counted) {
            counted = 0;
            line = 1;
        }
        line += static_cast<int>(
            std::count(text.begin() + counted, text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
        counted = static_cast<std::uint32_t>(begin);
        const asl::State* const state = states.stateAt(diagnostic.range.begin);
        const QString path = state == nullptr ? QString() : QString::fromStdString(state->path.pointer());
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
