#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <optional>
#include <vector>

#include "app/simulator/run_fold.h"

namespace statelight::app {

/// The values of one visit of a state: its input, the value after each stage, its output.
class StageModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator has its stages")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role { TitleRole = Qt::UserRole, SourceRole, SizeRole, TextRole, ChangedRole };

    explicit StageModel(QObject* parent = nullptr);

    /// Nothing where `visit` is null.
    void show(const Session* session, const Visit* visit);
    /// What the state that is entered next will get.
    void showComing(const core::Value& input);
    Q_INVOKABLE QString text(int row) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countChanged();

private:
    struct Row {
        QString title;
        QString source; ///< the field that made the value: "$.order"
        core::Value value;
        bool changed = true; ///< differs from the stage before
        bool operator==(const Row&) const = default;
    };

    void setRows(std::vector<Row> rows);
    [[nodiscard]] static std::vector<Row> rowsOf(const Session& session, const Visit& visit);
    [[nodiscard]] static std::optional<Row> failureOf(const Visit& visit);
    [[nodiscard]] static std::vector<Row> rowsOfChild(const Session& session, const Visit& visit);

    std::vector<Row> m_rows;
};

} // namespace statelight::app
