#include "app/inspector/form_model.h"

#include <algorithm>

namespace statelight::app {

namespace {

bool isSameRow(const FormField& left, const FormField& right)
{
    return left.kind == right.kind && left.pointer == right.pointer && left.label == right.label;
}

} // namespace

FormModel::FormModel(FormTab tab, QObject* parent)
    : QAbstractListModel(parent)
    , m_tab(tab)
{}

// Rows keep their place while kind, pointer and label agree; from the first that doesn't to the last, they are
// replaced.
void FormModel::resize(const std::vector<const FormField*>& fields)
{
    const std::size_t most = std::min(fields.size(), m_rows.size());
    std::size_t head = 0;
    while (head < most && isSameRow(m_rows[head].field, *fields[head])) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < most - head && isSameRow(m_rows[m_rows.size() - 1 - tail].field, *fields[fields.size() - 1 - tail])) {
        ++tail;
    }
    const auto first = static_cast<int>(head);
    if (const std::size_t old = m_rows.size() - head - tail; old > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(old) - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + static_cast<int>(old));
        endRemoveRows();
    }
    if (const std::size_t fresh = fields.size() - head - tail; fresh > 0) {
        beginInsertRows({}, first, first + static_cast<int>(fresh) - 1);
        for (std::size_t at = 0; at < fresh; ++at) {
            m_rows.insert(m_rows.begin() + first + static_cast<int>(at), Row{*fields[head + at], {}});
        }
        endInsertRows();
    }
}

void FormModel::show(const std::vector<FormField>& fields)
{
    std::vector<const FormField*> own;
    for (const FormField& field : fields) {
        if (field.tab == m_tab) {
            own.push_back(&field);
        }
    }
    resize(own);
    for (std::size_t row = 0; row < own.size(); ++row) {
        if (m_rows[row].field != *own[row]) {
            m_rows[row] = Row{*own[row], {}};
            const QModelIndex changed = index(static_cast<int>(row));
            emit dataChanged(changed, changed);
        }
    }
}

void FormModel::setProblem(int row, const QString& problem)
{
    QString& current = m_rows[static_cast<std::size_t>(row)].problem;
    if (current != problem) {
        current = problem;
        emit dataChanged(index(row), index(row), {ProblemRole});
    }
}

int FormModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FormModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case KindRole:
        return static_cast<int>(row.field.kind);
    case PointerRole:
        return row.field.pointer;
    case LabelRole:
        return row.field.label;
    case TextRole:
        return row.field.text;
    case PlaceholderRole:
        return row.field.placeholder;
    case HelpRole:
        return row.field.help;
    case OptionsRole:
        return row.field.options;
    case HalfRole:
        return row.field.isHalf || (index.row() > 0 && m_rows[static_cast<std::size_t>(index.row()) - 1].field.isHalf);
    case ProblemRole:
        return row.problem;
    default:
        return {};
    }
}

QHash<int, QByteArray> FormModel::roleNames() const
{
    return {{KindRole, "kind"}, {PointerRole, "pointer"}, {LabelRole, "label"}, {TextRole, "fieldText"},
        {PlaceholderRole, "placeholder"}, {HelpRole, "help"}, {OptionsRole, "options"}, {HalfRole, "isHalf"},
        {ProblemRole, "problem"}};
}

} // namespace statelight::app
