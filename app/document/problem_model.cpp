#include "app/document/problem_model.h"

#include <algorithm>
#include <utility>

#include "app/document/let_go.h"
#include "app/document/qt_text.h"

namespace statelight::app {

namespace {

/// Finds the innermost state around one place after the other; the places must not go back.
class StateSweep {
public:
    explicit StateSweep(const asl::StateMachine& machine)
        : m_machine(machine)
    {
        for (asl::StateIndex state = 0; state < machine.states.size(); ++state)
            m_states.push_back(state);
        std::ranges::stable_sort(m_states, {}, [this](asl::StateIndex state) { return beginOf(state); });
    }

    /// None outside of every state.
    std::optional<asl::StateIndex> stateAt(std::uint32_t place)
    {
        for (; m_next < m_states.size() && beginOf(m_states[m_next]) <= place; ++m_next) {
            closeBefore(beginOf(m_states[m_next]));
            m_open.push_back(m_states[m_next]);
        }
        closeBefore(place);
        return m_open.empty() ? std::nullopt : std::optional(m_open.back());
    }

private:
    [[nodiscard]] std::uint32_t beginOf(asl::StateIndex index) const
    {
        const asl::State& state = m_machine.states[index];
        return state.nameRange.isEmpty() ? state.range.begin : state.nameRange.begin;
    }

    void closeBefore(std::uint32_t place)
    {
        while (!m_open.empty() && m_machine.states[m_open.back()].range.end <= place)
            m_open.pop_back();
    }

    const asl::StateMachine& m_machine;
    std::vector<asl::StateIndex> m_states; // by place
    std::vector<asl::StateIndex> m_open; // each holds the next
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

void ProblemModel::show(std::shared_ptr<const document::Snapshot> snapshot)
{
    std::vector<Row> rows;
    rows.reserve(snapshot->diagnostics.size());
    std::size_t counted = 0;
    int line = 1;
    const std::string_view text = snapshot->tree.text();
    StateSweep states(snapshot->machine);
    for (const core::Diagnostic& diagnostic : snapshot->diagnostics) {
        const auto begin = std::min<std::size_t>(diagnostic.range.begin, text.size());
        if (begin < counted) {
            counted = 0;
            line = 1;
        }
        line += static_cast<int>(std::ranges::count(text.substr(counted, begin - counted), '\n'));
        counted = begin;
        rows.push_back({states.stateAt(diagnostic.range.begin), line});
    }
    replaceRows(std::move(snapshot), std::move(rows));
}

void ProblemModel::replaceRows(std::shared_ptr<const document::Snapshot> snapshot, std::vector<Row> rows)
{
    const core::Diagnostics none;
    const core::Diagnostics& before = m_snapshot ? m_snapshot->diagnostics : none;
    const core::Diagnostics& after = snapshot->diagnostics;
    const auto isSame = [](const core::Diagnostic& left, const core::Diagnostic& right) {
        return left.code == right.code && left.message == right.message;
    };
    const auto same = static_cast<int>(
        std::mismatch(before.begin(), before.end(), after.begin(), after.end(), isSame).first - before.begin());
    const auto oldTail = static_cast<int>(m_rows.size()) - same;
    const auto newTail = static_cast<int>(rows.size()) - same;
    const auto shared = std::min(oldTail, newTail);
    if (oldTail > newTail)
        beginRemoveRows({}, same + shared, same + oldTail - 1);
    else if (newTail > oldTail)
        beginInsertRows({}, same + shared, same + newTail - 1);
    m_rows = std::move(rows);
    letGoElsewhere(std::exchange(m_snapshot, std::move(snapshot)));
    if (oldTail > newTail)
        endRemoveRows();
    else if (newTail > oldTail)
        endInsertRows();
    if (same + shared > 0)
        emit dataChanged(index(0), index(same + shared - 1));
    emit countsChanged();
}

const core::Diagnostic& ProblemModel::diagnosticOf(int row) const
{
    return m_snapshot->diagnostics.at(static_cast<std::size_t>(row));
}

int ProblemModel::fixableAt(std::uint32_t offset) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const core::Diagnostic& found = diagnosticOf(row);
        if (!found.fixes.empty() && found.range.begin <= offset && offset <= found.range.end)
            return row;
    }
    return -1;
}

int ProblemModel::fixableOf(const asl::StatePath& state) const
{
    const auto index = m_snapshot ? m_snapshot->machine.indexOf(state) : std::nullopt;
    for (int row = 0; index && row < rowCount(); ++row)
        if (!diagnosticOf(row).fixes.empty() && m_rows[static_cast<std::size_t>(row)].state == index)
            return row;
    return -1;
}

QString ProblemModel::statePathOf(int row) const
{
    const auto state = m_rows.at(static_cast<std::size_t>(row)).state;
    return state ? fromUtf8(m_snapshot->machine.states[*state].path.pointer()) : QString();
}

int ProblemModel::count(core::Severity severity) const
{
    return m_snapshot
        ? static_cast<int>(std::ranges::count(m_snapshot->diagnostics, severity, &core::Diagnostic::severity))
        : 0;
}

int ProblemModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const core::Diagnostic& diagnostic = diagnosticOf(index.row());
    switch (role) {
    case SeverityRole:
        return static_cast<int>(diagnostic.severity);
    case MessageRole:
        return fromUtf8(diagnostic.message);
    case PlaceRole:
        return placeOf(statePathOf(index.row()), diagnostic);
    case StatePathRole:
        return statePathOf(index.row());
    case LineRole:
        return m_rows.at(static_cast<std::size_t>(index.row())).line;
    case CodeRole:
        return fromUtf8(diagnostic.code);
    case FixRole:
        return diagnostic.fixes.empty() ? QString() : fromUtf8(diagnostic.fixes.front().label);
    default:
        return {};
    }
}

QHash<int, QByteArray> ProblemModel::roleNames() const
{
    return {{SeverityRole, "severity"}, {MessageRole, "message"}, {PlaceRole, "place"}, {StatePathRole, "statePath"},
        {LineRole, "line"}, {CodeRole, "code"}, {FixRole, "fix"}};
}

} // namespace statelight::app
