#pragma once

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include "app/document/document.h"
#include "simulation/task_source.h"

namespace statelight::app {

/// The folder that plays S3 in runs (FOLDER/bucket/key, as ObjectFolder has it): item readers read from it, result
/// writers write to it.
class ObjectsChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator has its objects")
    /// Whether any state of the definition reads its items from S3 or writes its results there.
    Q_PROPERTY(bool wanted READ isWanted NOTIFY wantedChanged FINAL)
    Q_PROPERTY(QString path READ path NOTIFY pathChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY pathChanged FINAL)

public:
    explicit ObjectsChoice(Document* document, QObject* parent = nullptr);

    /// Takes a path or a file URL.
    Q_INVOKABLE void open(const QString& folder);
    Q_INVOKABLE void clear();

    /// Who reads and writes objects in a run; nobody where no folder is chosen.
    [[nodiscard]] simulation::TaskSources sources() const;

    [[nodiscard]] bool isWanted() const { return m_isWanted; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString name() const;

signals:
    void wantedChanged();
    void pathChanged();

private:
    void look();

    Document* m_document;
    QString m_path;
    bool m_isWanted = false;
};

} // namespace statelight::app
