#include "app/simulator/objects_choice.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <algorithm>
#include <utility>

#include "simulation/object_folder.h"

namespace statelight::app {

ObjectsChoice::ObjectsChoice(Document* document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(document, &Document::snapshotChanged, this, &ObjectsChoice::look);
    look();
}

void ObjectsChoice::look()
{
    const auto snapshot = m_document->snapshot();
    const bool isWanted = snapshot && std::ranges::any_of(snapshot->machine.states, [](const asl::State& state) {
        return state.type == asl::StateType::Map
            && (state.fields.find("ItemReader") != nullptr || state.fields.find("ResultWriter") != nullptr);
    });
    if (std::exchange(m_isWanted, isWanted) != isWanted)
        emit wantedChanged();
}

void ObjectsChoice::open(const QString& folder)
{
    const QUrl url(folder);
    const QString given = url.isLocalFile() ? url.toLocalFile() : folder;
    const QString path = given.isEmpty() ? QString() : QFileInfo(given).absoluteFilePath();
    if (std::exchange(m_path, path) != path)
        emit pathChanged();
}

void ObjectsChoice::clear()
{
    open({});
}

QString ObjectsChoice::name() const
{
    return QDir(m_path).dirName();
}

simulation::TaskSources ObjectsChoice::sources() const
{
    simulation::TaskSources sources;
    if (!m_path.isEmpty())
        sources.push_back(std::make_unique<simulation::ObjectFolder>(m_path.toStdString()));
    return sources;
}

} // namespace statelight::app
