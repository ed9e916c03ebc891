#pragma once

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>
#include <string>

#include "app/document/document.h"

namespace statelight::app {

/// The last texts that a document's file had, kept with every save.
class SavedVersions : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("A tab has its versions")

public:
    /// Without a folder (empty) nothing is kept.
    SavedVersions(Document& document, std::string folder);

    /// The newest first; of each its "number", its "time" in the words of the locale and its "size".
    Q_INVOKABLE QVariantList list() const;
    /// Makes that text the document's, as one change that can be undone.
    Q_INVOKABLE void restore(qulonglong number);
    [[nodiscard]] bool isKept() const { return !m_folder.empty(); }

private:
    void keep(const Document::Text& before);

    Document& m_document;
    std::string m_folder;
};

} // namespace statelight::app
