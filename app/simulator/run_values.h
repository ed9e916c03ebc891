#pragma once

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include "app/document/document.h"
#include "document/placeholders.h"

namespace statelight::app {

/// What the placeholders of a definition (`${Name}`) stand for in runs here: kept in the sidecar of its file, or as
/// long as it is open where it has none.
class RunValues : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The Simulator has its values")

public:
    explicit RunValues(Document* document, QObject* parent = nullptr);

    /// Of each placeholder in the definition its "name", how often it stands there ("count") and its "value"; empty
    /// where none is given.
    Q_INVOKABLE QVariantList list() const;
    /// An empty value takes the one that was given away.
    Q_INVOKABLE void set(const QString& name, const QString& value);

    /// Fails as storage::readSidecar does.
    [[nodiscard]] core::Result<document::PlaceholderValues> values() const;

private:
    void bringAlong();

    Document* m_document;
    document::PlaceholderValues m_values; ///< for the next file, and while there is none
};

} // namespace statelight::app
