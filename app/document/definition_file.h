#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <string>
#include <string_view>

#include "core/result.h"
#include "document/snapshot.h"

namespace statelight::app {

/// Where a definition lies: in a file of its own, or as one of the state machines of a template.
struct DefinitionPlace {
    QString path;
    QString machine; ///< its name in the template; empty: the file is the definition

    /// "template.yaml#Orders" or the path alone.
    [[nodiscard]] QString text() const;
    /// What text() gave. A "#" is part of the path where there is such a file.
    [[nodiscard]] static DefinitionPlace fromText(const QString& text);

    bool operator==(const DefinitionPlace&) const = default;
};

struct DefinitionText {
    std::string text;
    source::Format format = source::Format::Json;
};

/// The names of the machines that can be opened in a template; none for a file that is no template or can't be read.
[[nodiscard]] QStringList machinesIn(const QString& path);
/// What a user means who opens a file: of a template its only machine. Fails with the "storage.…" codes of readTextFile
/// and with the "template.…" codes of document::chooseDefinition.
[[nodiscard]] core::Result<DefinitionPlace> definitionIn(const QString& path);
/// What lies at just that place; without a machine the whole file, whatever it is. Fails as definitionIn does.
[[nodiscard]] core::Result<DefinitionText> readDefinition(const DefinitionPlace& place);
/// Writes the text to its place, whole or not at all. In a template nothing changes but the lines of the machine that
/// differ. Fails as readDefinition and storage::writeFile do, and with "template.write" where the template can't hold
/// the text.
[[nodiscard]] core::Result<void> writeDefinition(const DefinitionPlace& place, std::string_view text);

} // namespace statelight::app
