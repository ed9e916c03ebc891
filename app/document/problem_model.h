#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <memory>
#include <optional>
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
    enum Role { SeverityRole = Qt::UserRole, MessageRole, PlaceRole, StatePathRole, LineRole, CodeRole, FixRole };

    explicit ProblemModel(QObject* parent = nullptr);

    void show(std::shared_ptr<const document::Snapshot> snapshot);

    [[nodiscard]] int errors() const { return count(core::Severity::Error); }
    [[nodiscard]] int warnings() const { return count(core::Severity::Warning); }
    [[nodiscard]] int infos() const { return count(core::Severity::Info); }
    /// The place of a row in the text, in bytes.
    [[nodiscard]] core::SourceRange rangeOf(int row) const { return diagnosticOf(row).range; }
    [[nodiscard]] const core::Diagnostic& diagnosticOf(int row) const;
    /// The first row with a fix around that byte of the text, or of that state; -1 without one.
    [[nodiscard]] int fixableAt(std::uint32_t offset) const;
    [[nodiscard]] int fixableOf(const asl::StatePath& state) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void countsChanged();

private:
    /// A row for each of the snapshot's diagnostics.
    struct Row {
        std::optional<asl::StateIndex> state;
        int line = 0;
    };

    void replaceRows(std::shared_ptr<const document::Snapshot> snapshot, std::vector<Row> rows);
    [[nodiscard]] QString statePathOf(int row) const;
    [[nodiscard]] int count(core::Severity severity) const;

    std::shared_ptr<const document::Snapshot> m_snapshot; ///< null before the first
    std::vector<Row> m_rows;
};

} // namespace statelight::app
