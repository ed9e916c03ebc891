#pragma once

#include <QtCore/QAbstractListModel>
#include <QtQml/qqmlregistration.h>
#include <vector>

namespace statelight::app {

/// The samples that come with the program, as resources/samples/index.json lists them.
class SampleModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Workbench has the samples")
    Q_PROPERTY(int count READ count CONSTANT FINAL)

public:
    enum Role { TitleRole = Qt::UserRole, HelpRole };

    explicit SampleModel(QObject* parent = nullptr);

    [[nodiscard]] int count() const { return static_cast<int>(m_samples.size()); }
    /// The definition's place in the program's resources; the row must exist.
    [[nodiscard]] QString definition(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Sample {
        QString title;
        QString help;
        QString definition;
    };
    std::vector<Sample> m_samples;
};

} // namespace statelight::app
