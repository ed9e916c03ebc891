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
    /// Places in the program's resources; the row must exist. Input and mocks may be missing (empty).
    [[nodiscard]] QString definition(int row) const { return place(sample(row).definition); }
    [[nodiscard]] QString input(int row) const { return place(sample(row).input); }
    [[nodiscard]] QString mocks(int row) const { return place(sample(row).mocks); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Sample {
        QString title;
        QString help;
        QString definition;
        QString input;
        QString mocks;
    };

    [[nodiscard]] const Sample& sample(int row) const { return m_samples.at(static_cast<std::size_t>(row)); }
    [[nodiscard]] static QString place(const QString& file);

    std::vector<Sample> m_samples;
};

} // namespace statelight::app
