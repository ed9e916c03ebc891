#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <vector>

#include "app/inspector/form_field.h"

namespace statelight::app {

/// The fields of one tab of the inspector. A new form changes only what differs, so that the focus stays where it is.
class FormModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Inspector has its forms")

public:
    enum Role {
        KindRole = Qt::UserRole,
        PointerRole,
        LabelRole,
        TextRole,
        PlaceholderRole,
        HelpRole,
        OptionsRole,
        HalfRole,
        ProblemRole,
    };
    /// FieldKind for QML.
    enum Kind { Group, Add, Text, Number, Json, Choice, Target, Errors };
    Q_ENUM(Kind)

    explicit FormModel(FormTab tab, QObject* parent = nullptr);

    void show(const std::vector<FormField>& fields);
    void setProblem(int row, const QString& problem);
    [[nodiscard]] const FormField& field(int row) const { return m_rows[static_cast<std::size_t>(row)].field; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        FormField field;
        QString problem;
    };

    void resize(const std::vector<const FormField*>& fields);

    FormTab m_tab;
    std::vector<Row> m_rows;
};

} // namespace statelight::app
