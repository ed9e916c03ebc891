#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <memory>
#include <vector>

#include "core/diagnostic.h"
#include "document/snapshot.h"

namespace statelight::app {

/// The problems of one document in the order of its text. A new snapshot changes only the rows that differ.
class ProblemModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A Document has its problems")
    Q_PROPERTY(int errors READ errors NOTIFY countsChanged FINAL)
    Q_PROPERTY(int warnings READ warnings NOTIFY countsChanged FINAL)
    Q_PROPERTY(int infos READ infos NOTIFY countsChanged FINAL)

public:
    enum Role { SeverityRole = Qt::UserRole, MessageRole, PlaceRole, StatePathRole, LineRole, CodeRole };

    explicit ProblemModel(QObject* parent = nullptr);

    void show(const document::Snapshot& snapshot);

    [[nodiscard]] int errors() const { return count(core::Severity::Error); }
    [[nodiscard]] int warnings() const { return count(core::Severity::Warning); }
    [[nodiscard]] int infos() const { return count(core::Severity::Info); }
    /// The place of a row in the text, in bytes.
    [[nodiscard]] core::SourceRange rangeOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countsChanged();

private:
    struct Row {
        core::Diagnostic diagnostic;
        QString statePath;
        QString place;
        int line = 0;
        bool operator==(const Row&) const = default;
    };

    void replaceRows(std::vector<Row> rows);
    [[nodiscard]] int count(core::Severity severity) const;

    std::vector<Row> m_rows;
};

} // namespace statelight::app
