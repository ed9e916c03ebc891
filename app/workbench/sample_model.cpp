#include "app/workbench/sample_model.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace statelight::app {

namespace {

const QString folder = QStringLiteral(":/samples/");

} // namespace

SampleModel::SampleModel(QObject* parent)
    : QAbstractListModel(parent)
{
    QFile index(folder + QStringLiteral("index.json"));
    if (!index.open(QIODevice::ReadOnly))
        return;
    const QJsonArray samples = QJsonDocument::fromJson(index.readAll()).object().value("samples").toArray();
    for (const auto& entry : samples) {
        const QJsonObject sample = entry.toObject();
        m_samples.push_back({sample["title"].toString(), sample["summary"].toString(), sample["definition"].toString(),
            sample["input"].toString(), sample["mocks"].toString()});
    }
}

QString SampleModel::place(const QString& file)
{
    return file.isEmpty() ? QString() : folder + file;
}

int SampleModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SampleModel::data(const QModelIndex& index, int role) const
{
    const Sample& sample = m_samples.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case TitleRole:
        return sample.title;
    case HelpRole:
        return sample.help;
    default:
        return {};
    }
}

QHash<int, QByteArray> SampleModel::roleNames() const
{
    return {{TitleRole, "title"}, {HelpRole, "help"}};
}

} // namespace statelight::app
